import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import type { EntityOf, GraphValue } from '../../src/model/graph.ts'
import { minorUnits } from '../../src/model/money.ts'
import type { Stage } from '../../src/model/vocabulary.ts'
import { sum } from '../../src/questions/sum/sum.ts'
import { defects, generate, schemes } from '../derive/generate.ts'
import { least, runs } from '../runs.ts'
import { memoryReader } from '../trace/memory-reader.ts'

type Allocation = EntityOf<'ALLOCATION'>

/** Some amounts of some plans; with `stage` all of them at one stage, so that nothing is refused for its stage alone. */
const additions = (stage: Stage | null) =>
  fc
    .record({
      scheme: schemes,
      planted: fc.array(defects, { maxLength: 2 }),
      /** Which of the amounts, and in which order; `column` keeps to the amounts of one column. */
      picks: fc.array(fc.nat({ max: 10_000 }), { minLength: 1, maxLength: 6 }),
      column: fc.option(fc.constantFrom('prima', 'dopo', 'tolto'), { nil: null }),
      rowsOnly: fc.boolean(),
    })
    .map(({ scheme, planted, picks, column, rowsOnly }) => {
      const graph = derive(atStage(generate(scheme, planted).graph, stage))
      const all = [...graph.entities.values()].filter(entity => entity.kind === 'ALLOCATION')
      const wanted = all.filter(
        ({ properties }) =>
          (column === null || properties.column === column) && (!rowsOnly || properties.grain === 'ROW'),
      )
      const from = wanted.length > 0 ? wanted : all
      const chosen = [...new Set(picks.map(pick => from[pick % from.length] as Allocation))]
      return { graph, chosen }
    })

function atStage(graph: GraphValue, stage: Stage | null): GraphValue {
  if (stage === null) return graph
  const entities = [...graph.entities.values()].map(entity =>
    entity.kind === 'ALLOCATION' ? { ...entity, properties: { ...entity.properties, stage } } : entity,
  )
  return { ...graph, entities: new Map(entities.map(entity => [entity.id, entity])) }
}

/** The printed rows that an amount is made of, without their column: by the test's own reckoning, not by the graph's paths. */
function rowsOf(graph: GraphValue, { id, properties }: Allocation): Set<string> {
  if (properties.grain === 'ROW') return new Set([id.slice(0, id.lastIndexOf('/'))])
  const below = properties.grain === 'TEXT' ? 'RESTATES' : 'BREAKS_DOWN_INTO'
  const parts = graph.relationships.filter(({ from, type }) => from === id && type === below).map(({ to }) => to)
  return new Set(parts.flatMap(part => [...rowsOf(graph, graph.entities.get(part) as Allocation)]))
}

/** Whether two amounts hold one row twice, or rows of two columns of one plan: the same money before and after. */
function collide(graph: GraphValue, a: Allocation, b: Allocation): boolean {
  const [rowsA, rowsB] = [rowsOf(graph, a), rowsOf(graph, b)]
  if ([...rowsA].some(row => rowsB.has(row))) return true
  const planOf = (one: Allocation) => one.id.match(/p\d/)?.[0]
  return planOf(a) === planOf(b) && a.properties.column !== b.properties.column
}

const pairs = <T>(list: readonly T[]): [T, T][] => list.flatMap((a, i) => list.slice(i + 1).map((b): [T, T] => [a, b]))
const RUNS = { numRuns: runs(120) }

describe('the sum of any amounts', () => {
  test('is refused wherever one money is in it twice, and exact wherever it is not', async () => {
    let made = 0
    await fc.assert(
      fc.asyncProperty(additions('BUDGETED'), async ({ graph, chosen }) => {
        const answer = await sum(
          memoryReader(graph),
          chosen.map(({ id }) => id),
        )
        const colliding = pairs(chosen).filter(([a, b]) => collide(graph, a, b))
        const blank = chosen.filter(({ properties }) => properties.amount === null)
        if (answer.kind === 'SUM') {
          made++
          expect(colliding.map(pair => pair.map(({ id }) => id))).toEqual([])
          expect(blank).toEqual([])
          expect(minorUnits(answer.total)).toBe(
            chosen.reduce((total, { properties }) => total + (properties.amount ?? 0), 0),
          )
          return
        }
        const stated = answer.reasons.filter(
          ({ code }) => code === 'SAME_MONEY_TWICE' || code === 'TOTAL_WITH_ITS_PARTS',
        )
        for (const pair of colliding) {
          expect(stated.some(({ entities }) => pair.every(({ id }) => entities.includes(id)))).toBe(true)
        }
        expect(answer.reasons.find(({ code }) => code === 'ABSENT_VALUE')?.entities ?? []).toHaveLength(blank.length)
      }),
      RUNS,
    )
    // A property that always refuses would hold as well.
    expect(made).toBeGreaterThanOrEqual(least(RUNS.numRuns / 10))
  })

  test('of rows of one column is never refused, unless one is blank', async () => {
    await fc.assert(
      fc.asyncProperty(additions(null), async ({ graph, chosen }) => {
        const [first] = chosen
        const rows = chosen.filter(
          ({ id, properties }) =>
            properties.grain === 'ROW' &&
            properties.column === first?.properties.column &&
            id.match(/p\d/)?.[0] === first?.id.match(/p\d/)?.[0],
        )
        if (rows.length === 0) return
        const answer = await sum(
          memoryReader(graph),
          rows.map(({ id }) => id),
        )
        const blank = rows.some(({ properties }) => properties.amount === null)
        expect(answer.kind === 'SUM' ? [] : answer.reasons.map(({ code }) => code)).toEqual(
          blank ? ['ABSENT_VALUE'] : [],
        )
      }),
      RUNS,
    )
  })

  test('of the parts of one split is never refused, unless one is blank', async () => {
    await fc.assert(
      fc.asyncProperty(additions(null), fc.infiniteStream(fc.nat({ max: 10_000 })), async ({ graph }, random) => {
        const ties = graph.relationships.filter(({ type }) => type === 'BREAKS_DOWN_INTO')
        const chosen = ties[(random.next().value as number) % ties.length]
        const split = ties.filter(({ from, breakdown }) => from === chosen?.from && breakdown === chosen.breakdown)
        const parts = split.filter(() => (random.next().value as number) % 3 > 0).map(({ to }) => to)
        if (parts.length === 0) return
        const answer = await sum(memoryReader(graph), parts)
        const amounts = parts.map(id => (graph.entities.get(id) as Allocation).properties.amount)
        expect(answer.kind === 'SUM' ? [] : answer.reasons.map(({ code }) => code)).toEqual(
          amounts.includes(null) ? ['ABSENT_VALUE'] : [],
        )
      }),
      RUNS,
    )
  })

  test('does not depend on the order of the ids, nor on that of the relationships', async () => {
    await fc.assert(
      fc.asyncProperty(additions(null), fc.infiniteStream(fc.nat()), async ({ graph, chosen }, random) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map(item => ({ item, at: random.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item)
        const ids = chosen.map(({ id }) => id)
        const answer = await sum(memoryReader(graph), ids)
        const other = { ...graph, relationships: shuffled(graph.relationships) }
        expect(await sum(memoryReader(other), shuffled(ids))).toEqual(answer)
      }),
      RUNS,
    )
  })

  test('never mixes stages', async () => {
    await fc.assert(
      fc.asyncProperty(additions(null), async ({ graph, chosen }) => {
        const answer = await sum(
          memoryReader(graph),
          chosen.map(({ id }) => id),
        )
        const mixed = new Set(chosen.map(({ properties }) => properties.stage)).size > 1
        const codes = answer.kind === 'SUM' ? [] : answer.reasons.map(({ code }) => code)
        expect(codes.includes('MIXED_STAGES')).toBe(mixed)
      }),
      RUNS,
    )
  })
})
