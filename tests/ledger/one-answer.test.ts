import fc from 'fast-check'
import { expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { Overlaps } from '../../src/ledger/overlaps.ts'
import { portionsOf } from '../../src/ledger/portions.ts'
import { together } from '../../src/ledger/together.ts'
import type { CheckValue, EntityOf, GraphValue } from '../../src/model/graph.ts'
import { groupBy } from '../../src/model/group-by.ts'
import { kindOfId } from '../../src/model/kinds.ts'
import { decimalFrom, decimalOf, sumAmounts } from '../../src/model/money.ts'
import { atOnce } from '../../src/model/turns.ts'
import { MOVEMENT_STAGES, type Stage } from '../../src/model/vocabulary.ts'
import { coverage } from '../../src/questions/coverage/coverage.ts'
import { diff } from '../../src/questions/diff/diff.ts'
import { accountsAround } from '../../src/questions/sum/money.ts'
import { sum } from '../../src/questions/sum/sum.ts'
import type { HopAnswer } from '../../src/questions/trace/answer.ts'
import { least, runs } from '../runs.ts'
import { countries, dayOf } from '../trace/generate.ts'
import { type MemoryReader, memoryReader } from '../trace/memory-reader.ts'
import { ask, decimal } from '../trace/report.ts'
import { CRAFTED, idOf, money } from './crafted.ts'

/**
 * One money, whoever is asked: what an act sets for a thing at a stage is one amount, on a day, in a trace down from the act and up
 * from the thing, in a sum, a difference, a coverage, a headline, and in the checks that were made of it when it was loaded.
 */

type Allocation = EntityOf<'ALLOCATION'>
/** How often each comparison was made: one that never is proves nothing. */
type Compared = Record<'up' | 'sum' | 'diff' | 'coverage' | 'headline' | 'rules' | 'bounds', number>

const HELD = new Set(['FOR', 'HAS_SECTION', 'HAS_LINE'])
const keyOf = (stage: Stage | null, target: string): string => `${stage} ${target}`
const all = (graph: GraphValue): Allocation[] =>
  [...graph.entities.values()].filter(entity => entity.kind === 'ALLOCATION')

class Money {
  readonly graph: GraphValue
  readonly reader: MemoryReader
  readonly act: string
  readonly asOf: string | null
  readonly compared: Compared
  /** What the act sets, by stage and target; what each amount is part of; what it prints again of its own. */
  readonly #set: ReadonlyMap<string, Allocation[]>
  readonly #inside: ReadonlyMap<string, string[]>
  readonly #again: ReadonlySet<string>

  constructor(graph: GraphValue, reader: MemoryReader, act: string, asOf: string | null, compared: Compared) {
    ;[this.graph, this.reader, this.act, this.asOf, this.compared] = [graph, reader, act, asOf, compared]
    const ends = (type: string, end: 'from' | 'to', other: 'from' | 'to') =>
      new Map(
        [...groupBy(graph.relationships, tie => (tie.type === type ? tie[end] : null))].map(([id, ties]) => [
          id,
          ties.map(tie => tie[other]),
        ]),
      )
    const [targets, sets] = [ends('FOR', 'from', 'to'), new Set(ends('SETS', 'from', 'to').get(act))]
    this.#set = groupBy(
      all(graph).filter(({ id }) => sets.has(id)),
      ({ id, properties }) => `${properties.stage} ${targets.get(id)?.[0]}`,
    )
    this.#inside = ends('BREAKS_DOWN_INTO', 'to', 'from')
    const isAll = (id: string, first: string): boolean => {
      const [one, other] = [id, first].map(each => graph.entities.get(each))
      const equal =
        one?.kind === 'ALLOCATION' && other?.kind === 'ALLOCATION' && one.properties.amount === other.properties.amount
      return equal || targets.get(id)?.[0] === targets.get(first)?.[0]
    }
    this.#again = new Set(
      [...ends('RESTATES', 'from', 'to')].flatMap(([id, firsts]) =>
        firsts.some(first => sets.has(first) && isAll(id, first)) ? id : [],
      ),
    )
  }

  async agrees(): Promise<void> {
    const { routes } = await ask(this.reader, this.act, { direction: 'OUT', asOf: this.asOf })
    const hops = routes.flatMap(route => route.hops)
    const amounts = this.#amountsIn(hops)
    await this.#up(amounts)
    await this.#sums(amounts)
    await this.#coverage(amounts)
    await this.#bounds()
    if (this.asOf !== null) return
    await this.#diff(amounts)
    await this.#headline()
    this.#rules(hops)
  }

  /**
   * Of each thing that a trace of the act comes to, at each stage: how much. It is the same on every route; where several amounts
   * are for the thing itself, each has a route of its own.
   */
  #amountsIn(hops: readonly HopAnswer[]): Map<string, string | null> {
    const found = new Map<string, string | null>()
    for (const { relation, stage, to, amountOut } of hops) {
      if (!HELD.has(relation) || kindOfId(to) === 'ALLOCATION' || this.#hasSeveral(stage, to)) continue
      const key = keyOf(stage, to)
      if (found.has(key)) expect([key, decimal(amountOut)]).toEqual([key, found.get(key)])
      found.set(key, decimal(amountOut))
    }
    return found
  }

  /** Whether the act sets several amounts for a thing side by side, in one currency or in two. */
  #hasSeveral(stage: Stage | null, target: string): boolean {
    return (
      kindOfId(target) !== 'SECTION' &&
      this.#termsOf(stage ?? '', target).filter(one => one.properties.part === 'WHOLE').length > 1
    )
  }

  async #up(amounts: ReadonlyMap<string, string | null>): Promise<void> {
    const targets = [...new Set([...amounts.keys()].map(key => key.split(' ')[1] ?? ''))]
    // Each of a few, those of an act among them that are first and last.
    const every = Math.ceil(targets.length / 6)
    for (const target of targets.filter((_, nth) => nth % every === 0)) {
      const { routes } = await ask(this.reader, target, { to: this.act, direction: 'IN', asOf: this.asOf })
      // A hop is reported as it is walked: what money comes to is where a hop against it begins.
      for (const { relation, stage, from, amountOut } of routes.flatMap(route => route.hops)) {
        const known = amounts.get(keyOf(stage, from))
        if (!HELD.has(relation) || known === undefined) continue
        this.compared.up++
        expect([from, decimal(amountOut)]).toEqual([from, known])
      }
    }
  }

  /** What the act sets for a target as a whole; its rows where it sets no whole. */
  #termsOf(stage: string, target: string): Allocation[] {
    const own = (this.#set.get(`${stage} ${target}`) ?? []).map(({ id }) => id)
    const outer = (this.#set.get(`${stage} ${target}`) ?? []).filter(
      ({ id }) => !(this.#inside.get(id) ?? []).some(total => own.includes(total)) && !this.#again.has(id),
    )
    const wholes = outer.filter(({ properties }) => properties.part === 'WHOLE')
    return wholes.length > 0 ? wholes : kindOfId(target) === 'LINE' ? outer : []
  }

  async #sums(amounts: ReadonlyMap<string, string | null>): Promise<void> {
    for (const [key, amount] of amounts) {
      const [stage = '', target = ''] = key.split(' ')
      const terms = this.#termsOf(stage, target)
      if (amount === null || terms.length === 0) continue
      const answer = await sum(
        this.reader,
        terms.map(({ id }) => id),
      )
      this.compared.sum++
      expect([key, answer.kind === 'SUM' ? decimalOf(answer.total) : answer]).toEqual([key, amount])
    }
  }

  async #coverage(amounts: ReadonlyMap<string, string | null>): Promise<void> {
    for (const stage of new Set([...amounts.keys()].map(key => key.split(' ')[0] as Stage))) {
      if (MOVEMENT_STAGES.has(stage)) continue
      const { levels } = await coverage(this.reader, { of: this.act, stage, asOf: this.asOf })
      for (const kind of ['PLAN', 'LINE'] as const) {
        const here = [...this.#set.keys()].filter(key => key.startsWith(`${stage} ${kind.toLowerCase()}/`))
        const known = here.flatMap(key => amounts.get(key) ?? [])
        const level = levels.filter(one => one.kind === kind).flatMap(one => one.amount ?? [])
        // Where money of a wider plan is printed again for a narrower one, the two are not added.
        if (known.length === 0 || known.length < here.length || level.length === 0) continue
        if (kind === 'PLAN' && here.length > 1 && this.graph.relationships.some(({ type }) => type === 'IMPLEMENTS'))
          continue
        this.compared.coverage++
        const cents = known.reduce((total, amount) => total + Math.round(Number(amount) * 100), 0)
        expect([stage, kind, Math.round(Number(decimalOf(sumAmounts(level))) * 100)]).toEqual([stage, kind, cents])
      }
    }
  }

  /** Of one region: what a trace says may have come there at most is what a coverage says of the level. */
  async #bounds(): Promise<void> {
    const { levels, stage } = await coverage(this.reader, { of: this.act, stage: null, asOf: this.asOf })
    const regions = [...this.graph.entities.keys()].filter(id => kindOfId(id) === 'REGION')
    const reached = []
    for (const region of regions) {
      const { attribution, routes } = await ask(this.reader, this.act, {
        to: region,
        direction: 'OUT',
        asOf: this.asOf,
      })
      if (routes.length > 0) reached.push({ region, attribution, routes })
    }
    const [only, ...others] = reached
    if (only === undefined || others.length > 0) return
    const stages = new Set(only.routes.flatMap(({ hops }) => hops.flatMap(hop => hop.stage ?? [])))
    const uppers = levels.filter(({ kind }) => kind === 'REGION').map(({ upper }) => decimal(upper))
    if (stages.size !== 1 || !stages.has(stage as Stage) || uppers.length !== 1 || only.attribution?.upper == null)
      return
    this.compared.bounds++
    expect([only.region, decimal(only.attribution.upper)]).toEqual([only.region, uppers[0]])
  }

  async #diff(amounts: ReadonlyMap<string, string | null>): Promise<void> {
    const { changes, totals } = await diff(this.reader, this.act, this.act)
    for (const { before, part, target } of [...changes, ...totals]) {
      const entity = this.graph.entities.get(before ?? '')
      if (entity?.kind !== 'ALLOCATION') continue
      const terms = this.#termsOf(entity.properties.stage, target)
      if (part !== 'WHOLE' || terms.length !== 1 || terms[0]?.id !== before) continue
      const known = amounts.get(keyOf(entity.properties.stage, target)) ?? null
      this.compared.diff++
      expect([target, known]).toEqual([target, decimalIn(entity)])
    }
  }

  async #headline(): Promise<void> {
    const act = this.graph.entities.get(this.act)
    if (act?.kind !== 'ACT' || act.properties.headlineAmount === null) return
    const { headlineAllocation, headlineStage } = act.properties
    const { total } = await coverage(this.reader, { of: this.act, stage: headlineStage, asOf: null })
    const set = this.graph.entities.get(headlineAllocation ?? '')
    this.compared.headline++
    expect(decimal(total)).toBe(set?.kind === 'ALLOCATION' ? decimalIn(set) : null)
  }

  /** What a trace weighs of a total against its parts, a check has weighed when it was loaded. */
  #rules(hops: readonly HopAnswer[]): void {
    const checks = new Map(
      this.graph.checks.filter(({ kind }) => kind === 'PARTS_VS_TOTAL').map(check => [check.id, check]),
    )
    const held = { BALANCED: 'HOLDS', WITHIN_ROUNDING: 'WITHIN_ROUNDING', OVERFLOW: 'FAILS' } as const
    for (const { from, stage, conservation } of hops) {
      const { breakdown, inflow, outflow, residual, tolerance, status } = conservation
      const [total, ...others] =
        kindOfId(from) === 'ALLOCATION' ? [from] : this.#termsOf(stage ?? '', from).map(({ id }) => id)
      if (breakdown === null || status === 'NOT_CHECKABLE' || total === undefined || others.length > 0) continue
      const check: CheckValue | undefined = checks.get(
        `check/parts-vs-total/${total.replaceAll('/', '-')}/by-${breakdown.toLowerCase()}`,
      )
      if (check === undefined) continue
      this.compared.rules++
      const expected = status === 'GAP' ? check.status : held[status]
      expect(['FAILS', 'NOT_CHECKABLE', 'HOLDS', 'WITHIN_ROUNDING']).toContain(expected)
      expect([check.id, check.expected, check.found, check.difference, check.tolerance, check.status]).toEqual([
        check.id,
        decimal(inflow),
        decimal(outflow),
        decimal(residual),
        decimal(tolerance),
        expected,
      ])
    }
  }
}

const decimalIn = ({ properties: { amount, currency } }: Allocation): string | null =>
  amount === null ? null : decimalFrom(amount, currency)

const none = (): Compared => ({ up: 0, sum: 0, diff: 0, coverage: 0, headline: 0, rules: 0, bounds: 0 })

test('of any graph, every question gives one amount for what an act sets for a thing', async () => {
  const compared = none()
  const days = fc.option(fc.nat({ max: 700 }).map(dayOf), { nil: null, freq: 2 })
  await fc.assert(
    fc.asyncProperty(countries, days, async ({ graph, acts }, day) => {
      const reader = memoryReader(graph)
      for (const act of acts) await new Money(graph, reader, act, day, compared).agrees()
    }),
    { numRuns: runs(40) },
  )
  expect(Object.entries(compared).filter(([, times]) => times < least(1))).toEqual([])
}, 240_000)

test.each(Object.entries(CRAFTED))('of %s, too', async (name, rows) => {
  const graph = derive(money(rows).graph)
  const reader = memoryReader(graph)
  const compared = none()
  for (const { id, kind } of graph.entities.values())
    if (kind === 'ACT')
      for (const day of [null, '2020-06-30', '2021-06-30', '2023-12-31'])
        await new Money(graph, reader, id, day, compared).agrees()
  if (name !== 'years without a total') expect(compared.up).toBeGreaterThan(0)
})

test.each([
  [null, '120.00'],
  ['2020-06-30', '100.00'],
  ['2021-06-30', '120.00'],
])(
  'of a plan that several acts set parts of, on %s, a trace and a coverage count what each leaves',
  async (asOf, total) => {
    const reader = memoryReader(derive(money(CRAFTED['lines that two acts set, one of them again'] ?? {}).graph))
    const covered = await coverage(reader, { of: 'plan/prova/p', stage: null, asOf })
    expect([decimal(covered.total), covered.totalBasis]).toEqual([total, 'COMPUTED'])
    const inLines = covered.levels.filter(({ kind }) => kind === 'LINE').map(({ amount }) => decimal(amount))
    expect(inLines).toEqual([total])
    // Of line 1 alone, to which the region is tied.
    const most = covered.levels.filter(({ kind }) => kind === 'REGION').map(({ upper }) => decimal(upper))
    for (const from of ['plan/prova/p', 'section/prova/s1', 'line/prova/1']) {
      const answer = await ask(reader, from, { to: 'region/r', asOf })
      expect([from, answer.verdict, decimal(answer.attribution?.upper)]).toEqual([from, 'REACHED', ...most])
      expect(answer.flow.links.length).toBeGreaterThan(0)
    }
  },
)

test('two years of one line are added by a trace of the line, a sum and a coverage; no headline stands for them', async () => {
  const graph = derive(money(CRAFTED['years without a total'] ?? {}).graph)
  const reader = memoryReader(graph)
  const { routes } = await ask(reader, 'line/prova/1', { direction: 'OUT' })
  expect([...new Set(routes.map(({ amountIn }) => decimal(amountIn)))]).toEqual(['50.00'])
  expect(await sum(reader, [idOf('y20'), idOf('y21')])).toMatchObject({ kind: 'SUM', total: { minor: 5000 } })
  const { levels } = await coverage(reader, { of: 'act/prova/one', stage: null, asOf: null })
  expect(levels.filter(({ kind }) => kind === 'LINE').map(({ amount }) => decimal(amount))).toEqual(['50.00'])
  expect(graph.entities.get('line/prova/1')?.properties).toMatchObject({ headlineAbsence: 'SEVERAL_AMOUNTS' })
})

test.each(['data/rapporto-2019', 'tests/packages/comune-di-rivalta'])(
  'every question gives one amount for what an act of %s sets for a thing',
  async folder => {
    const compared = none()
    const graph = derive(await readPackages([folder]))
    const reader = memoryReader(graph)
    for (const { id, kind } of graph.entities.values())
      if (kind === 'ACT')
        for (const day of [null, '2018-12-31']) await new Money(graph, reader, id, day, compared).agrees()
    for (const what of ['up', 'sum', 'diff', 'coverage', 'headline', 'rules'] as const)
      expect([what, compared[what]]).not.toEqual([what, 0])
  },
  240_000,
)

test('what a sum adds, of two acts, a bound adds too', async () => {
  let added = 0
  const agrees = async (graph: GraphValue): Promise<void> => {
    const accounts = await accountsAround(
      memoryReader(graph),
      all(graph).map(({ id }) => id),
    )
    const amounts = [...accounts.ledger.entries.values()].filter(({ movement, amount }) => !movement && amount !== null)
    for (const [nth, one] of amounts.entries())
      for (const other of amounts.slice(nth + 1)) {
        const isLike = one.stage === other.stage && one.currency === other.currency
        if (!isLike || one.act === other.act) continue
        if (new Overlaps(accounts, [one, other]).between(one, other) !== null) continue
        added++
        const { isSum } = atOnce(together(accounts.ledger, portionsOf([one, other])))
        expect([one.id, other.id, isSum]).toEqual([one.id, other.id, true])
      }
  }
  for (const rows of Object.values(CRAFTED)) await agrees(derive(money(rows).graph))
  await fc.assert(
    fc.asyncProperty(countries, ({ graph }) => agrees(graph)),
    { numRuns: runs(100) },
  )
  expect(added).toBeGreaterThan(5)
}, 60_000)
