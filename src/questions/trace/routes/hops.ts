import type { GraphReader } from '../../../graph/reader.ts'
import { isShared } from '../../../graph/shared.ts'
import type { Accounts } from '../../../ledger/accounts.ts'
import type { Figure, Scope } from '../../../ledger/figures.ts'
import { type Link, strength } from '../../../ledger/steps.ts'
import { explain, type Language } from '../../../locale/language.ts'
import { type Amount, decimalOf } from '../../../model/money.ts'
import { whenRead } from '../../../model/once.ts'
import type { Walked } from '../../../model/relations.ts'
import type { Basis } from '../../../model/vocabulary.ts'
import type { HopAnswer, RouteAnswer } from '../answer.ts'
import { conservationOf } from '../conservation.ts'
import type { PricedPath } from '../ground/priced-path.ts'
import type { Hop, Spot } from './run.ts'

/** Where the amount that goes on is printed; of a computed one, where its terms are. */
function printings({ graph }: Accounts, { figure }: Spot): string[] {
  const visited = new Set<string>()
  const printed = (id: string): string[] => {
    if (visited.has(id)) return []
    visited.add(id)
    const entity = graph.entities.get(id)
    if (entity?.kind !== 'ALLOCATION') return []
    return entity.basis === 'COMPUTED' ? entity.properties.derivedFrom.flatMap(printed) : entity.evidence
  }
  return figure?.amount == null ? [] : figure.allocations.flatMap(printed)
}

/** Where a hop is printed: the amount that goes on, and the relationship, of two that are alike the one that is better known. */
export async function evidenceOfHop(
  reader: Pick<GraphReader, 'edges'>,
  { from, relation, direction, to, printed }: HopAnswer,
): Promise<string[]> {
  const turned = isShared(from)
  const [at, other] = turned ? [to, from] : [from, to]
  const edges = (await reader.edges(at)).filter(
    edge => edge.relation === relation && edge.other === other && (edge.direction === direction) !== turned,
  )
  const [best] = edges.sort((a, b) => strength(a) - strength(b))
  return [...new Set([...printed, ...(best?.evidence ?? [])])]
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

type Answered = Omit<HopAnswer, 'position'>

/** The hops of routes as they are answered: each once, however many of them take it. */
export class Hops {
  readonly #answered = new Map<Hop, Answered>()
  readonly #accounts: Accounts
  readonly #walked: Walked
  readonly #language: Language

  constructor(accounts: Accounts, walked: Walked, language: Language) {
    this.#accounts = accounts
    this.#walked = walked
    this.#language = language
  }

  /** In the order walked; amounts and conservation follow the money, whichever way that is. */
  of({ scope, hops }: PricedPath): HopAnswer[] {
    const answered = hops.map(hop => this.#hop(scope, hop))
    const ordered = this.#walked === 'OUT' ? answered : answered.reverse()
    return ordered.map((hop, index) => ({ position: index + 1, ...hop }))
  }

  #hop(scope: Scope, hop: Hop): Answered {
    const answered = this.#answered.get(hop) ?? this.#answer(scope, hop)
    this.#answered.set(hop, answered)
    return answered
  }

  #answer({ stage }: Scope, { link, from: left, to: entered }: Hop): Answered {
    const amountIn = left.figure?.amount ?? null
    const amountOut = entered.figure?.amount ?? null
    const { why, ...conserved } = conservationOf(this.#accounts, left, entered)
    const down = this.#walked === 'OUT'
    const against = link.direction === 'OUT' ? 'IN' : 'OUT'
    return {
      from: down ? link.from : link.to,
      relation: link.relation,
      direction: down ? link.direction : against,
      to: down ? link.to : link.from,
      amountIn,
      amountOut,
      stage: amountIn === null && amountOut === null ? null : stage,
      ...knownOver(link, left.figure, entered.figure),
      printed: [...new Set(printings(this.#accounts, entered))],
      conservation: reasoned(conserved, () => (why === null ? null : explain(this.#language, why))),
    }
  }
}

const reasoned = whenRead('reason')

const moneyKey = (of: Amount | null): string => (of === null ? '' : `${decimalOf(of)} ${of.currency}`)

const keyOf = ({ from, relation, direction, to, amountIn, amountOut, stage, conservation }: HopAnswer): string => {
  const { status, inflow, outflow } = conservation
  const carried = [amountIn, amountOut, inflow, outflow].map(moneyKey)
  return [from, relation, direction, to, stage, status, ...carried].join('\n')
}

/** The steps of all routes, each once, in the order in which they are reached: what many routes share is said once. */
export function distinctHops(routes: readonly RouteAnswer[]): HopAnswer[] {
  const hops = new Map<string, HopAnswer>()
  for (const hop of routes.flatMap(route => route.hops)) {
    const key = keyOf(hop)
    if (!hops.has(key)) hops.set(key, hop)
  }
  return [...hops.values()].sort((one, other) => one.position - other.position)
}
