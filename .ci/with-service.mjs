// Runs a command beside a service of its own, whose address it finds in FILOROSSO_URL, and ends with the command's exit code.
import { spawn } from 'node:child_process'

const service = spawn('npm', ['start', '--silent'], {
  env: { ...process.env, PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
})
const ended = new Promise(resolve => service.once('exit', resolve))
const url = await new Promise((resolve, reject) => {
  let text = ''
  service.stdout.on('data', chunk => {
    text += chunk
    const found = /^filorosso: (.*)\/graphql /m.exec(text)
    if (found) resolve(found[1])
  })
  ended.then(code => reject(new Error(`the service ended before it was ready, with ${code}`)))
})
const [command, ...args] = process.argv.slice(2)
const child = spawn(command, args, { env: { ...process.env, FILOROSSO_URL: url }, stdio: 'inherit' })
const code = await new Promise(resolve => child.once('exit', code => resolve(code ?? 1)))
process.kill(-service.pid, 'SIGINT')
await ended
process.exitCode = code
