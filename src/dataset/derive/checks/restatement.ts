import { isPiece } from '../../../ledger/restated.ts'
import { capital } from '../../../model/capital.ts'
import { type Amount, absolute, decimalOf, formatMoney, isSameAmount, subtract } from '../../../model/money.ts'
import type { ContradictionKind } from '../../../model/vocabulary.ts'
import { SUM_RULE } from '../amounts.ts'
import { splitsOf } from '../breakdowns.ts'
import type { Allocation, GraphIndex } from '../index-of-graph.ts'
import { sumOf, toleranceOf } from '../sums.ts'
import { claimOf, computedClaim, evidenceOfAll, type Finding, finding, weighed } from './finding.ts'
import { listed, placeOf, subjectOf } from './words.ts'

const EQUALS_ITS_PARTS = 'equals-its-parts'

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
  const weighing = weighed(amountOf(first), amountOf(again), toleranceOf(index, all))
  const figures = isInPieces(index, first, again) ? { ...weighing, status: 'HOLDS' as const } : weighing
  const laterSide = sideOf(index, again)
  const firstSide = sideOf(index, first)
  return finding(
    {
      ...figures,
      of: [...again, ...first].map(({ id }) => id),
      name: `${firstSide.name}: ${firstSide.place} against ${laterSide.place}`,
      formula: `${firstSide.what} in ${firstSide.place} - ${laterSide.what} in ${laterSide.place}`,
      about: index.concerning(all),
      evidence: evidenceOfAll(index, all),
    },
    () => {
      const preferred = equalsItsParts(index, first, again)
      return {
        kind: disputeKind(first, again),
        name: `${firstSide.name}: ${formatMoney(firstSide.amount)} or ${formatMoney(laterSide.amount)}`,
        explanation: explain(firstSide, laterSide, preferred, figures.status === 'WITHIN_ROUNDING'),
        claims: [claimFor(index, first), claimFor(index, again)],
        preferred,
        preferenceRule: preferred === null ? null : EQUALS_ITS_PARTS,
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

/** One side in words. */
interface Side {
  name: string
  subject: string
  place: string
  what: string
  amount: Amount
}

function sideOf(index: GraphIndex, allocations: readonly Allocation[]): Side {
  const [first, ...more] = allocations
  return {
    name: listed(allocations.map(({ name }) => name)),
    subject: listed([...new Set(allocations.map(allocation => subjectOf(index, allocation)))]),
    place: first ? placeOf(index, first) : '',
    what: more.length > 0 ? `the sum of ${allocations.length} amounts` : 'the amount',
    amount: sumOf(allocations).amount,
  }
}

function explain(first: Side, again: Side, preferred: number | null, rounding: boolean): string {
  const [one, other] = [
    `${formatMoney(first.amount)} in ${first.place}`,
    `${formatMoney(again.amount)} in ${again.place}`,
  ]
  const words = [
    first.subject === again.subject
      ? `${capital(first.subject)} is ${one}, and ${other}:`
      : `The same money is printed twice. ${capital(first.subject)} is ${one}; ${again.subject} is ${other}:`,
    `a difference of ${formatMoney(absolute(subtract(first.amount, again.amount)))}.`,
  ].join(' ')
  if (rounding) return `${words} The precision of the printed figures can explain it.`
  if (preferred === null) return `${words} Nothing in the sources decides between them.`
  return `${words} Its parts add up to ${formatMoney(preferred === 0 ? first.amount : again.amount)}.`
}

function amountOf(allocations: readonly Allocation[]): Amount | null {
  const { amount, blanks } = sumOf(allocations)
  return blanks.length > 0 ? null : amount
}

function claimFor(index: GraphIndex, allocations: readonly Allocation[]) {
  const [only, ...more] = allocations
  if (only && more.length === 0) return claimOf(index, only)
  const sum = decimalOf(sumOf(allocations).amount)
  return computedClaim(sum, SUM_RULE, evidenceOfAll(index, allocations), only ? index.targetOf(only.id) : null)
}

function disputeKind(first: readonly Allocation[], again: readonly Allocation[]): ContradictionKind {
  if (!inText([...first, ...again])) return 'TABLE_VS_TABLE'
  return inText(first) && inText(again) ? 'TEXT_VS_TEXT' : 'TEXT_VS_TABLE'
}

/**
 * Of two totals of the same money, the one that equals the sum of its parts: parts of either, for they are parts of the
 * same money. Null where no parts are printed in full, where they disagree, or where both or neither equal them.
 */
function equalsItsParts(index: GraphIndex, first: readonly Allocation[], again: readonly Allocation[]): number | null {
  const complete = [...first, ...again]
    .flatMap(total => splitsOf(index, total))
    .map(split => sumOf(split.parts))
    .filter(sum => sum.blanks.length === 0)
  const [sum, ...others] = complete.map(({ amount }) => amount)
  if (sum === undefined || others.some(other => !isSameAmount(other, sum))) return null
  if (first.length > 1 || again.length > 1) return null
  const equal = [first, again].map(side => {
    const amount = amountOf(side)
    return amount !== null && isSameAmount(amount, sum)
  })
  return equal[0] === equal[1] ? null : equal.indexOf(true)
}
