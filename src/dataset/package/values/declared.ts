import type { Column } from '../../../kinds/columns.ts'
import { idsIn } from '../../../kinds/origin.ts'
import { type EntityKind, isEntityId, KINDS, kindOfId } from '../../../model/kinds.ts'
import { cell, type Folder, type Row, rowsOf } from '../csv.ts'
import type { Editions } from '../editions.ts'
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
  /** Named, and declared by no package that is read: the package that is said to hold it. Nothing is made of it. */
  elsewhere?: string
}

/** Columns in which packages may differ: what we say of a thing, and a name, which then is another spelling. */
const MAY_DIFFER = new Set(['description', 'name'])

/** The ids of one package, checked by themselves: form, kind, and a row in the file of that kind for each that is its own. */
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
    if (cell(row, 'package') !== '') continue
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

/** Of the cells that name one unknown id the first is to be fixed, that of the id's own row before all; the rest follow. */
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

/** Of two editions of one series the later says what a thing is. */
function unite(entity: Declared, row: Row, editions: Editions, problems: Problems): void {
  const order = editions.comparePackages(entity.rows[0].package, row.package)
  if (order !== null && order !== 0) {
    if (order < 0) {
      entity.rows.push(row)
      return
    }
    // Whole: what places a thing in one edition says nothing of another.
    entity.cells = { ...row.cells }
    entity.rows.unshift(row)
    return
  }
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

/** The rows of a package that count only where no other declares what they are about: ids.csv names the package that does. */
function fallbacksOf(folder: Folder): Map<string, Row> {
  return new Map(rowsOf(folder, 'ids').flatMap(row => (cell(row, 'package') === '' ? [] : [[cell(row, 'id'), row]])))
}

/**
 * The entities that the packages declare, by id, sorted. What two packages declare alike is one entity; what they declare
 * differently is a problem that names both files, unless they are editions of one series. A package may name what another
 * declares: then ids.csv says which.
 * @param alone whether a package is read without the others that it names.
 */
export function declare(
  folders: readonly Folder[],
  editions: Editions,
  problems: Problems,
  alone: boolean,
): Map<string, Declared> {
  const declared = new Map<string, Declared>()
  const others: { row: Row; kind: EntityKind; own: Row | null }[] = []
  for (const folder of folders) {
    const ids = idsOf(folder, problems)
    const fallbacks = fallbacksOf(folder)
    const malformed = rowsOf(folder, 'ids').some(row => !isEntityId(cell(row, 'id')))
    const unknown: Unknown[] = []
    const own = new Map<string, Row>()
    for (const resource of RESOURCES.values()) {
      checkKeys(folder, resource, ids, unknown, problems)
      if (resource.kind === null) continue
      for (const row of rowsOf(folder, resource.name)) {
        const id = cell(row, 'id')
        if (ids.get(id) !== resource.kind) continue
        const known = declared.get(id)
        if (fallbacks.has(id)) own.set(id, row)
        else if (known !== undefined) unite(known, row, editions, problems)
        else declared.set(id, { id, kind: resource.kind, cells: { ...row.cells }, rows: [row] })
      }
    }
    for (const [id, row] of fallbacks) {
      const kind = ids.get(id)
      if (kind !== undefined) others.push({ row, kind, own: own.get(id) ?? null })
    }
    checkUnknown(unknown, malformed, problems)
  }
  declareOthers(others, declared, problems, alone)
  return new Map([...declared].sort(([a], [b]) => compare(a, b)))
}

/** What packages name of others. Their own rows about it count where no other package declares it. */
function declareOthers(
  others: readonly { row: Row; kind: EntityKind; own: Row | null }[],
  declared: Map<string, Declared>,
  problems: Problems,
  alone: boolean,
): void {
  for (const { kind, own } of others)
    if (own !== null && !declared.has(cell(own, 'id')))
      declared.set(cell(own, 'id'), { id: cell(own, 'id'), kind, cells: { ...own.cells }, rows: [own] })
  const reported = new Set<string>()
  for (const { row, kind } of others) {
    const [id, holder] = [cell(row, 'id'), cell(row, 'package')]
    if (declared.has(id)) continue
    declared.set(id, { id, kind, cells: {}, rows: [row], elsewhere: holder })
    if (alone) continue
    const message = `${id} is declared by no package here; ${holder} is to hold it: load that one too, or take out what names it`
    if (reported.has(holder)) problems.addFollowing(row, 'id', message)
    else problems.add(row, 'id', message)
    reported.add(holder)
  }
}
