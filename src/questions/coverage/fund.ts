import { type Accounts, counts } from '../../ledger/accounts.ts'
import type { Entry, Ledger } from '../../ledger/entries.ts'
import { frameKey } from '../../ledger/figures.ts'
import { holders } from '../../ledger/plan.ts'
import { outermost } from '../../ledger/portions.ts'
import { isSameMoney } from '../../ledger/same-money.ts'
import { groupBy } from '../../model/group-by.ts'
import { kindOfId } from '../../model/kinds.ts'
import { type Amount, largestOf, sumOfKnown } from '../../model/money.ts'
import { compareIds } from '../../model/order.ts'
import { ground } from '../trace/ground/found.ts'
import { groundOf, type TraceReader } from '../trace/ground/gather.ts'
import { closes } from '../trace/routes/terminal-allocations.ts'
import { thingOf } from '../trace/words.ts'
import { type AllocationSet, allocationSetOf } from './allocation-set.ts'
import type { CoverageQuestion, LevelAnswer } from './answer.ts'
import { type DeadEnd, stop } from './dead-ends.ts'
import { shareOf } from './levels.ts'

/** What a fund has of its own, and the most that plans are charged to it: by other sources and of other days, so a bound and never a sum. */
export interface FundCoverage {
  own: AllocationSet | null
  levels: LevelAnswer[]
  deadEnds: DeadEnd[]
}

export async function coverageOfFund(
  reader: TraceReader,
  { of, stage, currency = null }: CoverageQuestion,
  asked: Pick<Accounts, 'asOf' | 'editions'>,
): Promise<FundCoverage> {
  const accounts = await accountsOf(reader, of, 'IN', asked)
  const twins = (accounts.graph.edges.get(of) ?? [])
    .filter(({ relation, other }) => relation === 'SAME_AS' && kindOfId(other) === 'PLAN')
    .map(({ other }) => other)
    .sort(compareIds)
  const sets = await Promise.all(
    twins.map(async twin => allocationSetOf(await accountsOf(reader, twin, 'OUT', asked), twin, stage, currency)),
  )
  const own = sets.find(({ total }) => total !== null) ?? null
  const isTheirs = ({ target }: Entry): boolean => {
    const over = holders(accounts.graph, target ?? '')
    return twins.some(twin => over.has(twin))
  }
  const charged = [...accounts.ledger.entries.values()].filter(
    entry =>
      closes(entry, of) &&
      entry.amount !== null &&
      counts(accounts, entry) &&
      (own === null ? currency === null || entry.currency === currency : entry.currency === own.currency) &&
      !isTheirs(entry),
  )
  const plans = [...groupBy(charged, entry => ownerOf(accounts, entry))].sort(([a], [b]) => compareIds(a, b))
  const total = own?.total ?? null
  const levels = [...groupBy(plans, ([plan]) => kindOfId(plan))].flatMap(([kind, all]): LevelAnswer[] => {
    const most = mostOf(
      accounts,
      all.flatMap(([, entries]) => entries),
    )
    if (kind === null || most === null) return []
    const upper = most.amount
    return [{ kind, basis: 'STATED', amount: null, upper, share: null, upperShare: shareOf(upper, total) }]
  })
  const fund = thingOf(accounts.graph, of)
  const shares = plans.flatMap(([plan, entries]): DeadEnd[] => {
    const most = mostOf(accounts, entries)
    if (most === null) return []
    const acts = [...new Set(most.entries.flatMap(({ act }) => act ?? []))].sort(compareIds)
    const share = shareOf(most.amount, total)
    const why = {
      code: 'CHARGED_AT_MOST' as const,
      fund,
      plan: thingOf(accounts.graph, plan),
      most: most.amount,
      total,
      share,
    }
    return [stop(plan, 'OTHER_FRAME', { ...why, acts: acts.map(act => thingOf(accounts.graph, act)) }, most.amount)]
  })
  const none: DeadEnd[] =
    own === null ? [stop(of, 'NO_MONEY_STATED', { code: 'NO_AMOUNT_OF', of: fund, stage, elsewhere: [] }, null)] : []
  return { own, levels, deadEnds: [...none, ...shares] }
}

async function accountsOf(
  reader: TraceReader,
  from: string,
  way: 'OUT' | 'IN',
  asked: Pick<Accounts, 'asOf' | 'editions'>,
): Promise<Accounts> {
  await reader.ground(groundOf(from, null, way))
  return { ...(await ground(reader, from, null, way)), ...asked }
}

/** The plan or programme that money is for, or for a part of; else what it is for. */
function ownerOf({ graph }: Accounts, { id, target }: Entry): string {
  const over = [...holders(graph, target ?? id)]
  return over.find(one => kindOfId(one) === 'PLAN' || kindOfId(one) === 'SPENDING_PROGRAMME') ?? target ?? id
}

interface Most {
  amount: Amount
  entries: readonly Entry[]
}

/**
 * The most that these can be together: of what may be the same money, the largest; what is apart and of one stage, added; of
 * different stages, the largest.
 */
function mostOf({ ledger }: Accounts, entries: readonly Entry[]): Most | null {
  const sums = [...groupBy(entries, frameKey).values()].flatMap((all): Most[] => {
    const group = outermost(ledger, all)
    const amount = sumOfKnown(group.map(one => one.amount))
    return amount === null ? [] : [{ amount, entries: group }]
  })
  const stages = groupBy(sums, one => one.entries[0]?.stage ?? null)
  return largest([...stages.values()].map(ones => together(apart(ledger, ones).flatMap(same => largest(same) ?? []))))
}

/** Those that are tied to each other, directly or through others, side by side. */
function apart(ledger: Ledger, sums: readonly Most[]): Most[][] {
  return sums.reduce<Most[][]>((groups, sum) => {
    const isTied = (group: Most[]): boolean => group.some(one => isSameMoney(ledger, one.entries, sum.entries))
    return [...groups.filter(group => !isTied(group)), [...groups.filter(isTied).flat(), sum]]
  }, [])
}

function largest(sums: readonly (Most | null)[]): Most | null {
  const known = sums.filter(sum => sum !== null)
  const most = largestOf(known.map(({ amount }) => amount))
  return known.find(({ amount }) => amount === most) ?? null
}

function together(sums: readonly Most[]): Most | null {
  const amount = sumOfKnown(sums.map(sum => sum.amount))
  return amount === null ? null : { amount, entries: sums.flatMap(sum => sum.entries) }
}
