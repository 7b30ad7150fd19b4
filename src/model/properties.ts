import { z } from 'zod'
import { definitionOf, ENTITY_KINDS, type EntityKind, type PropertiesOf } from '../kinds/index.ts'

export type { Headcount } from '../kinds/navigator-cohort.ts'
export type { PropertiesOf }

const schemaOf = (kind: EntityKind) =>
  z.object(
    Object.fromEntries(Object.entries(definitionOf(kind).properties).map(([name, { schema }]) => [name, schema])),
  )

/** What a node of each kind holds besides its id, name and provenance: what Neo4j stores, and what is read back. */
export const PROPERTIES = Object.fromEntries(ENTITY_KINDS.map(kind => [kind, schemaOf(kind)])) as unknown as {
  [K in EntityKind]: z.ZodType<PropertiesOf[K]> & { shape: Record<string, z.ZodType> }
}
