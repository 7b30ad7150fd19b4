import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isShared } from '../../src/graph/shared.ts'
import { withCopies } from '../graph/support/beside.ts'
import { countries } from './generate.ts'
import { memoryReader } from './memory-reader.ts'
import { ask } from './report.ts'

test(
  'other documents that share regions, funds and bodies with a plan change nothing of what is said of it',
  () =>
    fc.assert(
      fc.asyncProperty(countries, fc.nat(), fc.nat(), async ({ graph, ids, acts }, a, b) => {
        const [alone, among] = [memoryReader(graph), memoryReader(withCopies(graph, 2))]
        const from = acts[a % acts.length] ?? ''
        const others = ids.filter(id => id !== from && !isShared(id))
        const to = others[b % others.length] ?? ''
        for (const [start, goal, direction] of [
          [from, null, 'OUT'],
          [from, to, 'BOTH'],
        ] as const) {
          const { routes, stops, flow, attribution } = await ask(alone, start, { to: goal, direction })
          expect(await ask(among, start, { to: goal, direction })).toMatchObject({ routes, stops, flow, attribution })
        }
      }),
      { numRuns: 25 },
    ),
  90_000,
)
