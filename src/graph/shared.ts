import { kindsThat } from '../kinds/index.ts'
import { ENTITY_KINDS, type EntityKind, kindOfId } from '../model/kinds.ts'
import { RELATION_NAMES, RELATIONS, type Relation } from '../model/relations.ts'

/** Kinds of things that many have in common. */
export const SHARED_KINDS = kindsThat(({ shared }) => shared)

/** Whether many things have it in common: it is tied to a good part of all, and a question about money ends there. */
export const isShared = (id: string): boolean => SHARED_KINDS.has(kindOfId(id))

/** Types of relationship that may have such a thing at an end, with the way they go as seen from it. */
export const SHARED_ENDS: readonly { relation: Relation; direction: 'OUT' | 'IN' }[] = RELATION_NAMES.flatMap(
  relation => {
    const ties = [...RELATIONS[relation].ties]
    const ends = ties.flatMap(([, all]) =>
      all.flatMap(({ ends }) => (ends === 'ANY' ? ENTITY_KINDS : (ends as EntityKind[]))),
    )
    const begins = relation === 'SAME_AS' || ties.some(([left]) => SHARED_KINDS.has(left))
    const isEnd = relation === 'SAME_AS' || ends.some(kind => SHARED_KINDS.has(kind))
    return [
      ...(begins ? [{ relation, direction: 'OUT' as const }] : []),
      ...(isEnd ? [{ relation, direction: 'IN' as const }] : []),
    ]
  },
)
