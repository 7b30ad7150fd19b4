// `npm run dev`: the service starts again when its sources change; what the browser loads is built anew with it.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'

const PAUSE_MS = 200
let service = start()
let timer: NodeJS.Timeout | undefined

function start() {
  return spawn(process.execPath, ['bin/filorosso.js', 'serve'], { stdio: 'inherit' })
}

function restart(): void {
  clearTimeout(timer)
  timer = setTimeout(() => {
    const before = service
    const again = () => {
      service = start()
    }
    if (before.exitCode === null && before.signalCode === null) before.once('exit', again).kill('SIGINT')
    else again()
  }, PAUSE_MS)
}

for (const folder of ['src', 'web', 'schema', 'cypher']) watch(folder, { recursive: true }, restart)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (service.exitCode !== null || service.signalCode !== null) process.exit()
    service.once('exit', () => process.exit()).kill('SIGINT')
  })
}
