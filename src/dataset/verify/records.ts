import { FilorossoError } from '../../model/errors.ts'
import { readRange } from '../../sources/header.ts'
import { type Format, openSource } from '../../sources/open.ts'
import { type Leaf, leavesOf, type Source, type SourceRecord } from '../../sources/source.ts'
import { cell, type Row, rowsOf } from '../package/csv.ts'
import { BRACKET, figureUse, meaningOf } from '../package/fields.ts'
import type { Reading } from '../package/read-packages.ts'
import type { Misplaced } from './causes.ts'
import { type Claim, Line, shorten } from './claims.ts'
import { type Failure, placeOf, type RangeCoverage } from './report.ts'
import { rawProblem } from './text.ts'

/** The records of a source that the package claims to account for, as extraction.csv says what they are. */
interface Claimed {
  row: Row
  format: Format
}

/** `*` are all records of a delimited file; the name of a sheet; both with `!2` for the headers, `!2-80` with the last record; a path; a way of keys. */
function claimed(reading: Reading, source: string): Claimed[] {
  const format = reading.declared.get(source)?.cells.format
  return reading.folders
    .flatMap(folder => rowsOf(folder, 'extraction'))
    .filter(row => cell(row, 'source') === source && cell(row, 'records') !== '')
    .flatMap((row): Claimed[] => {
      const records = cell(row, 'records')
      const { name, ...range } = readRange(records)
      if (format === 'delimited') return [{ row, format: { format, ...range } }]
      if (format === 'xml') return [{ row, format: { format, record: records } }]
      if (format === 'json') return [{ row, format: { format, record: records } }]
      if (format !== 'xlsx') return []
      return [{ row, format: { format, sheet: name, ...range } }]
    })
}

const keyOf = (record: string, column: string, pointer: string) => (record === '' ? pointer : `${record} ${column}`)

interface Excluded {
  reason: string
  /** The only text that it is about; empty for all of the column. */
  raw: string
  row: Row
  used: boolean
}

/** Evidence and exclusions of one source, by where they say that it stands. */
class Expected {
  readonly byPlace = new Map<string, Row[]>()
  /** What evidence quotes of each column, and of each record of a delimited file. */
  readonly quoted = new Map<string, Set<string>>()
  readonly quotedOf = new Map<string, Set<string>>()
  readonly excluded = new Map<string, Excluded[]>()
  /** Records of which no fact is taken, by what a column of them prints. */
  readonly records = new Map<string, string>()
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
      if (cell(row, 'record') === '') continue
      const ofRecord = this.quotedOf.get(cell(row, 'record')) ?? new Set()
      this.quotedOf.set(cell(row, 'record'), ofRecord.add(cell(row, 'raw')))
    }
    for (const row of reading.folders.flatMap(folder => rowsOf(folder, 'excluded-columns')))
      if (cell(row, 'source') === source) {
        const known = this.excluded.get(cell(row, 'column')) ?? []
        known.push({ reason: cell(row, 'reason'), raw: cell(row, 'raw'), row, used: false })
        this.excluded.set(cell(row, 'column'), known)
      }
    for (const row of reading.folders.flatMap(folder => rowsOf(folder, 'excluded-records')))
      if (cell(row, 'source') === source)
        this.records.set(JSON.stringify([cell(row, 'column'), cell(row, 'raw')]), cell(row, 'reason'))
  }

  /** Why no fact is taken of a record; null where facts are. */
  leftOut(record: SourceRecord): string | null {
    if (this.records.size === 0) return null
    for (const { column, item } of leavesOf(record)) {
      const reason = this.records.get(JSON.stringify([column, (item.text ?? '').trim()]))
      if (reason !== undefined) return reason
    }
    return null
  }

  /** The exclusion of a column that says why a cell of it is not a fact. */
  exclusionOf(column: string, record: string, text: string, left: readonly { text: string }[]): Excluded | undefined {
    const quoted = (raw: string) =>
      this.quoted.get(column)?.has(raw) === true || this.quotedOf.get(record)?.has(raw) === true
    // The whole cell, or each figure of it by itself.
    const repeats = () => quoted(text) || left.every(figure => quoted(figure.text))
    return this.excluded.get(column)?.find(({ reason, raw }) => {
      if (raw !== '') return raw === text
      return reason !== 'repetition' || repeats()
    })
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
    if (cell(row, 'raw') === text.trim()) return null
    if (cell(row, 'raw') === '') return `the cell is not empty: ${shorten(text)}`
    return rawProblem(row, text, figureUse(this.meaning(row)), this.#reading.facts.notationOf(row))
  }
}

/** Figures of one column that are left for one reason: the first stands for all. */
interface Left extends Failure {
  column: string
  last: string
  count: number
}

/** Compares the records of a source with a package, each once, as they are read. */
class Comparison {
  readonly failures: Failure[] = []
  readonly misplaced: Misplaced[] = []
  readonly reasons: Record<string, number> = {}
  readonly totals = { figures: 0, evidenced: 0, notFacts: 0 }
  records = 0
  readonly #expected: Expected
  readonly #reading: Reading
  readonly #source: string
  readonly #causes: ReadonlyMap<string, string>
  readonly #left = new Map<string, Left>()

  constructor(reading: Reading, source: string, causes: ReadonlyMap<string, string>) {
    this.#reading = reading
    this.#source = source
    this.#causes = causes
    this.#expected = new Expected(reading, source)
  }

  take(record: SourceRecord): void {
    this.records += 1
    const leftOut = this.#expected.leftOut(record)
    for (const leaf of leavesOf(record)) this.#leaf(record, leaf, leftOut)
  }

  #leaf({ at, line, number }: SourceRecord, { column, item }: Leaf, leftOut: string | null): void {
    const text = item.text ?? ''
    const record = /^record (\d+)$/.exec(item.at)?.[1] ?? ''
    const where = record === '' ? item.at : `${at}${line === null ? '' : ` (line ${line})`}, ${column}`
    const key = keyOf(record, column, item.at)
    const rows = this.#expected.byPlace.get(key) ?? []
    this.#expected.byPlace.delete(key)
    for (const row of rows) {
      const wrong = this.#expected.problem(row, text)
      if (wrong === null) continue
      const about = `${where}, ${cell(row, 'field')} of ${cell(row, 'subject')}`
      const failure = { place: placeOf(row), message: `${about}: ${wrong}` }
      this.failures.push(failure)
      this.misplaced.push({ failure, number, elsewhere: [], standsOn: () => false })
    }
    const { locale } = this.#reading.facts.notationOf({ cells: { source: this.#source } })
    const cells = new Line(text, { numberWords: false, locale })
    if (cells.figures.length === 0) return
    cells.claimEvidence(rows.flatMap(row => this.#expected.claim(row)))
    this.totals.figures += cells.figures.length
    this.totals.evidenced += cells.evidenced
    const left = cells.unaccounted
    if (left.length === 0) return
    const excluded = this.#expected.exclusionOf(column, record, text.trim(), left)
    const reason = leftOut ?? excluded?.reason
    if (reason !== undefined) {
      if (excluded !== undefined) excluded.used = true
      this.totals.notFacts += left.length
      this.reasons[reason] = (this.reasons[reason] ?? 0) + left.length
      return
    }
    const cause = this.#causes.get(where)
    const repeats = this.#expected.excluded.get(column)?.some(each => each.reason === 'repetition') === true
    const message =
      cause ??
      (repeats
        ? `${shorten(text)} repeats nothing that evidence quotes of this column or record`
        : `${left.map(({ text }) => text).join(', ')} is accounted for by no evidence and no row of excluded-columns.csv`)
    const alike = JSON.stringify([column, cause ?? repeats])
    const known = this.#left.get(alike)
    if (known !== undefined) Object.assign(known, { last: where, count: known.count + 1 })
    else
      this.#left.set(alike, {
        ...{ place: where, message, column, last: where, count: 1 },
        ...(cause !== undefined && { explained: true as const }),
      })
  }

  /** What was expected and is not there, and what is left of each column. */
  end(source: Source | null): void {
    for (const { place, message, column, last, count, explained } of this.#left.values()) {
      const more = count === 1 ? '' : ` (and ${count - 1} more in ${column}, the last in ${last})`
      this.failures.push({ place, message: `${message}${more}`, ...(explained && { explained }) })
    }
    for (const rows of this.#expected.byPlace.values())
      for (const row of rows) {
        const place =
          cell(row, 'record') === '' ? cell(row, 'pointer') : `record ${cell(row, 'record')}, ${cell(row, 'column')}`
        this.failures.push({ place: placeOf(row), message: `${place}: there is no such place in the source` })
      }
    for (const [column, exclusions] of this.#expected.excluded)
      for (const { row, used } of exclusions)
        if (!used && source?.columns != null && !source.columns.includes(column))
          this.failures.push({ place: placeOf(row), message: `${column} is not a column of the source` })
  }
}

export interface RecordsCompared {
  failures: Failure[]
  misplaced: Misplaced[]
  coverage: RangeCoverage[]
  reasons: Record<string, number>
  totals: { figures: number; evidenced: number; notFacts: number }
}

/**
 * Proves a package against a source that is read as records: every raw at its place, every figure of the records.
 * @param causes why nothing is taken of what stands at a place, where that is known.
 */
export async function compareRecords(
  reading: Reading,
  source: string,
  path: string,
  causes: ReadonlyMap<string, string>,
): Promise<RecordsCompared> {
  const comparison = new Comparison(reading, source, causes)
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
  const { failures, misplaced, reasons, totals, records } = comparison
  const coverage = parts.length === 0 ? [] : [{ range: `${source}, ${records} records`, ...totals }]
  return { failures, misplaced, coverage, reasons, totals }
}
