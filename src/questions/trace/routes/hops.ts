import type { Accounts } from '../../../ledger/accounts.ts'
import type { Figure } from '../../../ledger/figures.ts'
import { type Link, strength } from '../../../ledger/steps.ts'
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

/** Of a link and the amounts at its ends; the rules of all that is as weak, the relationship's own first. */
export function knownOver(link: Link, from: Figure | null, to: Figure | null): Known {
  const all: Known[] = [link, ...[from, to].flatMap(figure => (figure?.amount == null ? [] : figure))]
  const most = Math.max(...all.map(strength))
  const weakest = all.filter(one => strength(one) === most)
  const rules = weakest.flatMap(one => one.rule ?? [])
  return {
    basis: weakest[0]?.basis ?? link.basis,
    rule: rules.length === 0 ? null : [...new Set(rules)].join('; '),
  }
}

/** The hops in the order walked; amounts and conservation follow the money, whichever way that is. */
export function hopsOf(accounts: Accounts, course: Course, walked: Walked, language: Language): HopAnswer[] {
  const { way, stations } = course
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
        ...knownOver(link, left.figure, entered.figure),
        evidence: [...new Set([...printings(accounts, entered), ...link.evidence])],
        conservation: { ...conserved, reason: why === null ? null : explain(language, why) },
      },
    ]
  })
  const ordered = walked === 'OUT' ? hops : hops.reverse()
  return ordered.map((hop, index) => ({ position: index + 1, ...hop }))
}
