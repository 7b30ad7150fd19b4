import { cell, type Row, rowsOf } from '../package/csv.ts'
import { meaningOf } from '../package/fields.ts'
import type { Reading } from '../package/read-packages.ts'
import { type Claim, Line } from './claims.ts'
import { figuresOf } from './figures.ts'
import { MOST_FIGURES_OF_A_NOT_FACT, NOT_FACT_REASONS, reasonOf } from './reasons.ts'
import { type Failure, placeOf, type RangeCoverage, type VerifyReport } from './report.ts'
import type { SourceText } from './source.ts'

/** Lines first to last of a source, of which every figure is to be accounted for. */
interface Range {
  source: string
  first: number
  last: number
}

function rangesOf(reading: Reading): { range: Range; row: Row }[] {
  return reading.folders
    .flatMap(folder => rowsOf(folder, 'extraction'))
    .map(row => ({
      row,
      range: {
        source: cell(row, 'source'),
        first: Number(cell(row, 'firstLine')),
        last: Number(cell(row, 'lastLine')),
      },
    }))
}

function notFactsOf(reading: Reading): Row[] {
  return reading.folders.flatMap(folder => rowsOf(folder, 'not-facts'))
}

/** What is wrong with extraction.csv and not-facts.csv by themselves, without the source. */
export function checkExclusions(reading: Reading): Failure[] {
  const failures: Failure[] = []
  const fail = (row: Row, message: string) => failures.push({ place: placeOf(row), message })
  const ranges = rangesOf(reading)
  for (const { range, row } of ranges) {
    const source = reading.graph.entities.get(range.source)
    const last = source?.kind === 'SOURCE' ? source.properties.lineCount : range.last
    if (range.first < 1 || range.first > range.last || range.last > last) {
      fail(row, `${range.first} to ${range.last} is no range of ${range.source}, which has lines 1 to ${last}`)
    }
  }
  for (const row of notFactsOf(reading)) {
    const [source, line, raw] = [cell(row, 'source'), Number(cell(row, 'line')), cell(row, 'raw')]
    const reason = reasonOf(cell(row, 'reason'))
    if (reason === null) {
      fail(
        row,
        `${JSON.stringify(cell(row, 'reason'))} is no reason; give one of ${Object.keys(NOT_FACT_REASONS).join(', ')} (repetition with an id)`,
      )
    } else if (reason.repeats !== null && !reading.declared.has(reason.repeats))
      fail(row, `${reason.repeats} is not in ids.csv`)
    if (figuresOf(raw).length > MOST_FIGURES_OF_A_NOT_FACT || raw.includes('\t'))
      fail(row, 'leaves out more than one figure or period; give a row to each')
    if (!ranges.some(({ range }) => range.source === source && range.first <= line && line <= range.last)) {
      fail(row, `line ${line} is in no range of extraction.csv`)
    }
  }
  return failures
}

/** The claims of evidence on each line. What only says that a relationship exists explains no figure. */
function claimsByLine(reading: Reading, source: string): Map<number, Claim[]> {
  const claims = new Map<number, Claim[]>()
  for (const row of reading.folders.flatMap(folder => rowsOf(folder, 'evidence'))) {
    const subject = reading.declared.get(cell(row, 'subject'))
    if (subject === undefined || cell(row, 'source') !== source) continue
    const use = meaningOf(subject.kind, cell(row, 'field'))?.use
    if (use === undefined || use === 'RELATIONSHIP') continue
    const line = Number(cell(row, 'line'))
    const owner = [subject.id, cell(row, 'table'), cell(row, 'row'), cell(row, 'column')].join(' ')
    claims.set(line, [...(claims.get(line) ?? []), { raw: cell(row, 'raw'), owner }])
  }
  return claims
}

interface Coverage extends Pick<VerifyReport, 'coverage' | 'reasons'> {
  failures: Failure[]
  totals: { figures: number; evidenced: number; notFacts: number }
}

/** Accounts for every figure in the ranges of a source: evidence, not a fact for a reason, or a failure. */
export function cover(reading: Reading, source: SourceText): Coverage {
  const failures: Failure[] = []
  const ranges = rangesOf(reading).flatMap(({ range }) => (range.source === source.id ? [range] : []))
  const claims = claimsByLine(reading, source.id)
  const lines = new Map<number, Line>()
  for (const { first, last } of ranges) {
    for (let number = Math.max(first, 1); number <= Math.min(last, source.lines.length); number++) {
      if (lines.has(number)) continue
      const line = new Line(source.lines[number - 1] ?? '')
      line.claimEvidence(claims.get(number) ?? [])
      lines.set(number, line)
    }
  }
  for (const row of notFactsOf(reading).filter(row => cell(row, 'source') === source.id)) {
    const number = Number(cell(row, 'line'))
    const reason = cell(row, 'reason').split(' ')[0] ?? ''
    const wrong = lines.get(number)?.claimNotFact(cell(row, 'raw'), reason) ?? null
    if (wrong !== null) failures.push({ place: placeOf(row), message: `L${number}: ${wrong}` })
  }
  for (const [number, line] of [...lines].sort(([a], [b]) => a - b)) {
    for (const { text } of line.unaccounted) {
      failures.push({
        place: `L${number}`,
        message: `${text} is accounted for by no evidence and no row of not-facts.csv`,
      })
    }
  }
  const reasons: Record<string, number> = {}
  for (const reason of [...lines.values()].flatMap(line => line.reasons).sort())
    reasons[reason] = (reasons[reason] ?? 0) + 1
  const coverage = ranges.map(({ first, last }): RangeCoverage => {
    const within = [...lines].filter(([number]) => first <= number && number <= last).map(([, line]) => line)
    return { range: `${source.id} L${first}-L${last}`, ...count(within) }
  })
  return { failures, coverage, reasons, totals: count([...lines.values()]) }
}

function count(lines: readonly Line[]): { figures: number; evidenced: number; notFacts: number } {
  const sum = (of: (line: Line) => number) => lines.reduce((total, line) => total + of(line), 0)
  return {
    figures: sum(line => line.figures.length),
    evidenced: sum(line => line.evidenced),
    notFacts: sum(line => line.reasons.length),
  }
}
