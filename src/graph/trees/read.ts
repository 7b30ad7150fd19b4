import DataLoader from 'dataloader'
import type { ContradictionValue, Edge, EntityValue, EvidenceValue } from '../../model/graph.ts'
import { ENTITY_KINDS, type EntityKind, kindOfId } from '../../model/kinds.ts'
import type { Database } from '../database.ts'
import { abortedBy } from '../driver-errors.ts'
import type { Bringing, FilteredId } from '../filtered-ids.ts'
import type { Loads } from '../ground.ts'
import { type RunOptions, run } from '../query.ts'
import type { GraphReader, InMemory } from '../reader.ts'
import type { PlacedEdge } from '../records/relationships.ts'
import { CONTRADICTIONS, statementOf, type TreeStatement } from './statement.ts'
import { type Expected, isBare, nameOf, type Reading, type Route, reading, type Tree } from './tree.ts'

export interface TreeLoads {
  entity: Loads<EntityValue | null>
  edges: Loads<readonly Edge[]>
  evidence: Loads<EvidenceValue | null>
  contradictionsAbout: Loads<readonly string[]>
  contradiction: Loads<ContradictionValue | null>
  /** What entities a way leads to, under its name and the id that it begins at. */
  reached: Pick<Loads<readonly string[]>, 'has' | 'keep' | 'now'>
}

/**
 * Reads entities with all that an operation asks below them, in one statement instead of one for each level. It only saves round trips:
 * what nobody expected is read when it is asked for.
 */
export function treesOf(
  database: Database,
  release: string,
  loads: TreeLoads,
  inOrder: (edges: PlacedEdge[]) => readonly Edge[],
  options: RunOptions & { batch: number },
): Pick<GraphReader, 'entity' | 'expect' | 'reached'> & {
  entityNow: InMemory['entity']
  isAskedAlone(kind: EntityKind | 'ENTITY'): boolean
  listed: Bringing['listed']
} {
  const { entity, edges, evidence, contradictionsAbout, contradiction, reached } = loads
  let expected: (() => Expected) | null = null
  let known: Expected | null = null
  /** What has been read below something: there, no more of it is asked. */
  const below = new Set<string>()
  const loaders = new Map<Tree, DataLoader<string, EntityValue | null>>()
  const key = (way: string, id: string): string => `${way} ${id}`

  /** @returns what a list has, where the statement is of one */
  const fetched = async (
    { query, parameters, ways }: TreeStatement,
    ids: readonly string[],
    asked: Record<string, unknown> = {},
  ): Promise<FilteredId[]> => {
    const begun = new Set(ids)
    const listed: FilteredId[] = []
    const rows = await run(database, query, { release, ids: [...ids], ...asked, ...parameters }, options)
    for (const found of rows)
      switch (found.part) {
        case 'LISTED':
          listed.push(...found.row)
          break
        case 'ENTITY':
          entity.keep(found.row.id, found.row)
          if (!begun.has(found.row.id)) below.add(found.row.id)
          break
        case 'WAY': {
          const way = ways[found.nth - 1] ?? ''
          for (const [near, far] of found.row)
            if (way === CONTRADICTIONS) contradictionsAbout.keep(near, far.sort())
            else reached.keep(key(way, near), far)
          break
        }
        case 'EVIDENCE':
          evidence.keep(found.row.id, found.row)
          break
        case 'EDGES':
          edges.keep(found.row.id, inOrder(found.row.edges))
          break
        case 'CONTRADICTION':
          contradiction.keep(found.row.id, found.row)
      }
    return listed
  }
  const loaderOf = (tree: Tree) => {
    const made =
      loaders.get(tree) ??
      new DataLoader<string, EntityValue | null>(
        async ids => {
          await fetched(statementOf(tree), ids)
          for (const id of ids) if (!entity.has(id)) entity.keep(id, null)
          return Promise.all(ids.map(id => entity.load(id)))
        },
        { maxBatchSize: options.batch },
      )
    loaders.set(tree, made)
    return made
  }
  /** Whether all that is read with an entity is in memory, as far as that can be known at once. */
  const isRead = (id: string, { edges: whole, ways, contradictions }: Reading): boolean => {
    if (!entity.has(id) || (contradictions !== null && !contradictionsAbout.has(id))) return false
    if (edges.has(id)) return true
    return !whole && [...ways].every(([name, { join }]) => join?.to === 'id' || reached.has(key(name, id)))
  }
  /** What an entity that comes next is read with; null where it need not be, or has been. */
  const treeFor = (id: string): Tree | null => {
    if (expected === null || below.has(id) || (entity.has(id) && edges.has(id))) return null
    known ??= expected()
    const kind = kindOfId(id)
    const tree = known.named.get(id) ?? known.others
    const wanted = kind === null ? undefined : tree.get(kind)
    return wanted === undefined || isBare(wanted) || isRead(id, wanted) ? null : tree
  }
  return {
    expect(next) {
      expected = next
      known = null
    },
    /** Whether nothing but themselves is asked of entities of a kind that are come by. */
    isAskedAlone(kind) {
      if (expected === null) return false
      known ??= expected()
      const { others } = known
      const readings = kind === 'ENTITY' ? [...others.values()] : [others.get(kind)]
      return readings.every(reading => reading === undefined || isBare(reading))
    },
    listed(of, nodes, asked) {
      if (expected === null) return null
      known ??= expected()
      const { others } = known
      const tree: Tree = of === 'ENTITY' ? others : new Map([[of, others.get(of) ?? reading()]])
      const kinds = of === 'ENTITY' ? ENTITY_KINDS : [of]
      return fetched(statementOf(tree, { kinds, question: nodes() }), [], asked)
    },
    reached: (route: Route, id: string) => reached.now(key(nameOf(route), id)),
    entityNow: id => (entity.has(id) && treeFor(id) === null ? entity.now(id) : undefined),
    entity(id) {
      if (options.signal?.aborted) return Promise.reject(abortedBy(options.signal))
      const tree = treeFor(id)
      return tree === null ? entity.load(id) : loaderOf(tree).load(id)
    },
  }
}
