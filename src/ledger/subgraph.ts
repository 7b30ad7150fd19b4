import type { Dispute, EntityValue, Tie } from '../model/graph.ts'

/** All that legal routes can touch, and the money and contradictions about it, as plain values. */
export interface Subgraph {
  entities: ReadonlyMap<string, EntityValue>
  /** Every relationship of each entity of `entities`, also to entities that are not gathered; of what many share, only to those that are. */
  edges: Pick<ReadonlyMap<string, readonly Tie[]>, 'get' | 'has'>
  /** Ids of the contradictions about an entity. */
  contradictions: ReadonlyMap<string, readonly string[]>
  contradiction: ReadonlyMap<string, Dispute>
}
