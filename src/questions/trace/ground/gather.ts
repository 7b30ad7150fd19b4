import type { GraphReader } from '../../../graph/reader.ts'
import { KIN } from '../../../graph/records/relationships.ts'
import { isShared } from '../../../graph/shared.ts'
import type { Subgraph } from '../../../ledger/subgraph.ts'
import { type Coming, whenAll } from '../../../model/coming.ts'
import { FilorossoError } from '../../../model/errors.ts'
import type { EntityValue, Tie } from '../../../model/graph.ts'
import { kindOfId } from '../../../model/kinds.ts'
import type { Walked } from '../../../model/relations.ts'
import { inTurns, pause, type Steps, sorted, turns } from '../../../model/turns.ts'
import { visitorTo } from './between.ts'
import { ROLE, ROLES, type Visit, visitorOf } from './visits.ts'

/** Entities that one question may look at: what can be kept in memory at once, a thousand times the first source. */
export const GATHER_LIMIT = 500_000

/** The part of a reader that a trace needs. */
export type TraceReader = Pick<
  GraphReader,
  | 'release'
  | 'signal'
  | 'entity'
  | 'edges'
  | 'ties'
  | 'isRead'
  | 'now'
  | 'foundOf'
  | 'wholeOf'
  | 'ground'
  | 'idsOfKinds'
  | 'dispute'
  | 'contradictionsAbout'
>

/** All that the money of one thing comes to, or comes from; or of the ways that it goes, those to one goal alone. */
export type Way = Walked | 'BETWEEN'

/** What `gather` begins with. */
export function groundOf(from: string, to: string | null, walked: Way): Record<'down' | 'up' | 'beside', string[]> {
  const goal = to === null ? [] : [to]
  if (walked === 'BETWEEN') return { down: [], up: goal, beside: [from] }
  if (walked === 'IN') return { down: [], up: [from], beside: goal }
  return isShared(from) ? { down: [], up: [], beside: [from, ...goal] } : { down: [from], up: [], beside: goal }
}

/** Entities read at once: what memory has comes in one turn. */
const BATCH = 500
/** More than these are read as they are, not with all that lies beyond them. */
const MANY = 1_000
/** So many of them in one go: enough for some queries side by side. */
const MANY_AT_ONCE = 5_000

/**
 * Goes level by level through what `ground` has read at once; whatever it left out is read here. What many share is an end, unless
 * money is followed back from it.
 * @throws FilorossoError LIMIT_EXCEEDED where there is more than one question may look at: what it finds is whole.
 */
export async function gather(
  reader: TraceReader,
  from: string,
  to: string | null,
  walked: Way,
  limit: number = GATHER_LIMIT,
): Promise<Subgraph> {
  const entities = new Map<string, EntityValue>()
  const edges = new Map<string, readonly Tie[]>()
  /** Of what many share, only what money is followed back from is read with all that is tied to it. */
  const isOpened = (id: string): boolean => isShared(id) && walked === 'IN' && id === from
  const isEnd = (id: string): boolean => isShared(id) && !isOpened(id)
  const tiesOf = (id: string): Coming<readonly Tie[]> =>
    isOpened(id) ? (reader.now?.edges(id) ?? reader.edges(id)) : (reader.now?.ties(id) ?? reader.ties(id))
  const visitFrom = walked === 'BETWEEN' ? await visitorTo(reader, to ?? from) : visitorOf(walked)
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
    if (unread.length > MANY) {
      // From thousands at once the database would go over the same again and again: what is beyond them is the next level.
      for (let at = 0; at < unread.length; at += MANY_AT_ONCE)
        await reader.ground({ themselves: unread.slice(at, at + MANY_AT_ONCE) })
    } else if (unread.length > 0) {
      const isWalked = (id: string): boolean => ((here.get(id) ?? 0) & ROLE.WALK) !== 0 && !isEnd(id)
      const [onward, beside] = [unread.filter(isWalked), unread.filter(id => !isWalked(id))]
      await reader.ground(
        walked === 'BETWEEN' ? { beside: unread } : { [walked === 'OUT' ? 'down' : 'up']: onward, beside },
      )
    }
    for (let at = 0; at < fresh.length; at += BATCH) {
      const some = fresh.slice(at, at + BATCH)
      const values = await whenAll(some.map(id => reader.now?.entity(id) ?? reader.entity(id)))
      const ties = await whenAll(some.map(tiesOf))
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
      for (const role of ROLES) if ((roles & role) !== 0) visitFrom(entity, around, role, visit)
    }
    level = next
  }
  // What Promise.all fills arrives in any order: an answer must not depend on it.
  const ids = await inTurns(sorted([...entities.keys()], byText), reader.signal)
  await inTurns(tieEnds(edges, ids, isEnd), reader.signal)
  const contradictions = new Map<string, readonly string[]>()
  for (let at = 0; at < ids.length; at += BATCH) {
    const some = ids.slice(at, at + BATCH)
    const about = await whenAll(some.map(id => reader.now?.contradictionsAbout(id) ?? reader.contradictionsAbout(id)))
    for (const [nth, id] of some.entries()) contradictions.set(id, about[nth] ?? [])
    await pause(reader.signal)
  }
  const met = [...new Set([...contradictions.values()].flat())]
  const disputes = await whenAll(met.map(id => reader.now?.dispute(id) ?? reader.dispute(id)))
  const contradiction = new Map(disputes.flatMap(value => (value === null ? [] : [[value.id, value] as const])))
  const [inOrder, tied] = await inTurns(both(ids, entities, edges), reader.signal)
  return { entities: inOrder, edges: tied, contradictions, contradiction }
}

const tooMuch = (from: string, limit: number): FilorossoError =>
  new FilorossoError('LIMIT_EXCEEDED', `too much is linked to ${JSON.stringify(from)}: more than ${limit} entities`, {
    hint: 'Ask for one plan of an act, for one section or line of a plan, or with a goal.',
  })

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Gives what many share the relationships of all that is tied to it and was read, as those have them. */
function* tieEnds(
  edges: Map<string, readonly Tie[]>,
  ids: readonly string[],
  isEnd: (id: string) => boolean,
): Steps<void> {
  const ends = new Map<string, Tie[]>()
  for (const id of ids) if (isEnd(id)) ends.set(id, [...(edges.get(id) ?? [])])
  for (const id of ids) {
    yield
    if (ends.has(id)) continue
    for (const edge of edges.get(id) ?? []) if (!KIN.has(edge.relation)) ends.get(edge.other)?.push(turned(edge, id))
  }
  for (const [id, tied] of ends) edges.set(id, tied)
}

/** As its other end has it; written out, because there are thousands of them. */
function turned({ relation, direction, breakdown, basis, rule }: Tie, other: string): Tie {
  return { relation, direction: direction === 'OUT' ? 'IN' : 'OUT', other, breakdown, basis, rule }
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
