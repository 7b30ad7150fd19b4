import { type GraphQLSchema, getNullableType, isListType } from 'graphql'
import type { Step } from '../api/http/streams.ts'
import type { Context } from '../entities/base/context.ts'
import type { ReleaseInfo } from '../graph/reader.ts'
import { FilorossoError } from '../model/errors.ts'
import type { Export } from './address.ts'
import { runnerOf } from './ask.ts'
import { type Cell, type Row, tableOf } from './table.ts'

/** A file as it is made: its columns, and its rows, piece by piece. */
export interface Rows {
  columns: readonly string[]
  /** How many there will be; null where that is not known before. */
  count: number | null
  /** Throws where the rest cannot be had, so that what came is not taken for all. */
  pages: AsyncGenerator<readonly Row[], void, undefined>
}

/**
 * The rows of a list or a question. The first page is asked at once: what is wrong with the question is thrown here.
 * @throws FilorossoError as the API has it for the same question
 */
export async function rowsOf(schema: GraphQLSchema, asked: Export, step: Step): Promise<Rows> {
  const table = tableOf(asked.type, asked.table)
  const ask = runnerOf(schema, asked, table.selection)
  const { first, frame } = await step(async context => ({
    first: await ask(context, null),
    frame: frameOf(asked, table.columns, context, asked.isPassing ? await context.releases() : []),
  }))
  async function* pages() {
    let page = first
    let came = 0
    for (;;) {
      const before = came
      came += page.values.length
      yield page.values.flatMap((value, nth) => table.rowsOf(value).map(row => frame.rowOf(row, before + nth + 1)))
      const { next } = page
      if (next === null) break
      page = await step(context => ask(context, next))
    }
    if (first.total !== null && came !== first.total)
      throw new FilorossoError('UNAVAILABLE', `${came} of ${first.total} came: the release is no longer whole`, {
        hint: 'ask again, of the live release',
      })
  }
  return { columns: frame.columns, count: asked.table === null ? first.total : null, pages: pages() }
}

const FRAME = new Set(['row', 'release', 'licence'])

/**
 * What every file has around the columns of its table: what distinguishes a row, and how it is cited. `releases`: those that
 * rows are of, where these are no part of the release that answers.
 */
function frameOf(
  { name, format, table, type, field }: Export,
  columns: readonly string[],
  { address, reader }: Context,
  releases: readonly ReleaseInfo[],
) {
  const { release } = reader
  const [id, permalink] = [columns.indexOf('id'), columns.indexOf('permalink')]
  const kept = columns.map((_, index) => index).filter(index => index !== id && index !== permalink)
  // What is about one thing has that thing's id; of several rows about it each has a number, too.
  const isNumbered = table !== null || id === -1
  // Of several answers without an id, each of which has rows, such as paths: which of them.
  const isOneOf = table !== null && id === -1 && isListType(getNullableType(field.type))
  const [path, query] = name.split('?')
  const self = `${address}${path}.${format}?${query === undefined ? '' : `${query}&`}release=${release.id}`
  const own = new Map(
    releases.map(each => [
      each.id as Cell,
      [`${address}/releases/${each.id}.zip`, each.id, licenceOf(each.packages)] as const,
    ]),
  )
  const licence = licenceOf(release.packages)
  let number = 0
  return {
    columns: [
      'id',
      ...(isNumbered ? ['row'] : []),
      ...(isOneOf ? [`${field.name}.index`] : []),
      ...kept.map(index => columnOf(type.name, columns[index] as string)),
      'permalink',
      'release',
      'licence',
    ],
    rowOf(row: Row, nth: number): Row {
      number += 1
      return [
        id === -1 ? name.slice(1) : (row[id] as Cell),
        ...(isNumbered ? [number] : []),
        ...(isOneOf ? [nth] : []),
        ...kept.map(index => row[index] as Cell),
        ...(own.get(row[id] as Cell) ?? [permalink === -1 ? self : (row[permalink] as Cell), release.id, licence]),
      ]
    },
  }
}

/** A field that is called as a column of the frame, such as the licence of a source, has its type before it: no name twice. */
const columnOf = (type: string, column: string): string =>
  FRAME.has(column) ? `${type.charAt(0).toLowerCase()}${type.slice(1)}.${column}` : column

/** The licences of the packages, each once; null where an old load did not note them. */
const licenceOf = (packages: readonly { licence: string }[]): string | null =>
  [...new Set(packages.map(({ licence }) => licence).filter(each => each !== ''))].join('; ') || null
