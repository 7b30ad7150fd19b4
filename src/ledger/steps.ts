import { kindsThat } from '../kinds/index.ts'
import type { Tie } from '../model/graph.ts'
import { groupBy } from '../model/group-by.ts'
import { type EntityKind, KINDS, kindOfId } from '../model/kinds.ts'
import { type Memory, remembered } from '../model/once.ts'
import { compareIds } from '../model/order.ts'
import { RELATION_NAMES, RELATIONS, type Relation, type Walked } from '../model/relations.ts'
import { atOnce, type Steps } from '../model/turns.ts'
import { BASIS } from '../model/vocabulary.ts'
import type { Subgraph } from './subgraph.ts'

/** One relationship on a route, always given in the direction of the money. */
export interface Link extends Pick<Tie, 'basis' | 'rule'> {
  from: string
  relation: Relation
  /** OUT when the relationship reads the way the money goes. */
  direction: Walked
  to: string
}

interface Step {
  relation: Relation
  along: Walked
  from: readonly EntityKind[]
  to: readonly EntityKind[]
}

/** The steps of one sort, as the kinds declare them: relationships that carry money, from where it comes to where it goes. */
function stepsAs(as: 'OPENING' | 'STEP' | 'CLOSING'): Step[] {
  return RELATION_NAMES.flatMap(relation =>
    [...RELATIONS[relation].ties].flatMap(([left, ties]) =>
      ties.flatMap(({ ends, money }): Step[] => {
        if (money?.as !== as || ends === 'ANY') return []
        const right = (money.ends ?? ends) as EntityKind[]
        const [from, to] = money.way === 'OUT' ? [[left], right] : [right, [left]]
        return [{ relation, along: money.way, from, to }]
      }),
    ),
  )
}

/** From target to target, and on to outcomes: what may follow once an allocation has named its target. */
export const STEPS = stepsAs('STEP')
/** What begins a route. */
export const OPENING_STEPS = stepsAs('OPENING')
/** What may end a route, when the goal is asked for: nothing leaves these downstream. */
export const CLOSING_STEPS = stepsAs('CLOSING')

/** What no money leaves. */
export const ENDS = kindsThat(({ end }) => end)

/** What money goes on from, outcomes apart. */
export const GOES_ON: ReadonlySet<EntityKind | null> = new Set(
  STEPS.flatMap(({ from }) => from.filter(kind => KINDS[kind].traits.role !== 'OUTCOME')),
)

const opposite = (direction: Walked): Walked => (direction === 'OUT' ? 'IN' : 'OUT')

/** The links that leave `id` with the money by one of these steps. */
export function leaving(graph: Subgraph, id: string, steps: readonly Step[]): Link[] {
  return linksOf(graph, id, steps, 'from')
}

/** The links by which the money comes to `id`. */
export function arriving(graph: Subgraph, id: string, steps: readonly Step[]): Link[] {
  return linksOf(graph, id, steps, 'to')
}

/** The step that an edge of an entity of this kind is, seen from one end of the step. */
export function stepOver(edge: Tie, kind: EntityKind, end: 'from' | 'to', steps: readonly Step[] = STEPS): Step | null {
  const along = end === 'from' ? edge.direction : opposite(edge.direction)
  for (const step of byRelation(steps).get(edge.relation) ?? []) {
    if (step.along !== along || !step[end].includes(kind)) continue
    const other = kindOfId(edge.other)
    if (other !== null && step[end === 'from' ? 'to' : 'from'].includes(other)) return step
  }
  return null
}

const BY_RELATION = new WeakMap<readonly Step[], ReadonlyMap<Relation, readonly Step[]>>()

/** Most edges are no step at all: they are not held against each. */
function byRelation(steps: readonly Step[]): ReadonlyMap<Relation, readonly Step[]> {
  const known = BY_RELATION.get(steps)
  if (known !== undefined) return known
  const grouped = groupBy(steps, ({ relation }) => relation)
  BY_RELATION.set(steps, grouped)
  return grouped
}

function linksOf(graph: Subgraph, id: string, steps: readonly Step[], end: 'from' | 'to'): Link[] {
  const kind = kindOfId(id)
  if (kind === null) return []
  const links = new Map<string, Link>()
  for (const edge of graph.edges.get(id) ?? []) {
    const step = stepOver(edge, kind, end, steps)
    if (step === null || !graph.edges.has(edge.other)) continue
    const [from, to] = end === 'from' ? [id, edge.other] : [edge.other, id]
    const { relation, basis, rule } = edge
    const link: Link = { from, relation, direction: step.along, to, basis, rule }
    const key = `${relation} ${edge.other}`
    const twin = links.get(key)
    // Two rules may conclude one relationship: the better known speaks for it.
    if (twin === undefined || strength(link) < strength(twin)) links.set(key, link)
  }
  const far = end === 'from' ? 'to' : 'from'
  return [...links.values()].sort((a, b) => compareIds(a[far], b[far]) || compareIds(a.relation, b.relation))
}

const BASES = Object.keys(BASIS)
/** 0 for what a source prints, more for what is derived, most for what is concluded. */
export function strength(known: Pick<Tie, 'basis'>): number {
  return BASES.indexOf(known.basis)
}

export function downstream(graph: Subgraph, id: string): Link[] {
  return remembered(DOWN, graph, id, () => leaving(graph, id, STEPS).filter(link => isDirect(graph, link)))
}

export function upstream(graph: Subgraph, id: string): Link[] {
  return remembered(UP, graph, id, () => arriving(graph, id, STEPS).filter(link => isDirect(graph, link)))
}

const DOWN: Memory<Subgraph, Link[]> = new WeakMap()
const UP: Memory<Subgraph, Link[]> = new WeakMap()
const BEFORE: Memory<Subgraph, readonly string[]> = new WeakMap()
const ABOVE: Memory<Subgraph, ReadonlySet<string>> = new WeakMap()

/** No link jumps over what stands between: a line's section, or the line that an indicator measures. */
function isDirect(graph: Subgraph, link: Pick<Link, 'from' | 'relation' | 'to'>): boolean {
  if (link.relation === 'HAS_LINE' && kindOfId(link.from) === 'PLAN') return sectionOf(graph, link.to) === null
  if (link.relation === 'MEASURES' && kindOfId(link.from) === 'SECTION') {
    const measured = (graph.edges.get(link.to) ?? []).filter(edge => edge.relation === 'MEASURES')
    const lines = new Set(
      (graph.edges.get(link.from) ?? []).filter(edge => edge.relation === 'HAS_LINE').map(edge => edge.other),
    )
    return !measured.some(edge => lines.has(edge.other))
  }
  return true
}

function sectionOf(graph: Subgraph, line: string): string | null {
  const edges = graph.edges.get(line) ?? []
  const section = edges.find(
    edge => edge.relation === 'HAS_LINE' && edge.direction === 'IN' && kindOfId(edge.other) === 'SECTION',
  )
  return section?.other ?? null
}

/** Everything from which a place can be reached by structure alone, itself first. */
export function above(graph: Subgraph, id: string): ReadonlySet<string> {
  return remembered(ABOVE, graph, id, () => atOnce(climbed(graph, id)))
}

/** The same in steps, where it may be much; once it is known, at once. */
export function* findAbove(graph: Subgraph, id: string): Steps<ReadonlySet<string>> {
  const found = ABOVE.get(graph)?.get(id) ?? (yield* climbed(graph, id))
  return remembered(ABOVE, graph, id, () => found)
}

function* climbed(graph: Subgraph, id: string): Steps<ReadonlySet<string>> {
  const found = new Set([id])
  for (const at of found)
    for (const before of leadingTo(graph, at)) {
      found.add(before)
      yield
    }
  return found
}

/** What leads to it, in no order. */
function leadingTo(graph: Subgraph, id: string): readonly string[] {
  return remembered(BEFORE, graph, id, () => {
    const kind = kindOfId(id)
    const isBefore = (edge: Tie): boolean =>
      kind !== null &&
      graph.edges.has(edge.other) &&
      stepOver(edge, kind, 'to') !== null &&
      isDirect(graph, { relation: edge.relation, from: edge.other, to: id })
    return (graph.edges.get(id) ?? []).filter(isBefore).map(({ other }) => other)
  })
}

/** Whether anything leads to it. */
export const isLedTo = (graph: Subgraph, id: string): boolean => leadingTo(graph, id).length > 0
