import { z } from 'zod'
import { ENTITY_KINDS } from '../kinds/index.ts'
import { DATE_FORMATS, LOCALES, NUMBER_FORMATS } from '../locale/notation.ts'
import { RELATION_NAMES } from '../model/relations.ts'
import { ABSENCE, BASIS, BREAKDOWN, EXCLUDED_COLUMN } from '../model/vocabulary.ts'
import { DELIMITERS } from '../sources/dialect.ts'

/** The language of recipes. Descriptions are shown by editors, which read them in schema/recipe.schema.json. */

const keysOf = <T extends object>(words: T) => z.enum(Object.keys(words) as [keyof T & string])
const column = z.string().min(1)
const template = z.string().min(1)

const SOURCE = z
  .strictObject({
    id: template.regex(/^source\//, 'begins with source/').describe('The id of the source: source/pnrr-frame-{file}.'),
    title: template.describe('What the source is called. {file} and {edition} may stand in it.'),
    year: z.union([z.int(), z.literal('edition')]).describe('The year it reports on; `edition`: that of its edition.'),
    publisher: z
      .string()
      .optional()
      .describe('The id of the organisation that publishes it, where the recipe makes it.'),
    language: keysOf(LOCALES).describe('The language of its words and months.'),
    numbers: z
      .array(z.enum(NUMBER_FORMATS))
      .min(1)
      .describe('How its numbers are written; several where they are mixed.'),
    dates: z.array(z.enum(DATE_FORMATS)).min(1).describe('Which way round its dates stand.'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'is a code of ISO 4217, such as EUR')
      .describe('The currency of its amounts.'),
    edition: z
      .strictObject({ column: column.describe('Every record prints the same here.') })
      .optional()
      .describe('Which edition it is: {edition} in templates.'),
  })
  .describe('The document that the records are of.')

const key = z
  .array(column)
  .min(1)
  .optional()
  .describe('Columns that together name a record: two records with one are an error.')
const fill = z
  .strictObject({
    columns: z.array(column).min(1).describe('Columns whose empty cells repeat the one above.'),
    within: z.array(column).min(1).describe('Only while these columns stay the same.'),
  })
  .optional()
  .describe('Cells that are left empty where they repeat the one above.')
const each = template
  .optional()
  .describe('Records inside each record: transaction, contracts/items. What is outside is ../name.')
const RECORDS = z
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
      key,
      fill,
    }),
    z.strictObject({
      format: z.literal('xlsx'),
      sheet: z.string().optional().describe('The name of the sheet; the only one where it is not given.'),
      header: z.int().positive().optional().describe('The row that has the headers; the first that is not empty.'),
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

const when = z
  .record(column, z.union([z.string(), z.array(z.string()).min(1)]))
  .optional()
  .describe('Only records of which these columns print exactly this, or one of these.')

const MADE = z.strictObject({
  kind: z.enum(ENTITY_KINDS as [string, ...string[]]).describe('What kind of entity each record makes.'),
  id: template.describe('Its id: line/it/pnrr/{codice}. A column in braces is put in lower case, with dashes.'),
  when,
  evidence: z
    .record(z.string(), z.union([column, z.array(column).min(1)]))
    .optional()
    .describe('Which column prints which field of it: { name: descrizione, amount: importo }.'),
  cells: z
    .record(z.string(), template)
    .optional()
    .describe('The cells of its CSV: words, ids, or templates of ids: { stage: BUDGETED, target: "line/x/{code}" }.'),
  words: z
    .record(z.string(), z.strictObject({ column, is: z.record(z.string(), z.string()) }))
    .optional()
    .describe('Cells by what a column prints: { stage: { column: tipo, is: { Impegno: COMMITTED } } }.'),
  description: template.optional().describe('A sentence of our own: for what no source names.'),
  blank: keysOf(ABSENCE)
    .optional()
    .describe('What an empty cell of its amount means. Without it, nothing is made of one.'),
  basis: keysOf(BASIS).optional().describe('STATED unless given; else with a rule.'),
  rule: z.string().optional(),
})

const LINK = z.strictObject({
  from: template.describe('The id of its left end.'),
  relation: z.enum(RELATION_NAMES as unknown as [string, ...string[]]),
  to: template.describe('The id of its right end.'),
  column: column.optional().describe('The column that says so: its evidence.'),
  when,
  breakdown: keysOf(BREAKDOWN).optional().describe('By what a total is split: for BREAKS_DOWN_INTO.'),
  basis: keysOf(BASIS).optional(),
  rule: z.string().optional(),
  note: z.string().optional(),
})

export const RECIPE = z
  .strictObject({
    recipe: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is written in lower case, with dashes')
      .describe('Its name, which is that of the packages.'),
    title: z.string().min(1).describe('What the packages are called.'),
    licence: z.string().min(1).describe('The licence of the source: CC-BY-4.0.'),
    source: SOURCE,
    records: RECORDS,
    absent: z
      .array(z.string())
      .optional()
      .describe('What is printed where there is nothing: N/A, -. Read as an empty cell.'),
    make: z.array(MADE).min(1).describe('What each record makes.'),
    links: z.array(LINK).optional().describe('The relationships that each record states.'),
    exclude: z
      .record(column, keysOf(EXCLUDED_COLUMN))
      .optional()
      .describe('Columns that hold no facts, each with its reason.'),
  })
  .describe('A recipe: how the records of a publisher become a data package.')

export type Recipe = z.infer<typeof RECIPE>
export type Made = z.infer<typeof MADE>
export type LinkMade = z.infer<typeof LINK>

/** The JSON Schema of recipes, for editors. */
export const recipeSchema = (): object => ({
  ...z.toJSONSchema(RECIPE),
})
