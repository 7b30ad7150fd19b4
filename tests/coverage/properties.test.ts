import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { minorUnits } from '../../src/model/money.ts'
import { STAGE, type Stage } from '../../src/model/vocabulary.ts'
import type { CoverageAnswer } from '../../src/questions/coverage/answer.ts'
import { coverage } from '../../src/questions/coverage/coverage.ts'
import { defects, generate, schemes } from '../derive/generate.ts'
import { GraphBuilder } from '../derive/graphs.ts'
import { least, runs } from '../runs.ts'
import { memoryReader } from '../trace/memory-reader.ts'
import { units } from '../units.ts'

const RUNS = { numRuns: runs(120) }
const ORIGINS = ['act/prova/dd-1', 'act/prova/dd-2', 'plan/prova/p0']
const questions = fc.record({
  of: fc.constantFrom(...ORIGINS),
  stage: fc.option(fc.constantFrom(...(Object.keys(STAGE) as Stage[])), { nil: null, freq: 2 }),
})

/** Results of some lines and sections, some of them in a region. */
function withOutcomes(graph: GraphValue, picks: readonly number[]): GraphValue {
  const places = [...graph.entities.values()].filter(({ kind }) => kind === 'LINE' || kind === 'SECTION')
  const builder = new GraphBuilder()
  builder.add<'REGION'>('region/molise', { istatCode: '14' })
  for (const [nth, pick] of picks.entries()) {
    const place = places[pick % places.length]?.id
    if (place === undefined) continue
    builder.add<'RESULT'>(`result/prova/${nth}`)
    builder.tie(place, 'ACHIEVED', `result/prova/${nth}`)
    if (pick % 2 === 0) builder.tie(`result/prova/${nth}`, 'IN_REGION', 'region/molise')
  }
  const { entities, relationships } = builder.graph
  return {
    ...graph,
    entities: new Map([...graph.entities, ...entities]),
    relationships: [...graph.relationships, ...relationships],
  }
}

const forAny = (most: number, holds: (graph: GraphValue, answer: CoverageAnswer) => void) =>
  fc.assert(
    fc.asyncProperty(
      schemes,
      fc.array(defects, { maxLength: most }),
      questions,
      fc.array(fc.nat({ max: 1_000 }), { maxLength: 6 }),
      async (scheme, planted, { of, stage }, picks) => {
        const graph = derive(withOutcomes(generate(scheme, planted).graph, picks))
        if (graph.entities.has(of)) holds(graph, await coverage(memoryReader(graph), { of, stage, asOf: null }))
      },
    ),
    RUNS,
  )

const levelsOf = ({ levels }: CoverageAnswer, kind: string) => levels.filter(level => level.kind === kind)
const amountAt = (answer: CoverageAnswer, kind: string): number =>
  levelsOf(answer, kind).reduce((sum, { amount }) => sum + (units(amount) ?? 0), 0)

describe('the coverage of any act or plan', () => {
  test('has shares within 0 and 100, and an amount or a bound at every level, never both', async () => {
    let shown = 0
    await forAny(4, (_, { levels }) => {
      for (const { amount, upper, share, upperShare } of levels) {
        expect(amount === null || upper === null).toBe(true)
        // Parts that exceed their total may bring more than it; their share is at most all of it.
        if (upperShare !== null) expect(Number(upperShare)).toBeLessThanOrEqual(100)
        if (share === null) continue
        shown++
        expect(share).toMatch(/^\d{1,3}\.\d\d$/)
        expect(Number(share)).toBeLessThanOrEqual(100)
        expect(amount).not.toBeNull()
      }
    })
    expect(shown).toBeGreaterThan(RUNS.numRuns)
  })

  test('where figures agree, leaves between the total and the lines just the coordination', async () => {
    await forAny(0, (graph, answer) => {
      if (answer.total === null) return
      const rows = rowsOf(graph, answer)
      const sum = (has: (part: string) => boolean) =>
        rows.filter(({ part }) => has(part)).reduce((cents, { amount }) => cents + amount, 0)
      expect(minorUnits(answer.total)).toBe(sum(() => true))
      expect(amountAt(answer, 'PLAN')).toBe(minorUnits(answer.total))
      expect(amountAt(answer, 'LINE')).toBe(sum(part => part !== 'COORDINATION'))
      const ends = answer.deadEnds.filter(({ at, reason }) => reason === 'UNDIVIDED' && at.startsWith('allocation/'))
      expect(ends.reduce((cents, { upperBound }) => cents + (units(upperBound) ?? 0), 0)).toBe(
        sum(part => part === 'COORDINATION'),
      )
      expect(answer.deadEnds.filter(({ reason }) => reason === 'CONTRADICTED')).toEqual([])
      // Every row names its fund or none does: printed fund totals are then all of the money.
      const funds = amountAt(answer, 'FUND')
      const plans = new Set(rows.flatMap(({ id }) => id.match(/p\d/)?.[0] ?? []))
      if (plans.size === 1 && levelsOf(answer, 'FUND').length > 0) expect(funds).toBe(minorUnits(answer.total))
    })
  })

  test('counts a sum of sums once: a section without coordination of its own, whose line stands in two rows', async () => {
    const row = () => ({ before: 500, moved: 0, fund: 0 })
    const shape = { subtotals: false, funds: false, movement: false, unit: 'CENT', text: false, counts: false } as const
    const sections = [{ coordination: null, lines: [{ rows: [row(), row()] }] }]
    const { graph } = generate({ plans: [{ ...shape, sections, direct: [{ rows: [row()] }], coordination: row() }] })
    const answer = await coverage(memoryReader(derive(graph)), { of: 'act/prova/dd-1', stage: null, asOf: null })
    const total = units(answer.total) ?? 0
    expect(levelsOf(answer, 'PLAN').map(({ amount }) => units(amount))).toEqual([total])
    expect(amountAt(answer, 'LINE')).toBe(total - 500)
  })

  test('bounds what lies beyond the money by the rows that lead there, each counted once', async () => {
    let bounded = 0
    await forAny(0, (graph, answer) => {
      const from = (type: string, to: (id: string) => boolean) =>
        graph.relationships.filter(tie => tie.type === type && to(tie.to)).map(tie => tie.from)
      const rows = rowsOf(graph, answer)
      for (const [kind, results] of [
        ['RESULT', from('ACHIEVED', () => true).map((_, nth) => `result/prova/${nth}`)],
        ['REGION', from('IN_REGION', () => true)],
      ] as const) {
        const places = new Set(from('ACHIEVED', id => results.includes(id)))
        const inPlaces = rows.filter(
          ({ target }) => places.has(target) || from('HAS_LINE', id => id === target).some(id => places.has(id)),
        )
        const upper = units(levelsOf(answer, kind)[0]?.upper) ?? null
        const least = inPlaces.length === 0 ? null : inPlaces.reduce((cents, { amount }) => cents + amount, 0)
        // A section may have a share in the coordination of its plan: then its lines are not the most that it can have.
        if (least !== null && [...places].some(place => hasLinesAlone(graph, place))) {
          expect(upper).toBeGreaterThanOrEqual(least)
          continue
        }
        expect(upper).toBe(least)
        if (upper !== null) bounded++
      }
    })
    expect(bounded).toBeGreaterThanOrEqual(least(10))
  })

  test('never reports a level twice on one basis, nor more at a section than at its plan where figures agree', async () => {
    await forAny(0, (_, answer) => {
      const keys = answer.levels.map(({ kind, basis }) => `${kind} ${basis}`)
      expect(new Set(keys).size).toBe(keys.length)
      if (answer.total !== null)
        for (const kind of ['SECTION', 'LINE', 'FUND'])
          expect(amountAt(answer, kind)).toBeLessThanOrEqual(minorUnits(answer.total))
    })
  })
})

const hasLinesAlone = (graph: GraphValue, target: string): boolean =>
  graph.relationships.some(({ from, type, to }) => {
    const entity = type === 'FOR' && to === target ? graph.entities.get(from) : undefined
    return entity?.kind === 'ALLOCATION' && entity.properties.part === 'LINES'
  })

/** The rows that are money of the answer: of its act or plan, at its stage. */
function rowsOf(
  graph: GraphValue,
  { of, stage }: CoverageAnswer,
): { id: string; target: string; part: string; amount: number }[] {
  const tied = (type: string, from: string) =>
    graph.relationships.find(tie => tie.type === type && tie.from === from)?.to ?? ''
  const set = new Set(
    graph.relationships.filter(({ from, type }) => from === of && type === 'SETS').map(({ to }) => to),
  )
  return [...graph.entities.values()].flatMap(entity => {
    if (entity.kind !== 'ALLOCATION' || entity.properties.grain !== 'ROW' || entity.properties.stage !== stage)
      return []
    const { id, properties } = entity
    const isOf = of.startsWith('plan/') ? id.includes('prova-p0-') : set.has(id)
    return isOf ? [{ id, target: tied('FOR', id), part: properties.part, amount: properties.amount ?? 0 }] : []
  })
}
