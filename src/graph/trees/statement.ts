import { LRUCache } from 'lru-cache'
import { ENTITY_KINDS, type EntityKind, KINDS } from '../../model/kinds.ts'
import { defineQuery } from '../query.ts'
import { treeShapes } from './rows.ts'
import { nameOf, type Route, shapeOf, type Tree } from './tree.ts'

const treeOf = defineQuery('entity/tree', treeShapes)

/** The parts of the file, by the word that its comment begins with. */
const PARTS = Object.fromEntries(
  treeOf.text
    .split(/^\s*\/\/ (?=[a-z]+: )/m)
    .slice(1)
    .map(part => [/^[a-z]+/.exec(part)?.[0] ?? '', part.slice(part.indexOf('\n') + 1)]),
)

/** Each way takes time to be planned; what is beyond them is read when it is asked for. */
const MOST_WAYS = 24

/** A statement that reads entities with a tree; the row of a way carries its place among `ways`. */
export interface TreeStatement {
  query: typeof treeOf
  parameters: Record<string, number>
  /** The names of the ways, in the order of their rows. */
  ways: string[]
}

interface Level {
  name: string
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

function write(tree: Tree, list: Listing | null): TreeStatement {
  const levels: Level[] = [{ name: 'level0', kinds: list?.kinds ?? [...tree.keys()], tree }]
  const about: string[] = []
  const followed: string[] = []
  const joined: string[] = []
  const parameters: Record<string, number> = {}
  const ways: string[] = []
  const follow = (level: Level, kind: EntityKind, route: Target, most: number | null): string | null => {
    if (ways.length === MOST_WAYS) return null
    const nth = ways.push(named(route))
    const of = labelled(level, [kind])
    const written = 'MATCH (near)-[:SETS]->(far:Allocation)'
    followed.push(filled('way', { level0: level.name, way1: `way${nth}`, [written]: matched(route) }, of))
    // Of what an entity names by its ids those are known.
    if (route === 'CONTRADICTION' || route.join?.to !== 'id')
      joined.push(filled('ids', { way1: `way${nth}` }).replace('1 AS nth', `${nth} AS nth`))
    if (most === 0) return null
    const next = `level${nth}`
    const text = filled('level', { way1: `way${nth}`, level1: next, $most1: `$most${nth}` })
    followed.push(most === null ? text.replace(/\s*WHERE size.*/, '') : text)
    if (most !== null) parameters[`most${nth}`] = most
    return next
  }
  for (const level of levels)
    for (const [kind, reading] of level.tree) {
      for (const way of reading.ways.values()) {
        const name = follow(level, kind, way, way.most)
        if (name === null) continue
        const kinds = way.to === 'ENTITY' ? ENTITY_KINDS : [way.to]
        levels.push({ name, kinds, tree: way.tree })
      }
      if (reading.contradictions === null) continue
      const name = follow(level, kind, 'CONTRADICTION', reading.contradictions)
      if (name !== null) about.push(name)
    }
  const asking = (of: 'evidence' | 'edges') =>
    levels.flatMap(level => {
      const kinds = [...level.tree].flatMap(([kind, reading]) => (reading[of] ? [kind] : []))
      return kinds.length === 0 ? [] : [filled(of, { 'level0 + level1': level.name }, labelled(level, kinds))]
    })
  const names = levels.map(({ name }) => name)
  const parts = [
    filled('entities', { 'level0 + level1': names.join(' + ') }),
    ...joined,
    ...(list === null ? [] : [PARTS.listed]),
    ...asking('evidence'),
    ...asking('edges'),
    ...(about.length === 0 ? [] : [filled('contradictions', { level1: about.join(' + ') })]),
  ]
  const begun = list === null ? PARTS.begin : beginning(list.question)
  const known = [...names, ...about, ...ways.map((_, nth) => `way${nth + 1}`), ...(list === null ? [] : ['listed'])]
  const found = filled('found', { 'level0, level1, way1, listed': known.join(', ') })
  const text = [begun, ...followed, found, ...parts, PARTS.end].join('')
  return { query: { ...treeOf, text }, parameters, ways }
}

/** The first level as the question of a list gives it. */
const beginning = (question: string): string =>
  (PARTS.list ?? '').replace('page0', 'level0').replace(/MATCH \(n:[\s\S]*?, n\n/, () => `${question}\n`)

type Target = Route | 'CONTRADICTION'

export const CONTRADICTIONS = 'CONTRADICTION'

const named = (route: Target): string => (route === 'CONTRADICTION' ? CONTRADICTIONS : nameOf(route))

/** The labels that distinguish entities of some kinds from the others of a level; none where it has no others. */
function labelled({ kinds }: Level, wanted: readonly EntityKind[]): string | null {
  return kinds.every(kind => wanted.includes(kind)) ? null : wanted.map(kind => KINDS[kind].label).join('|')
}

/** A part of the file with other names, and for the entities with some labels; for all of them where they are null. */
function filled(part: string, names: Record<string, string>, labels: string | null = null): string {
  const own = PARTS[part] ?? ''
  const narrowed =
    labels === null ? own.replace(/\s*WHERE \w+:Act/, '') : own.replace(/(WHERE \w+:)Act/, (_, where) => where + labels)
  return Object.entries(names).reduce((text, [from, to]) => text.replaceAll(from, () => to), narrowed)
}

function matched(route: Target): string {
  if (route === 'CONTRADICTION') return 'MATCH (near)<-[:ABOUT]-(far:Contradiction)'
  const { to, path, join } = route
  const label = to === 'ENTITY' ? 'Entity' : KINDS[to].label
  if (path !== null) return `MATCH ${path.replace('(from)', '(near)').replace('(to)', `(far:${label})`)}`
  if (join?.to !== 'id') return `MATCH (far:${label} {release: $release, ${join?.to}: near.id})`
  return `UNWIND near.${join.from} AS id MATCH (far:${label} {release: $release, id: id})`
}
