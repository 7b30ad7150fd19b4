import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { loadRelease } from '../../src/graph/releases/load.ts'
import { openTestDatabase, ownScope } from '../graph/support/database.ts'
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

/** How long others wait, whose client is in a process of its own: here it would wait for its turn twice. */
async function watchHealth(port: number): Promise<{ end(): Promise<number[]> }> {
  const watcher = spawn('npx', ['tsx', 'tests/http/watch-health.ts', `${port}`], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(watcher.stdout, 'data')
  return {
    async end() {
      watcher.stdin.end()
      return JSON.parse(await text(watcher.stdout))
    },
  }
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
      for (const state of ['cold', 'warm']) {
        const health = await watchHealth(edge.port)
        const { answer, ms, ownMs, cpuMs } = await longestTurn(() =>
          send(edge.port, `/graphql?release=${id}`, operation(TRACE)),
        )
        const waits = (await health.end()).sort((a, b) => b - a)
        const { data, errors } = JSON.parse(answer.body.toString())
        console.info(
          `${state}: ${cpuMs.toFixed(0)} ms in turns of ${ownMs.toFixed(0)} ms at most, ${ms.toFixed(0)} with garbage; /health in ${waits[waits.length >> 1]?.toFixed(1)} ms, at most ${waits.slice(0, 5).map(Math.round).join(', ')} ms`,
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
