import type { EntityOf } from '../../../model/graph.ts'
import { isZero, subtractDecimals } from '../decimals.ts'
import type { GraphIndex } from '../index-of-graph.ts'
import { check } from './check.ts'
import { type Finding, finding, statedClaim } from './finding.ts'

/** An indicator's target against what the plan foresees for it, where both are printed. */
export const TARGET_VS_PLAN = check({
  describe: "An indicator's target against its plan.",
  words: ['target against plan', 'obiettivo e piano'],
  italian: {
    formula: 'valore previsto dal piano - obiettivo',
    explain: ([planned, target]) =>
      `${target?.who ?? ''}: l'obiettivo è ${target?.value}, ma il piano prevede ${planned?.value}.`,
  },
  find: targetVsPlan,
})

function targetVsPlan(index: GraphIndex): Finding[] {
  return index.all('INDICATOR').flatMap(indicator => {
    const { targetPrinted, plannedPrinted } = indicator.properties
    return targetPrinted !== null && plannedPrinted !== null ? [compare(index, indicator)] : []
  })
}

function compare(index: GraphIndex, indicator: EntityOf<'INDICATOR'>): Finding {
  const { targetValue, plannedValue, targetPrinted, plannedPrinted, targetEvidence, plannedEvidence, plan } =
    indicator.properties
  const difference = targetValue === null || plannedValue === null ? null : subtractDecimals(targetValue, plannedValue)
  return finding(
    {
      of: [indicator.id],
      name: `${indicator.name}: target against plan`,
      status: difference === null ? 'NOT_CHECKABLE' : isZero(difference) ? 'HOLDS' : 'FAILS',
      expected: plannedValue,
      found: targetValue,
      difference: difference === null ? null : subtractDecimals('0', difference),
      tolerance: '0',
      formula: 'planned value - target value',
      about: [indicator.id, ...index.following('MEASURES', indicator.id)].concat(plan ?? []),
      evidence: [...targetEvidence, ...plannedEvidence],
    },
    () => ({
      kind: 'TABLE_VS_TABLE',
      name: `${indicator.name}: target and plan differ`,
      explanation: `The target of the indicator "${indicator.name}" is ${targetValue}, but its plan foresees ${plannedValue}.`,
      claims: [
        statedClaim(indicator, plannedPrinted ?? '', plannedValue, plannedEvidence),
        statedClaim(indicator, targetPrinted ?? '', targetValue, targetEvidence),
      ],
    }),
  )
}
