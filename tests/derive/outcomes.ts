import fc from 'fast-check'
import type { CheckStatus } from '../../src/model/vocabulary.ts'
import { GraphBuilder } from './graphs.ts'
import { addCohort, addCrises, addGroups, addRegions } from './write-counts.ts'
import { addActs, addProgrammes } from './write-dates-and-codes.ts'
import { addFunnel } from './write-funnel.ts'

/** Random results, counts, dates and codes that agree by construction; defects are planted in single printed figures. */
export interface Outcomes {
  funnels: FunnelScheme[]
  regions: { named: number; province: boolean }[]
  /** How many crises each result names. */
  crises: number[]
  /** The sizes of the groups that each result involves. */
  groups: number[][]
  cohorts: CohortScheme[]
  acts: ActScheme[]
  programmes: number
  /** Whether one programme has two names that differ in a letter. */
  misspelt: boolean
}

export interface FunnelScheme {
  start: number
  /** The share of each stage in the one before, in per cent. */
  kept: number[]
  /** Whether the first stage leads to the third directly too. */
  skips: boolean
  /** A stage beside the first that leads to the second as well. */
  beside: number | null
  /** Whether the last stage splits into two regions. */
  splits: boolean
  share: ShareScheme | null
  /** A figure told beside the funnel, and in none. */
  free: number | null
  /** Whether an indicator's actual tells the first stage again. */
  corroborated: boolean
}

export interface ShareScheme {
  part: number
  whole: number
  decimals: number
}

export interface CohortScheme {
  candidates: number
  kept: number[]
  /** How many of the candidates, in per cent, a result counts. */
  took: number
  /** How long after the programme starts they are counted. */
  days: number
}

export interface ActScheme {
  /** How many days after the act before. */
  after: number
  /** How many days later it is published. */
  published: number | null
  numbered: boolean
}

/** Moves one printed figure; which, counts on through all of them. */
export interface Planted {
  cell: number
  by: number
}

const count = fc.integer({ min: 1, max: 100_000 })
const percent = fc.integer({ min: 0, max: 100 })
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })

export const outcomes: fc.Arbitrary<Outcomes> = fc.record({
  funnels: fc.array(
    fc.record({
      start: count,
      kept: fc.array(percent, { maxLength: 3 }),
      skips: fc.boolean(),
      beside: maybe(count),
      splits: fc.boolean(),
      share: maybe(fc.record({ part: fc.nat(9), whole: fc.nat(9), decimals: fc.integer({ min: 0, max: 2 }) })),
      free: maybe(count),
      corroborated: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  regions: fc.array(fc.record({ named: fc.nat(20), province: fc.boolean() }), { maxLength: 2 }),
  crises: fc.array(fc.nat(6), { maxLength: 2 }),
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
  acts: fc.array(fc.record({ after: fc.nat(400), published: maybe(fc.nat(60)), numbered: fc.boolean() }), {
    maxLength: 4,
  }),
  programmes: fc.nat(5),
  misspelt: fc.boolean(),
})

export const planted: fc.Arbitrary<Planted[]> = fc.array(
  fc.record({
    cell: fc.nat(10_000),
    by: fc.oneof(fc.constantFrom(-1, 1, 2), fc.integer({ min: -3000, max: 3000 })),
  }),
  { maxLength: 5 },
)

/** A printed figure: a count, a share in its last printed decimal, a day. */
export interface Cell {
  value: number
  least: number
}

/** Figures are made first, then moved by the defects, and then written with what the checks should say of them. */
export class Report {
  readonly builder = new GraphBuilder()
  /** What each check should say, by the test's own arithmetic. */
  readonly wanted = new Map<string, CheckStatus>()
  readonly #cells: Cell[] = []
  readonly #writers: (() => void)[] = []

  constructor(scheme: Outcomes, defects: readonly Planted[] = []) {
    for (const [i, funnel] of scheme.funnels.entries()) addFunnel(this, funnel, i)
    addRegions(this, scheme.regions)
    for (const [i, named] of scheme.crises.entries()) addCrises(this, named, i)
    for (const [i, sizes] of scheme.groups.entries()) addGroups(this, sizes, i)
    for (const [i, cohort] of scheme.cohorts.entries()) addCohort(this, cohort, i)
    addActs(this, scheme.acts)
    addProgrammes(this, scheme.programmes, scheme.misspelt)
    for (const { cell, by } of defects) {
      const moved = this.#cells[cell % Math.max(this.#cells.length, 1)]
      if (moved) moved.value = Math.max(moved.least, moved.value + by)
    }
    for (const write of this.#writers) write()
    const regions = [...this.builder.graph.entities.values()].filter(({ kind }) => kind === 'REGION')
    if (regions.length > 1) this.wanted.set('check/code-vs-code/regions/istat-code', 'HOLDS')
  }

  cell(value: number, least = 1): Cell {
    const cell = { value: Math.max(value, least), least }
    this.#cells.push(cell)
    return cell
  }

  /** What to do once every figure is what it will be. */
  write(writer: () => void): void {
    this.#writers.push(writer)
  }

  want(check: string, fails: boolean): void {
    this.wanted.set(`check/${check}`, fails ? 'FAILS' : 'HOLDS')
  }
}
