import { definitionOf, ENTITY_KINDS, type EntityKind, KINDS, type Relation } from '../kinds/index.ts'
import type { Relationship, Tie } from '../kinds/kind.ts'
import { SAME_AS } from '../kinds/relationships.ts'

export type { Relation }

/** Every relationship type of the graph, read from left to right: the kinds that it may tie, and how it reads. */
export interface RelationRule extends Relationship {
  /** What it ties, and what stands on the right to what stands on the left. */
  description: string
  /** By the kind on its left, the tie; SAME_AS has none and ties any two entities. */
  ties: ReadonlyMap<EntityKind, readonly Tie[]>
}

/** The ties of all kinds, by relationship type and kind on the left. */
function collectTies(): Map<Relation, Map<EntityKind, Tie[]>> {
  const found = new Map<Relation, Map<EntityKind, Tie[]>>()
  const add = (relation: string, from: EntityKind, tie: Tie): void => {
    const ties = found.get(relation as Relation) ?? new Map<EntityKind, Tie[]>()
    found.set(relation as Relation, ties.set(from, [...(ties.get(from) ?? []), tie]))
  }
  for (const kind of ENTITY_KINDS) {
    const { ties, tiedBy = {} } = definitionOf(kind)
    for (const [relation, tie] of Object.entries(ties)) add(relation, kind, tie)
    // There the kinds of `ends` stand on the left, and this one on the right.
    for (const [relation, tie] of Object.entries(tiedBy)) {
      const { ends, money, ...rest } = tie
      for (const left of ends === 'ANY' ? ENTITY_KINDS : ends) {
        const follows = money !== undefined && (money.ends?.includes(left) ?? true)
        add(relation, left as EntityKind, {
          ...rest,
          ends: [kind],
          ...(follows && { money: { way: money.way, as: money.as } }),
        })
      }
    }
  }
  return found
}

function sorted<T extends object>(table: T): T {
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1))) as T
}

const labels = (kinds: Iterable<string>) => [...new Set(kinds)].map(kind => KINDS[kind as EntityKind].label).join(', ')

function ruleOf(ties: ReadonlyMap<EntityKind, readonly Tie[]>): RelationRule {
  const all = [...ties.values()].flat()
  const { describe, words, italian, acyclic, sameMoney } = all[0] as Tie
  const ends = all.flatMap(tie => (tie.ends === 'ANY' ? ENTITY_KINDS : tie.ends))
  // Where each kind is tied to its own alone, a list of kinds to a list of kinds would say more.
  const toItself = [...ties].every(([kind, of]) => of.every(tie => String(tie.ends) === kind))
  const tied = toItself
    ? [...ties.keys()].map(kind => `${labels([kind])} - ${labels([kind])}`).join(', ')
    : `${labels(ties.keys())} - ${labels(ends)}`
  return {
    describe,
    words,
    ...(italian && { italian }),
    ...(acyclic && { acyclic }),
    ...(sameMoney && { sameMoney }),
    description: `${tied}: ${describe}`,
    ties,
  }
}

/** By type; the kinds are collected in whatever order they stand, so the types are sorted. */
export const RELATIONS: Readonly<Record<Relation, RelationRule>> = sorted({
  ...(Object.fromEntries([...collectTies()].map(([relation, ties]) => [relation, ruleOf(ties)])) as Record<
    Exclude<Relation, 'SAME_AS'>,
    RelationRule
  >),
  SAME_AS: { ...SAME_AS, description: `Entity - Entity: ${SAME_AS.describe}`, ties: new Map() },
})
export const RELATION_NAMES = Object.keys(RELATIONS) as Relation[]

/** The types of relationship of which something holds, as a set: those that nothing leads back along, say. */
export const relationsThat = (holds: (rule: RelationRule) => boolean): ReadonlySet<Relation> =>
  new Set(RELATION_NAMES.filter(name => holds(RELATIONS[name])))

export function isRelation(name: string): name is Relation {
  return Object.hasOwn(RELATIONS, name)
}

/** Whether a relationship of this type may tie these kinds, in this order. */
export function mayTie(relation: Relation, from: EntityKind, to: EntityKind): boolean {
  if (relation === 'SAME_AS') return true
  const ties = RELATIONS[relation].ties.get(from) ?? []
  return ties.some(({ ends }) => ends === 'ANY' || ends.includes(to))
}

/** The way a relationship is walked: OUT from left to right, IN from right to left. */
export type Direction = 'OUT' | 'IN' | 'BOTH'
/** One way along a relationship: as it reads, or against it. */
export type Walked = Exclude<Direction, 'BOTH'>

/** How a relationship reads for a person: from left to right, and from right to left. */
export function relationInWords(relation: Relation, direction: Walked): string {
  return RELATIONS[relation].words[direction === 'OUT' ? 0 : 1]
}
