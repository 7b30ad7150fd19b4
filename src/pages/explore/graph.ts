import type { Basis } from '../parts/signs.ts'
import type { Shape } from './shapes.ts'

/** A thing in the picture. */
export interface GraphNode {
  id: string
  kind: string
  /** Its short name, as in lists. */
  name: string
  /** What it is known by where there is least room, in lines. */
  label: readonly string[]
}

/** A relationship in the picture, read from left to right. */
export interface GraphEdge {
  from: string
  to: string
  relation: string
  basis: Basis
  rule: string | null
}

export interface Graph {
  nodes: readonly GraphNode[]
  edges: readonly GraphEdge[]
}

/** A graph as it is drawn: named and worded by the server. */
export interface Drawn {
  graph: Graph
  /** What each kind in it is called, and how it is drawn. */
  kinds: Readonly<Record<string, { name: string; shape: Shape }>>
  /** How each relationship in it reads, from left to right and back. */
  relations: Readonly<Record<string, { OUT: string; IN: string }>>
}

/** So many things are shown at most: more cannot be distinguished. */
export const MOST_NODES = 500

/** So many things bring in what lies around them: each is asked for by itself when the address is opened again. */
export const MOST_CHOSEN = 20

export const keyOf = ({ from, relation, to }: Pick<GraphEdge, 'from' | 'relation' | 'to'>): string =>
  `${from} ${relation} ${to}`

/** Both, each thing and relationship once; things beyond `most` are left out with their relationships. */
export function together(one: Graph, other: Graph, most = MOST_NODES): Graph {
  const nodes = new Map(one.nodes.map(node => [node.id, node]))
  for (const node of other.nodes) if (nodes.size < most && !nodes.has(node.id)) nodes.set(node.id, node)
  const edges = new Map([...one.edges, ...other.edges].map(edge => [keyOf(edge), edge]))
  return {
    nodes: [...nodes.values()],
    edges: [...edges.values()].filter(({ from, to }) => nodes.has(from) && nodes.has(to)),
  }
}

/** What is left where some relations are not shown: things tied by nothing go too, but for some that stay. */
export function without(graph: Graph, hidden: ReadonlySet<string>, staying: readonly string[]): Graph {
  if (hidden.size === 0) return graph
  const edges = graph.edges.filter(({ relation }) => !hidden.has(relation))
  const tied = new Set([...staying, ...edges.flatMap(({ from, to }) => [from, to])])
  return { nodes: graph.nodes.filter(({ id }) => tied.has(id)), edges }
}

/** What a thing is tied to, one entry a relationship. */
export function around(graph: Graph, id: string) {
  const named = new Map(graph.nodes.map(node => [node.id, node]))
  return graph.edges.flatMap(edge => {
    const other = named.get(edge.from === id ? edge.to : edge.from)
    if (other === undefined || (edge.from !== id && edge.to !== id)) return []
    return [{ key: keyOf(edge), other, relation: edge.relation, direction: edge.from === id ? 'OUT' : 'IN' } as const]
  })
}
