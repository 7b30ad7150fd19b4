import type { Edge } from '../../model/graph.ts'

/** The contract's Path, with ids in place of entities: as many steps as it is long. */
export interface PathAnswer {
  steps: readonly PathStepAnswer[]
}

/** One relationship, walked from one of its ends: OUT where `from` stands on its left. */
export interface PathStepAnswer extends Pick<Edge, 'relation' | 'direction' | 'note' | 'basis' | 'rule' | 'evidence'> {
  from: string
  to: string
}
