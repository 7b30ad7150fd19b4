import type { GraphReader } from '../../../graph/reader.ts'
import { KIN } from '../../../graph/records/relationships.ts'
import { isShared } from '../../../graph/shared.ts'
import { CLOSING_STEPS, OPENING_STEPS, stepOver } from '../../../ledger/steps.ts'
import type { Subgraph } from '../../../ledger/subgraph.ts'
import { FilorossoError } from '../../../model/errors.ts'
import type { Edge, EntityValue } from '../../../model/graph.ts'
import { kindOfId } from '../../../model/kinds.ts'
import type { Relation, Walked } from '../../../model/relations.ts'
import { relationsThat } from '../../../model/relations.ts'
import { pause, turns } from '../../../model/turns.ts'

/** Entities that one question may look at: what can be kept in memory at once, a thousand times the first source. */
export const GATHER_LIMIT = 500_000

/**
 * Why an entity is read. WALK: a route may pass it. MONEY: an allocation that amounts, conservation or stops need.
 * APPROVER: an act that approves a target; whether it also sets money there must be known. SIBLING: what else a station leads to, and its money.
 * CONTEXT: only its name and edges.
 */
type Role = 'WALK' | 'MONEY' | 'APPROVER' | 'SIBLING' | 'CONTEXT'
type Visit = readonly [id: string, role: Role]

/** The part of a reader that a trace needs. */
export type TraceReader = Pick<
  GraphReader,
  | 'release'
  | 'signal'
  | 'entity'
  | 'edges'
  | 'kin'
  | 'isRead'
  | 'ground'
  | 'idsOfKinds'
  | 'contradiction'
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
  const known = new Set<string>()
  const done = new Set<string>()
  const isEnd = (id: string): boolean => isShared(id) && !(walked === 'IN' && id === from)
  let level: Visit[] =
    to === null
      ? [[from, 'WALK']]
      : [
          [from, 'WALK'],
          [to, kindOfId(to) === 'ALLOCATION' ? 'MONEY' : 'CONTEXT'],
        ]
  while (level.length > 0) {
    const fresh = [...new Set(level.map(([id]) => id))].filter(id => !known.has(id))
    if (known.size + fresh.length > limit) throw tooMuch(from, limit)
    for (const id of fresh) known.add(id)
    const unread = fresh.filter(id => !reader.isRead(id))
    if (unread.length > 0) {
      const walks = new Set(level.flatMap(([id, role]) => (role === 'WALK' && !isEnd(id) ? id : [])))
      const [onward, beside] = [unread.filter(id => walks.has(id)), unread.filter(id => !walks.has(id))]
      await reader.ground({ [walked === 'OUT' ? 'down' : 'up']: onward, beside })
    }
    for (let at = 0; at < fresh.length; at += BATCH) {
      await Promise.all(
        fresh.slice(at, at + BATCH).map(async id => {
          const tied = isEnd(id) ? reader.kin(id) : reader.edges(id)
          const [entity, around] = await Promise.all([reader.entity(id), tied])
          if (entity === null) return
          entities.set(id, entity)
          edges.set(id, around)
        }),
      )
      await pause(reader.signal)
    }
    const next = new Map<string, Visit>()
    for (const [id, role] of level) {
      const entity = entities.get(id)
      if (entity === undefined || done.has(`${role} ${id}`)) continue
      done.add(`${role} ${id}`)
      if (turns.due()) await pause(reader.signal)
      for (const visit of visitsFrom(entity, edges.get(id) ?? [], role, walked))
        if (!done.has(`${visit[1]} ${visit[0]}`)) next.set(`${visit[1]} ${visit[0]}`, visit)
    }
    level = [...next.values()]
  }
  await tieEnds(edges, isEnd, reader.signal)
  // What Promise.all fills arrives in any order: an answer must not depend on it.
  const ids = [...entities.keys()].sort()
  const about: (readonly [id: string, contradictions: readonly string[]])[] = []
  for (let at = 0; at < ids.length; at += BATCH) {
    const some = ids.slice(at, at + BATCH).map(async id => [id, await reader.contradictionsAbout(id)] as const)
    about.push(...(await Promise.all(some)))
    await pause(reader.signal)
  }
  const contradictions = new Map(about)
  const met = await Promise.all([...new Set(about.flatMap(([, list]) => list))].map(id => reader.contradiction(id)))
  const contradiction = new Map(met.flatMap(value => (value === null ? [] : [[value.id, value] as const])))
  return { entities: inOrder(entities, ids), edges: inOrder(edges, ids), contradictions, contradiction }
}

const tooMuch = (from: string, limit: number): FilorossoError =>
  new FilorossoError('LIMIT_EXCEEDED', `too much is linked to ${JSON.stringify(from)}: more than ${limit} entities`, {
    hint: 'Ask for one plan of an act, for one section or line of a plan, or with a goal.',
  })

/** Gives what many share the relationships of all that is tied to it and was read, as those have them. */
async function tieEnds(
  edges: Map<string, readonly Edge[]>,
  isEnd: (id: string) => boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  const ends = new Map<string, Edge[]>()
  for (const [id, kin] of edges) if (isEnd(id)) ends.set(id, [...kin])
  for (const id of [...edges.keys()].sort()) {
    if (ends.has(id)) continue
    if (turns.due()) await pause(signal)
    for (const edge of edges.get(id) ?? [])
      if (!KIN.has(edge.relation))
        ends.get(edge.other)?.push({ ...edge, direction: edge.direction === 'OUT' ? 'IN' : 'OUT', other: id })
  }
  for (const [id, tied] of ends) edges.set(id, tied)
}

function inOrder<T>(values: ReadonlyMap<string, T>, ids: readonly string[]): Map<string, T> {
  return new Map(ids.map(id => [id, values.get(id) as T]))
}

function visitsFrom(entity: EntityValue, edges: readonly Edge[], role: Role, walked: Walked): Visit[] {
  // Whatever it is read for, an answer may have to say whose decree or line it is.
  const names = edges.filter(isNaming).map(edge => [edge.other, 'CONTEXT'] as const)
  return [...names, ...byRole(entity, edges, role, walked)]
}

function byRole(entity: EntityValue, edges: readonly Edge[], role: Role, walked: Walked): Visit[] {
  if (entity.kind === 'ALLOCATION' && role !== 'CONTEXT') {
    const { derivedFrom, edition, withdrawnIn } = entity.properties
    const terms = derivedFrom.map(id => [id, 'MONEY'] as const)
    const editions = [edition, withdrawnIn].flatMap(id => (id === null ? [] : [[id, 'CONTEXT'] as const]))
    return [...edges.flatMap(edge => aroundMoney(edge, role, walked)), ...terms, ...editions]
  }
  if (role === 'APPROVER') return edges.filter(isOut('SETS')).map(edge => [edge.other, 'MONEY'])
  if (role === 'CONTEXT') {
    const plan = entity.kind === 'INDICATOR' ? entity.properties.plan : null
    return [...edges.filter(isFrame).map(edge => edge.other), ...(plan === null ? [] : [plan])].map(id => [
      id,
      'CONTEXT',
    ])
  }
  if (role === 'SIBLING') return edges.flatMap(edge => (isMoneyFor(edge) ? [[edge.other, 'MONEY'] as const] : []))
  return edges.flatMap(edge => aroundWalk(entity, edge, walked))
}

/** A line names its section, and the section its plan: whether an act sets money inside a plan hangs on it, too. */
const isNaming = ({ relation, direction }: Edge): boolean =>
  direction === 'IN' ? relation === 'HAS_LINE' || relation === 'HAS_SECTION' : relation === 'ISSUED_BY'

/** What stands under one programme of the State budget shares a frame. */
const isFrame = (edge: Edge): boolean => kindOfId(edge.other) === 'BUDGET_PROGRAMME'

const isMoneyFor = (edge: Edge): boolean => edge.relation === 'FOR' && edge.direction === 'IN'

const isOut = (relation: Relation) => (edge: Edge) => edge.relation === relation && edge.direction === 'OUT'

const SAME_MONEY = relationsThat(({ sameMoney }) => sameMoney === true)

function aroundMoney(edge: Edge, role: Role, walked: Walked): Visit[] {
  if (SAME_MONEY.has(edge.relation)) return [[edge.other, 'MONEY']]
  if (isOut('FOR')(edge)) return [[edge.other, role === 'WALK' && walked === 'OUT' ? 'WALK' : 'CONTEXT']]
  if (stepOver(edge, 'ALLOCATION', 'from', CLOSING_STEPS) !== null || edge.relation === 'SETS')
    return [[edge.other, 'CONTEXT']]
  return []
}

/** What looks like a way on, and is none. */
const BESIDE: ReadonlySet<Relation> = new Set(['SAME_AS', 'CORROBORATED_BY', 'AFFECTS', 'AMENDS', 'CONVERTS'])

function aroundWalk(entity: EntityValue, edge: Edge, walked: Walked): Visit[] {
  const near = walked === 'OUT' ? 'from' : 'to'
  if (stepOver(edge, entity.kind, near) !== null) return [[edge.other, 'WALK']]
  if (walked === 'OUT' && stepOver(edge, entity.kind, 'from', OPENING_STEPS) !== null) return [[edge.other, 'WALK']]
  // What it amends may have money of other acts, which is then named.
  if (isOut('AMENDS')(edge)) return (['CONTEXT', 'SIBLING'] as const).map(role => [edge.other, role])
  if (BESIDE.has(edge.relation) || kindOfId(edge.other) === 'BUDGET_PROGRAMME') return [[edge.other, 'CONTEXT']]
  // Up a walk, what a station leads to beside: whether its money is divided, and among how many, hangs on it.
  if (stepOver(edge, entity.kind, 'from') !== null) return [[edge.other, 'SIBLING']]
  // The money that is for a target, that a fund pays, that an organisation receives.
  if (stepOver(edge, entity.kind, 'to', [...OPENING_STEPS, ...CLOSING_STEPS]) === null) return []
  if (kindOfId(edge.other) === 'ALLOCATION') return [[edge.other, 'MONEY']]
  return walked === 'IN' ? [[edge.other, 'APPROVER']] : []
}
