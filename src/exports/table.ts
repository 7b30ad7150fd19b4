import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql'
import { FilorossoError } from '../model/errors.ts'

/** What a cell may hold, as an answer has it; the members of a list stand in one cell. */
export type Cell = string | number | boolean | null | readonly (string | number | boolean | null)[]
export type Row = readonly Cell[]

/** A table of an answer: what to select of it, its columns, and the rows that a value of its type has. */
export interface Table {
  /** A selection set, in braces. */
  selection: string
  /** Each column by its path in the API: `amount.currency`. */
  columns: readonly string[]
  rowsOf(value: unknown): Row[]
}

/** Lists inside lists that have rows of their own. */
const MOST_LEVELS = 3
/** Objects inside each other that one row takes in. */
const MOST_INSIDE = 3

/** In front, and at the end: what distinguishes rows comes first, what is said of every entity last. */
const FIRST = ['id', 'kind', 'name']
const LAST = ['aliases', 'description', 'basis', 'rule', 'permalink']
/** The release and the permalink are columns of every row, and how to cite it is made of them. */
const LEFT_OUT = new Set(['release', 'citation', 'cursor'])

/** What has nothing in such a list has a row all the same: a thing that only one edition has changes in no field. */
const KEPT = new Set(['changes.fields'])

interface Column {
  name: string
  cellOf(value: unknown): Cell
}

/** What is read of one type: what is selected, and the columns that come of it. */
interface Reading {
  selections: string[]
  columns: Column[]
}

type Field = GraphQLField<unknown, unknown>

/**
 * The table whose rows are the values of a type or, where `path` names a list inside it, the members of that list, each
 * with the columns of what it is in. All that has one value is a column: what the API has, a table has. Several things are named
 * in the row of what they are of, and not again in the rows of another of its lists: they are a table, too.
 * @param path such as `routes.hops`; null for the values themselves
 * @throws FilorossoError BAD_USER_INPUT where the type has no such list
 */
export function tableOf(type: GraphQLCompositeType, path: string | null): Table {
  const names = path === null ? [] : path.split('.')
  const level = levelOf(type, names, [], path)
  return { selection: level.selection, columns: level.columns, rowsOf: level.rowsOf }
}

/** The lists inside a type that have rows of their own. */
function tablesIn(type: GraphQLCompositeType, levels = MOST_LEVELS): string[] {
  if (levels === 0) return []
  return fieldsOf(type).flatMap(field => {
    const inner = getNamedType(field.type)
    if (!isCompositeType(inner) || isConnection(inner) || takesMore(field) || LEFT_OUT.has(field.name)) return []
    if (isThing(inner)) return isList(field.type) ? [field.name] : []
    const inside = tablesIn(inner, levels - 1).map(path => `${field.name}.${path}`)
    return isList(field.type) ? [field.name, ...inside] : inside
  })
}

function levelOf(type: GraphQLCompositeType, [name, ...rest]: string[], before: string[], asked: string | null): Table {
  if (name === undefined) return ended(readingOf(fieldsOf(type), type, before, MOST_INSIDE))
  const ones = fieldsOf(type).filter(each => !isList(each.type) || !isThing(getNamedType(each.type)))
  const own = readingOf(ones, type, before, MOST_INSIDE)
  const field = fieldsOf(type).find(each => each.name === name)
  const inner = field && getNamedType(field.type)
  if (!field || !isCompositeType(inner) || !tablesIn(type).some(each => each.split('.')[0] === name))
    throw noSuchTable(asked, type)
  if (rest.length === 0 && !isList(field.type)) throw noSuchTable(asked, type)
  const path = [...before, name]
  const level = levelOf(inner, rest, path, asked)
  const many = isList(field.type)
  const columns = [
    ...own.columns.map(each => each.name),
    ...(many ? [`${path.join('.')}.index`] : []),
    ...level.columns,
  ]
  return {
    selection: `{ ${[...own.selections, inside(type, field, level.selection)].join(' ')} }`,
    columns,
    rowsOf(value) {
      const cells = own.columns.map(({ cellOf }) => cellOf(value))
      const members = [(value as Record<string, unknown>)[name] ?? []].flat()
      if (members.length === 0 && KEPT.has(path.join('.'))) return [columns.map((_, nth) => cells[nth] ?? null)]
      return members.flatMap((member, index) =>
        level.rowsOf(member).map(row => [...cells, ...(many ? [index + 1] : []), ...row]),
      )
    },
  }
}

const ended = ({ selections, columns }: Reading): Table => ({
  selection: `{ ${selections.join(' ')} }`,
  columns: columns.map(({ name }) => name),
  rowsOf: value => [columns.map(({ cellOf }) => cellOf(value))],
})

function readingOf(fields: Field[], type: GraphQLCompositeType, before: readonly string[], depth: number): Reading {
  const readings = inReadingOrder(fields).map(field => ({ field, reading: fieldReading(field, before, depth) }))
  const shared = { selections: ['__typename'], columns: isUnionType(type) ? [typeColumn(before)] : [] }
  return {
    selections: [
      ...shared.selections,
      ...readings.flatMap(({ field, reading }) => reading.selections.map(each => within(type, field, each))),
    ],
    columns: [...shared.columns, ...readings.flatMap(({ reading }) => reading.columns)],
  }
}

const typeColumn = (before: readonly string[]): Column => ({
  name: [...before, 'type'].join('.'),
  cellOf: value => (value as { __typename?: string } | null)?.__typename ?? null,
})

function fieldReading(field: Field, before: readonly string[], depth: number): Reading {
  const { name } = field
  const nothing: Reading = { selections: [], columns: [] }
  const type = getNamedType(field.type)
  const path = [...before, name]
  if (takesMore(field) || LEFT_OUT.has(name)) return nothing
  const of = (value: unknown): unknown => (value as Record<string, unknown> | null | undefined)?.[name]
  if (!isCompositeType(type)) {
    return { selections: [name], columns: [{ name: path.join('.'), cellOf: value => cell(of(value)) }] }
  }
  if (isConnection(type)) return nothing
  if (isThing(type)) {
    const said = ['id', 'name'].filter(each => type.getFields()[each])
    return {
      selections: [`${name} { ${said.join(' ')} }`],
      columns: said.map(part => ({
        name: [...path, part].join('.'),
        cellOf: value => cell(partOf(of(value), part)),
      })),
    }
  }
  if (isList(field.type) || depth === 0) return nothing
  const inner = readingOf(fieldsOf(type), type, path, depth - 1)
  if (inner.columns.length === 0) return nothing
  return {
    selections: [`${name} { ${inner.selections.join(' ')} }`],
    columns: inner.columns.map(column => ({ name: column.name, cellOf: value => column.cellOf(of(value)) })),
  }
}

function partOf(value: unknown, part: string): unknown {
  if (Array.isArray(value)) return value.map(each => partOf(each, part))
  return (value as Record<string, unknown> | null | undefined)?.[part] ?? null
}

function cell(value: unknown): Cell {
  return value === undefined ? null : (value as Cell)
}

/** A field of a union's member is selected where the value is of that member. */
const within = (type: GraphQLCompositeType, field: Field, selection: string): string =>
  isUnionType(type) ? `... on ${memberWith(type, field).name} { ${selection} }` : selection

const inside = (type: GraphQLCompositeType, field: Field, selection: string): string =>
  within(type, field, `${field.name} ${selection}`)

const memberWith = (type: GraphQLCompositeType, field: Field) => {
  const found = isUnionType(type) ? type.getTypes().find(each => Object.values(each.getFields()).includes(field)) : null
  if (found == null) throw new TypeError(`no member of ${type.name} has ${field.name}`)
  return found
}

/** The fields of a type; those of every member of a union, the first of each name. */
function fieldsOf(type: GraphQLCompositeType): Field[] {
  if (!isUnionType(type)) return Object.values(type.getFields())
  const all = type.getTypes().flatMap(member => Object.values(member.getFields()))
  return [...new Map(all.toReversed().map(field => [field.name, field])).values()].toReversed()
}

function inReadingOrder(fields: Field[]): Field[] {
  const place = ({ name }: Field) =>
    FIRST.includes(name) ? FIRST.indexOf(name) - FIRST.length : LAST.includes(name) ? 1 + LAST.indexOf(name) : 0
  return fields.toSorted((a, b) => place(a) - place(b))
}

/** What has an id and a page of its own is named in a row, not taken into it. */
const isThing = (type: GraphQLNamedType): type is GraphQLObjectType | GraphQLInterfaceType =>
  (isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node')) ||
  (isInterfaceType(type) && (type.name === 'Node' || type.getInterfaces().some(({ name }) => name === 'Node')))

const isConnection = (type: GraphQLCompositeType): boolean => type.name.endsWith('Connection')
const isList = (type: GraphQLOutputType): boolean => isListType(getNullableType(type))
const takesMore = ({ args }: Field): boolean => args.some(isRequiredArgument)

function noSuchTable(asked: string | null, type: GraphQLCompositeType): FilorossoError {
  const names = tablesIn(type)
  return new FilorossoError('BAD_USER_INPUT', `table: ${asked} is not a table of ${type.name}`, {
    hint: names.length === 0 ? 'leave it out' : `leave it out, or use ${names.join(', ')}`,
  })
}
