import type { EntityKind } from '../../model/kinds.ts'
import { BRACKET, meaningOf } from './fields.ts'

/** What an entity is about: evidence of it comes before that of its name. */
const VALUES: Partial<Record<EntityKind, readonly string[]>> = {
  ALLOCATION: ['amount', 'absence'],
  CPI_GROUP: ['size'],
  INDICATOR: ['target', 'actual', 'planned'],
  NAVIGATOR_COHORT: ['headcounts'],
  RESULT: ['value'],
}
const NAMES = ['name', 'aliases']

/** Fields of evidence that the API calls otherwise. */
const API_NAMES: Readonly<Record<string, string>> = {
  alias: 'aliases',
  [BRACKET]: 'name',
  axis: 'axes',
  footnote: 'footnotes',
  place: 'places',
  'count HAS_SECTION': 'sections',
  'count HAS_LINE': 'lines',
}

/** What the API does not show of a kind. */
const WITHOUT = new Set(['INDICATOR plan', 'SECTION count HAS_SECTION', 'SPENDING_PROGRAMME count HAS_SECTION'])

/**
 * The field of the API that evidence of a subject proves, `target.period` for one inside another; null for what it has no field
 * for: a relationship, words that only a contradiction quotes.
 */
export function provedField(kind: EntityKind, field: string): string | null {
  const use = meaningOf(kind, field)?.use
  if (use !== 'VALUE' && use !== 'COLUMN') return null
  // An amount is named by what it is for: what its row prints is another spelling.
  if (kind === 'ALLOCATION' && field === 'name') return 'aliases'
  if (WITHOUT.has(`${kind} ${field}`)) return null
  return API_NAMES[field] ?? field.replace(/^headcount\.[^.]+/, 'headcounts')
}

/** Where evidence of a field stands among that of an entity: what it is about, its name, the rest. */
export function rankOf(kind: EntityKind, proved: string | null): number {
  const order = [...(VALUES[kind] ?? []), ...NAMES]
  const rank = order.indexOf(proved ?? '')
  return rank === -1 ? order.length : rank
}
