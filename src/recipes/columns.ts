import { spellingKey } from '../model/text.ts'
import type { Source } from '../sources/source.ts'
import { columnsIn } from './record.ts'
import { refuse } from './refuse.ts'
import type { Part } from './schema.ts'
import { namesIn, slug } from './template.ts'

/** Every column that a part of a recipe names. */
export function columnsOf(part: Part): string[] {
  const { records, source, make, links = [], mentions = [], checks = [], exclude = {} } = part
  const { columns = {}, placeholders = [], skip = [] } = part
  return [
    ...('key' in records ? (records.key ?? []) : []),
    ...('fill' in records && records.fill !== undefined
      ? [...records.fill.columns, ...(records.fill.within ?? [])]
      : []),
    ...(source.edition !== undefined && 'column' in source.edition ? [source.edition.column] : []),
    ...make.flatMap(({ id, when = {}, evidence = {}, cells = {}, words = {}, description = '', observations = [] }) => [
      ...[id, description, ...Object.values(cells)].flatMap(namesIn),
      ...Object.keys(when),
      ...Object.values(evidence).flatMap(printed => columnsIn(printed).columns),
      ...Object.values(words).map(({ column }) => column),
      ...observations.flatMap(({ key, value, period, day, unit = '', label = '', when: only = {} }) => [
        ...[key, unit, label].flatMap(namesIn),
        ...[value, period, day].flatMap(printed => (printed === undefined ? [] : columnsIn(printed).columns)),
        ...Object.keys(only),
      ]),
    ]),
    ...links.flatMap(({ from, to, when = {}, column }) => [
      ...[from, to].flatMap(namesIn),
      ...Object.keys(when),
      ...(column === undefined ? [] : [column]),
    ]),
    ...mentions.flatMap(({ column, of, owner, when = {} }) => [
      column,
      ...[of, owner].flatMap(namesIn),
      ...Object.keys(when),
    ]),
    ...checks.flatMap(({ name, of, at_most = [], equals = [], by = '', when = {} }) => [
      ...[name, ...of, ...at_most, by, ...(Array.isArray(equals) ? equals : [])].flatMap(namesIn),
      ...(Array.isArray(equals) ? [] : [equals.column]),
      ...Object.keys(when),
    ]),
    ...placeholders.flatMap(({ columns, when = {} }) => [...columns, ...Object.keys(when)]),
    ...skip.map(({ column }) => column),
    ...Object.entries(columns).flatMap(([name, { currency }]) => [
      name,
      ...(typeof currency === 'object' ? [currency.column] : []),
    ]),
    ...Object.keys(exclude),
  ].filter(name => !['file', 'edition', 'record', 'header', 'previous'].includes(name))
}

/** Those by which the headers of a file are known: of a list of columns nobody knows how many there are. */
export const tableColumns = (part: Part): string[] => [...new Set(columnsOf(part))].filter(name => !name.includes('*'))

/** The columns that a recipe names and a file does not have. */
const missingIn = (part: Part, columns: readonly string[]): string[] =>
  [...new Set(columnsOf(part))].filter(name => !columns.includes(name))

/** Columns that a recipe names must be those of the file. */
export function checkColumns(part: Part, source: Source, file: string): void {
  if (source.columns === null) return
  const { columns } = source
  const missing = missingIn(part, columns)
  const alike = (name: string) => columns.find(each => spellingKey(each) === spellingKey(name))
  if (missing.length > 0)
    refuse(
      missing.map(name => {
        const other = alike(name)
        const instead = other === undefined ? '' : `; it has ${JSON.stringify(other)}`
        return `${file}: has no column ${JSON.stringify(name)}, which the recipe names${instead}`
      }),
      `its columns are ${columns.map(name => JSON.stringify(name)).join(', ')}`,
    )
  const named = new Set(columnsOf(part))
  for (const name of named) {
    const again = columns.filter(each => each.startsWith(`${name} (`) && /^ \(\d+\)$/.test(each.slice(name.length)))
    if (again.some(each => !named.has(each)))
      refuse(
        [`${file}: the header ${JSON.stringify(name)} stands ${again.length + 1} times; which is meant is not known`],
        `name ${again.map(each => JSON.stringify(each)).join(', ')} too, or exclude it`,
      )
  }
}

/** One of a list of columns: its header, what `*` stands for in it, and what it stands for in the one before. */
interface Listed {
  column: string
  star: string
  previous: string | null
}

/** A value with a column put in for the list that it is one of: `{*}` in templates, `*` for the column itself, `{header}` for its `*`. */
function withColumn<T>(value: T, listed: Listed): T {
  const { column, star, previous } = listed
  if (typeof value === 'string') {
    if (value === '*') return column as T
    const text = value.replaceAll('{*}', `{${column}}`).replaceAll('{header}', slug(star))
    return text.replaceAll('{previous}', slug(previous ?? '')) as T
  }
  if (Array.isArray(value)) return value.map(each => withColumn(each, listed)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key === '*' ? column : key, withColumn(each, listed)]),
  ) as T
}

/** A part in which what is said over a list of columns is said of each of those that the file has. */
export function spread(part: Part, source: Source, file: string): Part {
  const each = <T extends { over?: string | undefined }>(all: readonly T[]): T[] =>
    all.flatMap(one => {
      if (one.over === undefined) return [one]
      if (source.columns === null)
        return refuse([`${file}: has no columns to go over: ${one.over} is for delimited files, workbooks and text`])
      const [before = '', after = ''] = one.over.split('*')
      const { over, ...rest } = one
      const list = source.columns.filter(
        name => name.length > before.length + after.length && name.startsWith(before) && name.endsWith(after),
      )
      if (list.length === 0) refuse([`${file}: has no column ${over}, over which the recipe goes`])
      const stars = list.map(column => column.slice(before.length, column.length - after.length))
      const chained = JSON.stringify(rest).includes('{previous}')
      return list.flatMap((column, index) => {
        const previous = stars[index - 1] ?? null
        return chained && previous === null
          ? []
          : [withColumn(rest as T, { column, star: stars[index] ?? '', previous })]
      })
    })
  return {
    ...part,
    make: each(part.make),
    ...(part.links !== undefined && { links: each(part.links) }),
    ...excluded(part, source),
  }
}

/** Columns of a list may be excluded together: `Allegato *`. */
function excluded({ exclude }: Part, { columns }: Source): Pick<Part, 'exclude'> {
  if (exclude === undefined || columns === null) return {}
  return {
    exclude: Object.fromEntries(
      Object.entries(exclude).flatMap(([name, reason]) => {
        if (!name.includes('*')) return [[name, reason]]
        const [before = '', after = ''] = name.split('*')
        return columns.filter(each => each.startsWith(before) && each.endsWith(after)).map(each => [each, reason])
      }),
    ),
  }
}
