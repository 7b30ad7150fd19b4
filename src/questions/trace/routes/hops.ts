import type { HopAnswer, Walked } from '../answer.ts'
import { conservationOf } from '../conservation.ts'
import type { Terrain } from '../ground/as-of.ts'
import type { Course, Station } from '../ground/stations.ts'

/** Where the amount that goes on is printed; of a computed one, where its terms are. */
function printings({ graph }: Terrain, { figure }: Station): string[] {
  const printed = (id: string): string[] => {
    const entity = graph.entities.get(id)
    if (entity?.kind !== 'ALLOCATION') return []
    return entity.basis === 'COMPUTED' ? entity.properties.derivedFrom.flatMap(printed) : entity.evidence
  }
  return figure?.amount == null ? [] : figure.allocations.flatMap(printed)
}

/** The hops in the order walked; amounts and conservation follow the money, whichever way that is. */
export function hopsOf(terrain: Terrain, { way, stations }: Course, walked: Walked): HopAnswer[] {
  const hops = way.links.flatMap((link, index): Omit<HopAnswer, 'position'>[] => {
    const [left, entered] = [stations[index], stations[index + 1]]
    if (left === undefined || entered === undefined) return []
    const amountIn = left.figure?.amount ?? null
    const amountOut = entered.figure?.amount ?? null
    const against = link.direction === 'OUT' ? 'IN' : 'OUT'
    return [
      {
        from: walked === 'OUT' ? link.from : link.to,
        relation: link.relation,
        direction: walked === 'OUT' ? link.direction : against,
        to: walked === 'OUT' ? link.to : link.from,
        amountIn,
        amountOut,
        stage: amountIn === null && amountOut === null ? null : way.scope.stage,
        basis: link.basis,
        rule: link.rule,
        evidence: [...new Set([...printings(terrain, entered), ...link.evidence])],
        conservation: conservationOf(terrain, left, entered),
      },
    ]
  })
  const ordered = walked === 'OUT' ? hops : hops.reverse()
  return ordered.map((hop, index) => ({ position: index + 1, ...hop }))
}
