import type { Column } from '../../../kinds/columns.ts'
import { idsIn } from '../../../kinds/origin.ts'
import { type EntityKind, isEntityId, KINDS, kindOfId } from '../../../model/kinds.ts'
import { cell, type Folder, type Row, rowsOf } from '../csv.ts'
import { compare, type Problems } from '../problems.ts'
import { RESOURCES, type Resource, resourceOf } from '../resources.ts'

/** An entity as its rows declare it, in one package or several. */
export interface Declared {
  id: string
  kind: EntityKind
  /** The columns of its resource, united over the packages that declare it. */
  cells: Record<string, string>
  /** Its row in each package; the first is where a problem of the entity is reported. */
  rows: [Row, ...Row[]]
}

/** Columns in which packages may differ: what we say of a thing, and a name, which then is another spelling. */
const MAY_DIFFER = new Set(['description', 'name'])

/** The ids of one package, checked by themselves: form, kind, and a row in the file of that kind for each. */
function idsOf(folder: Folder, problems: Problems): Map<string, EntityKind> {
  const ids = new Map<string, EntityKind>()
  const entityFiles = [...RESOURCES.values()].filter(resource => resource.kind !== null)
  const rowed = new Set(entityFiles.flatMap(({ name }) => rowsOf(folder, name).map(row => cell(row, 'id'))))
  for (const row of rowsOf(folder, 'ids')) {
    const id = cell(row, 'id')
    const kind = kindOfId(id)
    if (kind === null || !isEntityId(id)) {
      problems.add(row, 'id', `${JSON.stringify(id)} is not a valid id: <kind>/<owner>/<slug>, in [a-z0-9-] segments`)
      continue
    }
    const said = cell(row, 'kind')
    if (said !== kind && Object.hasOwn(KINDS, said)) {
      const { prefix } = KINDS[said as EntityKind]
      problems.add(row, 'id', `${id} is a ${kind} by its id; an id of ${said} begins with ${prefix}/`)
    }
    ids.set(id, kind)
    const { name } = resourceOf(kind)
    if (!folder.rows.has(name)) {
      const place = { file: `${folder.path}/${name}.csv`, line: null }
      problems.add(place, null, `the file is missing; ids.csv lists ${KINDS[kind].label} entities`)
    } else if (!rowed.has(id)) problems.add(row, 'id', `${id} has no row in ${name}.csv; add it or take the id out`)
  }
  return ids
}

/** A cell that names an id which ids.csv does not have. */
interface Unknown {
  row: Row
  column: string
  id: string
}

/** Of the cells that name one unknown id the first is to be mended, that of the id's own row before all; the rest follow. */
function checkUnknown(unknown: readonly Unknown[], malformed: boolean, problems: Problems): void {
  const first = new Map<string, Unknown>()
  for (const each of unknown) if (each.column === 'id' || !first.has(each.id)) first.set(each.id, each)
  for (const each of unknown) {
    const message = `${each.id} is not in ids.csv; add it there and to the file of its kind`
    // An id that ids.csv misspells is most often the one that is missing.
    if (malformed || first.get(each.id) !== each) problems.addFollowing(each.row, each.column, message)
    else problems.add(each.row, each.column, message)
  }
}

function checkKey(
  row: Row,
  column: Column,
  id: string,
  ids: ReadonlyMap<string, EntityKind>,
  unknown: Unknown[],
  problems: Problems,
): void {
  const kind = ids.get(id)
  if (kind === undefined) unknown.push({ row, column: column.name, id })
  else if (column.kinds?.includes(kind) === false) {
    problems.add(row, column.name, `${id} is a ${kind}; ${column.kinds.join(' or ')} is expected`)
  }
}

/** Every cell of a resource that holds ids of entities points at ids of the package, and of the kind its column wants. */
function checkKeys(
  folder: Folder,
  resource: Resource,
  ids: ReadonlyMap<string, EntityKind>,
  unknown: Unknown[],
  problems: Problems,
): void {
  const columns = resource.columns.filter(({ type, of }) => (type === 'id' || type === 'ids') && of === undefined)
  for (const row of rowsOf(folder, resource.name)) {
    for (const column of columns)
      for (const id of idsIn(cell(row, column.name))) checkKey(row, column, id, ids, unknown, problems)
  }
}

function unite(entity: Declared, row: Row, problems: Problems): void {
  for (const [column, value] of Object.entries(row.cells)) {
    const known = entity.cells[column] ?? ''
    if (known === '') entity.cells[column] = value
    else if (value !== '' && value !== known && !MAY_DIFFER.has(column)) {
      const where = entity.rows.map(({ file, line }) => `${file}:${line}`).join(', ')
      problems.add(
        row,
        column,
        `${entity.id} has ${JSON.stringify(value)} here and ${JSON.stringify(known)} in ${where}; make them equal`,
      )
    }
  }
  entity.rows.push(row)
}

/**
 * The entities that the packages declare, by id, sorted. Each package is whole by itself: its keys point at its own ids.
 * What two packages declare alike is one entity; what they declare differently is a problem that names both files.
 */
export function declare(folders: readonly Folder[], problems: Problems): Map<string, Declared> {
  const declared = new Map<string, Declared>()
  for (const folder of folders) {
    const ids = idsOf(folder, problems)
    const malformed = rowsOf(folder, 'ids').some(row => !isEntityId(cell(row, 'id')))
    const unknown: Unknown[] = []
    for (const resource of RESOURCES.values()) {
      checkKeys(folder, resource, ids, unknown, problems)
      if (resource.kind === null) continue
      for (const row of rowsOf(folder, resource.name)) {
        const id = cell(row, 'id')
        if (ids.get(id) !== resource.kind) continue
        const known = declared.get(id)
        if (known !== undefined) unite(known, row, problems)
        else declared.set(id, { id, kind: resource.kind, cells: { ...row.cells }, rows: [row] })
      }
    }
    checkUnknown(unknown, malformed, problems)
  }
  return new Map([...declared].sort(([a], [b]) => compare(a, b)))
}
