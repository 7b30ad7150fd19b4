import type { Tie } from '../model/graph.ts'
import { compareIds } from '../model/order.ts'
import type { Relation } from '../model/relations.ts'
import type { Subgraph } from './subgraph.ts'

/** Every target inside which this one stands, itself first: a line's section and plan, a section's plan. */
export function holders(graph: Subgraph, target: string): ReadonlySet<string> {
  const memory = HOLDERS.get(graph) ?? new Map<string, ReadonlySet<string>>()
  HOLDERS.set(graph, memory)
  const known = memory.get(target)
  if (known !== undefined) return known
  const found = new Set([target])
  memory.set(target, found)
  for (const id of found) for (const holder of holdersOf(graph, id)) found.add(holder)
  return found
}

/** What stands directly around a target: each of the thousands of lines of a plan asks that of the plan. */
function holdersOf(graph: Subgraph, target: string): readonly string[] {
  const memory = DIRECT.get(graph) ?? new Map<string, readonly string[]>()
  DIRECT.set(graph, memory)
  const found = memory.get(target) ?? holding(graph.edges.get(target))
  memory.set(target, found)
  return found
}

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
  const memory = BELOW.get(graph) ?? new Map<string, readonly string[]>()
  BELOW.set(graph, memory)
  const known = memory.get(target)
  if (known !== undefined) return known
  const inside = held(graph, target)
  const deeper = new Set(inside.flatMap(id => held(graph, id)))
  const found = inside.filter(id => !deeper.has(id))
  memory.set(target, found)
  return found
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

const DIRECT = new WeakMap<Subgraph, Map<string, readonly string[]>>()
const HOLDERS = new WeakMap<Subgraph, Map<string, ReadonlySet<string>>>()
const BELOW = new WeakMap<Subgraph, Map<string, readonly string[]>>()
