import { definitionOf, ENTITY_KINDS, type EntityKind } from '../../kinds/index.ts'
import type { Relation } from '../../model/relations.ts'
import { listPath } from '../words/kinds.ts'

type Filter = Record<string, unknown>

const is =
  (field: string) =>
  (id: string): Filter => ({ [field]: { id: { eq: id } } })

/** Which amounts are those of a kind and of what is below it; of any other kind, those that are for it. */
const AMOUNTS: Partial<Record<EntityKind, (id: string) => Filter>> = {
  ACT: is('act'),
  PLAN: is('plan'),
  SECTION: is('section'),
  LINE: is('line'),
  SPENDING_PROGRAMME: is('programme'),
  FUND: is('fund'),
  AXIS: is('axes'),
  CLASSIFICATION: is('classifications'),
  INVESTMENT_PRIORITY: is('priorities'),
  TABLE: is('table'),
  ORGANISATION: id => ({ or: [is('beneficiary')(id), is('payer')(id), is('target')(id)] }),
}

/** Kinds whose amounts are not shown: those that are one, and those that hold everything. */
const NO_AMOUNTS: ReadonlySet<EntityKind> = new Set(['ALLOCATION', 'SOURCE'])

export const hasAmounts = (kind: EntityKind): boolean => !NO_AMOUNTS.has(kind)

export const amountsFilter = (kind: EntityKind, id: string): Filter => (AMOUNTS[kind] ?? is('target'))(id)

/** What stands in the table of amounts is not said again among relationships. */
export const neighbourKinds = (kind: EntityKind): EntityKind[] | null =>
  hasAmounts(kind) ? ENTITY_KINDS.filter(each => each !== 'ALLOCATION') : null

export const filtered = (kind: EntityKind, filter: Filter): string =>
  `${listPath(kind)}?${new URLSearchParams({ filter: JSON.stringify(filter) })}`

const STEP = /^\(from\)(<?)-\[:([A-Z_]+)\]-(>?)\(to\)$/

/**
 * The list of what stands at the other end of a relationship, filtered by this end; null where no filter asks that.
 * `direction`: OUT where the thing stands on the left.
 */
export function listOfTies(
  thing: { id: string; kind: EntityKind },
  relation: Relation,
  direction: 'OUT' | 'IN',
  other: EntityKind,
): string | null {
  const back = Object.entries(definitionOf(other).views).find(([, view]) => {
    const [, left, type, right] = STEP.exec(view.path ?? '') ?? []
    if (view.to !== thing.kind || type !== relation) return false
    // Seen from the other end, what is on the left here is on the right.
    return direction === 'OUT' ? left === '<' : right === '>'
  })
  return back === undefined ? null : filtered(other, is(back[0])(thing.id))
}
