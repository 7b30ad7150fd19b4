import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { loadRelease } from '../../src/graph/releases/load.ts'
import { address, openTestDatabase, ownScope } from '../graph/support/database.ts'
import { longestTurn } from '../questions/longest-turn.ts'
import { ACT } from '../trace/small.ts'
import { vast } from '../trace/wide.ts'
import { openEdge, operation, send } from './support.ts'

/** To load as much takes minutes: `npm run test:wide`. */
const isAsked = process.env.FILOROSSO_WIDE !== undefined
const [LINES, RESULTS, PLACES] = [5_000, 20, 20]
/** What is promised of another request. */
const PROMISED_MS = 50

const TRACE = `{ trace(from: "${ACT}") { verdict truncated routes { hops { to { id } conservation { status } } } stops { at { id } reason } } }`

/** A process of its own, which works until it is to end, and then says what it found. */
async function beside(script: string, ...given: string[]): Promise<{ end(): Promise<string> }> {
  const process = spawn('npx', ['tsx', `tests/http/${script}`, ...given], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(process.stdout, 'data')
  return {
    async end() {
      process.stdin.end()
      return text(process.stdout)
    },
  }
}

/** How long others wait for /health while some work is done: in the process of this test their client would wait for its turn, too. */
async function waitedWhile<T>(port: number, work: () => Promise<T>): Promise<{ done: T; waited: string }> {
  const health = await beside('watch-health.ts', `${port}`)
  const done = await work()
  const waits: number[] = JSON.parse(await health.end()).sort((a: number, b: number) => b - a)
  const [median, ...most] = [waits[waits.length >> 1] ?? 0, ...waits.slice(0, 5)].map(ms => ms.toFixed(1))
  return { done, waited: `/health in ${median} ms, at most ${most.join(', ')}` }
}

test.skipIf(!isAsked)(
  `a plan of ${LINES} lines with ${RESULTS} results each in ${PLACES} places is loaded, and traced while others are answered`,
  async () => {
    const scope = ownScope('wide')
    // In time to be looked at whole: what is measured is how long others wait, not how long it takes.
    const edge = await openEdge(scope, { FILOROSSO_ANSWERS_MB: '0', FILOROSSO_REQUEST_MS: '300000' })
    try {
      const graph = vast(LINES, RESULTS, PLACES)
      const { id } = await loadRelease(await openTestDatabase(), graph, { scope, contentHash: 'wide' })
      // The floor: a service that does nothing, while the database is asked for as much at once by somebody else.
      const ids = [...graph.entities.keys()].filter(one => one.startsWith('result/')).slice(0, 3_000)
      const asking = await beside('ask-database.ts', JSON.stringify(address), id, JSON.stringify(ids))
      const idle = await waitedWhile(edge.port, () => new Promise(resolve => setTimeout(resolve, 10_000)))
      await asking.end()
      console.info(`while others ask the database: ${idle.waited}`)
      for (const state of ['cold', 'warm']) {
        const ask = () => send(edge.port, `/graphql?release=${id}`, operation(TRACE))
        const { done, waited } = await waitedWhile(edge.port, () => longestTurn(ask))
        const { answer, ms, ownMs, cpuMs } = done
        const { data, errors } = JSON.parse(answer.body.toString())
        console.info(
          `${state}: ${cpuMs.toFixed(0)} ms in turns of ${ownMs.toFixed(0)} ms at most, ${ms.toFixed(0)} with garbage; ${waited}`,
        )
        expect(errors).toBeUndefined()
        expect([data.trace.routes.length, data.trace.truncated]).toEqual([50, true])
        const undivided = data.trace.stops.filter(({ reason }: { reason: string }) => reason === 'UNDIVIDED')
        expect(new Set(undivided.map(({ at }: { at: { id: string } }) => at.id)).size).toBe(LINES)
        // Twice what is promised fails: a busy machine takes longer for the same.
        expect(ownMs).toBeLessThan(2 * PROMISED_MS)
      }
    } finally {
      await edge.stop()
    }
  },
  1_200_000,
)
