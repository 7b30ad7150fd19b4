import { type Accounts, counts, isInForce, lasts, replacements } from '../../../ledger/accounts.ts'
import { type Entry, entriesById, within } from '../../../ledger/entries.ts'
import { amountOf, portionsOf } from '../../../ledger/portions.ts'
import { together } from '../../../ledger/together.ts'
import type { Dispute } from '../../../model/graph.ts'
import { compareAmounts } from '../../../model/money.ts'
import { compareIds } from '../../../model/order.ts'
import { atOnce } from '../../../model/turns.ts'
import type { Unsaid } from '../../explain.ts'
import type { StopAnswer } from '../answer.ts'
import { thingOf } from '../words.ts'

/** Kinds of contradiction that are about how much money there is. */
const ABOUT_MONEY: ReadonlySet<string> = new Set(['TEXT_VS_TABLE', 'TOTAL_VS_PARTS', 'TABLE_VS_TABLE', 'TEXT_VS_TEXT'])

/** That nobody decides how much an amount is: contradictions about itself, not about a total that it is a part of, and what replaced its parts. */
export function disputed(accounts: Accounts, entry: Entry): Unsaid<StopAnswer>[] {
  if (!isInForce(accounts, entry)) return []
  return [...contradicted(accounts, entry), ...raised(accounts, entry)]
}

function contradicted(accounts: Accounts, entry: Entry): Unsaid<StopAnswer>[] {
  const { graph } = accounts
  return (graph.contradictions.get(entry.id) ?? []).flatMap((id): Unsaid<StopAnswer>[] => {
    const found = graph.contradiction.get(id)
    const claims = found?.claims.filter(claim => claim.number !== null) ?? []
    if (found === undefined || found.preferred !== null || !ABOUT_MONEY.has(found.kind) || claims.length < 2) return []
    if (!claims.some(({ entity }) => entity === entry.id)) return []
    if (claims.some(claim => isOfOther(accounts, entry, claim))) return []
    const [target, values] = [thingOf(graph, entry.target ?? entry.id), claims.map(({ value }) => value)]
    const why = [{ code: 'SOURCES_DISAGREE' as const, target, claims: values }]
    return [{ at: entry.id, reason: 'CONTRADICTED', why, upperBound: entry.amount }]
  })
}

/** A later stage of the money, or what acts set of it together, is no other printing of the amount: it exceeds it. */
function isOfOther({ ledger }: Accounts, entry: Entry, { entity, basis }: Dispute['claims'][number]): boolean {
  const other = ledger.entries.get(entity ?? '')
  return other === undefined ? basis === 'COMPUTED' && entry.act === null : other.stage !== entry.stage
}

/** A total that stands, of which a later act raised parts. */
function raised(accounts: Accounts, total: Entry): Unsaid<StopAnswer>[] {
  const { graph, ledger } = accounts
  if (total.amount === null || total.parts.length === 0 || replacements(accounts, total).length > 0) return []
  const chain = new Set([...within(ledger, total)].flatMap(part => entriesById(ledger, part.supersededBy)))
  for (const later of chain) for (const next of entriesById(ledger, later.supersededBy)) chain.add(next)
  const instead = [...chain].filter(later => isAlike(later, total) && lasts(accounts, later) && counts(accounts, later))
  if (instead.length === 0) return []
  const { bound } = atOnce(together(ledger, portionsOf([total, ...instead])))
  const most = amountOf(bound)
  if (most === null || compareAmounts(most, total.amount) <= 0) return []
  const counted = bound.flatMap(({ entry: { act } }) => (act === null || act === total.act ? [] : act))
  const acts = [...new Set(counted)].sort(compareIds).map(act => thingOf(graph, act))
  const why = {
    code: 'PARTS_RAISED' as const,
    target: thingOf(graph, total.target ?? total.id),
    acts,
    amount: total.amount,
    most,
  }
  return [{ at: total.id, reason: 'CONTRADICTED', why: [why], upperBound: most }]
}

const isAlike = (one: Entry, other: Entry): boolean => one.stage === other.stage && one.currency === other.currency
