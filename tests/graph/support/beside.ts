import { isShared } from '../../../src/graph/shared.ts'
import type { GraphValue } from '../../../src/model/graph.ts'

/** A graph with copies of itself beside it: each has entities of its own but for what many share (funds, regions, organisations). */
export function withCopies(graph: GraphValue, copies: number): GraphValue {
  const all: GraphValue = {
    entities: new Map(graph.entities),
    relationships: [...graph.relationships],
    evidence: new Map(graph.evidence),
    checks: [...graph.checks],
    contradictions: [...graph.contradictions],
  }
  for (let copy = 1; copy <= copies; copy++) {
    const named = (id: string) => (isShared(id) || !graph.entities.has(id) ? id : `${id}-copy-${copy}`)
    const renamed = (value: unknown): unknown => {
      if (typeof value === 'string') return named(value)
      if (Array.isArray(value)) return value.map(renamed)
      if (value === null || typeof value !== 'object') return value
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamed(one)]))
    }
    for (const [id, entity] of graph.entities)
      if (!isShared(id)) all.entities.set(named(id), renamed(entity) as typeof entity)
    for (const tie of graph.relationships)
      if (!isShared(tie.from) || !isShared(tie.to)) all.relationships.push(renamed(tie) as typeof tie)
    for (const contradiction of graph.contradictions)
      all.contradictions.push({
        ...(renamed(contradiction) as typeof contradiction),
        id: `${contradiction.id}-copy-${copy}`,
      })
  }
  return all
}
