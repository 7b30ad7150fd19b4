import {
  DATE_FORMATS,
  type DateFormat,
  ITALIAN,
  LOCALES,
  type Notation,
  NUMBER_FORMATS,
  type NumberFormat,
  SCALES,
  type Scale,
} from '../../locale/notation.ts'
import { isCurrency } from '../../model/currency.ts'
import { cell, type Folder, type Row, rowsOf } from './csv.ts'
import type { Problems } from './problems.ts'
import { FORMATS } from './resources.ts'
import type { Declared } from './values/declared.ts'

/** The columns of sources.csv in which a source declares how it writes figures: all of them, or none. */
const COLUMNS = ['language', 'numbers', 'dates', 'currency'] as const

type Cells = Readonly<Record<string, string>>

/** `1,234.56; plain`: several where the publisher mixes them. */
const listIn = (value: string) =>
  value
    .split(';')
    .map(each => each.trim())
    .filter(each => each !== '')

const allOf = <T extends string>(known: readonly T[], given: readonly string[]): given is readonly T[] =>
  given.length > 0 && given.every(each => (known as readonly string[]).includes(each))

/** A notation with what these cells declare in place of its own; what they leave empty, or is not known, stays. */
function declaredIn(cells: Cells, notation: Notation): Notation {
  const { language = '', numbers = '', dates = '', currency = '', scale = '', precision = '', column = '' } = cells
  const [formats, ways] = [listIn(numbers), listIn(dates)]
  const scaleOf = (word: string) => (Object.hasOwn(SCALES, word) ? (word as Scale) : null)
  const zeros = scaleOf(scale)
  return {
    locale: LOCALES[language] ?? notation.locale,
    numbers: allOf<NumberFormat>(NUMBER_FORMATS, formats) ? formats : notation.numbers,
    dates: allOf<DateFormat>(DATE_FORMATS, ways) ? ways : notation.dates,
    currency: isCurrency(currency) ? currency : notation.currency,
    scale: zeros ?? notation.scale,
    // A table in thousands of pounds may count people beside them: other figures are scaled where their column says so.
    countScale: column === '' ? notation.countScale : (zeros ?? notation.countScale),
    precision: scaleOf(precision) ?? notation.precision,
  }
}

/** What a source declares of itself; what Italian sources have where it declares nothing. */
export const notationOf = (cells: Cells): Notation => declaredIn(cells, ITALIAN)

/** How figures are written: as their column declares, else their table, else their source; as Italian sources do where none does. */
export class Notations {
  readonly #declared: ReadonlyMap<string, Declared>
  readonly #formats = new Map<string, Cells>()
  readonly #known = new Map<string, Notation>()

  constructor(folders: readonly Folder[], declared: ReadonlyMap<string, Declared>) {
    this.#declared = declared
    for (const row of folders.flatMap(folder => rowsOf(folder, FORMATS.name)))
      this.#formats.set(placeKey(cell(row, 'table'), cell(row, 'column')), row.cells)
  }

  /** Of a row of evidence, or of any place in a source. */
  of({ cells: { source = '', table = '', column = '' } }: Pick<Row, 'cells'>): Notation {
    const key = JSON.stringify([source, table, column])
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const narrower = [placeKey(table, ''), ...(column === '' ? [] : [placeKey(table, column)])]
    const cells = [this.#declared.get(source)?.cells, ...narrower.map(each => this.#formats.get(each))]
    const notation = cells.reduce<Notation>((found, each) => declaredIn(each ?? {}, found), ITALIAN)
    this.#known.set(key, notation)
    return notation
  }
}

const placeKey = (table: string, column: string) => JSON.stringify([table, column])

/** Each declaration of a source is whole, and each is in words that are known. */
export function checkNotations(
  folders: readonly Folder[],
  declared: ReadonlyMap<string, Declared>,
  problems: Problems,
): void {
  for (const { kind, id, cells, rows } of declared.values()) {
    if (kind !== 'SOURCE' || COLUMNS.every(column => !cells[column])) continue
    for (const column of COLUMNS)
      if (!cells[column])
        problems.add(
          rows[0],
          column,
          `is empty; ${id} declares how it writes figures, so give all of ${COLUMNS.join(', ')}`,
        )
    checkWords(cells, rows[0], problems)
  }
  for (const folder of folders) {
    const printed = new Set(rowsOf(folder, 'evidence').map(row => placeKey(cell(row, 'table'), cell(row, 'column'))))
    for (const row of rowsOf(folder, FORMATS.name)) {
      checkWords(row.cells, row, problems)
      const [table, column] = [cell(row, 'table'), cell(row, 'column')]
      if (column !== '' && !printed.has(placeKey(table, column)))
        problems.add(row, 'column', `no evidence stands in a column ${JSON.stringify(column)} of ${table}`)
      const own = [...COLUMNS, 'scale', 'precision']
      if (own.every(name => cell(row, name) === ''))
        problems.add(row, 'scale', `declares nothing; give one of ${own.join(', ')}`)
    }
  }
}

function checkWords(cells: Cells, row: Row, problems: Problems): void {
  const { language = '', numbers = '', dates = '', currency = '' } = cells
  const wrong = (column: string, value: string, known: readonly string[]) =>
    problems.add(row, column, `${JSON.stringify(value)} is not one of ${known.join(' ; ')}`)
  if (language !== '' && LOCALES[language] === undefined) wrong('language', language, Object.keys(LOCALES))
  if (numbers !== '' && !allOf(NUMBER_FORMATS, listIn(numbers))) wrong('numbers', numbers, NUMBER_FORMATS)
  if (dates !== '' && !allOf(DATE_FORMATS, listIn(dates))) wrong('dates', dates, DATE_FORMATS)
  if (currency !== '' && !isCurrency(currency))
    problems.add(row, 'currency', `${JSON.stringify(currency)} is not a code of ISO 4217`)
}
