import { ENTITY_KINDS, type EntityKind, KINDS } from '../kinds/index.ts'
import { groupBy } from './group-by.ts'

export { ENTITY_KINDS, type EntityKind, KINDS }

const PREFIXES = ENTITY_KINDS.map(kind => [`${KINDS[kind].prefix}/`, kind] as const)
/** By the code of the first letter: no part of the id is cut out to be compared, because a walk asks for nothing more often. */
const BY_LETTER = groupBy(PREFIXES, ([prefix]) => prefix.charCodeAt(0))

/** The kind that an id's first segment names; null where it names none. */
export function kindOfId(id: string): EntityKind | null {
  for (const [prefix, kind] of BY_LETTER.get(id.charCodeAt(0)) ?? []) if (id.startsWith(prefix)) return kind
  return null
}

const ID = /^[a-z][a-z0-9-]*(\/[a-z0-9]+(-[a-z0-9]+)*)+$/

/** An id is `<kind>/<owner>/<slug>` in `[a-z0-9-]` segments; the owner is left out for what is everyone's. */
export function isEntityId(id: string): boolean {
  return ID.test(id) && kindOfId(id) !== null
}
