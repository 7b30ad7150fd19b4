import type { Edge } from '../../model/graph.ts'

/** The contract's Subgraph, with ids in place of entities. */
export interface SubgraphAnswer {
  of: string
  /** The nearest first, those equally near in the order of their ids. */
  nodes: readonly string[]
  /** Each once, with what stands on its left as `from`. */
  edges: readonly SubgraphEdgeAnswer[]
  /** Whether more lies within the hops than the nodes that were asked for. */
  truncated: boolean
}

export interface SubgraphEdgeAnswer extends Omit<Edge, 'direction' | 'other'> {
  from: string
  to: string
}
