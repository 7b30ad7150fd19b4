import { FilorossoError } from '../../model/errors.ts'
import { type Format, openSource } from '../../sources/open.ts'
import { type Leaf, leavesOf, type Source, type SourceRecord } from '../../sources/source.ts'
import { cell, type Row, rowsOf } from '../package/csv.ts'
import { BRACKET, figureUse, meaningOf } from '../package/fields.ts'
import type { Reading } from '../package/read-packages.ts'
import { type Claim, Line, shorten } from './claims.ts'
import { type Failure, placeOf, type RangeCoverage } from './report.ts'
import { rawProblem } from './text.ts'

/** The records of a source that the package claims to account for, as extraction.csv says what they are. */
interface Claimed {
  row: Row
  format: Format
}

/** `*` are all records of a delimited file; the name of a sheet, with `!2` for the row of its headers; a path; a way of keys. */
function claimed(reading: Reading, source: string): Claimed[] {
  const format = reading.declared.get(source)?.cells.format
  return reading.folders
    .flatMap(folder => rowsOf(folder, 'extraction'))
    .filter(row => cell(row, 'source') === source && cell(row, 'records') !== '')
    .flatMap((row): Claimed[] => {
      const records = cell(row, 'records')
      if (format === 'delimited') return [{ row, format: { format } }]
      if (format === 'xml') return [{ row, format: { format, record: records } }]
      if (format === 'json') return [{ row, format: { format, record: records } }]
      if (format !== 'xlsx') return []
      const [, sheet = '', header = ''] = /^(.*?)(?:!(\d+))?$/.exec(records) ?? []
      return [{ row, format: { format, sheet, ...(header !== '' && { header: Number(header) }) } }]
    })
}

const keyOf = (record: string, column: string, pointer: string) => (record === '' ? pointer : `${record} ${column}`)

/** Evidence and exclusions of one source, by where they say that it stands. */
class Expected {
  readonly byPlace = new Map<string, Row[]>()
  /** What evidence quotes of each column. */
  readonly quoted = new Map<string, Set<string>>()
  readonly excluded = new Map<string, { reason: string; row: Row; used: boolean }>()
  readonly #reading: Reading

  constructor(reading: Reading, source: string) {
    this.#reading = reading
    for (const row of reading.folders.flatMap(folder => rowsOf(folder, 'evidence'))) {
      if (cell(row, 'source') !== source) continue
      const key = keyOf(cell(row, 'record'), cell(row, 'column'), cell(row, 'pointer'))
      const known = this.byPlace.get(key)
      if (known === undefined) this.byPlace.set(key, [row])
      else known.push(row)
      const quoted = this.quoted.get(cell(row, 'column')) ?? new Set()
      this.quoted.set(cell(row, 'column'), quoted.add(cell(row, 'raw')))
    }
    for (const row of reading.folders.flatMap(folder => rowsOf(folder, 'excluded-columns')))
      if (cell(row, 'source') === source)
        this.excluded.set(cell(row, 'column'), { reason: cell(row, 'reason'), row, used: false })
  }

  meaning(row: Row) {
    const subject = this.#reading.declared.get(cell(row, 'subject'))
    return subject === undefined ? null : meaningOf(subject.kind, cell(row, 'field'))
  }

  claim(row: Row): Claim[] {
    const meaning = this.meaning(row)
    if (meaning === null || meaning.use === 'RELATIONSHIP' || cell(row, 'field') === BRACKET) return []
    const notation = this.#reading.facts.notationOf(row)
    return [{ raw: cell(row, 'raw'), owner: cell(row, 'subject'), figure: figureUse(meaning), notation }]
  }

  problem(row: Row, text: string): string | null {
    if (cell(row, 'field') === 'absence') return text.trim() === '' ? null : `the cell is not empty: ${shorten(text)}`
    if (cell(row, 'raw') === text.trim()) return null
    return rawProblem(row, text, figureUse(this.meaning(row)), this.#reading.facts.notationOf(row))
  }
}

/** Compares the records of a source with a package, each once, as they are read. */
class Comparison {
  readonly failures: Failure[] = []
  readonly reasons: Record<string, number> = {}
  readonly totals = { figures: 0, evidenced: 0, notFacts: 0 }
  records = 0
  readonly #expected: Expected
  readonly #reading: Reading
  readonly #source: string

  constructor(reading: Reading, source: string) {
    this.#reading = reading
    this.#source = source
    this.#expected = new Expected(reading, source)
  }

  take(record: SourceRecord): void {
    this.records += 1
    for (const leaf of leavesOf(record)) this.#leaf(record, leaf)
  }

  #leaf({ at, line }: SourceRecord, { column, item }: Leaf): void {
    const text = item.text ?? ''
    const record = /^record (\d+)$/.exec(item.at)?.[1] ?? ''
    const where = record === '' ? item.at : `${at}${line === null ? '' : ` (line ${line})`}, ${column}`
    const key = keyOf(record, column, item.at)
    const rows = this.#expected.byPlace.get(key) ?? []
    this.#expected.byPlace.delete(key)
    for (const row of rows) {
      const wrong = this.#expected.problem(row, text)
      if (wrong !== null)
        this.failures.push({
          place: placeOf(row),
          message: `${where}, ${cell(row, 'field')} of ${cell(row, 'subject')}: ${wrong}`,
        })
    }
    const { locale } = this.#reading.facts.notationOf({ cells: { source: this.#source } })
    const cells = new Line(text, { numberWords: false, locale })
    if (cells.figures.length === 0) return
    cells.claimEvidence(rows.flatMap(row => this.#expected.claim(row)))
    this.totals.figures += cells.figures.length
    this.totals.evidenced += cells.evidenced
    const left = cells.unaccounted
    if (left.length === 0) return
    const excluded = this.#expected.excluded.get(column)
    const repeats =
      excluded?.reason === 'repetition' ? this.#expected.quoted.get(column)?.has(text.trim()) === true : true
    if (excluded !== undefined && repeats) {
      excluded.used = true
      this.totals.notFacts += left.length
      this.reasons[excluded.reason] = (this.reasons[excluded.reason] ?? 0) + left.length
      return
    }
    const what =
      excluded === undefined
        ? `${left.map(({ text }) => text).join(', ')} is accounted for by no evidence and no row of excluded-columns.csv`
        : `${shorten(text)} repeats nothing that evidence quotes of this column`
    this.failures.push({ place: where, message: what })
  }

  /** What was expected and is not there. */
  end(source: Source | null): void {
    for (const rows of this.#expected.byPlace.values())
      for (const row of rows) {
        const place =
          cell(row, 'record') === '' ? cell(row, 'pointer') : `record ${cell(row, 'record')}, ${cell(row, 'column')}`
        this.failures.push({ place: placeOf(row), message: `${place}: there is no such place in the source` })
      }
    for (const [column, { row, used }] of this.#expected.excluded)
      if (!used && source?.columns != null && !source.columns.includes(column))
        this.failures.push({ place: placeOf(row), message: `${column} is not a column of the source` })
  }
}

export interface RecordsCompared {
  failures: Failure[]
  coverage: RangeCoverage[]
  reasons: Record<string, number>
  totals: { figures: number; evidenced: number; notFacts: number }
}

/** Proves a package against a source that is read as records: every raw at its place, every figure of the records. */
export async function compareRecords(reading: Reading, source: string, path: string): Promise<RecordsCompared> {
  const comparison = new Comparison(reading, source)
  const parts = claimed(reading, source)
  let opened: Source | null = null
  try {
    for (const { format } of parts) {
      opened = await openSource(path, format)
      for await (const record of opened.records()) comparison.take(record)
    }
    comparison.end(opened)
  } catch (error) {
    if (!(error instanceof FilorossoError)) throw error
    comparison.failures.push({ place: source, message: error.message })
  }
  if (parts.length === 0)
    comparison.failures.push({
      place: source,
      message: 'extraction.csv says of no records what they are; add a row for them',
    })
  const { failures, reasons, totals, records } = comparison
  const coverage = parts.length === 0 ? [] : [{ range: `${source}, ${records} records`, ...totals }]
  return { failures, coverage, reasons, totals }
}
