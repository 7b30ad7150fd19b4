import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { once, post } from './client.ts'
import { childrenOf, freePort, residentMb } from './processes.ts'

/** One start, from `npm start` on. */
export interface Start {
  /** Until the first right answer over HTTP. */
  seconds: number
  /** What the service has in memory a while later, when it has read the release. */
  residentMb: number
}

/** With everything fetched and built: with no data yet, which it loads, and with the data there. */
export interface Starts {
  first: Start[]
  later: Start[]
}

const TIMES = 3
/** Warm-up of the report takes a second or two. */
const SETTLED_MS = 6_000
const OPERATION =
  '{ release { entityCount } allocations(first: 1, orderBy: AMOUNT_DESC) { nodes { id amount { amount } } } }'

/** Starts the service again and again in a folder of its own. */
export async function measureStarts(state: string, say: (text: string) => void): Promise<Starts> {
  const folder = join(state, 'start')
  const forget = () => rmSync(join(folder, 'neo4j'), { recursive: true, force: true })
  const starts: Starts = { first: [], later: [] }
  say('building, and making ready what later starts gain by')
  await start(folder, 15_000)
  for (let nth = 0; nth < TIMES; nth++) {
    forget()
    starts.first.push(await start(folder))
    starts.later.push(await start(folder))
    for (const [which, all] of Object.entries(starts)) say(`${which}: ${JSON.stringify(all.at(-1))}`)
  }
  return starts
}

async function start(folder: string, settledMs = SETTLED_MS): Promise<Start> {
  const port = await freePort()
  const begun = performance.now()
  const child = spawn('npm', ['start', '--silent'], {
    env: { ...process.env, PORT: String(port), FILOROSSO_STATE_DIR: folder, FILOROSSO_DATA: 'data/rapporto-2019' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const { pid = 0 } = child
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  let said = ''
  child.stderr.on('data', chunk => {
    said = `${said}${chunk}`.slice(-2_000)
  })
  try {
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', chunk => /^filorosso: /m.test(String(chunk)) && resolve())
      child.once('exit', code => reject(new Error(`npm start ended with ${code}: ${said}`)))
    })
    const { status, body } = await once(port, post('/graphql', { query: OPERATION }))
    if (status !== 200 || !body.includes('"amount":{"amount":"'))
      throw new Error(`the first answer is ${status} ${body.slice(0, 300)}`)
    const seconds = (performance.now() - begun) / 1_000
    await sleep(settledMs)
    return { seconds, residentMb: Math.max(...childrenOf(pid).map(residentMb)) }
  } finally {
    process.kill(-pid, 'SIGINT')
    await ended
  }
}
