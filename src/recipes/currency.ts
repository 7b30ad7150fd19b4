import type { Notation } from '../locale/notation.ts'
import { type Currency, isCurrency } from '../model/currency.ts'
import type { SourceFacts } from './facts.ts'
import { columnsIn, type Printing } from './record.ts'
import type { Made } from './schema.ts'
import { slug } from './template.ts'

/** A table of amounts in one currency, where a column prints the currency of each. */
export interface CurrencyTable {
  /** The table of all records, of whatever currency. */
  of: string
  table: string
  currency: Currency
  /** The column that prints it. */
  column: string
}

/** The currency that a column prints beside an amount; a text says what is wrong with it, null that no column prints one. */
export function currencyBeside(column: string, printing: Printing, facts: SourceFacts): Currency | string | null {
  const of = facts.currencies.get(column)
  if (of === undefined) return null
  const code = printing.value(of).toUpperCase()
  if (code === '') return `${of}: is empty, and ${column} is in the currency that it prints`
  return isCurrency(code) ? code : `${of}: ${JSON.stringify(printing.value(of))} is not a currency of ISO 4217`
}

export const inCurrency = (notation: Notation, currency: Currency | null): Notation =>
  currency === null ? notation : { ...notation, currency }

/** The table of an amount whose currency a column prints; null where it is that of all records. */
export function tableBeside({ evidence = {} }: Made, printing: Printing, facts: SourceFacts): CurrencyTable | null {
  const [column = ''] = evidence.amount === undefined ? [] : columnsIn(evidence.amount).columns
  const currency = currencyBeside(column, printing, facts)
  if (currency === null || !isCurrency(currency)) return null
  const table = facts.table.replace(/records(?=(?:-\d+)?$)/, slug(currency))
  return { of: facts.table, table, currency, column: facts.currencies.get(column) ?? '' }
}
