import fc from 'fast-check'
import type { CheckStatus, HeadcountMeasure } from '../../src/model/vocabulary.ts'
import { GraphBuilder } from './graphs.ts'
import { slugged } from './layout.ts'

/** Random results, counts, dates and codes that agree by construction; defects are planted in single printed figures. */
export interface Outcomes {
  funnels: FunnelScheme[]
  regions: { named: number; province: boolean }[]
  crises: number[]
  groups: number[][]
  cohorts: CohortScheme[]
  acts: { after: number; published: number | null; numbered: boolean }[]
  codes: number
  misspelt: boolean
}

interface FunnelScheme {
  start: number
  /** The share of each stage in the one before, in per cent. */
  kept: number[]
  /** Whether the first stage leads to the third directly too. */
  skips: boolean
  /** A stage beside the first that leads to the second as well. */
  beside: number | null
  /** Whether the last stage splits into two regions. */
  splits: boolean
  share: { part: number; whole: number; decimals: number } | null
  free: number | null
  corroborated: boolean
}

interface CohortScheme {
  candidates: number
  kept: number[]
  took: number
  /** Days after the programme starts. */
  days: number
}

export interface Planted {
  cell: number
  by: number
}

/** What a check should say, by the test's own arithmetic; null where there should be none. */
export type Wanted = Map<string, CheckStatus>

const count = fc.integer({ min: 1, max: 100_000 })
const percent = fc.integer({ min: 0, max: 100 })

export const outcomes: fc.Arbitrary<Outcomes> = fc.record({
  funnels: fc.array(
    fc.record({
      start: count,
      kept: fc.array(percent, { maxLength: 3 }),
      skips: fc.boolean(),
      beside: fc.option(count, { nil: null }),
      splits: fc.boolean(),
      share: fc.option(fc.record({ part: fc.nat(9), whole: fc.nat(9), decimals: fc.integer({ min: 0, max: 2 }) }), {
        nil: null,
        freq: 3,
      }),
      free: fc.option(count, { nil: null }),
      corroborated: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  regions: fc.array(fc.record({ named: fc.integer({ min: 0, max: 20 }), province: fc.boolean() }), { maxLength: 2 }),
  crises: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 2 }),
  groups: fc.array(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 3 }), { maxLength: 2 }),
  cohorts: fc.array(
    fc.record({
      candidates: count,
      kept: fc.array(percent, { minLength: 3, maxLength: 3 }),
      took: percent,
      days: fc.nat(900),
    }),
    { maxLength: 2 },
  ),
  acts: fc.array(
    fc.record({
      after: fc.nat(400),
      published: fc.option(fc.nat(60), { nil: null }),
      numbered: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  codes: fc.nat(5),
  misspelt: fc.boolean(),
})

export const planted: fc.Arbitrary<Planted[]> = fc.array(
  fc.record({
    cell: fc.nat(10_000),
    by: fc.oneof(fc.constantFrom(-1, 1, 2), fc.integer({ min: -3000, max: 3000 })),
  }),
  { maxLength: 5 },
)

/** A printed figure: a count, tenths of a per cent, a day. */
interface Cell {
  value: number
  least: number
}

/** One writer for all: cells are made first, then changed, then written down with what should be found. */
export class Report {
  readonly builder = new GraphBuilder()
  readonly wanted: Wanted = new Map()
  readonly #cells: Cell[] = []
  readonly #writers: (() => void)[] = []

  constructor(scheme: Outcomes, defects: readonly Planted[] = []) {
    for (const [i, funnel] of scheme.funnels.entries()) this.#funnel(funnel, i)
    if (scheme.regions.length > 0) this.#writers.push(() => this.#italy())
    for (const [i, each] of scheme.regions.entries()) this.#regions(each, i)
    for (const [i, named] of scheme.crises.entries()) this.#crises(named, i)
    for (const [i, sizes] of scheme.groups.entries()) this.#groups(sizes, i)
    for (const [i, cohort] of scheme.cohorts.entries()) this.#cohort(cohort, i)
    this.#acts(scheme.acts)
    this.#codes(scheme.codes, scheme.misspelt)
    for (const { cell, by } of defects) {
      const changed = this.#cells[cell % Math.max(this.#cells.length, 1)]
      if (changed) changed.value = Math.max(changed.least, changed.value + by)
    }
    for (const write of this.#writers) write()
    const regions = [...this.builder.graph.entities.values()].filter(({ kind }) => kind === 'REGION')
    if (regions.length > 1) this.wanted.set('check/code-vs-code/regions/istat-code', 'HOLDS')
  }

  #cell(value: number, least = 1): Cell {
    const cell = { value: Math.max(value, least), least }
    this.#cells.push(cell)
    return cell
  }

  #funnel(scheme: FunnelScheme, nth: number): void {
    const { builder, wanted } = this
    const id = (name: string) => `result/prova/f${nth}/${name}`
    const stages = [this.#cell(scheme.start)]
    for (const kept of scheme.kept) stages.push(this.#cell(Math.floor(((stages.at(-1)?.value ?? 0) * kept) / 100)))
    const beside = scheme.beside === null || stages.length < 2 ? null : this.#cell(scheme.beside)
    const half = Math.floor((stages.at(-1)?.value ?? 0) / 2)
    const parts = scheme.splits && half > 0 ? [this.#cell(half), this.#cell(half)] : []
    const free = scheme.free === null ? null : this.#cell(scheme.free)
    const shareOf = scheme.share && this.#share(scheme.share, stages, parts)
    const actual = scheme.corroborated ? this.#cell(stages[0]?.value ?? 0) : null
    this.#writers.push(() => {
      const by = `line/prova/f${nth}`
      builder.add<'LINE'>(by)
      const put = (name: string, { value }: Cell, line = nth + 1) =>
        builder.result(id(name), { value: String(value), unit: 'persone' }, { by, line })
      const law = (before: [string, Cell][], after: [string, Cell][]) => {
        const [into, out] = [before, after].map(side => side.reduce((sum, [, { value }]) => sum + value, 0))
        const ids = [...before, ...after].map(([name]) => slugged(id(name)))
        wanted.set(`check/funnel/${ids.join('/')}`, (out ?? 0) > (into ?? 0) ? 'FAILS' : 'HOLDS')
      }
      for (const [i, stage] of stages.entries()) put(`s${i}`, stage)
      const [first, second, third] = stages
      stages.slice(1).forEach((stage, i) => {
        const earlier = stages[i]
        builder.tie(id(`s${i}`), 'LEADS_TO', id(`s${i + 1}`))
        if (earlier && !(i === 0 && beside)) law([[`s${i}`, earlier]], [[`s${i + 1}`, stage]])
      })
      if (scheme.skips && first && third) {
        builder.tie(id('s0'), 'LEADS_TO', id('s2'))
        law([['s0', first]], [['s2', third]])
      }
      if (beside && first && second) {
        put('a', beside)
        builder.tie(id('a'), 'LEADS_TO', id('s1'))
        law(
          [
            ['a', beside],
            ['s0', first],
          ],
          [['s1', second]],
        )
      }
      const last: [string, Cell] = [`s${stages.length - 1}`, stages.at(-1) ?? { value: 0, least: 0 }]
      parts.forEach((part, i) => {
        put(`p${i}`, part)
        builder.tie(id(last[0]), 'LEADS_TO', id(`p${i}`))
        builder.add<'REGION'>(`region/f${nth}-${i}`, { istatCode: `${'ABC'[nth]}${i}` })
        builder.tie(id(`p${i}`), 'IN_REGION', `region/f${nth}-${i}`)
        law([last], [[`p${i}`, part]])
      })
      if (parts.length > 0)
        law(
          [last],
          parts.map((part, i) => [`p${i}`, part]),
        )
      if (free) put('x', free)
      if (actual && first) {
        builder.add<'INDICATOR'>(`indicator/prova/${nth}`, {
          actualValue: String(actual.value),
          actualPrinted: String(actual.value),
        })
        builder.tie(`indicator/prova/${nth}`, 'CORROBORATED_BY', id('s0'))
        wanted.set(
          `check/actual-vs-text/indicator-prova-${nth}/${slugged(id('s0'))}`,
          actual.value === first.value ? 'HOLDS' : 'FAILS',
        )
      }
      if (!shareOf || !scheme.share) return
      const { decimals } = scheme.share
      const printed = (shareOf.value / 10 ** decimals).toFixed(decimals)
      builder.result(
        id('share'),
        { value: printed, unit: '% delle persone' },
        { by, line: nth + 1, raw: `${printed.replace('.', ',')}%` },
      )
      const later = [...stages.slice(1), ...(stages.length > 0 ? parts : [])]
      const tied = [...(stages.length > 1 || parts.length > 0 ? stages : []), ...parts, ...(beside ? [beside] : [])]
      const alone = [...(tied.length > 0 ? [] : stages), ...(free ? [free] : [])]
      wanted.set(
        `check/share-vs-base/${slugged(id('share'))}`,
        shareStatus(shareOf.value, decimals, later, [...tied, ...alone]),
      )
    })
  }

  /** A true share: of a later stage in an earlier one or, where there is none, of a whole number that is not printed. */
  #share(
    { part, whole, decimals }: { part: number; whole: number; decimals: number },
    stages: Cell[],
    parts: Cell[],
  ): Cell {
    const later = [...stages.slice(1), ...parts]
    const some = later[part % Math.max(later.length, 1)]
    const before = some && stages.includes(some) ? stages.indexOf(some) : stages.length
    const all = stages[whole % before]?.value ?? 1
    const share = (100 * 10 ** decimals * (some?.value ?? Math.floor((all * (part + 1)) / 10))) / all
    return this.#cell(Math.round(share), 0)
  }

  #italy(): void {
    for (let i = 1; i <= 20; i++) this.builder.add<'REGION'>(`region/r${i}`, { istatCode: String(i).padStart(2, '0') })
    this.builder.add<'REGION'>('region/p', { istatCode: '900' })
  }

  #regions({ named, province }: { named: number; province: boolean }, nth: number): void {
    const counted = this.#cell(named)
    this.#writers.push(() => {
      const id = `result/prova/regions/${nth}`
      this.builder.result(id, { regionsCounted: counted.value })
      for (let i = 1; i <= named; i++) this.builder.tie(id, 'IN_REGION', `region/r${i}`)
      if (province) this.builder.tie(id, 'IN_REGION', 'region/p')
      this.wanted.set(`check/count-vs-list/${slugged(id)}/regions`, listStatus(counted.value, named))
    })
  }

  #crises(named: number, nth: number): void {
    const counted = this.#cell(named)
    this.#writers.push(() => {
      const id = `result/prova/crises/${nth}`
      this.builder.result(id, { value: String(counted.value), unit: 'interventi su crisi' })
      for (let i = 0; i < named; i++) {
        this.builder.add<'CRISIS'>(`crisis/prova/${nth}-${i}`)
        this.builder.tie(id, 'INVOLVES', `crisis/prova/${nth}-${i}`)
      }
      this.wanted.set(`check/count-vs-list/${slugged(id)}/crises`, listStatus(counted.value, named))
    })
  }

  #groups(sizes: readonly number[], nth: number): void {
    const cells = sizes.map(size => this.#cell(size))
    const counted = this.#cell(sizes.reduce((sum, size) => sum + size, 0))
    this.#writers.push(() => {
      const id = `result/prova/groups/${nth}`
      this.builder.result(id, { value: String(counted.value), unit: 'CPI' })
      cells.forEach(({ value }, i) => {
        this.builder.add<'CPI_GROUP'>(`cpi-group/prova/${nth}-${i}`, { name: `${value} CPI`, size: value })
        this.builder.tie(id, 'INVOLVES', `cpi-group/prova/${nth}-${i}`)
      })
      const values = cells.map(({ value }) => value)
      const fits = [values.reduce((sum, value) => sum + value, 0), Math.max(...values)].includes(counted.value)
      this.wanted.set(`check/count-vs-list/${slugged(id)}/groups`, fits ? 'HOLDS' : 'FAILS')
    })
  }

  #cohort({ candidates, kept, took, days }: CohortScheme, nth: number): void {
    const measures: HeadcountMeasure[] = ['CANDIDATES', 'SELECTED', 'CONTRACTED', 'TRAINED']
    const counts = [this.#cell(candidates)]
    for (const each of kept) counts.push(this.#cell(Math.floor(((counts.at(-1)?.value ?? 0) * each) / 100)))
    const took1 = this.#cell(Math.floor((candidates * took) / 100))
    const at = this.#cell(DAY_ONE + days, 0)
    this.#writers.push(() => {
      const [cohort, programme, id] = [
        `navigator-cohort/prova/${nth}`,
        `spending-programme/prova/d${nth}`,
        `result/prova/took/${nth}`,
      ]
      const headcounts = counts.map(({ value }, i) => ({
        key: `k${i}`,
        measure: measures[i] ?? 'OTHER',
        label: `k${i}`,
        value,
        qualifier: 'EXACT' as const,
        period: null,
        at: iso(at.value),
        evidence: [],
      }))
      this.builder.add<'NAVIGATOR_COHORT'>(cohort, { name: 'Facilitatori', headcounts })
      this.builder.add<'SPENDING_PROGRAMME'>(programme, { start: iso(DAY_ONE) })
      this.builder.tie(programme, 'DEPLOYS', cohort)
      this.builder.result(id, { value: String(took1.value), unit: 'facilitatori di quartiere' })
      this.builder.tie(id, 'INVOLVES', cohort)
      const values = counts.map(({ value }) => value)
      values.slice(1).forEach((value, i) => {
        this.wanted.set(`check/funnel/${slugged(cohort)}/k${i + 1}`, value > (values[i] ?? 0) ? 'FAILS' : 'HOLDS')
      })
      this.wanted.set(
        `check/count-vs-list/${slugged(id)}/${slugged(cohort)}`,
        took1.value > Math.max(...values) ? 'FAILS' : 'HOLDS',
      )
      for (const key of ['k2', 'k3']) {
        const check = `check/date-vs-date/deployed-${key}/${slugged(cohort)}/${slugged(programme)}`
        this.wanted.set(check, at.value < DAY_ONE ? 'FAILS' : 'HOLDS')
      }
    })
  }

  #acts(acts: Outcomes['acts']): void {
    let day = DAY_ONE
    const cells = acts.map(({ after, published }) => {
      day += after
      return { date: this.#cell(day, 0), published: published === null ? null : this.#cell(day + published, 0) }
    })
    this.#writers.push(() =>
      cells.forEach(({ date, published }, i) => {
        const id = `act/prova/${i}`
        // Numbered by the year it was written in: a defect in the day may leave that year.
        const year = acts[i]?.numbered
          ? iso(DAY_ONE + acts.slice(0, i + 1).reduce((sum, { after }) => sum + after, 0)).slice(0, 4)
          : null
        this.builder.add<'ACT'>(id, {
          date: iso(date.value),
          datePrecision: 'DAY',
          number: year === null ? null : `${i}/${year}`,
          publishedIn: published && `G.U. n. 7 del ${iso(published.value).split('-').reverse().join('/')}`,
        })
        if (published) this.#order('published', id, id, date.value, published.value)
        if (year !== null) {
          const fails = !iso(date.value).startsWith(year)
          this.wanted.set(`check/date-vs-date/number/${slugged(id)}`, fails ? 'FAILS' : 'HOLDS')
        }
        const earlier = cells[i - 1]
        if (!earlier) return
        this.builder.tie(id, i % 2 === 0 ? 'AMENDS' : 'FOLLOWS', `act/prova/${i - 1}`)
        const rule = i % 2 === 0 ? 'amends' : 'follows'
        this.#order(rule, id, `act/prova/${i - 1}`, earlier.date.value, date.value)
      }),
    )
  }

  #order(rule: string, later: string, earlier: string, before: number, after: number): void {
    const ids = [...new Set([later, earlier])].map(slugged).join('/')
    this.wanted.set(`check/date-vs-date/${rule}/${ids}`, before > after ? 'FAILS' : 'HOLDS')
  }

  #codes(number: number, misspelt: boolean): void {
    const codes = Array.from({ length: number }, (_, i) => this.#cell(100 + i, 100))
    this.#writers.push(() => {
      codes.forEach(({ value }, i) => {
        const names = { name: 'Formazione e lavoro', aliases: ['FORMAZIONE E LAVORO'] }
        if (misspelt && i === 0) {
          names.aliases = ['FORMAZIONE E LAVARO']
          this.wanted.set('check/name-vs-name/spending-programme-prova-c0', 'FAILS')
        }
        this.builder.add<'SPENDING_PROGRAMME'>(`spending-programme/prova/c${i}`, { ...names, projectCode: `${value}N` })
      })
      const values = codes.map(({ value }) => value)
      const twice = values.filter((value, i) => values.indexOf(value) !== i)
      const register = 'check/code-vs-code/spending-programmes/project-code'
      for (const code of twice) this.wanted.set(`${register}/${code}n`, 'FAILS')
      if (twice.length === 0 && codes.length > 1) this.wanted.set(register, 'HOLDS')
    })
  }
}

const DAY_ONE = 18_000

function iso(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

function listStatus(counted: number, named: number): CheckStatus {
  if (named === counted && named > 0) return 'HOLDS'
  return named === 0 || 2 * named <= counted ? 'NOT_CHECKABLE' : 'FAILS'
}

/** In whole numbers: a part is a share of a whole when it lies half a printed unit about it, or nearer. */
function shareStatus(share: number, decimals: number, later: readonly Cell[], all: readonly Cell[]): CheckStatus {
  const scale = 100 * 10 ** decimals
  const fits = (part: number, whole: number) => 2 * Math.abs(scale * part - share * whole) <= whole
  if (share === 0 || share === scale) return 'NOT_CHECKABLE'
  const pairs = later.flatMap(part =>
    all.filter(whole => whole !== part && whole.value >= part.value).map(whole => fits(part.value, whole.value)),
  )
  const alone = all.map(({ value }) => fits(Math.round((share * value) / scale), value))
  return (pairs.length > 0 ? pairs : alone).includes(true) ? 'HOLDS' : 'FAILS'
}
