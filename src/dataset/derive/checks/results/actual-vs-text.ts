import { unitOf } from '../../../../locale/units.ts'
import { capital } from '../../../../model/capital.ts'
import type { ClaimValue, EntityOf } from '../../../../model/graph.ts'
import { groupThousands } from '../../../../model/money.ts'
import { addDecimals, subtractDecimals } from '../../decimals.ts'
import type { GraphIndex } from '../../index-of-graph.ts'
import { check, sidesInItalian } from '../check.ts'
import { type Finding, finding, statedClaim } from '../finding.ts'
import { listed, whereIs } from '../words.ts'
import { agree, disputeKind, figureClaim, figureOf, type Result, type Room, roomOf } from './figure.ts'
import { differences, type Frame, frameOf } from './frame.ts'

/** A figure that is stated twice: an indicator's actual, or a result's value. */
interface StatedFigure {
  of: EntityOf<'INDICATOR'> | Result
  figure: (Room & { value: string }) | null
  percent: boolean
  frame: Frame
  claim: ClaimValue
}

/** An indicator's actual, or a result, against every result that is said to state the same figure. */
export const ACTUAL_VS_TEXT = check({
  describe: "An indicator's actual against the text.",
  words: ['actual against text', 'valore raggiunto e testo'],
  italian: {
    formula: 'valore raggiunto, o risultato - la stessa cifra altrove',
    explain: sides => `La stessa cifra è riportata in modi diversi. ${sidesInItalian(sides)}.`,
  },
  find: actualVsText,
})

function actualVsText(index: GraphIndex): Finding[] {
  const stating = [...index.all('INDICATOR'), ...index.all('RESULT')]
  return stating.flatMap(entity => {
    const results = index.following('CORROBORATED_BY', entity.id).flatMap(id => index.find('RESULT', id) ?? [])
    return results
      .filter(result => !(index.has(result.id, 'CORROBORATED_BY', entity.id) && result.id < entity.id))
      .flatMap(result => {
        const one = entity.kind === 'INDICATOR' ? ofIndicator(entity) : ofResult(index, entity)
        const other = ofResult(index, result)
        // A share and its count are compared by SHARE_VS_BASE.
        return one.percent === other.percent || one.of.kind === 'INDICATOR' ? [compare(index, one, other)] : []
      })
  })
}

function ofIndicator(of: EntityOf<'INDICATOR'>): StatedFigure {
  const { actualValue, actualPrinted, actualPeriod, actualCumulative, actualEvidence, unit, plan } = of.properties
  return {
    of,
    figure: actualValue === null ? null : roomOf(actualValue, 'EXACT', unitOf(unit).zeros),
    percent: unitOf(unit).percent,
    frame: { period: actualPeriod, cumulative: actualCumulative, plan },
    claim: statedClaim(of, actualPrinted ?? actualValue ?? '', actualValue, actualEvidence),
  }
}

function ofResult(index: GraphIndex, of: Result): StatedFigure {
  const percent = unitOf(of.properties.unit).percent
  return { of, figure: figureOf(of), percent, frame: frameOf(index, of), claim: figureClaim(index, of) }
}

function compare(index: GraphIndex, one: StatedFigure, other: StatedFigure): Finding {
  const comparable = one.figure !== null && other.figure !== null && one.percent === other.percent
  const holds = one.figure !== null && other.figure !== null && agree(one.figure, other.figure)
  const difference = comparable ? subtractDecimals(one.figure?.value ?? '0', other.figure?.value ?? '0') : null
  const frames = differences(index, one.frame, other.frame)
  const also = frames.length === 0 ? '' : `; what else differs: ${frames.join('; ')}`
  const what = one.of.kind === 'INDICATOR' ? 'actual value' : 'value'
  return finding(
    {
      of: [one.of.id, other.of.id],
      name: `${one.of.name}: against "${other.of.name}"`,
      status: !comparable ? 'NOT_CHECKABLE' : holds ? 'HOLDS' : 'FAILS',
      expected: one.figure?.value ?? null,
      found: other.figure?.value ?? null,
      difference,
      tolerance: comparable ? room(one, other) : null,
      formula: `${what} of "${one.of.name}" - value of "${other.of.name}"${also}`,
      about: [one.of.id, other.of.id],
      evidence: [...one.claim.evidence, ...other.claim.evidence],
    },
    () => ({
      kind: frames.length > 0 ? 'DEFINITION' : disputeKind(index, one.claim.evidence, other.claim.evidence),
      name: `${one.of.name}: ${one.claim.value} or ${other.claim.value}`,
      explanation: [
        `${capital(saying(index, one))}, but ${saying(index, other)}, which is said to state the same figure:`,
        `a difference of ${groupThousands(difference?.replace('-', '') ?? '')}.`,
        ...(frames.length > 0 ? [`They differ in more: ${listed(frames)}.`] : []),
      ].join(' '),
      claims: [one.claim, other.claim],
    }),
  )
}

/** How far "about" and the like let the two lie apart. */
function room(...stated: readonly StatedFigure[]): string {
  return addDecimals(stated.map(({ figure }) => (figure?.low ? subtractDecimals(figure.value, figure.low) : '0')))
}

function saying(index: GraphIndex, { of, figure, claim }: StatedFigure): string {
  const what = of.kind === 'INDICATOR' ? 'the actual value of the indicator' : 'the result'
  return `${what} "${of.name}" is ${groupThousands(figure?.value ?? '')} in ${whereIs(index, claim.evidence)}`
}
