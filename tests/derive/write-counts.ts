import type { CheckStatus, HeadcountMeasure } from '../../src/model/vocabulary.ts'
import { slugged } from './layout.ts'
import type { Cell, Sheet } from './sheet.ts'
import { DAY_ONE, iso } from './write-dates-and-codes.ts'

export interface RegionScheme {
  named: number
  province: boolean
}

export interface CohortScheme {
  candidates: number
  kept: number[]
  /** How many of the candidates, in per cent, a result counts. */
  took: number
  /** How long after the programme starts they are counted. */
  days: number
}

/** Results that say in how many regions: twenty there are, and a province. */
export function addRegions(report: Sheet, regions: readonly RegionScheme[]): void {
  const { builder } = report
  if (regions.length > 0) {
    report.write(() => {
      for (let i = 1; i <= 20; i++) builder.add<'REGION'>(`region/r${i}`, { istatCode: String(i).padStart(2, '0') })
      builder.add<'REGION'>('region/p', { istatCode: '900' })
    })
  }
  for (const [nth, { named, province }] of regions.entries()) {
    const counted = report.cell(named)
    report.write(() => {
      const id = `result/prova/regions/${nth}`
      builder.result(id, { regionsCounted: counted.value })
      if (province) builder.counts(id, 'REGION', 'ALL')
      for (let i = 1; i <= named; i++) builder.tie(id, 'IN_REGION', `region/r${i}`)
      if (province) builder.tie(id, 'IN_REGION', 'region/p')
      report.wanted.set(`check/count-vs-list/${slugged(id)}/regions`, listStatus(counted.value, named, province))
    })
  }
}

export function addCrises(report: Sheet, named: number, nth: number): void {
  const counted = report.cell(named)
  report.write(() => {
    const id = `result/prova/crises/${nth}`
    report.builder.result(id, { value: String(counted.value), unit: 'interventi' })
    report.builder.counts(id, 'CRISIS', nth % 2 === 0 ? 'ALL' : 'SOME')
    for (let i = 0; i < named; i++) {
      report.builder.add<'CRISIS'>(`crisis/prova/${nth}-${i}`)
      report.builder.tie(id, 'INVOLVES', `crisis/prova/${nth}-${i}`)
    }
    report.wanted.set(`check/count-vs-list/${slugged(id)}/crises`, listStatus(counted.value, named, nth % 2 === 0))
  })
}

/** A list that need not be whole may be shorter than what is counted. */
function listStatus(counted: number, named: number, all: boolean): CheckStatus {
  if (named > 0 && named === counted) return 'HOLDS'
  return named === 0 || (!all && named < counted) ? 'NOT_CHECKABLE' : 'FAILS'
}

export function addGroups(report: Sheet, sizes: readonly number[], nth: number): void {
  const cells = sizes.map(size => report.cell(size))
  const counted = report.cell(nth % 2 === 0 ? sizes.reduce((sum, size) => sum + size, 0) : Math.max(...sizes))
  report.write(() => {
    const id = `result/prova/groups/${nth}`
    report.builder.result(id, { value: String(counted.value), unit: 'sedi' })
    const by = nth % 2 === 0 ? 'SUM' : 'LARGEST'
    report.builder.counts(id, 'CPI_GROUP', by)
    const values = cells.map(({ value }) => value)
    for (const [i, size] of values.entries()) {
      report.builder.add<'CPI_GROUP'>(`cpi-group/prova/${nth}-${i}`, { name: `${size} CPI`, size })
      report.builder.tie(id, 'INVOLVES', `cpi-group/prova/${nth}-${i}`)
    }
    const sum = values.reduce((total, value) => total + value, 0)
    report.want(`count-vs-list/${slugged(id)}/groups`, counted.value !== (by === 'SUM' ? sum : Math.max(...values)))
  })
}

const MEASURES: HeadcountMeasure[] = ['CANDIDATES', 'SELECTED', 'CONTRACTED', 'TRAINED']

/** A cohort that a programme deploys, its head counts of one day, and a result of some of its people. */
export function addCohort(report: Sheet, { candidates, kept, took, days }: CohortScheme, nth: number): void {
  const counts = [report.cell(candidates)]
  for (const each of kept) counts.push(report.cell(Math.floor(((counts.at(-1)?.value ?? 0) * each) / 100)))
  const some = report.cell(Math.floor((candidates * took) / 100))
  const day = report.cell(DAY_ONE + days, 0)
  report.write(() => writeCohort(report, { counts: counts.map(({ value }) => value), some, day }, nth))
}

function writeCohort(report: Sheet, { counts, some, day }: { counts: number[]; some: Cell; day: Cell }, nth: number) {
  const [cohort, programme] = [`navigator-cohort/prova/${nth}`, `spending-programme/prova/d${nth}`]
  const result = `result/prova/took/${nth}`
  const headcounts = counts.map((value, i) => {
    const about = { qualifier: 'EXACT' as const, period: null, at: iso(day.value), evidence: [] }
    return { key: `k${i}`, measure: MEASURES[i] ?? 'OTHER', label: `k${i}`, value, ...about }
  })
  const { builder } = report
  builder.add<'NAVIGATOR_COHORT'>(cohort, { name: 'Facilitatori', headcounts })
  builder.add<'SPENDING_PROGRAMME'>(programme, { start: iso(DAY_ONE) })
  builder.tie(programme, 'DEPLOYS', cohort)
  builder.result(result, { value: String(some.value), unit: 'persone' })
  builder.counts(result, 'NAVIGATOR_COHORT', 'MEMBERS')
  builder.tie(result, 'INVOLVES', cohort)
  for (const [i, value] of counts.entries()) {
    if (i > 0) report.want(`funnel/${slugged(cohort)}/k${i}`, value > (counts[i - 1] ?? 0))
  }
  report.want(`count-vs-list/${slugged(result)}/${slugged(cohort)}`, some.value > Math.max(...counts))
  for (const key of ['k2', 'k3']) {
    report.want(`date-vs-date/deployed-${key}/${slugged(cohort)}/${slugged(programme)}`, day.value < DAY_ONE)
  }
}
