import { isCurrency } from '../../locale/currency.ts'
import {
  DATE_FORMATS,
  type DateFormat,
  ITALIAN,
  LOCALES,
  type Notation,
  NUMBER_FORMATS,
  type NumberFormat,
} from '../../locale/notation.ts'
import type { Problems } from './problems.ts'
import type { Declared } from './values/declared.ts'

/** The columns of sources.csv in which a source declares how it writes figures: all of them, or none. */
const COLUMNS = ['language', 'numbers', 'dates', 'currency'] as const

/** Amounts are served in this currency alone: a package that declares another is refused, never shown in a wrong one. */
const SERVED = 'EUR'

/** `1,234.56; plain`: several where the publisher mixes them. */
const listIn = (value: string) =>
  value
    .split(';')
    .map(each => each.trim())
    .filter(each => each !== '')

const allOf = <T extends string>(known: readonly T[], given: readonly string[]): given is readonly T[] =>
  given.length > 0 && given.every(each => (known as readonly string[]).includes(each))

/** How a source writes figures, as its row declares it; as Italian sources do where it declares nothing. */
export function notationOf(source: Declared | undefined): Notation {
  const { language = '', numbers = '', dates = '', currency = '' } = source?.cells ?? {}
  const [formats, ways] = [listIn(numbers), listIn(dates)]
  return {
    ...ITALIAN,
    locale: LOCALES[language] ?? ITALIAN.locale,
    numbers: allOf<NumberFormat>(NUMBER_FORMATS, formats) ? formats : ITALIAN.numbers,
    dates: allOf<DateFormat>(DATE_FORMATS, ways) ? ways : ITALIAN.dates,
    currency: isCurrency(currency) ? currency : ITALIAN.currency,
  }
}

/** Each declaration is whole, and in words that are known. */
export function checkNotations(declared: ReadonlyMap<string, Declared>, problems: Problems): void {
  for (const { kind, id, cells, rows } of declared.values()) {
    if (kind !== 'SOURCE' || COLUMNS.every(column => !cells[column])) continue
    const wrong = (column: string, what: string) => problems.add(rows[0], column, what)
    for (const column of COLUMNS)
      if (!cells[column])
        wrong(column, `is empty; ${id} declares how it writes figures, so give all of ${COLUMNS.join(', ')}`)
    const { language = '', numbers = '', dates = '', currency = '' } = cells
    const quoted = (value: string, known: readonly string[]) =>
      `${JSON.stringify(value)} is not one of ${known.join(' ; ')}`
    if (language !== '' && LOCALES[language] === undefined) wrong('language', quoted(language, Object.keys(LOCALES)))
    if (numbers !== '' && !allOf(NUMBER_FORMATS, listIn(numbers))) wrong('numbers', quoted(numbers, NUMBER_FORMATS))
    if (dates !== '' && !allOf(DATE_FORMATS, listIn(dates))) wrong('dates', quoted(dates, DATE_FORMATS))
    if (currency !== '' && !isCurrency(currency))
      wrong('currency', `${JSON.stringify(currency)} is not a code of ISO 4217`)
    else if (currency !== '' && currency !== SERVED)
      wrong('currency', `amounts in ${currency} cannot be served yet, only those in ${SERVED}; leave this source out`)
  }
}
