import { z } from 'zod'
import { ENTITY_KINDS } from '../kinds/index.ts'
import { RELATION_NAMES } from '../model/relations.ts'
import { ABSENCE, ACT_KIND, BASIS, BREAKDOWN, EXCLUDED_COLUMN, OBSERVATION_TYPE } from '../model/vocabulary.ts'
import { RECORDS } from './schema/records.ts'
import { SOURCE } from './schema/source.ts'
import { COLUMN_FORMAT, column, join, keysOf, template, when } from './schema/words.ts'

/** The language of recipes. Descriptions are shown by editors, which read them in schema/recipe.schema.json. */

const printed = z.union([column, z.array(column).min(1), join])

const OBSERVATION = z.strictObject({
  key: template.describe('Which of its observations it is: target, baseline, {year}-{half}.'),
  type: keysOf(OBSERVATION_TYPE),
  value: printed.describe('The column that prints its value, a figure or a text. Nothing is made of an empty one.'),
  period: printed.optional().describe('The column that prints the period it is of.'),
  day: printed.optional().describe('The column that prints the day it is of, or is due.'),
  unit: template.optional().describe('Its unit, where that is not the one of the whole.'),
  label: template.optional().describe('What it is broken down to: women, a region.'),
  when,
})

const MADE = z.strictObject({
  kind: z.enum(ENTITY_KINDS as [string, ...string[]]).describe('What kind of entity each record makes.'),
  id: template.describe('Its id: line/it/pnrr/{codice}. A column in braces is put in lower case, with dashes.'),
  of: z
    .string()
    .optional()
    .describe(
      'The package that declares it, where this one only names it. What else is said here of it counts where that package is not loaded.',
    ),
  over: z
    .string()
    .regex(/^[^*]*\*[^*]*$/, 'has one *')
    .optional()
    .describe(
      'Columns that are one list: `Allegato *`. Each is taken by itself; {*} stands for it, {header} for what * is in its header, {previous} for that of the column before.',
    ),
  when,
  evidence: z
    .record(z.string(), printed)
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
  observations: z.array(OBSERVATION).min(1).optional().describe('The values of an indicator or target.'),
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
  over: z
    .string()
    .regex(/^[^*]*\*[^*]*$/, 'has one *')
    .optional()
    .describe(
      'Columns that are one list: `Allegato *`. Each is taken by itself; {*} stands for it, {header} for what * is in its header, {previous} for that of the column before.',
    ),
  column: column.optional().describe('The column that says so: its evidence.'),
  when,
  breakdown: keysOf(BREAKDOWN).optional().describe('By what a total is split: for BREAKS_DOWN_INTO.'),
  basis: keysOf(BASIS).optional(),
  rule: z.string().optional(),
  note: z.string().optional(),
})

const CHECK = z
  .strictObject({
    name: template.describe('What is compared, in a few words: committed against set.'),
    of: z
      .array(template)
      .min(1)
      .describe('Ids of the amounts that are added up: allocation/x/{code}/set. A minus before one takes it away.'),
    at_most: z.array(template).min(1).optional().describe('Ids of the amounts that they are not to exceed.'),
    equals: z
      .union([z.array(template).min(1), z.strictObject({ column })])
      .optional()
      .describe(
        'Ids of the amounts that they are to be; or { column }, which prints it and is then no fact of its own.',
      ),
    floor: z.literal(0).optional().describe('What is below nothing is compared as nothing.'),
    by: template
      .optional()
      .describe(
        'What the records of one comparison have in common: their amounts are added up. Else each record is one.',
      ),
    when,
  })
  .refine(({ at_most, equals }) => (at_most === undefined) !== (equals === undefined), 'give one of at_most and equals')

const MENTION = z.strictObject({
  column: column.describe('The text that names acts.'),
  of: template.describe('The id of the act whose text it is, which then FOLLOWS them.'),
  owner: template.describe('The second segment of the ids of what is named: act/<owner>/dm-59-2020-05-22.'),
  kinds: z
    .array(keysOf(ACT_KIND))
    .min(1)
    .describe('The kinds of acts that are looked for, by the words of the language.'),
  relation: z.enum(['FOLLOWS', 'AMENDS', 'APPROVES']).optional().describe('FOLLOWS unless given.'),
  when,
})

const PART = {
  source: SOURCE,
  records: RECORDS,
  absent: z
    .array(z.string())
    .optional()
    .describe('What is printed where there is nothing: N/A, -. Read as an empty cell.'),
  placeholders: z
    .array(
      z.strictObject({
        columns: z.array(column).min(1),
        is: z.array(z.string().min(1)).min(1).describe('What stands there for nothing.'),
        when,
      }),
    )
    .optional()
    .describe(
      'What is printed for nothing in some columns, under a condition: 0 for a milestone. Read as an empty cell.',
    ),
  skip: z
    .array(
      z
        .strictObject({
          column,
          is: z.array(z.string()).min(1).optional().describe('Exactly this; "" where it is empty.'),
          begins: z.string().min(1).optional(),
          reason: keysOf(EXCLUDED_COLUMN),
        })
        .refine(({ is, begins }) => (is === undefined) !== (begins === undefined), 'give one of is and begins'),
    )
    .optional()
    .describe('Records of which nothing is made: those of which a column prints this. Totals, notes.'),
  columns: z.record(column, COLUMN_FORMAT).optional().describe('Columns that are not written as the source is.'),
  make: z.array(MADE).min(1).describe('What each record makes.'),
  links: z.array(LINK).optional().describe('The relationships that each record states.'),
  mentions: z.array(MENTION).optional().describe('Texts in which acts are named, by kind, number and date.'),
  checks: z
    .array(CHECK)
    .optional()
    .describe('What is to hold between amounts; what fails is kept and shown, with both places.'),
  exclude: z
    .record(column, keysOf(EXCLUDED_COLUMN))
    .optional()
    .describe('Columns that hold no facts, each with its reason.'),
} as const

const HEAD = {
  recipe: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is written in lower case, with dashes')
    .describe('Its name, which is that of the packages.'),
  title: z.string().min(1).describe('What the packages are called.'),
  licence: z.string().min(1).describe('The licence of the source: CC-BY-4.0.'),
  lookups: z
    .record(
      z.string(),
      z.strictObject({
        file: z.string().min(1).describe('Which of the files that are given: names with * in them.'),
        records: RECORDS,
        from: column.describe('The column that is looked up.'),
        to: column.describe('The column that is read instead.'),
      }),
    )
    .optional()
    .describe(
      'Other files in which texts are looked up: {column|lookup} in a template. What is not there stays as it is.',
    ),
  editions: z
    .record(
      z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is written in lower case, with dashes'),
      z.strictObject({
        of: z.string().min(1).describe('The package whose edition it is: the latest of those that --with gives.'),
        is: z.string().min(1).optional().describe('Where that package is not given.'),
      }),
    )
    .optional()
    .describe('Editions of packages that this one names, for templates of ids: allocation/pnrr-frame-{frame}/…'),
}

const MANY = z.strictObject({
  ...HEAD,
  files: z
    .array(
      z.strictObject({
        file: z.string().min(1).describe('Which of the files that are given: names with * in them.'),
        ...PART,
      }),
    )
    .min(1)
    .describe('Several files, or several sets of records of one: each with its source, records and what they make.'),
})

/** One file, or several: `files`. */
export const RECIPE = z
  .strictObject({ ...HEAD, ...PART })
  .describe('A recipe: how the records of a publisher become a data package.')
export const RECIPE_OF_FILES = MANY.describe('A recipe of several files.')

export type Part = Omit<z.infer<typeof RECIPE>, keyof typeof HEAD> & { file?: string }
export type Recipe = Pick<z.infer<typeof RECIPE>, keyof typeof HEAD> & { parts: Part[] }
export type Made = z.infer<typeof MADE>
export type LinkMade = z.infer<typeof LINK>
export type CheckMade = z.infer<typeof CHECK>
export type Mention = z.infer<typeof MENTION>
export type PrintedIn = z.infer<typeof printed>

/** The JSON Schema of recipes, for editors. */
export const recipeSchema = (): object => ({ ...z.toJSONSchema(z.union([RECIPE, RECIPE_OF_FILES])) })
