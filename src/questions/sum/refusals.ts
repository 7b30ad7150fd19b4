import type { Accounts } from '../../ledger/accounts.ts'
import type { Entry } from '../../ledger/entries.ts'
import { type Overlap, Overlaps } from '../../ledger/overlaps.ts'
import type { OverlapReason, Reason } from '../../locale/reasons.ts'
import { firstOf, type Shown } from '../../locale/thing.ts'
import { groupBy } from '../../model/group-by.ts'
import { compareIds } from '../../model/order.ts'
import { SUM_REFUSAL, type SumRefusal, type SumRefusalCode } from './answer.ts'
import { whyStages } from './stages.ts'

/** What is asked to be added: allocations, each once and in order, and the ids that were listed more than once. */
export interface Terms {
  entries: readonly Entry[]
  repeated: readonly string[]
  accounts: Accounts
  /** Listed allocations that are claims of one contradiction, contradiction by contradiction. */
  rivals: readonly (readonly string[])[]
}

const CODES = Object.keys(SUM_REFUSAL) as SumRefusalCode[]

/** A refusal before a language is chosen. */
export type Refusal = Omit<SumRefusal, 'message'> & { why: Reason }

/** Reasons in the order of the contract, whatever the order in which they were found. */
export function inOrder(reasons: readonly Refusal[]): Refusal[] {
  const rank = ({ code }: Refusal): number => CODES.indexOf(code)
  return [...reasons].sort((a, b) => rank(a) - rank(b) || compareIds(a.entities.join(' '), b.entities.join(' ')))
}

export function refusal(code: SumRefusalCode, why: Reason, about: readonly { id: string }[]): Refusal {
  return { code, why, entities: [...new Set(about.map(({ id }) => id))].sort(compareIds) }
}

/** Why amounts of money cannot be added to each other. */
export function moneyRefusals(terms: Terms): Refusal[] {
  const overlaps = new Overlaps(terms.accounts, terms.entries)
  return [
    ...mixedStages(terms, overlaps),
    ...mixedCurrencies(terms.entries),
    ...overlapping(terms, overlaps),
    ...absent(terms.entries),
  ]
}

function mixedStages({ entries, accounts }: Terms, overlaps: Overlaps): Refusal[] {
  const why = whyStages(entries, accounts.ledger, overlaps)
  return why === null ? [] : [refusal('MIXED_STAGES', why, entries)]
}

function mixedCurrencies(entries: readonly Entry[]): Refusal[] {
  const groups = [...groupBy(entries, ({ currency }) => currency)].sort(([a], [b]) => compareIds(a, b))
  if (groups.length < 2) return []
  const named = groups.map(([currency, of]) => ({ currency, names: namesOf(of) }))
  return [refusal('MIXED_CURRENCIES', { code: 'CURRENCIES_NOT_ADDED', groups: named }, entries)]
}

function absent(entries: readonly Entry[]): Refusal[] {
  const blank = entries.filter(entry => entry.amount === null)
  return blank.length === 0 ? [] : [refusal('ABSENT_VALUE', { code: 'AMOUNT_ABSENT', names: namesOf(blank) }, blank)]
}

/** One reason for each group of amounts that overlap, however many pairs of them do. */
function overlapping({ entries, repeated, rivals }: Terms, overlaps: Overlaps): Refusal[] {
  const groups = { SAME_MONEY_TWICE: new Groups(), TOTAL_WITH_ITS_PARTS: new Groups() }
  for (const id of repeated) groups.SAME_MONEY_TWICE.tie(id, id, { why: 'LISTED_TWICE' })
  for (const [i, a] of entries.entries())
    for (const b of entries.slice(i + 1)) {
      const found = overlaps.between(a, b) ?? contradicted(rivals, overlaps, a, b)
      if (found !== null) groups[found.code].tie(a.id, b.id, found.overlap)
    }
  return (['SAME_MONEY_TWICE', 'TOTAL_WITH_ITS_PARTS'] as const).flatMap(code =>
    groups[code].list().map(({ ids, overlap }) => {
      const members = entries.filter(entry => ids.has(entry.id))
      return refusal(code, { code, names: namesOf(members), overlap }, members)
    }),
  )
}

type Twice = Pick<Overlap, 'code'> & { overlap: OverlapReason }

/** Two claims of one contradiction say one thing twice, unless a table shows them as two. */
function contradicted(rivals: Terms['rivals'], overlaps: Overlaps, a: Entry, b: Entry): Twice | null {
  if (overlaps.areApart(a, b) || !rivals.some(ids => ids.includes(a.id) && ids.includes(b.id))) return null
  return { code: 'SAME_MONEY_TWICE', overlap: { why: 'RIVAL_CLAIMS' } }
}

interface Group {
  ids: Set<string>
  overlap: OverlapReason
}

/** Pairs that share a member make one group. */
class Groups {
  #groups: Group[] = []

  tie(a: string, b: string, overlap: OverlapReason): void {
    const touched = this.#groups.filter(({ ids }) => ids.has(a) || ids.has(b))
    const ids = new Set([...touched.flatMap(group => [...group.ids]), a, b])
    this.#groups = [
      ...this.#groups.filter(group => !touched.includes(group)),
      { ids, overlap: touched[0]?.overlap ?? overlap },
    ]
  }

  list(): Group[] {
    return this.#groups
  }
}

const SHOWN = 4
export const namesOf = (named: readonly { name: string }[]): Shown<string> =>
  firstOf(
    named.map(({ name }) => name),
    SHOWN,
  )
