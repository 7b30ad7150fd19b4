import { type Accounts, counts } from '../../ledger/accounts.ts'
import type { Entry } from '../../ledger/entries.ts'
import { holders } from '../../ledger/plan.ts'
import { amountOf, portionsOf } from '../../ledger/portions.ts'
import { together } from '../../ledger/together.ts'
import { groupBy } from '../../model/group-by.ts'
import { kindOfId } from '../../model/kinds.ts'
import { type Amount, largestOf } from '../../model/money.ts'
import { compareIds } from '../../model/order.ts'
import { atOnce } from '../../model/turns.ts'
import { ground } from '../trace/ground/found.ts'
import { groundOf, type TraceReader } from '../trace/ground/gather.ts'
import { closes } from '../trace/routes/charges.ts'
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
      closes(accounts, entry, of) &&
      entry.amount !== null &&
      counts(accounts, entry) &&
      (own === null ? currency === null || entry.currency === currency : entry.currency === own.currency) &&
      !isTheirs(entry),
  )
  const plans = [...groupBy(charged, entry => ownerOf(accounts, entry))].sort(([a], [b]) => compareIds(a, b))
  const total = own?.total ?? null
  const levels = [...groupBy(plans, ([plan]) => kindOfId(plan))].flatMap(([kind, all]): LevelAnswer[] => {
    if (kind === null) return []
    const most = mostOf(
      accounts,
      all.flatMap(([, entries]) => entries),
    )
    return most.map(({ amount: upper }) => {
      return { kind, basis: 'STATED', amount: null, upper, share: null, upperShare: shareOf(upper, total) }
    })
  })
  const fund = thingOf(accounts.graph, of)
  const shares = plans.flatMap(([id, entries]) =>
    mostOf(accounts, entries).map(({ amount: most, entries: counted }): DeadEnd => {
      const acts = [...new Set(counted.flatMap(({ act }) => act ?? []))].sort(compareIds)
      const [plan, by] = [thingOf(accounts.graph, id), acts.map(act => thingOf(accounts.graph, act))]
      const share = shareOf(most, total)
      return stop(id, 'OTHER_FRAME', { code: 'CHARGED_AT_MOST', fund, plan, most, total, share, acts: by }, most)
    }),
  )
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

/** The most that these can be together in each currency: at one stage what is apart is added; of different stages, the largest. */
function mostOf({ ledger }: Accounts, all: readonly Entry[]): Most[] {
  const currencies = groupBy(all, ({ currency }) => currency)
  return [...currencies]
    .sort(([a], [b]) => compareIds(a, b))
    .flatMap(([, entries]): Most[] => {
      const sums = [...groupBy(entries, ({ stage }) => stage).values()].flatMap((some): Most[] => {
        const { bound } = atOnce(together(ledger, portionsOf(some)))
        const amount = amountOf(bound)
        return amount === null ? [] : [{ amount, entries: bound.map(({ entry }) => entry) }]
      })
      const most = largestOf(sums.map(({ amount }) => amount))
      return sums.filter(({ amount }) => amount === most).slice(0, 1)
    })
}
