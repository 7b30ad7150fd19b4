import type { Reason, StageTie } from '../../locale/reasons.ts'
import { firstOf } from '../../locale/thing.ts'
import { type Amount, isSameAmount, oneCurrency, sumAmounts } from '../../model/money.ts'
import type { Money, Piece } from './money.ts'
import type { Overlaps } from './overlap.ts'

const SHOWN = 3

/** Why amounts at different stages are not added, and what is known of how they are tied; null for one stage. */
export function whyStages(pieces: readonly Piece[], money: Money, overlaps: Overlaps): Reason | null {
  const stages = [...new Set(pieces.map(({ stage }) => stage))].sort()
  if (stages.length < 2) return null
  const ties = new Map<string, StageTie>()
  let open = false
  for (const [i, a] of pieces.entries())
    for (const b of pieces.slice(i + 1)) {
      if (a.stage === b.stage) continue
      const tie = tieOf(a, b, money)
      if (tie !== null) ties.set(JSON.stringify(tie), tie)
      else open ||= overlaps.between(a, b) === null
    }
  return { code: 'STAGES_NOT_ADDED', stages, ties: firstOf([...ties.values()], SHOWN), open }
}

/** What the sources say of two amounts at different stages: one of the other, or both of a third. */
function tieOf(a: Piece, b: Piece, money: Money): StageTie | null {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const tie = one.ties.find(({ id }) => id === other.id)
    if (tie !== undefined) return { kind: 'DIRECT', one: one.name, relation: tie.relation, other: other.name }
  }
  for (const { id, relation: first } of a.ties) {
    const second = b.ties.find(tie => tie.id === id)?.relation
    const third = money.get(id)
    if (second === undefined || third === undefined) continue
    return { kind: 'THIRD', one: a.name, first, other: b.name, second, third: third.name, sum: identity(a, b, third) }
  }
  return null
}

/** What was there before, where what is left and what was taken away come to it. */
function identity(a: Piece, b: Piece, before: Piece): Amount | null {
  if (a.amount === null || b.amount === null || before.amount === null) return null
  const all = [a.amount, b.amount, before.amount]
  if (oneCurrency(all) === null) return null
  return isSameAmount(sumAmounts([a.amount, b.amount]), before.amount) ? before.amount : null
}
