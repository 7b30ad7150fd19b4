import type { EntityKind } from '../../../model/kinds.ts'
import { kindOfId } from '../../../model/kinds.ts'
import type { StopAnswer, Walked } from '../answer.ts'
import type { Subgraph } from '../ground/gather.ts'
import { ENDS } from '../ground/steps.ts'
import { capital, introduced, listed } from '../words.ts'

/** Where nothing leads on at all: what would have to be held, for each kind of thing. */
export function noWay(graph: Subgraph, from: string, walked: Walked): Pick<StopAnswer, 'reason' | 'explanation'> {
  const kind = kindOfId(from)
  const [it, who] = [introduced(graph, from), capital(introduced(graph, from))]
  const end = (explanation: string) => ({ reason: 'END_OF_DATA' as const, explanation })
  if (walked === 'OUT')
    return end(
      ENDS.has(kind)
        ? `${who} is where trails end: no money leads on from it. Ask where its money comes from.`
        : `No way that money takes from ${it} is held here.`,
    )
  const near = (of: EntityKind): string[] =>
    [...new Set((graph.edges.get(from) ?? []).map(edge => edge.other))]
      .filter(id => kindOfId(id) === of && graph.entities.has(id))
      .sort()
      .map(id => introduced(graph, id))
  switch (kind) {
    case 'REGION':
      return end(`Nothing is held here that money pays for and that took place in ${it}.`)
    case 'FUND':
    case 'AXIS':
    case 'INVESTMENT_PRIORITY':
      return end(`No amount of its own is held here for ${it}: it is only named.`)
    case 'ORGANISATION':
      return end(
        `No money that ${it} receives is held here, nor anything that money pays for and in which it takes part.`,
      )
    case 'COMPANY': {
      const crises = near('CRISIS')
      const where = crises.length === 0 ? '' : `, as the company of ${listed(crises)}: ask from there`
      return end(`Money is followed to crises, not to companies. ${who} is only named${where}.`)
    }
    case 'INDICATOR': {
      const frames = near('BUDGET_PROGRAMME')
      const placed =
        frames.length === 0 ? '' : ` It stands under ${listed(frames)}: that classifies it, and is not money.`
      return {
        reason: 'NO_MONEY_STATED',
        explanation: `Nothing that is held here, and no equal name, ties ${it} to a section, a line or a programme that money is set for.${placed}`,
      }
    }
    case 'BUDGET_MISSION':
    case 'BUDGET_PROGRAMME':
      return end(`${who} classifies what stands under it; no money that is set for it is held here.`)
    default:
      return end(`No way by which money comes to ${it} is held here.`)
  }
}
