import { ENTITY_KINDS, type EntityKind, KINDS } from '../kinds/index.ts'

export { ENTITY_KINDS, type EntityKind, KINDS }

const KIND_BY_PREFIX = new Map(ENTITY_KINDS.map(kind => [KINDS[kind].prefix as string, kind]))

/** The kind that an id's first segment names; null where it names none. */
export function kindOfId(id: string): EntityKind | null {
  return KIND_BY_PREFIX.get(id.slice(0, id.indexOf('/'))) ?? null
}

const ID = /^[a-z][a-z0-9-]*(\/[a-z0-9]+(-[a-z0-9]+)*)+$/

/** An id is `<kind>/<owner>/<slug>` in `[a-z0-9-]` segments; the owner is left out for what is everyone's. */
export function isEntityId(id: string): boolean {
  return ID.test(id) && kindOfId(id) !== null
}
