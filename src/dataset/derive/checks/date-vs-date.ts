import type { EntityOf, EntityValue } from '../../../model/graph.ts'
import type { CheckStatus } from '../../../model/vocabulary.ts'
import { type GraphIndex, wordFor } from '../index-of-graph.ts'
import { type Finding, finding, statedClaim } from './finding.ts'

type Dated = EntityOf<'PLAN'> | EntityOf<'SECTION'> | EntityOf<'SPENDING_PROGRAMME'>

/** A day that an entity gives, and what it is the day of. */
interface Day {
  of: EntityValue
  as: string
  date: string
}

/** Days whose order follows from what they are: a later step, an end, the period of a part. */
export function dateVsDate(index: GraphIndex): Finding[] {
  const periods: Dated[] = [...index.all('PLAN'), ...index.all('SECTION'), ...index.all('SPENDING_PROGRAMME')]
  return [
    ...index.all('ACT').flatMap(act => steps(index, act)),
    ...periods.flatMap(entity => inOrder(index, day(entity, 'start'), day(entity, 'end'), 'period')),
    ...index.all('PLAN').flatMap(plan => insidePlan(index, plan)),
  ]
}

function steps(index: GraphIndex, later: EntityOf<'ACT'>): Finding[] {
  return (['FOLLOWS', 'CONVERTS'] as const).flatMap(relation =>
    index.following(relation, later.id).flatMap(id => {
      const earlier = index.find('ACT', id)
      const { date } = later.properties
      if (!earlier || date === null || earlier.properties.date === null) return []
      const before: Day = { of: earlier, as: 'date', date: earlier.properties.date }
      return inOrder(index, before, { of: later, as: 'date', date }, relation.toLowerCase(), firstDayOf(earlier))
    }),
  )
}

/** The first day that a date may mean: one known to the month or the year is kept as its last day. */
function firstDayOf({ properties }: EntityOf<'ACT'>): string | null {
  const { date, datePrecision } = properties
  if (date === null || datePrecision === 'DAY') return date
  return datePrecision === 'YEAR' ? `${date.slice(0, 4)}-01-01` : `${date.slice(0, 7)}-01`
}

function insidePlan(index: GraphIndex, plan: EntityOf<'PLAN'>): Finding[] {
  return index.following('HAS_SECTION', plan.id).flatMap(id => {
    const section = index.find('SECTION', id)
    if (!section) return []
    return [
      ...inOrder(index, day(plan, 'start'), day(section, 'start'), 'start-inside'),
      ...inOrder(index, day(section, 'end'), day(plan, 'end'), 'end-inside'),
    ]
  })
}

function day(of: Dated, as: 'start' | 'end'): Day | null {
  const date = of.properties[as]
  return date === null ? null : { of, as, date }
}

function inOrder(
  index: GraphIndex,
  before: Day | null,
  after: Day | null,
  rule: string,
  atLeast?: string | null,
): Finding[] {
  if (!before || !after) return []
  const earliest = atLeast ?? before.date
  const status: CheckStatus = before.date <= after.date ? 'HOLDS' : earliest <= after.date ? 'NOT_CHECKABLE' : 'FAILS'
  const words = (given: Day) => `the ${given.as} of the ${wordFor(given.of.kind)} "${given.of.name}"`
  const evidence = [before, after].map(given => printingDay(index, given))
  const ids = [...new Set([after.of.id, before.of.id])]
  return [
    finding(
      {
        kind: 'DATE_VS_DATE',
        of: [rule, ...ids],
        name: `${before.of.name}${before.of === after.of ? '' : `, ${after.of.name}`}: ${before.as} before ${after.as}`,
        status,
        // A check's figures are decimals: days are in the claims.
        expected: null,
        found: null,
        difference: null,
        tolerance: null,
        formula: `${words(before)} is not later than ${words(after)}`,
        about: ids,
        evidence: evidence.flat(),
      },
      () => ({
        kind: 'TIMING',
        name: `${after.of.name}: ${after.as} before the ${before.as} of ${before.of.name}`,
        explanation: `It should not be, but ${words(after)}, ${after.date}, is earlier than ${words(before)}, ${before.date}.`,
        claims: [before, after].map((given, i) => statedClaim(given.of, given.date, null, evidence[i] ?? [])),
      }),
    ),
  ]
}

/** A raw that ends with the year and holds the day's number: dates are printed in many ways. */
function printingDay(index: GraphIndex, { of, date }: Day): string[] {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-').map(part => part.replace(/^0+/, ''))
  const numbersIn = (raw: string) => (raw.match(/\d+/g) ?? []).map(run => run.replace(/^0+/, ''))
  const holds =
    (...wanted: string[]) =>
    (raw: string) =>
      wanted.every(number => numbersIn(raw).includes(number))
  return index.evidenceOf(of, [holds(dayOfMonth, month, year), holds(dayOfMonth, year), holds(year)])
}
