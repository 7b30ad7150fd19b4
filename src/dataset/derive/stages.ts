import { printedIn } from '../../ledger/balance.ts'
import type { RelationshipValue } from '../../model/graph.ts'
import type { EntityKind } from '../../model/kinds.ts'
import type { Relation } from '../../model/relations.ts'
import type { GraphIndex } from './index-of-graph.ts'

const STAGES_RULE = 'every-part-does'

const STAGES = ['SUPERSEDES', 'REDUCES', 'RESTATES'] as const

/**
 * A computed amount is the same money as another exactly when its parts are, each to each: without these ties an earlier
 * act's computed amount would stand beside the later one's as if both were there to spend.
 */
export function computedStages(index: GraphIndex): RelationshipValue[] {
  const sums = index.all('ALLOCATION').filter(({ properties }) => properties.derivedFrom.length > 0)
  const computed = sums.length === 0 ? [] : index.entries(sums)
  const parts = new Map(computed.map(whole => [whole.id, printedIn(index.ledger, whole).map(({ id }) => id)]))
  const wholes = new Map<string, string[]>()
  for (const [whole, ids] of parts) {
    for (const id of ids) wholes.set(id, [...(wholes.get(id) ?? []), whole])
  }
  return STAGES.flatMap(type =>
    [...parts].flatMap(([later, [first = '', ...others]]) => {
      const candidates = new Set(index.following(type, first).flatMap(part => wholes.get(part) ?? []))
      return [...candidates]
        .filter(earlier => kindFor(index, earlier) === kindFor(index, later))
        .filter(earlier => eachToEach(index, type, [first, ...others], parts.get(earlier) ?? []))
        .filter(earlier => !index.has(later, type, earlier))
        .map(earlier => tie(later, type, earlier))
    }),
  )
}

/** A section that has one line alone has the line's amount, and yet is not a line. */
function kindFor(index: GraphIndex, allocation: string): EntityKind | undefined {
  return index.graph.entities.get(index.targetOf(allocation) ?? '')?.kind
}

function eachToEach(index: GraphIndex, type: Relation, later: readonly string[], earlier: readonly string[]): boolean {
  const met = later.map(part => index.following(type, part).find(id => earlier.includes(id)))
  return later.length === earlier.length && new Set(met).size === earlier.length && !met.includes(undefined)
}

function tie(from: string, type: Relation, to: string): RelationshipValue {
  return { from, type, to, note: null, breakdown: null, basis: 'COMPUTED', rule: STAGES_RULE, evidence: [] }
}
