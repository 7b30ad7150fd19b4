import type { Entry, Ledger } from '../../ledger/entries.ts'
import type { Overlaps } from '../../ledger/overlaps.ts'
import type { Reason, StageTie } from '../../locale/reasons.ts'
import { firstOf } from '../../locale/thing.ts'
import { type Amount, isSameAmount, oneCurrency, sumAmounts } from '../../model/money.ts'
import type { Relation } from '../../model/relations.ts'

const SHOWN = 3

/** Why amounts at different stages are not added, and what is known of how they are tied; null for one stage. */
export function whyStages(entries: readonly Entry[], ledger: Ledger, overlaps: Overlaps): Reason | null {
  const stages = [...new Set(entries.map(({ stage }) => stage))].sort()
  if (stages.length < 2) return null
  const ties = new Map<string, StageTie>()
  let open = false
  for (const [i, a] of entries.entries())
    for (const b of entries.slice(i + 1)) {
      if (a.stage === b.stage) continue
      const tie = tieOf(a, b, ledger)
      if (tie !== null) ties.set(JSON.stringify(tie), tie)
      else open ||= overlaps.between(a, b) === null
    }
  return { code: 'STAGES_NOT_ADDED', stages, ties: firstOf([...ties.values()], SHOWN), open }
}

/** What the sources say of two amounts at different stages: one of the other, or both of a third. */
function tieOf(a: Entry, b: Entry, ledger: Ledger): StageTie | null {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const tie = tiesOf(one).find(({ id }) => id === other.id)
    if (tie !== undefined) return { kind: 'DIRECT', one: one.name, relation: tie.relation, other: other.name }
  }
  for (const { id, relation: first } of tiesOf(a)) {
    const second = tiesOf(b).find(tie => tie.id === id)?.relation
    const third = ledger.entries.get(id)
    if (second === undefined || third === undefined) continue
    return { kind: 'THIRD', one: a.name, first, other: b.name, second, third: third.name, sum: identity(a, b, third) }
  }
  return null
}

/** How an amount is tied to what it supersedes, reduces or prints again, as the sources say it. */
function tiesOf({ supersedes, reduces, restates }: Entry): { relation: Relation; id: string }[] {
  const by = { SUPERSEDES: supersedes, REDUCES: reduces, RESTATES: restates }
  return Object.entries(by).flatMap(([relation, ids]) => ids.map(id => ({ relation: relation as Relation, id })))
}

/** What was there before, where what is left and what was taken away come to it. */
function identity(a: Entry, b: Entry, before: Entry): Amount | null {
  if (a.amount === null || b.amount === null || before.amount === null) return null
  const all = [a.amount, b.amount, before.amount]
  if (oneCurrency(all) === null) return null
  return isSameAmount(sumAmounts([a.amount, b.amount]), before.amount) ? before.amount : null
}
