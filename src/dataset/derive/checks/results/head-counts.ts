import type { EntityOf } from '../../../../model/graph.ts'
import { groupThousands } from '../../../../model/money.ts'
import type { Headcount } from '../../../../model/properties.ts'
import type { HeadcountMeasure } from '../../../../model/vocabulary.ts'
import { compareDecimals, subtractDecimals } from '../../decimals.ts'
import type { GraphIndex } from '../../index-of-graph.ts'
import { slugOf } from '../../order.ts'
import { compared, type Finding, finding, statedClaim } from '../finding.ts'
import { listed } from '../words.ts'
import { exceeds, roomOf, sumOfFigures } from './figure.ts'

/** What a head count can be no more than: nobody is selected who was no candidate. */
const STEPS: readonly (readonly HeadcountMeasure[])[] = [
  ['CANDIDATES'],
  ['SELECTED'],
  ['CONTRACTED'],
  ['IN_TRAINING', 'TRAINED_CLASSROOM', 'TRAINED_ONLINE', 'TRAINED_ON_THE_JOB', 'TRAINED', 'ACTIVE'],
]

/** The head counts of one cohort form a funnel: each against those of the step before it that the source states. */
export function headCounts(index: GraphIndex): Finding[] {
  return index.all('NAVIGATOR_COHORT').flatMap(cohort => {
    const { headcounts } = cohort.properties
    const steps = STEPS.map(measures => headcounts.filter(({ measure }) => measures.includes(measure)))
    const stated = steps.filter(step => step.length > 0)
    return stated.flatMap((later, i) => {
      const earlier = stated[i - 1]
      return earlier ? later.map(each => compare(cohort, earlier, each)) : []
    })
  })
}

/** Waves add up; one count alone is the whole of its step. */
function compare(cohort: EntityOf<'NAVIGATOR_COHORT'>, earlier: readonly Headcount[], later: Headcount): Finding {
  const [before, after] = [sumOfFigures(earlier.map(roomFor)), roomFor(later)]
  const over = compareDecimals(after.value, before.value) > 0
  const sameTime = earlier.every(({ at, period }) => at === later.at && period === later.period)
  const status = !over || !exceeds(after, before) ? 'HOLDS' : sameTime ? 'FAILS' : 'NOT_CHECKABLE'
  const labels = listed(earlier.map(({ label }) => `"${label}"`))
  const all = [...earlier, later]
  return finding(
    {
      ...compared(status, before.value, after.value),
      difference: over ? subtractDecimals(before.value, after.value) : '0',
      of: [cohort.id, slugOf(later.key)],
      name: `${cohort.name}: ${labels} to "${later.label}"`,
      formula: `"${later.label}" not more than ${labels}${status === 'NOT_CHECKABLE' ? '; it is more, of another time' : ''}`,
      about: [cohort.id],
      evidence: all.flatMap(({ evidence }) => evidence),
    },
    () => ({
      kind: 'TEXT_VS_TEXT',
      name: `${cohort.name}: "${later.label}" more than ${labels}`,
      explanation: `Of "${cohort.name}", ${groupThousands(after.value)} are counted as "${later.label}", but only ${groupThousands(before.value)} as ${labels}.`,
      claims: all.map(({ value, evidence }) => statedClaim(cohort, String(value), String(value), evidence)),
    }),
  )
}

function roomFor({ value, qualifier }: Headcount) {
  return roomOf(String(value), qualifier)
}
