import { definitionOf, ENTITY_KINDS } from '../../kinds/index.ts'
import type { Property } from '../../kinds/kind.ts'
import { capital } from '../../model/capital.ts'

/** A property that the page of a kind shows. */
interface Fact {
  label: string
  name: string
  /** What the answer calls it: a name that another kind has with another type stands behind that of the kind, `lineNumber`. */
  as: string
  property: Property
}

function collectFacts(): Fact[] {
  const types = new Map<string, string>()
  return ENTITY_KINDS.flatMap(kind => {
    const { label, properties } = definitionOf(kind)
    const shown = Object.entries(properties).filter(([, property]) => property.shown)
    return shown.map(([name, property]) => {
      const type = `${property.type.name} ${property.type.words} ${property.nullable}`
      if (!types.has(name)) types.set(name, type)
      const own = `${label.charAt(0).toLowerCase()}${label.slice(1)}${capital(name)}`
      return { label, name, as: types.get(name) === type ? name : own, property }
    })
  })
}

const ALL = collectFacts()

/** The properties of all kinds, by what the answer calls them. */
export const FACTS: ReadonlyMap<string, Fact> = new Map(ALL.map(fact => [fact.as, fact]))

/** The fragment of the page's operation that asks for them. */
export const FACTS_FRAGMENT = [
  'fragment Facts on Entity {',
  '  id',
  ...ALL.map(({ label, name, as }) => `  ... on ${label} { ${as === name ? name : `${as}: ${name}`} }`),
  '}',
].join('\n')
