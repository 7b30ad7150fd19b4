import { z } from 'zod'
import { DELIMITERS } from '../../sources/dialect.ts'
import { column, template } from './words.ts'

const key = z
  .array(column)
  .min(1)
  .optional()
  .describe('Columns that together name a record: two records with one key are an error.')
const fill = z
  .strictObject({
    columns: z.array(column).min(1).describe('Columns whose empty cells repeat the one above.'),
    within: z.array(column).min(1).optional().describe('Only while these columns stay the same.'),
  })
  .optional()
  .describe('Cells that are left empty where they repeat the one above.')
const table = {
  header: z
    .union([
      z.int().nonnegative(),
      z
        .array(z.int().positive())
        .min(2)
        .refine(rows => rows.every((row, index) => index === 0 || row > (rows[index - 1] ?? 0)), 'is in order'),
    ])
    .optional()
    .describe(
      'The record, or row, that has the headers, or those that have them together: [4, 5] with `Competence` above `2024` makes `Competence 2024`. Where it is not given the first that has all columns that are named. 0 where none has: the columns are called column 1, column 2, ….',
    ),
  until: z
    .string()
    .min(1)
    .optional()
    .describe('How the record after the last one begins: a note, a source. What follows is not read.'),
}
const each = template
  .optional()
  .describe('Records inside each record: transaction, contracts/items. What is outside is ../name.')

export const RECORDS = z
  .discriminatedUnion('format', [
    z.strictObject({
      format: z.literal('delimited'),
      delimiter: z
        .enum(DELIMITERS)
        .optional()
        .describe('Found out where it is not given; a file that contradicts it is an error.'),
      encoding: z
        .string()
        .optional()
        .describe('Found out where it is not given; a file that contradicts it is an error.'),
      ...table,
      key,
      fill,
    }),
    z.strictObject({
      format: z.literal('xlsx'),
      sheet: z.string().optional().describe('The name of the sheet; the only one where it is not given.'),
      ...table,
      key,
      fill,
    }),
    z.strictObject({
      format: z.literal('xml'),
      record: z.string().startsWith('/').describe('The way to the elements: /iati-activities/iati-activity.'),
      each,
      key,
    }),
    z.strictObject({
      format: z.literal('json'),
      record: z.string().startsWith('/').describe('The way to the values: /releases.'),
      each,
      key,
    }),
    z.strictObject({
      format: z.literal('text'),
      heading: z.string().optional().describe('The line above the table.'),
      lines: z.strictObject({ first: z.int().positive(), last: z.int().positive() }).optional(),
      until: z.string().optional().describe('The line after the table.'),
      columns: z.array(column).min(1).describe('The names of its columns, in order.'),
      skip: z.array(z.string()).optional().describe('Lines of it to leave out: headings of columns, notes.'),
      encoding: z.string().optional(),
      key,
      fill,
    }),
  ])
  .describe('Which records, and how they are cut.')
