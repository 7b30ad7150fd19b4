import { LRUCache } from 'lru-cache'
import type { NeighbourFilter } from '../../model/graph.ts'
import { ENTITY_KINDS, type EntityKind, KINDS } from '../../model/kinds.ts'
import { firstOfShared } from '../neighbours.ts'
import { defineQuery, partsOf } from '../query.ts'
import { SHARED_KINDS } from '../shared.ts'
import { treeShapes } from './rows.ts'
import { nameOf, nameOfFilter, type Reading, type Route, shapeOf, type Tree, type Way } from './tree.ts'

const treeOf = defineQuery('entity/tree', treeShapes)

const PARTS = partsOf(treeOf.text)

/** Each way takes time to be planned; what is beyond them is read when it is asked for. */
const MOST_WAYS = 24

/** A statement that reads entities with a tree. */
export interface TreeStatement {
  query: typeof treeOf
  parameters: Record<string, number>
  /** In the order in which they are read: what each leads to is the level of its place, after the one that all begins with. */
  ways: FollowedWay[]
}

/** All that entities lead to, the first page of it, its ids (and some of it), what they name by its id, or their first relationships. */
type Form = 'all' | 'page' | 'some' | 'named' | 'neighbours'

interface Followed {
  name: string
  form: Form
  most: number | null
  /** From `near` to `far`. */
  matched: string
}

interface FollowedWay {
  /** What it is called wherever it is followed. */
  name: string
  form: Form
  /** From which level, and from which of its entities; from all of them where null. */
  from: number
  kind: EntityKind | null
}

interface Level {
  nth: number
  kinds: readonly EntityKind[]
  tree: Tree
}

/** Clients send the same operation again and again, about other entities. */
const written = new LRUCache<string, TreeStatement>({ max: 500 })

/** A list whose entities are read: of which kinds they are, and the question that gives their ids, keys and nodes. */
export interface Listing {
  kinds: readonly EntityKind[]
  question: string
}

/** The statement that reads entities of the kinds of a tree: by their ids, or as a list has them. */
export function statementOf(tree: Tree, list: Listing | null = null): TreeStatement {
  const shape = `${shapeOf(tree)}${list?.question ?? ''}`
  const known = written.get(shape) ?? write(tree, list)
  written.set(shape, known)
  return known
}

/** The way to what is said against an entity. */
export const CONTRADICTIONS = 'CONTRADICTION'

function write(tree: Tree, list: Listing | null): TreeStatement {
  const levels: Level[] = [{ nth: 0, kinds: list?.kinds ?? [...tree.keys()], tree }]
  const about: Level[] = []
  const text = [list === null ? PARTS.begin : beginning(list.question)]
  const parameters: Record<string, number> = {}
  const ways: FollowedWay[] = []
  const follow = (level: Level, kind: EntityKind, way: Followed): number | null => {
    if (ways.length === MOST_WAYS) return null
    const { name, form, most, matched } = way
    const isAlone = level.kinds.every(each => each === kind)
    const nth = ways.push({ name, form, from: level.nth, kind: isAlone ? null : kind })
    if (most !== null) parameters[`most${nth}`] = most
    const part = isAlone ? PARTS[form]?.replace(/\n *WITH near\n *WHERE near:Act/, '') : PARTS[form]
    text.push(
      (part ?? '')
        .replace(/MATCH \(near\).*(\n *WITH far, link.*)?|UNWIND near\.table[\s\S]*?\n *MATCH.*/, () => matched)
        .replace('near:Act', () => `near:${KINDS[kind].label}`)
        .replace(/\blevel0\b|\b(level|way|most)\d\b/g, (_, what) =>
          what === undefined ? `level${level.nth}` : `${what}${nth}`,
        ),
    )
    return nth
  }
  for (const level of levels)
    for (const [kind, reading] of level.tree) {
      for (const way of reading.ways.values()) {
        const nth = follow(level, kind, { name: nameOf(way), form: formOf(way), most: way.most, matched: matched(way) })
        const kinds = way.to === 'ENTITY' ? ENTITY_KINDS : [way.to]
        if (nth !== null && way.most !== 0) levels.push({ nth, kinds, tree: way.tree })
      }
      for (const { filter, most, tree } of reading.neighbours.values()) {
        const matched = neighboursOf(kind, filter)
        const nth = follow(level, kind, { name: nameOfFilter(filter), form: 'neighbours', most, matched })
        if (nth !== null) levels.push({ nth, kinds: ENTITY_KINDS, tree })
      }
      if (reading.contradictions === null) continue
      const nth = follow(level, kind, {
        name: CONTRADICTIONS,
        form: 'some',
        most: reading.contradictions,
        matched: 'MATCH (near)<-[:ABOUT]-(far:Contradiction)',
      })
      if (nth !== null) about.push({ nth, kinds: [], tree: new Map() })
    }
  const read = { entities: wholly(levels), ...asking(levels), contradictions: wholly(about) }
  for (const [part, from] of Object.entries(read)) if (from.length > 0) text.push(gathering(part, from))
  const found = (PARTS.found ?? '')
    .replace(/\[way1.*?\]/, `[${ways.map((_, nth) => `way${nth + 1}`).join(', ')}]`)
    .replace(/\b(listed|evidence|edges|contradictions)\b/g, name =>
      (name === 'listed' ? list !== null : read[name as keyof typeof read].length > 0) ? name : `[] AS ${name}`,
    )
  return { query: { ...treeOf, text: [...text, found].join('') }, parameters, ways }
}

const formOf = ({ join, most, isPage }: Way): Form =>
  join?.to === 'id' ? 'named' : most === null ? 'all' : isPage ? 'page' : 'some'

/** Entities of which something is read: as a list of nodes, and the level that they are of. */
type Gathered = { nodes: string; level: string }

const wholly = (levels: readonly Level[]): Gathered[] =>
  levels.map(({ nth }) => ({ nodes: `level${nth}`, level: `level${nth}` }))

/** Of which entities something is asked beside themselves. */
function asking(levels: readonly Level[]): Record<'evidence' | 'edges', Gathered[]> {
  const asked = (of: keyof Pick<Reading, 'evidence' | 'edges'>) =>
    levels.flatMap(({ nth, kinds, tree }): Gathered[] => {
      const wanted = [...tree].flatMap(([kind, reading]) => (reading[of] ? [kind] : []))
      if (wanted.length === 0) return []
      const level = `level${nth}`
      const labels = wanted.map(kind => KINDS[kind].label).join('|')
      const isAll = kinds.every(kind => wanted.includes(kind))
      return [{ level, nodes: isAll ? level : `[one IN ${level} WHERE (one:${labels})]` }]
    })
  return { evidence: asked('evidence'), edges: asked('edges') }
}

/** A part that gathers what is read of some entities. */
const gathering = (part: string, from: readonly Gathered[]): string =>
  (PARTS[part] ?? '')
    .replace(/CALL \(.*?\)/, `CALL (${from.map(({ level }) => level).join(', ')})`)
    .replace(/UNWIND .* AS/, `UNWIND ${from.map(({ nodes }) => nodes).join(' + ')} AS`)

/** The first level as the question of a list gives it. */
const beginning = (question: string): string =>
  (PARTS.list ?? '').replace('page0', 'level0').replace(/MATCH \(n:[\s\S]*?, n\n/, () => `${question}\n`)

/** The planner may begin with all of a kind where it thinks that they are few: SKIP 0 keeps it from that (src/filters/question.ts). */
function matched({ to, path, join }: Route): string {
  const label = to === 'ENTITY' ? 'Entity' : KINDS[to].label
  if (path !== null)
    return `MATCH ${path.replace('(from)', '(near)').replace('(to)', '(far)')} WITH far SKIP 0 WHERE far:${label}`
  if (join?.to !== 'id') return `MATCH (far:${label} {release: $release, ${join?.to}: near.id})`
  return `UNWIND near.${join.from} AS id WITH DISTINCT id MATCH (far:${label} {release: $release, id: id})`
}

/** The relationships of one; of what many share, those that an index finds. */
function neighboursOf(kind: EntityKind, filter: NeighbourFilter): string {
  if (SHARED_KINDS.has(kind)) return firstOfShared(filter)
  const { relations, direction, kinds } = filter
  const types = relations === null ? '' : `:${relations.join('|')}`
  const [left, right] = [direction === 'IN' ? '<-' : '-', direction === 'OUT' ? '->' : '-']
  const labels = kinds === null ? 'Entity' : kinds.map(each => KINDS[each].label).join('|')
  return `MATCH (near)${left}[link${types}]${right}(far:${labels}) WITH far, link, startNode(link) = near AS outward`
}
