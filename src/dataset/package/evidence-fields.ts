import { definitionOf, type EntityKind } from '../../kinds/index.ts'
import { byFieldName } from './field-names.ts'
import { BRACKET, matches, meaningOf } from './fields.ts'

const NAMES = ['name', 'aliases']

/**
 * The field of the API that evidence of a subject proves, `target.period` for one inside another; null for what it has no field
 * for: a relationship, words that only a contradiction quotes.
 */
export const provedField = byFieldName((kind: EntityKind, field: string): string | null => {
  const use = meaningOf(kind, field)?.use
  if (use !== 'VALUE' && use !== 'COLUMN') return null
  const { columns, naming, properties } = definitionOf(kind)
  // What is named by what it is has a name that no source prints: what its row prints is another spelling.
  if (field === 'alias' || (naming === 'COMPOSED' && field === 'name')) return 'aliases'
  if (field === BRACKET) return 'name'
  for (const [name, { origin, evidenceField }] of Object.entries(properties)) {
    const reads = Object.keys(origin.fields ?? {}).find(pattern => matches(pattern, field))
    if (reads === undefined && origin.column?.name !== field) continue
    // Which of several it is of is known by its key: `observations.baseline`, `observations.baseline.day`.
    if (evidenceField?.endsWith('.*')) return `${name}${field.replace(/^[^.]+/, '')}`
    if (evidenceField !== undefined) return evidenceField
    return reads?.includes('*') ? `${name}${field.replace(/^[^.]+\.[^.]+/, '')}` : name
  }
  const column = columns.find(column => column.name === field)
  // How a source is read is not a fact of it.
  if (column !== undefined && column.ties === undefined) return null
  return column?.shownAs ?? field
})

/** Where evidence of a field stands among that of an entity: what it is about, its name, the rest. */
export const rankOf = (kind: EntityKind, proved: string | null): number => rankOfField(kind, proved ?? '')

const rankOfField = byFieldName((kind, proved) => {
  const order = [...(definitionOf(kind).about ?? []), ...NAMES]
  const isOf = (name: string) => (name.endsWith('.*') ? proved.startsWith(name.slice(0, -1)) : name === proved)
  const rank = order.findIndex(isOf)
  return rank === -1 ? order.length : rank
})
