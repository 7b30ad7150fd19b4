import type { Tie } from '../model/graph.ts'
import { type Memory, remembered } from '../model/once.ts'
import { compareIds } from '../model/order.ts'
import type { Relation } from '../model/relations.ts'
import type { Subgraph } from './subgraph.ts'

/** Every target inside which this one stands, itself first: a line's section and plan, a section's plan. */
export function holders(graph: Subgraph, target: string): ReadonlySet<string> {
  return remembered(HOLDERS, graph, target, () => {
    const found = new Set([target])
    for (const id of found) for (const holder of holdersOf(graph, id)) found.add(holder)
    return found
  })
}

/** What stands directly around a target: each of the thousands of lines of a plan asks that of the plan. */
const holdersOf = (graph: Subgraph, target: string): readonly string[] =>
  remembered(DIRECT, graph, target, () => holding(graph.edges.get(target)))

/** The same, of its relationships. */
export const holding = (edges: readonly Tie[] = []): string[] =>
  edges
    .filter(({ relation, direction }) => (relation === 'HAS_LINE' || relation === 'HAS_SECTION') && direction === 'IN')
    .map(({ other }) => other)

/** What a target is inside of, the innermost first. */
export function around(graph: Subgraph, target: string): string[] {
  const [, ...found] = holders(graph, target)
  return found.sort((a, b) => holders(graph, b).size - holders(graph, a).size)
}

/** Sections and lines right below a target: a line that is in a section of it is below that alone. Every column of a table asks. */
export function below(graph: Subgraph, target: string): readonly string[] {
  return remembered(BELOW, graph, target, () => {
    const inside = held(graph, target)
    const deeper = new Set(inside.flatMap(id => held(graph, id)))
    return inside.filter(id => !deeper.has(id))
  })
}

/** Its sections, then its lines. */
function held(graph: Subgraph, target: string): string[] {
  const edges = graph.edges.get(target) ?? []
  const over = (one: Relation): string[] =>
    edges.filter(({ relation, direction }) => relation === one && direction === 'OUT').map(({ other }) => other)
  return [...over('HAS_SECTION'), ...over('HAS_LINE')]
}

/** The plan or programme that a target belongs to; itself where it belongs to none. */
export function planOf(graph: Subgraph, target: string): string {
  const outer = (passed: readonly string[], at: string): string => {
    const [next] = holdersOf(graph, at)
      .filter(id => !passed.includes(id))
      .sort(compareIds)
    return next === undefined ? at : outer([...passed, next], next)
  }
  return outer([target], target)
}

const DIRECT: Memory<Subgraph, readonly string[]> = new WeakMap()
const HOLDERS: Memory<Subgraph, ReadonlySet<string>> = new WeakMap()
const BELOW: Memory<Subgraph, readonly string[]> = new WeakMap()
