import { strength } from '../../../ledger/steps.ts'
import type { Subgraph } from '../../../ledger/subgraph.ts'
import { type Language, nameIn } from '../../../locale/language.ts'
import { groupBy } from '../../../model/group-by.ts'
import { type Amount, negated, sign, sumAmounts } from '../../../model/money.ts'
import { compareIds } from '../../../model/order.ts'
import type { Basis } from '../../../model/vocabulary.ts'
import type { FlowAnswer, FlowLinkAnswer, FlowNodeAnswer } from '../answer.ts'

/**
 * A flow under construction. Money of one act, stage and currency makes one picture: where an answer has several, each gets nodes of
 * its own, because the same money under two acts must not add up in one place.
 */
export class Sankey {
  readonly #nodes = new Map<string, FlowNodeAnswer>()
  readonly #links = new Map<string, FlowLinkAnswer>()
  readonly #residuals = new Map<string, { amount: Amount; suffix: string }>()
  readonly #graph: Subgraph
  readonly #language: Language

  constructor(graph: Subgraph, language: Language) {
    this.#graph = graph
    this.#language = language
  }

  entity(id: string, suffix: string): string {
    const entity = this.#graph.entities.get(id)
    return this.#node(id + suffix, entity === undefined ? id : nameIn(this.#language, entity), id, 'ENTITY')
  }

  other(suffix: string): string {
    return this.#node(`other${suffix}`, 'Other', null, 'OTHER')
  }

  /** What leaves a node and no source says where to. */
  #sink(suffix: string): string {
    return this.#node(`unexplained${suffix}`, 'Unexplained', null, 'UNEXPLAINED')
  }

  /** What parts hold beyond their total, and no source says where from. */
  #source(suffix: string): string {
    return this.#node(`unexplained-source${suffix}`, 'Unexplained source', null, 'UNEXPLAINED')
  }

  /** `of`: the allocations that the amount is or adds up. */
  link(source: string, target: string, amount: Amount, basis: Basis, of: readonly string[]): void {
    const key = `${source}\n${target}`
    const known = this.#links.get(key)
    if (known === undefined) {
      this.#links.set(key, { source, target, amount, basis, terms: [...of].sort(compareIds) })
      return
    }
    known.amount = sumAmounts([known.amount, amount])
    known.terms = [...new Set([...known.terms, ...of])].sort(compareIds)
    if (strength({ basis }) > strength(known)) known.basis = basis
  }

  /** What a node has left over goes to, or comes from, what nobody explains: netted over all that is drawn from it. */
  settle(node: string, left: Amount, suffix: string): void {
    const known = this.#residuals.get(node)
    this.#residuals.set(node, { amount: known === undefined ? left : sumAmounts([known.amount, left]), suffix })
  }

  answer(): FlowAnswer {
    const fed = this.#fed()
    const all = [...this.#links.values()]
    const links = all.filter(({ source, amount }) => sign(amount) >= 0 && fed(source))
    const reductions = all.filter(({ source, amount }) => sign(amount) < 0 && fed(source))
    const entered = new Set(links.map(({ target }) => target))
    // Less came out of a node than its links say, or went into it: the reductions make up for it.
    const lowered = (end: 'source' | 'target') =>
      [...groupBy(reductions, link => link[end])].filter(([node]) => entered.has(node))
    const sumOf = (some: readonly FlowLinkAnswer[]): Amount => sumAmounts(some.map(({ amount }) => amount))
    const computed = (source: string, target: string, amount: Amount): FlowLinkAnswer => ({
      source,
      target,
      amount,
      basis: 'COMPUTED',
      terms: [],
    })
    const balancing: FlowLinkAnswer[] = [
      ...lowered('source').map(([node, some]) =>
        computed(this.#reductions(node, 'source'), node, negated(sumOf(some))),
      ),
      ...lowered('target')
        .filter(([node]) => all.some(({ source }) => source === node) || this.#residuals.has(node))
        .map(([node, some]) => computed(node, this.#reductions(node, 'target'), negated(sumOf(some)))),
    ]
    const open = [...this.#residuals].flatMap(([node, { amount, suffix }]): FlowLinkAnswer[] => {
      if (!fed(node)) return []
      if (sign(amount) > 0) return [computed(node, this.#sink(suffix), amount)]
      // Where a flow begins, nothing has to come in.
      return sign(amount) < 0 && entered.has(node) ? [computed(this.#source(suffix), node, negated(amount))] : []
    })
    const drawn = [...links, ...balancing, ...open]
    const used = new Set([...drawn, ...reductions].flatMap(link => [link.source, link.target]))
    return { nodes: [...this.#nodes.values()].filter(node => used.has(node.key)), links: drawn, reductions }
  }

  /** Whether money comes to a node, or none has to. What a reduction divides into is not drawn. */
  #fed(): (node: string) => boolean {
    const all = [...this.#links.values()]
    const entered = new Set(all.map(({ target }) => target))
    const fed = new Set(all.map(({ source }) => source).filter(node => !entered.has(node)))
    const leaving = groupBy(all, ({ source }) => source)
    for (const node of fed)
      for (const { target, amount } of leaving.get(node) ?? []) if (sign(amount) > 0) fed.add(target)
    return node => fed.has(node)
  }

  #reductions(node: string, end: 'source' | 'target'): string {
    const suffix = node.includes('@') ? node.slice(node.indexOf('@')) : ''
    const key = end === 'source' ? `reductions${suffix}` : `reduced${suffix}`
    return this.#node(key, 'Reductions', null, 'REDUCTIONS')
  }

  #node(key: string, label: string, entity: string | null, role: FlowNodeAnswer['role']): string {
    if (!this.#nodes.has(key)) this.#nodes.set(key, { key, label, entity, role })
    return key
  }
}
