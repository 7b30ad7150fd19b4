import type { Accounts } from '../../../ledger/accounts.ts'
import { ENDS } from '../../../ledger/steps.ts'
import type { Reason } from '../../../locale/reasons.ts'
import type { Thing } from '../../../locale/thing.ts'
import type { EntityKind } from '../../../model/kinds.ts'
import { kindOfId } from '../../../model/kinds.ts'
import type { Relation, Walked } from '../../../model/relations.ts'
import type { Unsaid } from '../../explain.ts'
import type { StopAnswer } from '../answer.ts'
import { thingOf } from '../words.ts'

/** How amounts name what they come from or go to. */
const NAMING: ReadonlySet<Relation> = new Set<Relation>(['CHARGED_TO', 'ON_AXIS', 'UNDER_PRIORITY', 'BENEFITS'])

/** Where nothing leads on at all: what would have to be in the data, for each kind of thing. */
export function noWay(accounts: Accounts, from: string, walked: Walked): Pick<Unsaid<StopAnswer>, 'reason' | 'why'> {
  const { graph, asOf: day } = accounts
  const kind = kindOfId(from)
  const at = thingOf(graph, from)
  const end = (why: Reason) => ({ reason: 'END_OF_DATA' as const, why: [why] })
  if (walked === 'OUT') return end({ code: ENDS.has(kind) ? 'MONEY_ENDS' : 'LEADS_NOWHERE', at })
  const edges = graph.edges.get(from) ?? []
  const near = (of: EntityKind): Thing[] =>
    [...new Set(edges.map(edge => edge.other))]
      .filter(id => kindOfId(id) === of && graph.entities.has(id))
      .sort()
      .map(id => thingOf(graph, id))
  const amounts = new Set(edges.filter(({ relation }) => NAMING.has(relation)).map(({ other }) => other)).size
  switch (kind) {
    case 'REGION':
      return end({ code: 'NOTHING_IN_REGION', at })
    case 'FUND':
    case 'AXIS':
    case 'INVESTMENT_PRIORITY':
      return end({ code: 'ONLY_NAMED', at, amounts, day })
    case 'ORGANISATION':
      return end({ code: 'RECEIVES_NOTHING', at, amounts, day })
    case 'COMPANY':
      return end({ code: 'COMPANY_ONLY_NAMED', at, crises: near('CRISIS') })
    case 'INDICATOR':
      return { reason: 'NO_MONEY_STATED', why: [{ code: 'INDICATOR_UNLINKED', at, frames: near('BUDGET_PROGRAMME') }] }
    case 'BUDGET_MISSION':
    case 'BUDGET_PROGRAMME':
      return end({ code: 'ONLY_CLASSIFIES', at })
    default:
      return end({ code: 'COMES_FROM_NOWHERE', at })
  }
}
