import type { Accounts } from '../../../ledger/accounts.ts'
import { strength } from '../../../ledger/steps.ts'
import { explain, type Language } from '../../../locale/language.ts'
import type { Walked } from '../../../model/relations.ts'
import type { Basis } from '../../../model/vocabulary.ts'
import type { HopAnswer } from '../answer.ts'
import { conservationOf } from '../conservation.ts'
import type { Course, Station } from '../ground/stations.ts'

/** Where the amount that goes on is printed; of a computed one, where its terms are. */
function printings({ graph }: Accounts, { figure }: Station): string[] {
  const printed = (id: string): string[] => {
    const entity = graph.entities.get(id)
    if (entity?.kind !== 'ALLOCATION') return []
    return entity.basis === 'COMPUTED' ? entity.properties.derivedFrom.flatMap(printed) : entity.evidence
  }
  return figure?.amount == null ? [] : figure.allocations.flatMap(printed)
}

/** How a hop is known: as its relationship and each amount that it carries are, at the weakest. */
interface Known {
  basis: Basis
  rule: string | null
}

/** Of each link of a route; the rules of all that is as weak, the relationship's own first. */
export function knownHops({ way, stations }: Course): Known[] {
  return way.links.map((link, index) => {
    const figures = [stations[index]?.figure, stations[index + 1]?.figure]
    const all: Known[] = [link, ...figures.filter(figure => figure?.amount != null).filter(figure => figure != null)]
    const most = Math.max(...all.map(strength))
    const rules = all.filter(one => strength(one) === most).flatMap(one => one.rule ?? [])
    return {
      basis: all.find(one => strength(one) === most)?.basis ?? link.basis,
      rule: rules.length === 0 ? null : [...new Set(rules)].join('; '),
    }
  })
}

/** The hops in the order walked; amounts and conservation follow the money, whichever way that is. */
export function hopsOf(accounts: Accounts, course: Course, walked: Walked, language: Language): HopAnswer[] {
  const { way, stations } = course
  const known = knownHops(course)
  const hops = way.links.flatMap((link, index): Omit<HopAnswer, 'position'>[] => {
    const [left, entered] = [stations[index], stations[index + 1]]
    if (left === undefined || entered === undefined) return []
    const amountIn = left.figure?.amount ?? null
    const amountOut = entered.figure?.amount ?? null
    const { why, ...conserved } = conservationOf(accounts, left, entered)
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
        basis: known[index]?.basis ?? link.basis,
        rule: known[index]?.rule ?? null,
        evidence: [...new Set([...printings(accounts, entered), ...link.evidence])],
        conservation: { ...conserved, reason: why === null ? null : explain(language, why) },
      },
    ]
  })
  const ordered = walked === 'OUT' ? hops : hops.reverse()
  return ordered.map((hop, index) => ({ position: index + 1, ...hop }))
}
