import fc from 'fast-check'
import { Sheet } from './sheet.ts'
import { addCohort, addCrises, addGroups, addRegions, type CohortScheme, type RegionScheme } from './write-counts.ts'
import { type ActScheme, addActs, addProgrammes } from './write-dates-and-codes.ts'
import { addFunnel, type FunnelScheme } from './write-funnel.ts'

/** Random results, counts, dates and codes that agree by construction; defects are planted in single printed figures. */
export interface Outcomes {
  funnels: FunnelScheme[]
  regions: RegionScheme[]
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

/** Figures are made first, then moved by the defects, and then written with what the checks should say of them. */
export class Report extends Sheet {
  constructor(scheme: Outcomes, defects: readonly Planted[] = []) {
    super()
    for (const [i, funnel] of scheme.funnels.entries()) addFunnel(this, funnel, i)
    addRegions(this, scheme.regions)
    for (const [i, named] of scheme.crises.entries()) addCrises(this, named, i)
    for (const [i, sizes] of scheme.groups.entries()) addGroups(this, sizes, i)
    for (const [i, cohort] of scheme.cohorts.entries()) addCohort(this, cohort, i)
    addActs(this, scheme.acts)
    addProgrammes(this, scheme.programmes, scheme.misspelt)
    for (const { cell, by } of defects) this.move(cell, by)
    this.finish()
    const regions = [...this.builder.graph.entities.values()].filter(({ kind }) => kind === 'REGION')
    if (regions.length > 1) this.wanted.set('check/code-vs-code/regions/istat-code', 'HOLDS')
  }
}
