import { type Accounts, isInForce } from '../../../ledger/accounts.ts'
import type { Entry } from '../../../ledger/entries.ts'
import type { Dispute } from '../../../model/graph.ts'
import type { Unsaid } from '../../explain.ts'
import type { StopAnswer } from '../answer.ts'
import { thingOf } from '../words.ts'

/** Kinds of contradiction that are about how much money there is. */
const ABOUT_MONEY: ReadonlySet<string> = new Set(['TEXT_VS_TABLE', 'TOTAL_VS_PARTS', 'TABLE_VS_TABLE', 'TEXT_VS_TEXT'])

/** Contradictions about how much an amount itself is, not about a total that it is a part of, that nothing decides. */
export function disputed(accounts: Accounts, entry: Entry): Unsaid<StopAnswer>[] {
  const { graph } = accounts
  if (!isInForce(accounts, entry)) return []
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
