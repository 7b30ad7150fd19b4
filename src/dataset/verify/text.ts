import { parseMoney } from '../figures/money.ts'
import { parseDecimal } from '../figures/number.ts'
import { cell, type Row, rowsOf } from '../package/csv.ts'
import type { Reading } from '../package/read-packages.ts'
import { Headings } from '../package/text/headings.ts'
import { shorten } from './claims.ts'
import { figuresOf, occurrences } from './figures.ts'
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

/** A number word counts here wherever it stands: `due` may not be a part of another word. */
const COUNTED = { numberWords: true }

/** What is wrong with where a raw stands: on its line, whole and, where a column says that it is a cell, within one. */
function rawProblem(row: Row, text: string): string | null {
  const raw = cell(row, 'raw')
  const cells = text.split('\t')
  if (cell(row, 'field') === 'absence') {
    return cells.some(cell => cell.trim() === '') ? null : `the line has no empty cell: ${shorten(text)}`
  }
  const wrong = (what: string) => `${JSON.stringify(raw)} ${what}; the line reads ${insteadOf(raw, text)}`
  if (!text.includes(raw)) return wrong('does not stand there')
  const places = (cell(row, 'column') === '' ? [text] : cells).filter(place => place.includes(raw))
  if (places.length === 0) return wrong('stands in no cell, but across several')
  const whole =
    figuresOf(raw, COUNTED).length === 0 || places.some(place => occurrences(place, raw, COUNTED).length > 0)
  return whole ? null : wrong('cuts a figure in two')
}

/** Each raw stands on its line, and each heading in the source. */
export function checkEvidence(reading: Reading, source: SourceText): Failure[] {
  const headings = new Headings(source.lines)
  const failures: Failure[] = []
  for (const row of reading.folders.flatMap(folder => rowsOf(folder, 'evidence'))) {
    if (cell(row, 'source') !== source.id) continue
    const line = Number(cell(row, 'line'))
    const text = source.lines[line - 1]
    const what = `L${line}, ${cell(row, 'field')} of ${cell(row, 'subject')}`
    const wrong = text === undefined ? `the source has ${source.lines.length} lines` : rawProblem(row, text)
    if (wrong !== null) failures.push({ place: placeOf(row), message: `${what}: ${wrong}` })
    const heading = headings.problem(cell(row, 'heading'))
    if (heading !== null) failures.push({ place: placeOf(row), message: `${what}: ${heading}` })
  }
  return failures
}

/** Every value of the graph that keeps what was printed still reads as that. True by construction; a guard for the reader. */
export function checkValues(reading: Reading): Failure[] {
  const failures: Failure[] = []
  const expect = (id: string, printed: string, value: number | string, parsed: unknown) => {
    if (parsed !== value)
      failures.push({ place: id, message: `the value ${value} is not what ${JSON.stringify(printed)} reads as` })
  }
  for (const entity of reading.graph.entities.values()) {
    if (entity.kind === 'ALLOCATION') {
      const { amount, printed } = entity.properties
      if (amount === null || printed === null) continue
      const parsed = parseMoney(printed)
      expect(entity.id, printed, amount, parsed.ok && parsed.value.cents)
    } else if (entity.kind === 'INDICATOR') {
      const { targetValue, targetPrinted, plannedValue, plannedPrinted, actualValue, actualPrinted } = entity.properties
      for (const [value, printed] of [
        [targetValue, targetPrinted],
        [plannedValue, plannedPrinted],
        [actualValue, actualPrinted],
      ]) {
        if (value == null || printed == null) continue
        const parsed = parseDecimal(printed)
        expect(entity.id, printed, value, parsed.ok && parsed.value)
      }
    }
  }
  return failures
}
