import { dayOfEdition, type Edition, editionOf, inEditionOrder } from '../model/editions.ts'
import * as model from '../model/standing.ts'
import { printedIn } from './balance.ts'
import { type Entry, entriesById, following, isRepetition, type Ledger, totalsOver } from './entries.ts'
import type { Subgraph } from './subgraph.ts'

/** Everything that the pure functions of a question look at. */
export interface Accounts {
  graph: Subgraph
  ledger: Ledger
  /** The day asked about; null for all that acts ever set. */
  asOf: string | null
  /** By series, the edition asked about; the last one of each that is left out. */
  editions?: ReadonlyMap<string, Edition>
}

/** The same on no day, and with the last edition of each series. */
export const onAnyDay = (accounts: Accounts): Accounts => ({ ...accounts, asOf: null, editions: new Map() })

export function standingOfAct(accounts: Accounts, id: string | null): Exclude<model.Standing, 'SUPERSEDED'> {
  return accounts.asOf === null ? 'IN_FORCE' : model.standingOfAct(accounts.graph.entities.get(id ?? ''), accounts.asOf)
}

/** The edition that a source is; null for a source by itself. */
export function editionIn({ graph }: Accounts, source: string | null): Edition | null {
  const value = graph.entities.get(source ?? '')
  return value?.kind === 'SOURCE' ? editionOf(value) : null
}

/** Whether an edition is there by the edition, or the day, asked about. */
function standingOfEdition(accounts: Accounts, edition: Edition): Exclude<model.Standing, 'SUPERSEDED'> {
  const asked = accounts.editions?.get(edition.series)
  if (asked !== undefined) return inEditionOrder(edition, asked) > 0 ? 'NOT_YET' : 'IN_FORCE'
  if (accounts.asOf === null) return 'IN_FORCE'
  const day = dayOfEdition(edition)
  if (day === null) return 'UNDATED'
  return day <= accounts.asOf ? 'IN_FORCE' : 'NOT_YET'
}

/** Of an amount by itself: whether its act, its own day, or the edition that prints it is there. */
function ownStanding(accounts: Accounts, entry: Entry): Exclude<model.Standing, 'SUPERSEDED'> {
  const edition = editionIn(accounts, entry.edition)
  const byEdition = edition === null ? null : standingOfEdition(accounts, edition)
  if (accounts.asOf === null) return byEdition ?? 'IN_FORCE'
  const byAct = standingOfAct(accounts, entry.act)
  if (byAct !== 'UNDATED') {
    // What a first edition prints counts from the day of its act; what a later one prints otherwise, from its own.
    const isRevised =
      edition !== null && entriesById(accounts.ledger, entry.supersedes).some(({ act }) => act === entry.act)
    return byAct === 'IN_FORCE' && isRevised && byEdition === 'NOT_YET' ? 'NOT_YET' : byAct
  }
  if (entry.act === null && entry.date !== null) return entry.date <= accounts.asOf ? 'IN_FORCE' : 'NOT_YET'
  return byEdition ?? 'UNDATED'
}

/**
 * Whether an amount has taken the place of an earlier one, by what is asked about. Without a day all that acts ever set is there; what
 * an act sets in place of its own was never there beside it, and what no act sets is printed anew, by the next edition or for a later day.
 */
const hasReplaced = (accounts: Accounts, later: Entry, entry: Entry): boolean =>
  accounts.asOf !== null || later.act === entry.act

function isWithdrawn(accounts: Accounts, { withdrawnIn }: Entry): boolean {
  const edition = editionIn(accounts, withdrawnIn)
  return edition !== null && standingOfEdition(accounts, edition) === 'IN_FORCE'
}

/** What replaced an amount by the day of the question: itself, or else a total that it is inside of, or what it prints again. */
export function replacements(accounts: Accounts, entry: Entry): Entry[] {
  const [own = [], ...others] = [...heldBy(accounts.ledger, entry)].map(one => successors(accounts, one))
  return own.length > 0 ? own : [...new Set(others.flat())]
}

/** The same, and what replaced that in turn, one after the other. */
export const replacing = (accounts: Accounts, entry: Entry): ReadonlySet<Entry> =>
  following(replacements(accounts, entry), one => replacements(accounts, one))

/** What other acts set since in its place, or in place of what its own act set there. */
export const replacedByOthers = (accounts: Accounts, entry: Entry): Entry[] =>
  [...replacing(accounts, entry)].filter(({ act }) => act !== entry.act)

function successors(accounts: Accounts, entry: Entry): Entry[] {
  return entriesById(accounts.ledger, entry.supersededBy).filter(later => ownStanding(accounts, later) === 'IN_FORCE')
}

/**
 * Whether an amount counts, by the day and the editions asked about: what stands on a day is asked here, whatever the question. A
 * movement has a day as well. A sum that no source prints is there while all that it was added up from is.
 */
export function standing(accounts: Accounts, entry: Entry): model.Standing {
  const own = ownStanding(accounts, entry)
  if (own !== 'IN_FORCE') return own
  return isGone(accounts, entry) || isDissolved(accounts, entry) ? 'SUPERSEDED' : 'IN_FORCE'
}

/** Withdrawn or replaced, itself, with a total that it is inside of, or with what it prints again. */
const isGone = (accounts: Accounts, entry: Entry): boolean =>
  [...heldBy(accounts.ledger, entry)].some(
    one => isWithdrawn(accounts, one) || successors(accounts, one).some(later => hasReplaced(accounts, later, one)),
  )

/** Of a sum that no source prints: whether it is there no longer for what it was added up from, and nothing took its own place. */
export const isDissolved = (accounts: Accounts, entry: Entry): boolean =>
  entry.basis === 'COMPUTED' &&
  !isGone(accounts, entry) &&
  printedIn(accounts.ledger, entry).some(term => term !== entry && isGone(accounts, term))

export const isInForce = (accounts: Accounts, entry: Entry): boolean => standing(accounts, entry) === 'IN_FORCE'

/** Money that is there: in force, stated for the first time, and no movement. */
export const counts = (accounts: Accounts, entry: Entry): boolean =>
  !entry.movement && !isRepetition(accounts.ledger, entry) && isInForce(accounts, entry)

/** In force, and nothing on record has replaced it since; of a sum that no source prints, nor any amount that it was added up from. */
export const lasts = (accounts: Accounts, entry: Entry): boolean =>
  [entry, ...printedIn(accounts.ledger, entry)].every(
    one => isInForce(accounts, one) && replacements(accounts, one).length === 0,
  )

/** Itself, the totals that it is inside of, and what it prints again of its own act: replaced with any of them. */
function heldBy(ledger: Ledger, entry: Entry): Set<Entry> {
  const isOwn = ({ act }: Entry): boolean => act !== null && act === entry.act
  return following([entry], one => [
    ...entriesById(ledger, [...totalsOver(ledger, one)]),
    ...entriesById(ledger, one.restates).filter(isOwn),
  ])
}
