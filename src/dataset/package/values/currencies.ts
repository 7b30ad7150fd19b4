import type { EntityValue, RelationshipValue } from '../../../model/graph.ts'
import type { Problems } from '../problems.ts'
import type { Declared } from './declared.ts'

/** Ties by which amounts are added or taken from each other. What is printed again or replaced may be in another currency. */
const RECKONED: ReadonlySet<string> = new Set<RelationshipValue['type']>(['BREAKS_DOWN_INTO', 'REDUCES'])

/** A part is in the currency of its total, and a movement in that of what it lowers: no source of this states a rate. */
export function checkCurrencies(
  entities: ReadonlyMap<string, EntityValue>,
  relationships: readonly RelationshipValue[],
  declared: ReadonlyMap<string, Declared>,
  problems: Problems,
): void {
  for (const { from, type, to } of relationships) {
    if (!RECKONED.has(type)) continue
    const [one, other] = [entities.get(from), entities.get(to)]
    if (one?.kind !== 'ALLOCATION' || other?.kind !== 'ALLOCATION') continue
    const [left, right] = [one.properties.currency, other.properties.currency]
    const at = declared.get(to)
    if (left === right || at === undefined) continue
    problems.add(
      at.rows[0],
      'id',
      `${from} is in ${left} and ${to} in ${right}: amounts in different currencies are not added, so ${type} may not link them`,
    )
  }
}
