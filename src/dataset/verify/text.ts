import type { FigureUse } from '../../locale/belongings.ts'
import { parseMoney } from '../../locale/money.ts'
import type { Notation } from '../../locale/notation.ts'
import { parseDecimal } from '../../locale/number.ts'
import type { EntityValue } from '../../model/graph.ts'
import { cell, type Row, rowsOf } from '../package/csv.ts'
import { figureUse, meaningOf } from '../package/fields.ts'
import type { Reading } from '../package/read-packages.ts'
import { Headings } from '../package/text/headings.ts'
import type { Misplaced } from './causes.ts'
import { shorten } from './claims.ts'
import { figuresOf, isWhole, occurrences, wholePlace } from './figures.ts'
import { type Failure, placeOf } from './report.ts'
import type { SourceText } from './source.ts'

/** What the line holds where the raw should be: its most alike cell, or its start. */
function insteadOf(raw: string, text: string): string {
  const alike = (cell: string) => [...raw].filter((letter, index) => cell[index] === letter).length
  const cells = text
    .split('\t')
    .map(cell => cell.trim())
    .filter(cell => cell !== '')
  const [best] = cells.sort(
    (a, b) => alike(b) - alike(a) || Math.abs(a.length - raw.length) - Math.abs(b.length - raw.length),
  )
  return shorten(best !== undefined && alike(best) * 2 > raw.length ? best : text)
}

/** What is wrong with where a raw stands: on its line, whole and, where a column says that it is a cell, within one. */
export function rawProblem(row: Row, text: string, use: FigureUse | undefined, notation: Notation): string | null {
  const raw = cell(row, 'raw')
  const counted = { numberWords: true, locale: notation.locale }
  const cells = text.split('\t')
  if (cell(row, 'field') === 'absence' && raw === '') {
    return cells.some(cell => cell.trim() === '') ? null : `the line has no empty cell: ${shorten(text)}`
  }
  const wrong = (what: string) => `${JSON.stringify(raw)} ${what}; the line reads ${insteadOf(raw, text)}`
  if (!text.includes(raw)) return wrong('does not stand there')
  const places = (cell(row, 'column') === '' ? [text] : cells).filter(place => place.includes(raw))
  if (places.length === 0) return wrong('stands in no cell, but across several')
  if (figuresOf(raw, counted).length === 0 && use === undefined) return null
  const found = places.flatMap(place => occurrences(place, raw, counted).map(at => ({ place, at })))
  const [first] = found
  if (first === undefined) return wrong('cuts a figure in two')
  if (use === undefined || found.some(({ place, at }) => isWhole(place, at, use, notation))) return null
  const { start, end } = wholePlace(first.place, first.at, use, notation)
  return `${JSON.stringify(raw)} is not all of the figure; the raw is ${JSON.stringify(first.place.slice(start, end).trim())}`
}

/** Where a raw stands that is not on its line, if that is one place or two. */
function elsewhere(row: Row, count: number, standsOn: (line: number) => boolean): number[] {
  if (cell(row, 'raw') === '' || cell(row, 'field') === 'absence') return []
  const found: number[] = []
  for (let line = 1; line <= count && found.length < 3; line += 1) if (standsOn(line)) found.push(line)
  return found.length > 2 ? [] : found
}

function figureOf(reading: Reading, row: Row): FigureUse | undefined {
  const subject = reading.declared.get(cell(row, 'subject'))
  return subject === undefined ? undefined : figureUse(meaningOf(subject.kind, cell(row, 'field')))
}

/** Each raw stands on its line, and each heading in the source. */
export function checkEvidence(reading: Reading, source: SourceText): { failures: Failure[]; misplaced: Misplaced[] } {
  const headings = new Headings(source.lines)
  const failures: Failure[] = []
  const misplaced: Misplaced[] = []
  const reported = new Set<string>()
  for (const row of reading.folders.flatMap(folder => rowsOf(folder, 'evidence'))) {
    if (cell(row, 'source') !== source.id) continue
    const line = Number(cell(row, 'line'))
    const text = source.lines[line - 1]
    const what = `L${line}, ${cell(row, 'field')} of ${cell(row, 'subject')}`
    const [use, notation] = [figureOf(reading, row), reading.facts.notationOf(row)]
    const wrong =
      text === undefined ? `the source has ${source.lines.length} lines` : rawProblem(row, text, use, notation)
    if (wrong !== null) {
      const standsOn = (at: number) => {
        const other = source.lines[at - 1] ?? ''
        return other.includes(cell(row, 'raw')) && rawProblem(row, other, use, notation) === null
      }
      const found = elsewhere(row, source.lines.length, standsOn)
      const there =
        found.length === 0 ? '' : `; it stands on line${found.length === 1 ? '' : 's'} ${found.join(' and ')}`
      const failure = { place: placeOf(row), message: `${what}: ${wrong}${there}` }
      failures.push(failure)
      misplaced.push({ failure, number: line, elsewhere: found, standsOn })
    }
    const heading = headings.problem(cell(row, 'heading'), line)
    // One heading that is not there is one cause, however many rows name it.
    if (heading !== null)
      failures.push({
        ...{ place: placeOf(row), message: `${what}: ${heading}` },
        ...(reported.has(heading) && { follows: true as const }),
      })
    if (heading !== null) reported.add(heading)
  }
  return { failures, misplaced }
}

/** Every value of the graph that keeps what was printed still reads as that. True by construction; a guard for the reader. */
export function checkValues(reading: Reading): Failure[] {
  const failures: Failure[] = []
  const notation = ({ id }: EntityValue, field: string) =>
    reading.facts.notationOf(reading.facts.of(id, field)[0]?.row ?? { cells: {} })
  /** How the place writes figures where a value stands: that of an indicator may be one of its observations. */
  const notationAt = ([id = '']: readonly string[]) => {
    const { source = '', table, column } = reading.graph.evidence.get(id) ?? {}
    return reading.facts.notationOf({ cells: { source, table: table ?? '', column: column ?? '' } })
  }
  const expect = (id: string, printed: string, value: number | string, parsed: unknown) => {
    if (parsed !== value)
      failures.push({ place: id, message: `the value ${value} is not what ${JSON.stringify(printed)} reads as` })
  }
  for (const entity of reading.graph.entities.values()) {
    if (entity.kind === 'ALLOCATION') {
      const { amount, printed } = entity.properties
      if (amount === null || printed === null) continue
      const parsed = parseMoney(printed, notation(entity, 'amount'))
      expect(entity.id, printed, amount, parsed.ok && parsed.value.units)
    } else if (entity.kind === 'INDICATOR') {
      const of = entity.properties
      for (const [value, printed, evidence] of [
        [of.targetValue, of.targetPrinted, of.targetEvidence],
        [of.plannedValue, of.plannedPrinted, of.plannedEvidence],
        [of.actualValue, of.actualPrinted, of.actualEvidence],
      ] as const) {
        if (value == null || printed == null) continue
        const parsed = parseDecimal(printed, notationAt(evidence))
        expect(entity.id, printed, value, parsed.ok && parsed.value)
      }
    }
  }
  return failures
}
