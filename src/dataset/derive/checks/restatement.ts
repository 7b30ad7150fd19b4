import { isPiece } from '../../../ledger/restated.ts'
import { capital } from '../../../model/capital.ts'
import { type Amount, absolute, formatMoney, subtract } from '../../../model/money.ts'
import type { ContradictionKind } from '../../../model/vocabulary.ts'
import type { Allocation, GraphIndex } from '../index-of-graph.ts'
import { toleranceOf } from '../sums.ts'
import { type Finding, finding } from './finding.ts'
import { claimOfSide, comesTo, evidenceOfAll, weighed } from './money.ts'
import { equalsItsParts } from './preferred.ts'
import { listed, placeOf, subjectOf } from './words.ts'

/** The same money printed twice: on one side or on the other it may stand in several rows of one column. */
interface Restatement {
  again: Allocation[]
  first: Allocation[]
}

/** Every RESTATES of one kind of place, by equal amounts. */
export function restatements(index: GraphIndex, kind: 'TEXT_VS_TABLE' | 'TABLE_VS_TABLE'): Finding[] {
  return pairs(index)
    .filter(pair => (inText([...pair.again, ...pair.first]) ? 'TEXT_VS_TABLE' : 'TABLE_VS_TABLE') === kind)
    .map(pair => compare(index, pair))
}

function pairs(index: GraphIndex): Restatement[] {
  const amounts = index.all('ALLOCATION').filter(({ basis }) => basis !== 'COMPUTED')
  const found = (ids: string[]) => ids.flatMap(id => index.find('ALLOCATION', id) ?? [])
  const inPieces = new Set<string>()
  const result: Restatement[] = []
  for (const first of amounts) {
    for (const again of byColumn(index, found(index.preceding('RESTATES', first.id)))) {
      if (again.length < 2) continue
      result.push({ again, first: [first] })
      for (const piece of again) inPieces.add(`${piece.id} ${first.id}`)
    }
  }
  for (const again of amounts) {
    const firsts = found(index.following('RESTATES', again.id)).filter(({ id }) => !inPieces.has(`${again.id} ${id}`))
    for (const first of byColumn(index, firsts)) result.push({ again: [again], first })
  }
  return result
}

/** Rows of one column of one table together; anything else by itself. */
function byColumn(index: GraphIndex, allocations: readonly Allocation[]): Allocation[][] {
  const groups = new Map<string, Allocation[]>()
  for (const allocation of allocations) {
    const { table, column, stage, currency } = allocation.properties
    const key = table === null ? allocation.id : [table, column, stage, currency, index.actOf(allocation.id)].join(' ')
    groups.set(key, [...(groups.get(key) ?? []), allocation])
  }
  return [...groups.values()]
}

function inText(allocations: readonly Allocation[]): boolean {
  return allocations.some(({ properties }) => properties.grain === 'TEXT')
}

function compare(index: GraphIndex, { again, first }: Restatement): Finding {
  const all = [...first, ...again]
  const [one, other] = [comesTo({ of: first }), comesTo({ of: again })]
  const weighing = weighed(one, other, toleranceOf(index, all))
  const figures = isInPieces(index, first, again) ? { ...weighing, status: 'HOLDS' as const } : weighing
  const name = listed(first.map(each => each.name))
  const [here, there] = [first, again].map(([each]) => (each ? placeOf(index, each) : ''))
  const what = ({ length }: readonly Allocation[]) => (length > 1 ? `the sum of ${length} amounts` : 'the amount')
  return finding(
    {
      ...figures,
      of: [...again, ...first].map(({ id }) => id),
      name: `${name}: ${here} against ${there}`,
      formula: `${what(first)} in ${here} - ${what(again)} in ${there}`,
      about: index.concerning(all),
      evidence: evidenceOfAll(index, all),
    },
    () => {
      // What is not known contradicts nothing.
      const amounts = [one, other] as [Amount, Amount]
      const [printed, repeated] = amounts.map(formatMoney)
      const [is, restated] = [first, again].map(side => listed([...new Set(side.map(each => subjectOf(index, each)))]))
      const preferred = equalsItsParts(index, first, again)
      return {
        kind: disputeKind(first, again),
        name: `${name}: ${printed} or ${repeated}`,
        explanation: [
          is === restated
            ? `${capital(is ?? '')} is ${printed} in ${here}, and ${repeated} in ${there}:`
            : `The same money is printed twice. ${capital(is ?? '')} is ${printed} in ${here}; ${restated} is ${repeated} in ${there}:`,
          `a difference of ${formatMoney(absolute(subtract(...amounts)))}.`,
          figures.status === 'WITHIN_ROUNDING'
            ? 'The precision of the printed figures can explain it.'
            : preferred === null
              ? 'Nothing in the sources decides between them.'
              : `Its parts add up to ${[printed, repeated][preferred]}.`,
        ].join(' '),
        claims: [claimOfSide(index, { of: first }, amounts[0]), claimOfSide(index, { of: again }, amounts[1])],
        preferred,
        preferenceRule: preferred === null ? null : 'equals-its-parts',
      }
    },
  )
}

/** One alone of the pieces that an amount is stated again in is less than it, and says nothing of the others. */
function isInPieces(index: GraphIndex, first: readonly Allocation[], again: readonly Allocation[]): boolean {
  const [[one, ...more], [other, ...others]] = [index.entries(first), index.entries(again)]
  if (one === undefined || other === undefined || more.length > 0 || others.length > 0) return false
  return isPiece(index.ledger.entries, one, other) || isPiece(index.ledger.entries, other, one)
}

function disputeKind(first: readonly Allocation[], again: readonly Allocation[]): ContradictionKind {
  if (!inText([...first, ...again])) return 'TABLE_VS_TABLE'
  return inText(first) && inText(again) ? 'TEXT_VS_TEXT' : 'TEXT_VS_TABLE'
}
