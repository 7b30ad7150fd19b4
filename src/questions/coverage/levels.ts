import { kindsThat } from '../../kinds/index.ts'
import { weaker } from '../../ledger/bounds.ts'
import { type Entry, entriesById, totalsOver } from '../../ledger/entries.ts'
import { holders } from '../../ledger/plan.ts'
import { amountOf, outermost } from '../../ledger/portions.ts'
import { together } from '../../ledger/together.ts'
import { type EntityKind, KINDS, kindOfId } from '../../model/kinds.ts'
import { type Amount, decimalOf, sign } from '../../model/money.ts'
import { percentage } from '../../model/percentage.ts'
import { atOnce } from '../../model/turns.ts'
import { BASIS, type Basis, type Breakdown } from '../../model/vocabulary.ts'
import { type AllocationSet, isAmong, sumOf } from './allocation-set.ts'
import type { LevelAnswer } from './answer.ts'
import { forBasis, type Reached } from './reach.ts'

/** What money may be for, from the widest to the narrowest, and what it may be charged to. */
const TARGETS = KINDS.ALLOCATION.ties.FOR.ends as readonly EntityKind[]
const BESIDE = [...kindsThat(({ role }) => role === 'OTHER')] as EntityKind[]

export function levelsOf(set: AllocationSet, reached: ReadonlyMap<string, Reached>): LevelAnswer[] {
  const total = set.total
  const paid = (kind: EntityKind, all: readonly Entry[]): LevelAnswer[] =>
    byBasis(outsideTotals(set, all), entry => basisAt(set, kind, entry)).flatMap(([basis, group]) => {
      const amount = sumOf(group)
      return amount === null
        ? []
        : [{ kind, basis, amount, upper: null, share: shareOf(amount, total), upperShare: null }]
    })
  const targets = TARGETS.flatMap(kind => {
    const levels = paid(kind, moneyFor(set, kind))
    return levels.length > 0 ? levels : unpaid(set, kind, reached)
  })
  const charged = [
    ...paid(
      'ORGANISATION',
      moneyTo(set, 'BENEFICIARY', entry => entry.beneficiaries),
    ),
    ...paid(
      'FUND',
      moneyTo(set, 'FUND', entry => entry.funds),
    ),
    ...paid(
      'AXIS',
      outermost(
        set.accounts.ledger,
        set.entries.filter(entry => isOnOneAxis(set, entry)),
      ),
    ),
    ...paid('INVESTMENT_PRIORITY', outermost(set.accounts.ledger, set.entries.filter(isUnderOnePriority))),
  ]
  return [...targets, ...charged, ...BESIDE.flatMap(kind => unpaid(set, kind, reached))]
}

/** Where a total speaks that held a part, what was set in place of the part is not added to it. */
function outsideTotals({ accounts, instead }: AllocationSet, all: readonly Entry[]): readonly Entry[] {
  if (instead.size === 0) return all
  const ids = new Set(all.map(({ id }) => id))
  return all.filter(entry => !instead.get(entry)?.some(part => isAmong(accounts.ledger, part, ids)))
}

/** Money for things of this kind, or for what is inside of them: a line's money is its section's as well. */
function moneyFor({ accounts, entries }: AllocationSet, kind: EntityKind): Entry[] {
  const isFor = ({ target, amount }: Entry): boolean =>
    target !== null && amount !== null && [...holders(accounts.graph, target)].some(id => kindOfId(id) === kind)
  return outermost(accounts.ledger, entries.filter(isFor))
}

/** Printed shares, and rows that say so themselves outside of them. */
function moneyTo(
  { accounts, entries }: AllocationSet,
  by: Breakdown,
  ends: (entry: Entry) => readonly string[],
): Entry[] {
  const said = entries.filter(entry => entry.amount !== null && ends(entry).length === 1)
  const outer = outermost(accounts.ledger, said)
  const shares = said.flatMap(share => {
    const totals = entriesById(accounts.ledger, share.wholes).filter(total => isShareOf(total, share, by))
    return totals.map(total => ({ total, end: ends(share)[0] }))
  })
  // One total may be split by fund and, beside it, by line: a row of the fund is then inside the fund's share.
  const isInShare = (entry: Entry): boolean => {
    const over = totalsOver(accounts.ledger, entry)
    return shares.some(({ total, end }) => end === ends(entry)[0] && over.has(total.id) && !isShareOf(total, entry, by))
  }
  return outer.filter(entry => !isInShare(entry))
}

const isShareOf = (total: Entry, entry: Entry, by: Breakdown): boolean =>
  total.parts.some(part => part.id === entry.id && part.breakdown === by)

/** A label that names several axes is none: its split is not published. */
export function isOnOneAxis({ accounts }: AllocationSet, { axes, amount }: Entry): boolean {
  const [axis] = axes
  if (axis === undefined || axes.length > 1 || amount === null) return false
  const value = accounts.graph.entities.get(axis)
  return value?.kind === 'AXIS' && !value.properties.mixed && value.properties.members.length === 0
}

const isUnderOnePriority = ({ priorities, amount }: Entry): boolean => priorities.length === 1 && amount !== null

/** A sum of what lies below is computed, whoever adds it up. */
function basisAt(set: AllocationSet, kind: EntityKind, entry: Entry): Basis {
  const isTarget = TARGETS.includes(kind)
  const known = isTarget ? forBasis(set, entry) : weaker(entry.basis, tieBasis(set, kind, entry))
  return isTarget && kindOfId(entry.target ?? '') !== kind ? weaker(known, 'COMPUTED') : known
}

function tieBasis({ accounts }: AllocationSet, kind: EntityKind, { id }: Entry): Basis {
  const ties = (accounts.graph.edges.get(id) ?? []).filter(
    edge => edge.direction === 'OUT' && kindOfId(edge.other) === kind,
  )
  return ties.reduce<Basis>((basis, tie) => weaker(basis, tie.basis), 'STATED')
}

/** A level that is reached, and at which nobody states an amount: at most what the last amounts on the way allow. */
function unpaid(set: AllocationSet, kind: EntityKind, reached: ReadonlyMap<string, Reached>): LevelAnswer[] {
  const there = [...reached.values()].filter(one => one.kind === kind)
  const ways = there.flatMap(one => [...one.ways].map(([basis, bound]) => ({ basis, bound })))
  return byBasis(ways, way => way.basis).map(([basis, group]) => {
    const bounds = group.flatMap(way => way.bound)
    const upper = amountOf(atOnce(together(set.accounts.ledger, bounds)).bound)
    const upperShare = upper === null ? null : shareOf(upper, set.total)
    return { kind, basis, amount: null, upper, share: null, upperShare }
  })
}

function byBasis<T>(items: readonly T[], basisOf: (item: T) => Basis): [Basis, T[]][] {
  const bases = Object.keys(BASIS) as Basis[]
  return bases.flatMap((basis): [Basis, T[]][] => {
    const group = items.filter(item => basisOf(item) === basis)
    return group.length === 0 ? [] : [[basis, group]]
  })
}

/** Within 0 and 100, also where parts exceed the total that they are printed under: a dead end says so. */
export function shareOf(amount: Amount, total: Amount | null): string | null {
  if (total === null || sign(total) === 0) return null
  const share = percentage(decimalOf(amount), decimalOf(total))
  if (share === null || share.startsWith('-')) return share === null ? null : '0.00'
  return Number(share) > 100 ? '100.00' : share
}
