import { z } from 'zod'
import type { EntityValue } from '../../model/graph.ts'
import { type EntityKind, KINDS } from '../../model/kinds.ts'
import { PROPERTIES } from '../../model/properties.ts'
import { readAs } from '../../model/read-as.ts'
import { FACTS, factsOf, fromFacts } from '../facts.ts'
import { defineQuery } from '../query.ts'
import { batchOf, byIds, foundRow, idRow, maybe, page, placesRow, provenance, stored, wordOf } from './shapes.ts'

const kind = wordOf(KINDS)

const common = z.object({
  id: z.string(),
  kind,
  name: z.string(),
  aliases: z.array(z.string()),
  description: maybe(z.string()),
  ...provenance,
})

/**
 * The properties of a kind lie flat beside those of every entity: filters and orders find it by them. What it is read by is one text of
 * all that is known of it; a node of an older release has none that can be read.
 */
export const entityFrom = (found: unknown): EntityValue =>
  typeof found === 'string' ? fromFacts(found) : asKindsAre(found)

export const entity = readAs(z.unknown(), entityFrom)

function asKindsAre(node: unknown): EntityValue {
  const known = common.parse(node)
  return { ...known, properties: PROPERTIES[known.kind].parse(node) } as EntityValue
}

export const entitiesByIds = defineQuery('entity/by-ids', {
  parameters: byIds,
  row: readAs(z.object({ entity }), row => row.entity),
})

export const entityIds = defineQuery('entity/ids', { parameters: page, row: idRow })
/** Of those that relationships go out from. */
export const originIds = defineQuery('relationship/origins', { parameters: page, row: idRow })
export const entityIdsOfKind = defineQuery('entity/ids-of-kind', { parameters: page.extend({ kind }), row: idRow })

export const entityIdsOfKinds = defineQuery('entity/ids-of-kinds', {
  parameters: z.object({ release: z.string(), kinds: z.array(kind) }),
  row: idRow,
})

const names = z.array(z.string())
/** The properties are in the order of their names, `days` first; null where an entity has none. */
export const entityDays = defineQuery('entity/days', {
  parameters: z.object({
    release: z.string(),
    kinds: z.array(kind),
    days: names,
    also: names,
    beside: names,
    from: z.string(),
    to: z.string(),
  }),
  row: z.object({ id: z.string(), kind, properties: z.array(z.unknown()) }),
})

const allocationsNaming = defineQuery('entity/naming', { parameters: byIds, row: foundRow })

/** What finds the entities of a kind that name others by their ids in a property. */
export const naming = (kind: EntityKind, property: string): typeof allocationsNaming => ({
  ...allocationsNaming,
  name: `entity/naming ${kind}.${property}`,
  text: allocationsNaming.text.replace(':Allocation', `:${KINDS[kind].label}`).replace('table:', `${property}:`),
})

export const writeEntities = defineQuery('entity/write', {
  parameters: batchOf(z.object({ label: z.string(), properties: stored })),
  row: placesRow,
})

/** What ties an entity to others, as ties.ts writes it, and the ids of the contradictions about it: by these they are read with it. */
export interface TiedTexts {
  tied: string
  disputes: string[] | null
}

/** `rank`: its place among all in the order of ids. `printedAs`: the digest of what is printed of it, where anything is. */
export function entityRow(entity: EntityValue, tied: TiedTexts, rank: number, printedAs: string | null) {
  const { properties, ...common } = entity
  const flat = Object.entries(properties).map(([name, value]) => [name, storable(value)])
  const facts = factsOf(asKindsAre({ ...common, ...properties }))
  const texts = { [FACTS]: facts, ...tied, rank, printedAs }
  return { label: KINDS[common.kind].label, properties: { ...common, ...Object.fromEntries(flat), ...texts } }
}

/** Neo4j keeps lists of words and of numbers, but no maps: a list of those is kept as JSON text. */
function storable(value: unknown): unknown {
  const holdsMaps = Array.isArray(value) && value.some(item => typeof item === 'object')
  return holdsMaps ? JSON.stringify(value) : value
}
