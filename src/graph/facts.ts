import { createHash } from 'node:crypto'
import type { EntityValue } from '../model/graph.ts'
import { ENTITY_KINDS, type EntityKind } from '../model/kinds.ts'
import { PROPERTIES } from '../model/properties.ts'
import type { Basis } from '../model/vocabulary.ts'
import { alike } from './alike.ts'
import { frozen } from './frozen.ts'

const NONE: string[] = Object.freeze([]) as never

/** What an entity of each kind is before anything is known of it: its properties in the order in which a text lists them. */
const BLANK = Object.fromEntries(
  ENTITY_KINDS.map(kind => [kind, Object.fromEntries(Object.keys(PROPERTIES[kind].shape).map(name => [name, null]))]),
) as Record<EntityKind, Record<string, unknown>>
const NAMES = Object.fromEntries(ENTITY_KINDS.map(kind => [kind, Object.keys(BLANK[kind])])) as Record<
  EntityKind,
  string[]
>

/**
 * The property of a node that lists all that is known of it as one text, without the names: it takes a third less than with them, and a
 * fraction of the properties themselves. It is called by what the kinds are, for only so can it be read: a node of an older release has
 * none, or one of other kinds, and is read by its properties. The files under cypher/ call it `facts`.
 */
export const FACTS = `facts_${createHash('sha256').update(JSON.stringify(NAMES)).digest('hex').slice(0, 8)}`

type Listed = [
  id: string,
  kind: EntityKind,
  name: string,
  aliases: readonly string[],
  description: string | null,
  basis: Basis,
  rule: string | null,
  evidence: readonly string[],
  ...ofItsKind: unknown[],
]
const OF_ITS_KIND = 8

/** Null values at the end are left out. */
export function factsOf({
  id,
  kind,
  name,
  aliases,
  description,
  basis,
  rule,
  evidence,
  properties,
}: EntityValue): string {
  const known = properties as unknown as Record<string, unknown>
  const listed: Listed = [id, kind, name, aliases, description, basis, rule, evidence]
  listed.push(...NAMES[kind].map(each => known[each] ?? null))
  while (listed.at(-1) === null) listed.pop()
  return JSON.stringify(listed)
}

/** Frozen, as all that requests share. */
export function fromFacts(text: string): EntityValue {
  const listed = JSON.parse(text) as Listed
  const kind = alike(listed[1])
  const properties = { ...BLANK[kind] }
  const names = NAMES[kind]
  for (let at = OF_ITS_KIND; at < listed.length; at++) {
    const value = listed[at]
    properties[names[at - OF_ITS_KIND] as string] = typeof value === 'string' ? alike(value) : frozen(value)
  }
  const { 0: id, 2: name, 3: aliases, 4: description, 5: basis, 6: rule, 7: evidence } = listed
  return Object.freeze({
    id: alike(id),
    kind,
    name,
    aliases: aliases.length === 0 ? NONE : Object.freeze(aliases),
    description,
    basis: alike(basis),
    rule: rule === null ? null : alike(rule),
    evidence: Object.freeze(evidence.map(alike)),
    properties: Object.freeze(properties),
  }) as unknown as EntityValue
}
