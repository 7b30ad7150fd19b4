import { beforeAll, describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import type { GraphReader } from '../../src/graph/reader.ts'
import { FilorossoError } from '../../src/model/errors.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { ENTITY_KINDS } from '../../src/model/kinds.ts'
import { coverage } from '../../src/questions/coverage/coverage.ts'
import { diff } from '../../src/questions/diff/diff.ts'
import { paths } from '../../src/questions/paths/paths.ts'
import { sum } from '../../src/questions/sum/sum.ts'
import { timeline } from '../../src/questions/timeline/timeline.ts'
import { questionOf, traceIdOf } from '../../src/questions/trace/question.ts'
import { trace } from '../../src/questions/trace/trace.ts'
import { memoryReader } from '../trace/memory-reader.ts'

type Reader = Pick<
  GraphReader,
  'release' | 'entity' | 'edges' | 'ties' | 'contradiction' | 'dispute' | 'contradictionsAbout' | 'evidence'
> &
  Pick<GraphReader, 'idsOfKinds' | 'daysOf' | 'kin' | 'between' | 'isRead' | 'isPaged' | 'ground'>

let graph: GraphValue
let ids: string[]
beforeAll(async () => {
  const folder = new URL('../packages/comune-di-rivalta', import.meta.url).pathname
  graph = derive(await readPackages([folder]))
  const firstOf = (kind: string) => [...graph.entities.values()].find(entity => entity.kind === kind)?.id
  ids = [
    ...ENTITY_KINDS.flatMap(kind => firstOf(kind) ?? []),
    ...[...graph.checks, ...graph.contradictions].slice(-1).map(({ id }) => id),
    graph.checks[0]?.id ?? '',
    graph.contradictions[0]?.id ?? '',
    [...graph.evidence.keys()][0] ?? '',
    traceIdOf({ from: firstOf('ACT') ?? '', to: null, direction: 'OUT', asOf: null, maxRoutes: 50 }),
    'act/nobody/none',
    'nonsense',
    '',
  ]
})

/** A reader that answers at once for what it holds in memory, and for the rest as a database does: later. */
function reader(holds: (id: string) => boolean): Reader {
  const inner = memoryReader(graph)
  const when =
    <V>(ask: (id: string) => Promise<V>) =>
    async (id: string): Promise<V> => {
      if (!holds(id)) await new Promise(done => setImmediate(done))
      return ask(id)
    }
  return {
    release: inner.release,
    entity: when(inner.entity),
    edges: when(inner.edges),
    ties: when(inner.ties),
    kin: when(inner.kin),
    between: async (left, right) => when(one => inner.between(one, right))(left),
    isRead: inner.isRead,
    isPaged: inner.isPaged,
    ground: inner.ground,
    contradiction: when(inner.contradiction),
    dispute: when(inner.dispute),
    contradictionsAbout: when(inner.contradictionsAbout),
    evidence: when(async id => graph.evidence.get(id) ?? null),
    daysOf: inner.daysOf,
    idsOfKinds: async kinds =>
      [...graph.entities.values()].filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id),
  }
}

const PAIRS: [string, (reader: Reader, a: string, b: string) => Promise<unknown>][] = [
  ['diff', diff],
  ['paths', (from, a, b) => paths(from, { from: a, to: b, maxLength: 3, first: 3 })],
  ['sum', (from, a, b) => sum(from, [a, b])],
  ['trace', (from, a, b) => trace(from, { from: a, to: b, direction: 'OUT', asOf: null, maxRoutes: 3 })],
]
const ONES: [string, (reader: Reader, a: string) => Promise<unknown>][] = [
  ['coverage', (from, of) => coverage(from, { of, stage: null, asOf: null })],
  ['timeline', (from, about) => timeline(from, { from: null, to: null, about, first: 20 })],
  ['trace', (from, a) => trace(from, { from: a, to: null, direction: 'BOTH', asOf: null, maxRoutes: 3 })],
]

async function outcome(answer: Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await answer)
  } catch (error) {
    if (error instanceof FilorossoError) return `${error.code}: ${error.message} ${error.hint}`
    throw error
  }
}

describe('an answer does not depend on what is in memory already', () => {
  test.each(PAIRS)(
    '%s, of any two ids of whatever kind',
    async (_, ask) => {
      for (const a of ids)
        for (const b of ids) {
          const warm = await outcome(
            ask(
              reader(() => true),
              a,
              b,
            ),
          )
          expect(
            await outcome(
              ask(
                reader(id => id === a),
                a,
                b,
              ),
            ),
            `${a} ${b}`,
          ).toBe(warm)
          expect(
            await outcome(
              ask(
                reader(id => id === b),
                a,
                b,
              ),
            ),
            `${a} ${b}`,
          ).toBe(warm)
        }
    },
    120_000,
  )

  test.each(ONES)(
    '%s, of any id of whatever kind',
    async (_, ask) => {
      for (const id of ids) {
        const warm = await outcome(
          ask(
            reader(() => true),
            id,
          ),
        )
        expect(
          await outcome(
            ask(
              reader(() => false),
              id,
            ),
          ),
          id,
        ).toBe(warm)
      }
    },
    120_000,
  )
})

describe('a guard stands with its question', () => {
  test.each([
    ['trace', ['trace', 'paths']],
    ['paths', ['trace', 'paths']],
  ])('%s from a thing to itself is refused', async name => {
    const [, ask] = PAIRS.find(([other]) => other === name) ?? []
    for (const id of ids)
      expect(
        await outcome(
          ask?.(
            reader(() => true),
            id,
            id,
          ) as Promise<unknown>,
        ),
      ).toMatch(/^BAD_USER_INPUT: origin and goal are the same/)
  })

  test('also where the question stands in an id', () => {
    const [id = ''] = ids
    const itself = traceIdOf({ from: id, to: id, direction: 'BOTH', asOf: null, maxRoutes: 50 })
    expect(() => questionOf(itself)).toThrow(/origin and goal are the same/)
  })

  test('a day that is not in the calendar is refused, whatever asks', async () => {
    const [act = ''] = ids
    const all = reader(() => true)
    for (const day of ['2019-02-30', '2019-2-3', 'yesterday', ''])
      for (const answer of [
        trace(all, { from: act, to: null, direction: 'OUT', asOf: day, maxRoutes: 3 }),
        coverage(all, { of: act, stage: null, asOf: day }),
        timeline(all, { from: day, to: null, about: null, first: 3 }),
        timeline(all, { from: null, to: day, about: null, first: 3 }),
      ])
        expect(await outcome(answer)).toMatch(/^BAD_USER_INPUT: \w+ is ".*"; it must be a day/)
  })
})
