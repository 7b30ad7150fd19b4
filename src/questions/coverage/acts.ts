import { counts } from '../../ledger/accounts.ts'
import { type Entry, entriesById, forTarget, isShare } from '../../ledger/entries.ts'
import { outermost } from '../../ledger/portions.ts'
import { type Amount, compareAmounts, leftOf, sign, subtract, sumAmounts, sumOfKnown } from '../../model/money.ts'
import type { Stage } from '../../model/vocabulary.ts'
import { thingOf } from '../trace/words.ts'
import type { AllocationSet } from './allocation-set.ts'
import type { LevelAnswer } from './answer.ts'
import { type DeadEnd, stop } from './dead-ends.ts'
import { shareOf } from './levels.ts'

/** The life of money from what is budgeted, stage by stage: a later stage has at most what the one before has, and less is not yet. */
const LADDER: readonly Stage[] = ['APPROVED', 'BUDGETED', 'ASSIGNED', 'COMMITTED', 'CONTRACTED', 'ADMITTED']

/** What acts set for one target, beside what the plan gives it. */
export interface Funded {
  root: Entry
  amount: Amount
  /** What the acts set together; null where none does. */
  set: Amount | null
  acts: string[]
}

/** Of money that no act sets, such as the frame of a plan: target by target, what acts set of it at the next stage that any of them reaches. */
export function fundedByActs(set: AllocationSet): Funded[] {
  const { accounts, acts, stage, currency, roots } = set
  if (acts.length > 0 || stage === null || !LADDER.includes(stage)) return []
  const setFor = ({ target, id }: Entry): Entry[] =>
    outermost(
      accounts.ledger,
      forTarget(accounts.ledger, target ?? id).filter(
        entry =>
          entry.act !== null &&
          entry.amount !== null &&
          entry.currency === currency &&
          counts(accounts, entry) &&
          !isShare(accounts.ledger, entry),
      ),
    )
  const all = roots.map(root => ({ root, set: setFor(root) }))
  const next = LADDER.slice(LADDER.indexOf(stage) + 1).find(one =>
    all.some(({ set }) => set.some(each => each.stage === one)),
  )
  if (next === undefined) return []
  return all.flatMap(({ root, set }): Funded[] => {
    if (root.amount === null) return []
    const there = set.filter(entry => entry.stage === next)
    const by = [...new Set(there.flatMap(entry => entry.act ?? []))]
    return [{ root, amount: root.amount, set: sumOfKnown(there.map(({ amount }) => amount)), acts: by }]
  })
}

/** How much of the money acts set: at each target no more than it has, so that what one has too much of hides nothing that another lacks. */
export function actLevel(set: AllocationSet, funded: readonly Funded[]): LevelAnswer[] {
  const capped = funded.flatMap(({ amount, set }) => (set === null ? [] : [lesser(amount, set)]))
  if (capped.length === 0) return []
  const amount = sumAmounts(capped)
  return [{ kind: 'ACT', basis: 'COMPUTED', amount, upper: null, share: shareOf(amount, set.total), upperShare: null }]
}

/** Targets of which acts set more than they have, less, or nothing. */
export function actEnds({ accounts }: AllocationSet, funded: readonly Funded[]): DeadEnd[] {
  return funded.flatMap(({ root, amount, set, acts }): DeadEnd[] => {
    const at = root.target ?? root.id
    const target = thingOf(accounts.graph, at)
    if (set === null)
      return sign(amount) === 0
        ? []
        : [stop(at, 'NO_MONEY_STATED', { code: 'NO_ACT_ON_RECORD', target, amount }, amount)]
    const rest = leftOf(amount, [set])
    if (sign(rest) === 0) return []
    const said = { target, amount, set, acts: acts.length }
    if (sign(rest) > 0) return [stop(at, 'NO_MONEY_STATED', { code: 'ACTS_LEAVE', ...said, rest }, rest)]
    const before = entriesById(accounts.ledger, root.supersedes).find(
      one => one.amount !== null && compareAmounts(one.amount, set) >= 0,
    )
    const earlier = before?.amount ?? null
    return [stop(at, 'CONTRADICTED', { code: 'ACTS_EXCEED', ...said, over: subtract(set, amount), earlier }, amount)]
  })
}

const lesser = (one: Amount, other: Amount): Amount => (compareAmounts(one, other) <= 0 ? one : other)
