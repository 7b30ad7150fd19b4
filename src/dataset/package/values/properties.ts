import { definitionOf } from '../../../kinds/index.ts'
import type { PackageRow, PlacedRow, Printed, Reading, Readings } from '../../../kinds/origin.ts'
import type { Row } from '../csv.ts'
import { asPrinted, distinct, type Facts, type Known } from '../evidence.ts'
import { fieldOf } from '../fields.ts'
import type { Problems } from '../problems.ts'
import type { Declared } from './declared.ts'

/** Rows of other files that describe entities, by the file and the id that they name. */
export type Details = ReadonlyMap<string, ReadonlyMap<string, Row[]>>

const printing = <T>({ value, raw, evidence }: Known<T>): Printed<T> => ({ value, raw, evidence })

/** All that packages say of an entity, as its definition reads it. */
function packageRow(entity: Declared, facts: Facts, details: Details, problems: Problems): PackageRow {
  const { id, cells, rows } = entity
  return {
    id,
    cell: column => cells[column] ?? '',
    one<R extends Reading>(field: string, reading: R): Printed<Readings[R]> | null {
      const known = facts.one(id, field, fieldOf(reading))
      return known === null ? null : printing(known)
    },
    all: <R extends Reading>(field: string, reading: R) => facts.all(id, field, fieldOf(reading)).map(printing),
    has: field => facts.of(id, field).length > 0,
    currency(...fields) {
      const [fact] = fields.flatMap(field => facts.of(id, field))
      return fact === undefined ? undefined : facts.notationOf(fact.row).currency
    },
    fields: () => facts.fields(id),
    details: resource => details.get(resource)?.get(id) ?? [],
    inOrder: asPrinted,
    distinct,
    problem: (column: string | null, message: string, row?: PlacedRow) => problems.add(row ?? rows[0], column, message),
  }
}

/** The properties of an entity as its definition gives them, and what is wrong with its row. */
export function propertiesOf(
  entity: Declared,
  facts: Facts,
  details: Details,
  problems: Problems,
): Record<string, unknown> {
  const { properties, check } = definitionOf(entity.kind)
  const row = packageRow(entity, facts, details, problems)
  check?.(row)
  return Object.fromEntries(Object.entries(properties).map(([name, { origin }]) => [name, origin.read(row)]))
}
