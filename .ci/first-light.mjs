// Starts the service as a newcomer does, by npm start or by the command that is given, asks it a trace over HTTP, compares the answer with the one read from the report, and ends it.
import { deepStrictEqual } from 'node:assert'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const START_LIMIT_S = 60
const STOP_LIMIT_S = 8
/** How long the first right answer is waited for, in all: a busy machine may not give it within the time of one request. */
const ANSWER_LIMIT_S = 120

const port = await new Promise((resolve, reject) => {
  const probe = createServer().once('error', reject)
  probe.listen(0, '127.0.0.1', () => {
    const { port } = probe.address()
    probe.close(() => resolve(port))
  })
})

const began = Date.now()
const [command = 'npm', ...args] = process.argv.length > 2 ? process.argv.slice(2) : ['npm', 'start']
const service = spawn(command, args, {
  env: { ...process.env, PORT: String(port) },
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
})
const ended = new Promise(resolve => service.once('exit', (code, signal) => resolve({ code, signal })))
const line = await new Promise((resolve, reject) => {
  let text = ''
  service.stdout.on('data', chunk => {
    process.stdout.write(chunk)
    text += chunk
    const found = /^filorosso: .*$/m.exec(text)
    if (found) resolve(found[0])
  })
  ended.then(({ code }) => reject(new Error(`the service ended before it was ready, with ${code}`)))
})
const startSeconds = (Date.now() - began) / 1000

try {
  const operation = readFileSync(new URL('./first-light.graphql', import.meta.url), 'utf8')
  const expected = JSON.parse(readFileSync(new URL('./first-light.json', import.meta.url), 'utf8'))
  const ready = await (await fetch(`http://localhost:${port}/ready`)).json()
  deepStrictEqual(await firstAnswer(operation), expected)
  if (!line.includes(ready.release)) throw new Error(`the line at the start names another release than /ready: ${line}`)
} catch (error) {
  await stop()
  throw error
}
const { code, signal, seconds: stopSeconds } = await stop()
console.log(`started in ${startSeconds.toFixed(1)} s, stopped in ${stopSeconds.toFixed(1)} s`)
// npm, which was interrupted too, ends by the signal once the service has ended; a service that failed would be a code.
if (code !== 0 && signal !== 'SIGINT') throw new Error(`the service ended with ${code ?? signal}`)
if (
  await fetch(`http://localhost:${port}/health`).then(
    () => true,
    () => false,
  )
)
  throw new Error('the service still answers')
// A shared machine is noisy: three times the promise is a fault, less is a figure to look at.
if (startSeconds > 3 * START_LIMIT_S || stopSeconds > 3 * STOP_LIMIT_S) throw new Error('far slower than promised')
console.log('the trace is as read from the report')

/** What is answered; asked again where the service says that it was too busy to. */
async function firstAnswer(query) {
  for (const asked = Date.now(); ; await sleep(1_000)) {
    const response = await fetch(`http://localhost:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    // What it may have cost is the limits' affair, and is tested with them.
    const { extensions: _, ...answer } = await response.json()
    const busy = answer.errors?.some(({ extensions: { code } }) => code === 'TIMEOUT' || code === 'UNAVAILABLE')
    if (!busy || Date.now() - asked > ANSWER_LIMIT_S * 1_000) return answer
    console.log(`asked again after ${((Date.now() - asked) / 1_000).toFixed(1)} s: ${answer.errors[0].message}`)
  }
}

async function stop() {
  const asked = Date.now()
  // As Ctrl-C does: to the whole group of the terminal.
  process.kill(-service.pid, 'SIGINT')
  const { code, signal } = await ended
  return { code, signal, seconds: (Date.now() - asked) / 1000 }
}
