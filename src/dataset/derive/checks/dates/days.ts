import { firstDayOf } from '../../../../model/dates.ts'
import type { EntityOf, EntityValue } from '../../../../model/graph.ts'
import type { CheckStatus } from '../../../../model/vocabulary.ts'
import { KIND_WORDS } from '../../../../model/words.ts'
import type { GraphIndex } from '../../index-of-graph.ts'
import { type Finding, finding, statedClaim } from '../finding.ts'

/** A day that an entity gives, and what it is the day of. */
export interface Day {
  of: EntityValue
  /** What it is in a sentence, and the field that has it: `date`, `start`. */
  as: string
  date: string
  /** The first day that it may mean, where it is known to the month or the year and kept as its last day. */
  earliest?: string | null
  /** The evidence that prints it; else that of the field. */
  evidence?: readonly string[]
}

export function dateOf(of: EntityOf<'ACT'>): Day | null {
  const { date, datePrecision } = of.properties
  if (date === null) return null
  return { of, as: 'date', date, earliest: firstDayOf(date, datePrecision ?? 'DAY') }
}

export function dayOf(
  of: EntityOf<'PLAN'> | EntityOf<'SECTION'> | EntityOf<'SPENDING_PROGRAMME'>,
  as: 'start' | 'end',
): Day | null {
  const date = of.properties[as]
  // A day that is computed from those of the parts proves nothing about them.
  const computed = of.kind === 'PLAN' && of.properties[`${as}Basis`] === 'COMPUTED'
  return date === null || computed ? null : { of, as, date }
}

/** Two days of which the one should not be later than the other. */
export function inOrder(index: GraphIndex, before: Day | null, after: Day | null, rule: string): Finding[] {
  if (!before || !after) return []
  const earliest = before.earliest ?? before.date
  const status: CheckStatus = before.date <= after.date ? 'HOLDS' : earliest <= after.date ? 'NOT_CHECKABLE' : 'FAILS'
  const words = (given: Day) => `the ${given.as} of the ${KIND_WORDS[given.of.kind][0]} "${given.of.name}"`
  const evidence = [before, after].map(given => [...(given.evidence ?? index.printing(given.of, given.as))])
  const ids = [...new Set([after.of.id, before.of.id])]
  return [
    finding(
      {
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
