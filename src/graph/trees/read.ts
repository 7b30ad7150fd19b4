import DataLoader from 'dataloader'
import type { ContradictionValue, Edge, EntityValue, EvidenceValue } from '../../model/graph.ts'
import { ENTITY_KINDS, type EntityKind, kindOfId } from '../../model/kinds.ts'
import { turns } from '../../model/turns.ts'
import type { Database } from '../database.ts'
import { abortedBy, unreadable } from '../driver-errors.ts'
import type { Bringing, FilteredId } from '../filtered-ids.ts'
import type { Loads } from '../ground.ts'
import { type RunOptions, run } from '../query.ts'
import type { Beginning, FirstEdges, GraphReader, InMemory } from '../reader.ts'
import { entityFrom } from '../records/entities.ts'
import { edgeRow, edgesInOrder } from '../records/relationships.ts'
import { isShared } from '../shared.ts'
import { CONTRADICTIONS, statementOf, type TreeStatement } from './statement.ts'
import {
  type Expected,
  isBare,
  type Neighbours,
  nameOf,
  nameOfFilter,
  type Reading,
  reading,
  type Tree,
  type Way,
} from './tree.ts'

export interface TreeLoads {
  entity: Loads<EntityValue | null>
  edges: Loads<readonly Edge[]>
  evidence: Loads<EvidenceValue | null>
  contradictionsAbout: Loads<readonly string[]>
  contradiction: Loads<ContradictionValue | null>
  /** What entities a way leads to, under its name and the id that it begins at. */
  reached: Pick<Loads<readonly string[]>, 'has' | 'keep' | 'now'>
  /** The same where no more than the first of them were read. */
  beginnings: Pick<Loads<Beginning>, 'keep' | 'now'>
  /** The first relationships of an entity that a filter lets through, under its name and the id. */
  firstEdges: Pick<Loads<FirstEdges>, 'keep' | 'now'>
}

/**
 * Reads entities with all that an operation asks below them, in one statement instead of one for each level. It only saves round trips:
 * what nobody expected is read when it is asked for.
 */
export function treesOf(
  database: Database,
  release: string,
  loads: TreeLoads,
  options: RunOptions & { batch: number },
): Pick<GraphReader, 'entity' | 'expect' | 'reached' | 'beginning' | 'firstNeighbours'> & {
  entityNow: InMemory['entity']
  isAskedAlone(kind: EntityKind | 'ENTITY'): boolean
  listed: Bringing['listed']
} {
  const { entity, edges, evidence, contradictionsAbout, contradiction, reached, beginnings, firstEdges } = loads
  let expected: (() => Expected) | null = null
  let known: Expected | null = null
  const key = (way: string, id: string): string => `${way} ${id}`
  const readable = <T>(read: () => T): T => {
    try {
      return read()
    } catch (error) {
      throw unreadable(error, options.release)
    }
  }
  /** What has been read with all that is below it: no more of it is asked. */
  const below = new Set<string>()
  const loaders = new Map<Tree, DataLoader<string, EntityValue | null>>()
  /** @returns what a list has, where the statement is of one */
  const fetched = async (
    { query, parameters, ways }: TreeStatement,
    ids: readonly string[],
    asked: Record<string, unknown> = {},
  ): Promise<FilteredId[]> => {
    const [found] = await run(database, query, { release, ids: [...ids], ...asked, ...parameters }, options)
    if (found === undefined) throw new TypeError('a tree is read as one row')
    /** By what the database calls them in this answer. */
    const called = new Map<unknown, string>()
    for (const [at, facts] of found.entities) {
      const value = readable(() => entityFrom(facts))
      called.set(at, value.id)
      entity.keep(value.id, value)
      below.add(value.id)
      if (turns.due()) await turns.take()
    }
    for (const one of found.evidence) evidence.keep(one.id, one)
    for (const [at, all] of found.edges) edges.keep(called.get(at) ?? '', edgesInOrder(all))
    for (const one of found.contradictions) contradiction.keep(one.id, one)
    const { listed } = found
    // Of the row of a list that only says whether it goes on nothing has been followed.
    const page = listed.slice(0, Number(asked.first) - 1).map(({ id }) => id)
    const there = new Set(called.values())
    const levels = [listed.length > 0 ? page : ids.filter(id => there.has(id))]
    for (const [nth, { name, form, from, kind }] of ways.entries()) {
      const rows = found.ways[nth] ?? []
      const near = form === 'named' ? [] : (levels[from] ?? []).filter(id => kind === null || kindOfId(id) === kind)
      const lists = new Map<unknown, { ids: string[]; count: number }>(near.map(id => [id, { ids: [], count: 0 }]))
      const far = new Set<string>()
      const edges = new Map<unknown, Edge[]>(near.map(id => [id, []]))
      for (const [at, to, more] of rows) {
        const id = typeof to === 'string' ? to : (called.get(to) ?? '')
        // Of what was left to be chosen first nothing has been followed.
        if (more !== false) far.add(id)
        if (form === 'neighbours') edges.get(called.get(at))?.push(readable(() => edgeRow.parse(more)).edge)
        const list = lists.get(called.get(at))
        list?.ids.push(id)
        if (list !== undefined) list.count = typeof more === 'number' ? more : list.ids.length
      }
      levels.push([...far])
      if (form === 'neighbours') {
        const most = Number(parameters[`most${nth + 1}`])
        // A release may have been written before the relationships of what many share could be found.
        for (const [id, first] of edges as Map<string, Edge[]>)
          if (first.length > 0 || !isShared(id)) firstEdges.keep(key(name, id), { edges: first, most })
        continue
      }
      for (const [id, { ids, count }] of lists as Map<string, { ids: string[]; count: number }>) {
        const way = key(name, id)
        if (name === CONTRADICTIONS) contradictionsAbout.keep(id, ids.sort())
        else if (count === ids.length) reached.keep(way, [...new Set(ids)])
        else if (found.isRanked && ids.length > (beginnings.now(way)?.ids.length ?? 0))
          beginnings.keep(way, { ids, count })
      }
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
  const isRead = (id: string, { edges: whole, ways, contradictions, neighbours }: Reading): boolean => {
    if (!entity.has(id) || (contradictions !== null && !contradictionsAbout.has(id))) return false
    if (edges.has(id)) return true
    const isKept = (name: string, { join, isPage, most }: Way) =>
      join?.to === 'id' ||
      reached.has(key(name, id)) ||
      (isPage && (beginnings.now(key(name, id))?.ids.length ?? 0) >= (most ?? 0))
    const areKept = (name: string, { most }: Neighbours) => (firstEdges.now(key(name, id))?.most ?? 0) >= most
    return (
      !whole &&
      [...ways].every(([name, way]) => isKept(name, way)) &&
      [...neighbours].every(([name, first]) => areKept(name, first))
    )
  }
  /** What an entity that comes next is read with; null where it need not be, or has been. */
  const treeFor = (id: string): Tree | null => {
    if (expected === null || below.has(id) || (edges.has(id) && entity.has(id))) return null
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
    reached: (route, id) => reached.now(key(nameOf(route), id)),
    firstNeighbours(id, filter, limit) {
      const { edges, most } = firstEdges.now(key(nameOfFilter(filter), id)) ?? { edges: [], most: 0 }
      return edges.length < most || limit <= most ? edges.slice(0, limit) : undefined
    },
    beginning: (route, id) => beginnings.now(key(nameOf(route), id)),
    entityNow(id) {
      const value = entity.now(id)
      return value !== undefined && treeFor(id) === null ? value : undefined
    },
    entity(id) {
      if (options.signal?.aborted) return Promise.reject(abortedBy(options.signal))
      const tree = treeFor(id)
      return tree === null ? entity.load(id) : loaderOf(tree).load(id)
    },
  }
}
