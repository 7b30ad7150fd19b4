import { z } from 'zod'
import { column, currency, dates, language, numbers, template } from './words.ts'

export const SOURCE = z
  .strictObject({
    id: template
      .regex(/^source\//, 'begins with source/')
      .describe('The id of the source: source/pnrr-frame-{edition}.'),
    title: template.describe('What the source is called. {file} and {edition} may stand in it.'),
    year: z.union([z.int(), z.literal('edition')]).describe('The year it reports on; `edition`: that of its edition.'),
    publisher: z
      .string()
      .optional()
      .describe('The id of the organisation that publishes it, where the recipe makes it.'),
    address: z.string().optional().describe('The web page where its publisher keeps it.'),
    language: language.describe('The language of its words and months.'),
    numbers: numbers.describe('How its numbers are written; several where they are mixed.'),
    dates: dates.describe('Which way round its dates stand.'),
    currency: currency.describe('The currency of its amounts.'),
    series: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is written in lower case, with dashes')
      .optional()
      .describe('What it is an edition of: a later edition replaces the one before as a whole.'),
    edition: z
      .union([
        z.strictObject({ column: column.describe('Every record prints the same here.') }),
        z.strictObject({ file: z.string().min(1).describe('The name of the file, with * where the edition stands.') }),
        z.strictObject({ is: z.string().min(1).describe('Where no file says it; --edition gives another.') }),
      ])
      .optional()
      .describe('Which edition it is: {edition} in templates.'),
    complete: z
      .boolean()
      .optional()
      .describe(
        'Whether it lists all that it is about: then what an edition no longer lists is withdrawn. False for an excerpt.',
      ),
  })
  .describe('The document that the records are of.')
