import type { GraphReader } from '../../../graph/reader.ts'
import { KIN, seenFrom } from '../../../graph/records/relationships.ts'
import { isShared } from '../../../graph/shared.ts'
import { CLOSING_STEPS, OPENING_STEPS, stepOver } from '../../../ledger/steps.ts'
import type { Subgraph } from '../../../ledger/subgraph.ts'
import { FilorossoError } from '../../../model/errors.ts'
import type { Edge, EntityValue } from '../../../model/graph.ts'
import { kindOfId } from '../../../model/kinds.ts'
import type { Relation, Walked } from '../../../model/relations.ts'
import { relationsThat } from '../../../model/relations.ts'
import { inTurns, pause, type Steps, sorted, turns } from '../../../model/turns.ts'

/** Entities that one question may look at: what can be kept in memory at once, a thousand times the first source. */
export const GATHER_LIMIT = 500_000

/**
 * Why an entity is read, as bits. WALK: a route may pass it. MONEY: an allocation that amounts, conservation or stops need.
 * APPROVER: an act that approves a target; whether it also sets money there must be known. SIBLING: what else a node leads to, and its money.
 * CONTEXT: only its name and edges.
 */
const ROLE = { WALK: 1, MONEY: 2, APPROVER: 4, SIBLING: 8, CONTEXT: 16 } as const
type Role = (typeof ROLE)[keyof typeof ROLE]
const ROLES = Object.values(ROLE)
type Visit = (id: string, role: Role) => void

/** The part of a reader that a trace needs. */
export type TraceReader = Pick<
  GraphReader,
  | 'release'
  | 'signal'
  | 'entity'
  | 'edges'
  | 'kin'
  | 'isRead'
  | 'now'
  | 'cacheOf'
  | 'ground'
  | 'idsOfKinds'
  | 'dispute'
  | 'contradictionsAbout'
>

/** What `gather` begins with. */
export function groundOf(from: string, to: string | null, walked: Walked): Record<'down' | 'up' | 'beside', string[]> {
  const goal = to === null ? [] : [to]
  if (walked === 'IN') return { down: [], up: [from], beside: goal }
  return isShared(from) ? { down: [], up: [], beside: [from, ...goal] } : { down: [from], up: [], beside: goal }
}

/** Entities read at once: what memory has comes in one turn. */
const BATCH = 500

/**
 * Goes level by level through what `ground` has read at once; whatever it left out is read here. What many share is an end, unless
 * money is followed back from it.
 * @throws FilorossoError LIMIT_EXCEEDED where there is more than one question may look at: what it finds is whole.
 */
export async function gather(
  reader: TraceReader,
  from: string,
  to: string | null,
  walked: Walked,
  limit: number = GATHER_LIMIT,
): Promise<Subgraph> {
  const entities = new Map<string, EntityValue>()
  const edges = new Map<string, readonly Edge[]>()
  const isEnd = (id: string): boolean => isShared(id) && !(walked === 'IN' && id === from)
  /** Of each entity, why it was read. */
  const known = new Map<string, number>()
  let level = new Map<string, number>()
  let next = level
  const visit: Visit = (id, role) => {
    if (((known.get(id) ?? 0) & role) === 0) next.set(id, (next.get(id) ?? 0) | role)
  }
  visit(from, ROLE.WALK)
  if (to !== null) visit(to, kindOfId(to) === 'ALLOCATION' ? ROLE.MONEY : ROLE.CONTEXT)
  while (level.size > 0) {
    const here = level
    const fresh: string[] = []
    const unread: string[] = []
    for (const [id, roles] of here) {
      if (turns.due()) await pause(reader.signal)
      if (!known.has(id)) fresh.push(id)
      if (!known.has(id) && !reader.isRead(id)) unread.push(id)
      known.set(id, (known.get(id) ?? 0) | roles)
    }
    if (known.size > limit) throw tooMuch(from, limit)
    if (unread.length > 0) {
      const isWalked = (id: string): boolean => ((here.get(id) ?? 0) & ROLE.WALK) !== 0 && !isEnd(id)
      const [onward, beside] = [unread.filter(isWalked), unread.filter(id => !isWalked(id))]
      await reader.ground({ [walked === 'OUT' ? 'down' : 'up']: onward, beside })
    }
    for (let at = 0; at < fresh.length; at += BATCH) {
      const some = fresh.slice(at, at + BATCH)
      const values = await all(some, reader.now?.entity, reader.entity)
      const ties = await all(
        some,
        id => (isEnd(id) ? reader.now?.kin(id) : reader.now?.edges(id)),
        id => (isEnd(id) ? reader.kin(id) : reader.edges(id)),
      )
      for (const [nth, id] of some.entries()) {
        const entity = values[nth]
        if (entity == null) continue
        entities.set(id, entity)
        edges.set(id, ties[nth] ?? [])
      }
      await pause(reader.signal)
    }
    next = new Map()
    for (const [id, roles] of here) {
      if (turns.due()) await pause(reader.signal)
      const entity = entities.get(id)
      if (entity === undefined) continue
      const around = edges.get(id) ?? []
      for (const role of ROLES) if ((roles & role) !== 0) visitFrom(entity, around, role, walked, visit)
    }
    level = next
  }
  // What Promise.all fills arrives in any order: an answer must not depend on it.
  const ids = await inTurns(sorted([...entities.keys()], byText), reader.signal)
  await inTurns(tieEnds(edges, ids, isEnd), reader.signal)
  const contradictions = new Map<string, readonly string[]>()
  for (let at = 0; at < ids.length; at += BATCH) {
    const some = ids.slice(at, at + BATCH)
    const about = await all(some, reader.now?.contradictionsAbout, reader.contradictionsAbout)
    for (const [nth, id] of some.entries()) contradictions.set(id, about[nth] ?? [])
    await pause(reader.signal)
  }
  const met = [...new Set([...contradictions.values()].flat())]
  const disputes = await all(met, reader.now?.dispute, reader.dispute)
  const contradiction = new Map(disputes.flatMap(value => (value === null ? [] : [[value.id, value] as const])))
  const [inOrder, tied] = await inTurns(both(ids, entities, edges), reader.signal)
  return { entities: inOrder, edges: tied, contradictions, contradiction }
}

/** What is in memory of each at once, and then the rest, all together. */
async function all<V>(
  ids: readonly string[],
  now: ((id: string) => V | undefined) | undefined,
  load: (id: string) => Promise<V>,
): Promise<V[]> {
  const found = ids.map(id => now?.(id))
  const read = found.map((value, nth) => (value === undefined ? load(ids[nth] ?? '') : value))
  return found.includes(undefined) ? Promise.all(read) : (read as V[])
}

const tooMuch = (from: string, limit: number): FilorossoError =>
  new FilorossoError('LIMIT_EXCEEDED', `too much is linked to ${JSON.stringify(from)}: more than ${limit} entities`, {
    hint: 'Ask for one plan of an act, for one section or line of a plan, or with a goal.',
  })

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Gives what many share the relationships of all that is tied to it and was read, as those have them. */
function* tieEnds(
  edges: Map<string, readonly Edge[]>,
  ids: readonly string[],
  isEnd: (id: string) => boolean,
): Steps<void> {
  const ends = new Map<string, Edge[]>()
  for (const id of ids) if (isEnd(id)) ends.set(id, [...(edges.get(id) ?? [])])
  for (const id of ids) {
    yield
    if (ends.has(id)) continue
    for (const edge of edges.get(id) ?? []) if (!KIN.has(edge.relation)) ends.get(edge.other)?.push(seenFrom(edge, id))
  }
  for (const [id, tied] of ends) edges.set(id, tied)
}

function* both<A, B>(
  ids: readonly string[],
  ones: ReadonlyMap<string, A>,
  others: ReadonlyMap<string, B>,
): Steps<[Map<string, A>, Map<string, B>]> {
  const [left, right] = [new Map<string, A>(), new Map<string, B>()]
  for (const id of ids) {
    left.set(id, ones.get(id) as A)
    right.set(id, others.get(id) as B)
    yield
  }
  return [left, right]
}

function visitFrom(entity: EntityValue, edges: readonly Edge[], role: Role, walked: Walked, visit: Visit): void {
  for (const edge of edges) {
    // Whatever it is read for, an answer may have to say whose decree or line it is.
    if (isNaming(edge)) visit(edge.other, ROLE.CONTEXT)
    around(entity, edge, role, walked, visit)
  }
  if (entity.kind === 'INDICATOR' && role === ROLE.CONTEXT && entity.properties.plan !== null)
    visit(entity.properties.plan, ROLE.CONTEXT)
  if (entity.kind !== 'ALLOCATION' || role === ROLE.CONTEXT) return
  const { derivedFrom, edition, withdrawnIn } = entity.properties
  for (const id of derivedFrom) visit(id, ROLE.MONEY)
  for (const id of [edition, withdrawnIn]) if (id !== null) visit(id, ROLE.CONTEXT)
}

function around(entity: EntityValue, edge: Edge, role: Role, walked: Walked, visit: Visit): void {
  if (role === ROLE.CONTEXT) {
    if (isFrame(edge)) visit(edge.other, ROLE.CONTEXT)
  } else if (entity.kind === 'ALLOCATION') aroundMoney(edge, role, walked, visit)
  else if (role === ROLE.APPROVER) {
    if (isOut(edge, 'SETS')) visit(edge.other, ROLE.MONEY)
  } else if (role === ROLE.SIBLING) {
    if (edge.relation === 'FOR' && edge.direction === 'IN') visit(edge.other, ROLE.MONEY)
  } else aroundWalk(entity, edge, walked, visit)
}

/** A line names its section, and the section its plan: whether an act sets money inside a plan hangs on it, too. */
const isNaming = ({ relation, direction }: Edge): boolean =>
  direction === 'IN' ? relation === 'HAS_LINE' || relation === 'HAS_SECTION' : relation === 'ISSUED_BY'

/** What stands under one programme of the State budget shares a frame. */
const isFrame = (edge: Edge): boolean => kindOfId(edge.other) === 'BUDGET_PROGRAMME'

const isOut = (edge: Edge, relation: Relation): boolean => edge.relation === relation && edge.direction === 'OUT'

const SAME_MONEY = relationsThat(({ sameMoney }) => sameMoney === true)

function aroundMoney(edge: Edge, role: Role, walked: Walked, visit: Visit): void {
  if (SAME_MONEY.has(edge.relation)) visit(edge.other, ROLE.MONEY)
  else if (isOut(edge, 'FOR')) visit(edge.other, role === ROLE.WALK && walked === 'OUT' ? ROLE.WALK : ROLE.CONTEXT)
  else if (edge.relation === 'SETS' || stepOver(edge, 'ALLOCATION', 'from', CLOSING_STEPS) !== null)
    visit(edge.other, ROLE.CONTEXT)
}

/** What looks like a way on, and is none. */
const BESIDE: ReadonlySet<Relation> = new Set(['SAME_AS', 'CORROBORATED_BY', 'AFFECTS', 'AMENDS', 'CONVERTS'])

const MONEY_STEPS = [...OPENING_STEPS, ...CLOSING_STEPS]

function aroundWalk({ kind }: EntityValue, edge: Edge, walked: Walked, visit: Visit): void {
  const { other, relation } = edge
  if (stepOver(edge, kind, walked === 'OUT' ? 'from' : 'to') !== null) visit(other, ROLE.WALK)
  else if (walked === 'OUT' && stepOver(edge, kind, 'from', OPENING_STEPS) !== null) visit(other, ROLE.WALK)
  else if (isOut(edge, 'AMENDS')) {
    // What it amends may have money of other acts, which is then named.
    visit(other, ROLE.CONTEXT)
    visit(other, ROLE.SIBLING)
  } else if (BESIDE.has(relation) || isFrame(edge)) visit(other, ROLE.CONTEXT)
  // Up a walk, what a node leads to beside: whether its money is divided, and among how many, hangs on it.
  else if (stepOver(edge, kind, 'from') !== null) visit(other, ROLE.SIBLING)
  // The money that is for a target, that a fund pays, that an organisation receives.
  else if (stepOver(edge, kind, 'to', MONEY_STEPS) !== null) {
    if (kindOfId(other) === 'ALLOCATION') visit(other, ROLE.MONEY)
    else if (walked === 'IN') visit(other, ROLE.APPROVER)
  }
}
