import type { NeighbourFilter } from '../../model/graph.ts'
import type { EntityKind } from '../../model/kinds.ts'

/** What an operation will ask: of the entities that it names, and of all others that it begins with, by their kinds. */
export interface Expected {
  named: ReadonlyMap<string, Tree>
  others: Tree
}

/** What is read of entities together: by their kind, with all that they lead to. */
export type Tree = Map<EntityKind, Reading>

/** What is read with an entity of a kind. */
export interface Reading {
  /** All its relationships. */
  edges: boolean
  /** Where it is printed. */
  evidence: boolean
  /** The contradictions about it, where they are no more than so many. */
  contradictions: number | null
  /** What it leads to, by the name of the way. */
  ways: Map<string, Way>
  /** Its first relationships that a filter lets through, by the name of the filter. */
  neighbours: Map<string, Neighbours>
}

export interface Neighbours {
  filter: NeighbourFilter
  most: number
  tree: Tree
}

/** From an entity to others: what a view of its kind shows. */
export interface Way extends Route {
  /** How many are read. Null: however many there are. */
  most: number | null
  /** Whether the first are, in the order of ids; else all are where they are no more than `most`, and their ids alone where they are more. */
  isPage: boolean
  tree: Tree
}

/** What entities a view leads to: by a Cypher pattern between `(from)` and `(to)`, or by an id kept on a node. */
export interface Route {
  to: EntityKind | 'ENTITY'
  path: string | null
  join: { from: string; to: string } | null
}

/** What one way has in common wherever it is followed. */
export const nameOf = ({ to, path, join }: Route): string => `${to} ${path ?? `${join?.from} = ${join?.to}`}`

/** The same of relationships: by what they are filtered. */
export const nameOfFilter = (filter: NeighbourFilter): string => JSON.stringify(filter)

export const reading = (): Reading => ({
  edges: false,
  evidence: false,
  contradictions: null,
  ways: new Map(),
  neighbours: new Map(),
})

/** Whether nothing is read of an entity but what it is. */
export const isBare = ({ edges, evidence, contradictions, ways, neighbours }: Reading): boolean =>
  !edges && !evidence && contradictions === null && ways.size + neighbours.size === 0

/** What distinguishes a tree from any other: the same for operations that ask the same of other entities. */
export function shapeOf(tree: Tree): string {
  const kinds = [...tree].map(([kind, { edges, evidence, contradictions, ways, neighbours }]) => {
    const beside = [...neighbours].map(([name, { most, tree }]) => `${name} ${most}${shapeOf(tree)}`)
    const below = [...ways].map(([name, { most, isPage, tree }]) => `${name} ${most} ${isPage}${shapeOf(tree)}`)
    return `${kind} ${edges} ${evidence} ${contradictions} ${below.join(';')} ${beside.join(';')}`
  })
  return `(${kinds.join('|')})`
}

/** The reading of a kind in a tree, made where there was none. */
export function readingIn(tree: Tree, kind: EntityKind): Reading {
  const known = tree.get(kind) ?? reading()
  tree.set(kind, known)
  return known
}

/** The way of a reading; where it is followed twice, for the more of both. */
export function wayIn({ ways }: Reading, route: Route, most: number | null, isPage = false): Way {
  const name = nameOf(route)
  const known = ways.get(name)
  const { to, path, join } = route
  const way: Way = known ?? { to, path, join, most, isPage, tree: new Map() }
  way.most = way.most === null || most === null ? null : Math.max(way.most, most)
  way.isPage &&= isPage
  ways.set(name, way)
  return way
}

/** The first relationships of a reading; where they are asked for twice, the more of both. */
export function neighboursIn({ neighbours }: Reading, filter: NeighbourFilter, most: number): Neighbours {
  const name = nameOfFilter(filter)
  const known = neighbours.get(name) ?? { filter, most, tree: new Map() }
  known.most = Math.max(known.most, most)
  neighbours.set(name, known)
  return known
}

/** Reads with a kind all that another tree does. */
export function add(tree: Tree, other: Tree): void {
  for (const [kind, { edges, evidence, contradictions, ways, neighbours }] of other) {
    const known = readingIn(tree, kind)
    known.edges ||= edges
    known.evidence ||= evidence
    if (contradictions !== null) known.contradictions = Math.max(known.contradictions ?? 0, contradictions)
    for (const way of ways.values()) add(wayIn(known, way, way.most, way.isPage).tree, way.tree)
    for (const { filter, most, tree } of neighbours.values()) add(neighboursIn(known, filter, most).tree, tree)
  }
}
