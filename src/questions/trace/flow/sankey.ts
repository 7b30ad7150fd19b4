import type { Amount, Cents } from '../../../model/money.ts'
import type { Basis } from '../../../model/vocabulary.ts'
import { computedAmount, sumAmounts } from '../../money/amount.ts'
import type { FlowAnswer, FlowLinkAnswer, FlowNodeAnswer } from '../answer.ts'
import type { Subgraph } from '../ground/gather.ts'
import { strength } from '../ground/steps.ts'

/**
 * A flow under construction. Money of one act and stage makes one picture: where an answer has several, each gets nodes of
 * its own, because the same money under two acts must not add up in one place.
 */
export class Sankey {
  readonly #nodes = new Map<string, FlowNodeAnswer>()
  readonly #links = new Map<string, FlowLinkAnswer>()
  readonly #graph: Subgraph

  constructor(graph: Subgraph) {
    this.#graph = graph
  }

  entity(id: string, suffix: string): string {
    return this.#node(id + suffix, this.#graph.entities.get(id)?.name ?? id, id, 'ENTITY')
  }

  other(suffix: string): string {
    return this.#node(`other${suffix}`, 'Other', null, 'OTHER')
  }

  /** What leaves a node and no source says where to. */
  sink(suffix: string): string {
    return this.#node(`unexplained${suffix}`, 'Unexplained', null, 'UNEXPLAINED')
  }

  /** What parts hold beyond their total, and no source says where from. */
  spring(suffix: string): string {
    return this.#node(`unexplained-source${suffix}`, 'Unexplained source', null, 'UNEXPLAINED')
  }

  link(source: string, target: string, amount: Amount, basis: Basis): void {
    const key = `${source}\n${target}`
    const known = this.#links.get(key)
    if (known === undefined) {
      this.#links.set(key, { source, target, amount, basis })
      return
    }
    known.amount = sumAmounts([known.amount, amount])
    if (strength({ basis }) > strength(known)) known.basis = basis
  }

  /** What a node has left over goes to, or comes from, what nobody explains. Where a flow begins, nothing has to come in. */
  settle(node: string, residual: Cents, precision: Amount['precision'], suffix: string): void {
    if (residual > 0) this.link(node, this.sink(suffix), computedAmount(residual, precision), 'COMPUTED')
    if (residual < 0 && [...this.#links.values()].some(link => link.target === node))
      this.link(this.spring(suffix), node, computedAmount(-residual, precision), 'COMPUTED')
  }

  answer(): FlowAnswer {
    const links = [...this.#links.values()]
    const used = new Set(links.flatMap(link => [link.source, link.target]))
    return { nodes: [...this.#nodes.values()].filter(node => used.has(node.key)), links }
  }

  #node(key: string, label: string, entity: string | null, role: FlowNodeAnswer['role']): string {
    if (!this.#nodes.has(key)) this.#nodes.set(key, { key, label, entity, role })
    return key
  }
}
