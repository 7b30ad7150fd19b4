import type { Accounts } from '../../ledger/accounts.ts'
import { groupWith, type Weighing, weigh, weighed } from '../../ledger/balance.ts'
import { type Entry, entriesById } from '../../ledger/entries.ts'
import type { Blanks, Reason } from '../../locale/reasons.ts'
import { kindOfId } from '../../model/kinds.ts'
import { type Amount, absolute } from '../../model/money.ts'
import type { ConservationAnswer } from './answer.ts'
import type { Spot } from './routes/run.ts'
import { thingOf } from './words.ts'

/**
 * Of what a hop leaves: its amount against the parts of one breakdown. `next` chooses the breakdown, where a total is
 * printed split in several ways.
 */
export function conservationOf(accounts: Accounts, left: Spot, next: Spot): Conserved {
  const { ledger } = accounts
  const { figure } = left
  const inflow = figure?.amount ?? null
  if (figure === null || inflow === null)
    return unchecked({ code: 'NO_AMOUNT_HERE', of: thingOf(accounts.graph, left.id) })
  const [first, ...others] = entriesById(ledger, figure.allocations)
  if (first === undefined) return unchecked({ code: 'NOTHING_STATES_IT' })
  if (others.length > 0) {
    const terms = [first, ...others]
    return checked(accounts, { ...weigh(ledger, terms, terms), terms, breakdown: null, inflow, why: BY_CONSTRUCTION })
  }
  const group = groupWith(ledger, first, wantedBy(first, next))
  if (group === null) return { ...unchecked(undivided(accounts, left.id, inflow, first)), inflow }
  const isSum = group.parts.every(part => first.derivedFrom.includes(part.id))
  return checked(accounts, {
    ...weighed(ledger, first, group),
    terms: group.parts,
    breakdown: group.breakdown,
    inflow,
    why: isSum ? BY_CONSTRUCTION : null,
  })
}

/** That no part is printed here does not mean that none is: the same money may be divided where it is stated again. */
function undivided({ graph, ledger }: Accounts, id: string, amount: Amount, entry: Entry): Reason {
  const [again] = entriesById(ledger, [...entry.restatedBy, ...entry.restates])
    .filter(one => one.parts.length > 0)
    .sort((a, b) => b.parts.length - a.parts.length)
  const divided =
    again === undefined
      ? null
      : { act: again.act === null ? null : thingOf(graph, again.act), parts: again.parts.length }
  return { code: 'PARTS_NOT_STATED', of: thingOf(graph, id), amount, again: divided }
}

/** Before a language is chosen. */
export type Conserved = Omit<ConservationAnswer, 'reason'> & { why: Reason | null }

const BY_CONSTRUCTION: Reason = { code: 'IS_ITS_PARTS' }

/** What the next node is of the total; nothing where it is the same money. */
function wantedBy(left: Entry, next: Spot): string[] {
  if (kindOfId(next.id) === 'ALLOCATION') return [next.id]
  const wanted = next.figure?.allocations ?? []
  return wanted.includes(left.id) ? [] : wanted
}

type Checked = Weighing & Pick<Conserved, 'breakdown' | 'inflow' | 'why'> & { terms: readonly Entry[] }

function checked(accounts: Accounts, found: Checked): Conserved {
  const { status, inflow, outflow, residual, tolerance, breakdown, terms, blanks } = found
  return {
    status,
    inflow,
    outflow,
    residual,
    tolerance,
    breakdown,
    terms: terms.map(term => term.id),
    why: reasonOf(accounts, found, blanks) ?? found.why,
  }
}

function reasonOf({ graph }: Accounts, found: Checked, empty: readonly Entry[]): Reason | null {
  const { status, residual, outflow, terms } = found
  const difference = residual === null ? null : absolute(residual)
  const blanks: Blanks = empty.map(({ id, target }) => ({ of: thingOf(graph, target ?? id), id }))
  switch (status) {
    case 'BALANCED':
      return blanks.length > 0 ? { code: 'BALANCES_WITH_BLANKS', blanks } : null
    case 'WITHIN_ROUNDING':
      return { code: 'ROUNDING', difference, terms: terms.length }
    case 'GAP':
      return { code: 'FALLS_SHORT', difference, blanks }
    case 'OVERFLOW':
      return { code: 'EXCEEDS', difference, blanks }
    default:
      return outflow === null && terms.length > 0 ? { code: 'NO_PART_STATED', blanks } : null
  }
}

function unchecked(why: Reason): Conserved {
  return {
    status: 'NOT_CHECKABLE',
    inflow: null,
    outflow: null,
    residual: null,
    tolerance: null,
    breakdown: null,
    terms: [],
    why,
  }
}
