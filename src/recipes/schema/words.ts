import { z } from 'zod'
import { DATE_FORMATS, LOCALES, NUMBER_FORMATS, SCALES } from '../../locale/notation.ts'

/** What several parts of the language are made of. */

export const keysOf = <T extends object>(words: T) => z.enum(Object.keys(words) as [keyof T & string])
export const column = z.string().min(1)
export const template = z.string().min(1)

export const join = z
  .strictObject({ join: z.array(column).min(2) })
  .describe('What several columns print together, one after the other: { join: [quarter, year] }.')

const wanted = z.union([
  z.string(),
  z.array(z.string()).min(1),
  z.strictObject({ begins: z.string().min(1) }),
  z.strictObject({ ends: z.string().min(1) }),
  z.strictObject({ not: z.union([z.string(), z.array(z.string()).min(1)]) }),
  z.strictObject({ not_begins: z.string().min(1) }),
  z.strictObject({ not_ends: z.string().min(1) }),
])
export type Wanted = z.infer<typeof wanted>

export const when = z
  .record(column, wanted)
  .optional()
  .describe(
    'Only records of which these columns print exactly this, or one of these; or { begins }, { ends }, { not }, { not_begins }, { not_ends }.',
  )

export const currency = z.string().regex(/^[A-Z]{3}$/, 'is a code of ISO 4217, such as EUR')
export const numbers = z.array(z.enum(NUMBER_FORMATS)).min(1)
export const dates = z.array(z.enum(DATE_FORMATS)).min(1)
export const language = keysOf(LOCALES)

export const COLUMN_FORMAT = z.strictObject({
  language: language.optional(),
  numbers: numbers.optional(),
  dates: dates.optional(),
  currency: z
    .union([currency, z.strictObject({ column: column.describe('The column that prints the code of each amount.') })])
    .optional(),
  without: z
    .string()
    .min(1)
    .optional()
    .describe('What stands before each of its values and does not belong to them: "CCI ".'),
  scale: keysOf(SCALES).optional().describe('What its figures are in: CENT, THOUSAND, MILLION and so on.'),
  precision: keysOf(SCALES)
    .optional()
    .describe('What its amounts are rounded to, where that is coarser than they are printed: HUNDRED_THOUSAND.'),
})
