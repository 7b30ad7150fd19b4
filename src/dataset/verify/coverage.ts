import { cell, type Row, rowsOf } from '../package/csv.ts'
import { BRACKET, figureUse, meaningOf } from '../package/fields.ts'
import type { Reading } from '../package/read-packages.ts'
import { type Claim, Line } from './claims.ts'
import { type Counted, figuresOf } from './figures.ts'
import { EXCLUSION_REASONS, MOST_FIGURES_OF_AN_EXCLUSION, reasonOf } from './reasons.ts'
import { type Failure, placeOf, type RangeCoverage, type VerifyReport } from './report.ts'
import type { SourceText } from './source.ts'

/** Lines first to last of a source, of which every figure is to be accounted for. */
interface Range extends Counted {
  source: string
  first: number
  last: number
}

function rangesOf(reading: Reading): { range: Range; row: Row }[] {
  return reading.folders
    .flatMap(folder => rowsOf(folder, 'extraction'))
    .filter(row => cell(row, 'records') === '')
    .map(row => ({
      row,
      range: {
        source: cell(row, 'source'),
        first: Number(cell(row, 'firstLine')),
        last: Number(cell(row, 'lastLine')),
        numberWords: cell(row, 'numberWords') === 'yes',
        locale: reading.facts.notationOf({ cells: { source: cell(row, 'source') } }).locale,
      },
    }))
}

function holds({ source, first, last }: Range, of: string, line: number): boolean {
  return source === of && first <= line && line <= last
}

function exclusionsOf(reading: Reading): Row[] {
  return reading.folders.flatMap(folder => rowsOf(folder, 'exclusions'))
}

/** Ranges are ranges of their source, and no line is in two of them. */
function checkRanges(reading: Reading): Failure[] {
  const failures: Failure[] = []
  const seen: { range: Range; row: Row }[] = []
  for (const { range, row } of rangesOf(reading)) {
    const { source, first, last } = range
    const entity = reading.graph.entities.get(source)
    const end = entity?.kind === 'SOURCE' ? entity.properties.lineCount : last
    const place = placeOf(row)
    if (first < 1 || first > last || last > end) {
      failures.push({
        place,
        message: `${first} to ${last} is not a valid range of ${source}, which has lines 1 to ${end}`,
      })
    }
    for (const { range: other, row: there } of seen) {
      if (other.source !== source || last < other.first || other.last < first) continue
      const both = `${first} to ${last} overlaps ${other.first} to ${other.last} of ${placeOf(there)}`
      failures.push({ place, message: `${both}; give each line to one range` })
    }
    seen.push({ range, row })
  }
  return failures
}

/** What is wrong with extraction.csv and exclusions.csv by themselves, without the source. */
export function checkExclusions(reading: Reading): Failure[] {
  const failures = checkRanges(reading)
  const fail = (row: Row, message: string) => failures.push({ place: placeOf(row), message })
  const ranges = rangesOf(reading)
  for (const row of exclusionsOf(reading)) {
    const [source, line, raw] = [cell(row, 'source'), Number(cell(row, 'line')), cell(row, 'raw')]
    const reason = reasonOf(cell(row, 'reason'))
    if (reason === null) {
      fail(
        row,
        `${JSON.stringify(cell(row, 'reason'))} is not a valid reason; give one of ${Object.keys(EXCLUSION_REASONS).join(', ')} (repetition with an id)`,
      )
    } else if (reason.repeats !== null && !reading.declared.has(reason.repeats))
      fail(row, `${reason.repeats} is not in ids.csv`)
    const range = ranges.find(({ range }) => holds(range, source, line))?.range
    if (range === undefined) fail(row, `line ${line} is in no range of extraction.csv`)
    if (figuresOf(raw, range).length > MOST_FIGURES_OF_AN_EXCLUSION || raw.includes('\t'))
      fail(row, 'leaves out more than one figure or period; give a row to each')
  }
  return failures
}

/** The claims of evidence on each line. What only says that a relationship exists, or which thing is meant, explains no figure. */
function claimsByLine(reading: Reading, source: string): Map<number, Claim[]> {
  const claims = new Map<number, Claim[]>()
  for (const row of reading.folders.flatMap(folder => rowsOf(folder, 'evidence'))) {
    const subject = reading.declared.get(cell(row, 'subject'))
    if (subject === undefined || cell(row, 'source') !== source) continue
    const meaning = meaningOf(subject.kind, cell(row, 'field'))
    if (meaning === null || meaning.use === 'RELATIONSHIP' || cell(row, 'field') === BRACKET) continue
    const line = Number(cell(row, 'line'))
    const owner = [subject.id, cell(row, 'table'), cell(row, 'row'), cell(row, 'column')].join(' ')
    claims.set(line, [
      ...(claims.get(line) ?? []),
      { raw: cell(row, 'raw'), owner, figure: figureUse(meaning), notation: reading.facts.notationOf(row) },
    ])
  }
  return claims
}

interface Coverage extends Pick<VerifyReport, 'coverage' | 'reasons'> {
  failures: Failure[]
  totals: { figures: number; evidenced: number; notFacts: number }
}

/**
 * Accounts for every figure in the ranges of a source: evidence, not a fact for a reason, or a failure. On lines of which
 * evidence is `unread` the failure follows from that.
 */
export function cover(reading: Reading, source: SourceText, unread: ReadonlySet<number>): Coverage {
  const failures: Failure[] = []
  const ranges = rangesOf(reading).flatMap(({ range }) => (range.source === source.id ? [range] : []))
  const claims = claimsByLine(reading, source.id)
  const lines = new Map<number, Line>()
  for (const range of ranges) {
    for (let number = Math.max(range.first, 1); number <= Math.min(range.last, source.lines.length); number++) {
      // Ranges that overlap are a failure of their own.
      if (lines.has(number)) continue
      const line = new Line(source.lines[number - 1] ?? '', range)
      line.claimEvidence(claims.get(number) ?? [])
      lines.set(number, line)
    }
  }
  for (const row of exclusionsOf(reading).filter(row => cell(row, 'source') === source.id)) {
    const number = Number(cell(row, 'line'))
    const reason = cell(row, 'reason').split(' ')[0] ?? ''
    const wrong = lines.get(number)?.exclude(cell(row, 'raw'), reason) ?? null
    if (wrong !== null) failures.push({ place: placeOf(row), message: `L${number}: ${wrong}` })
  }
  for (const [number, line] of [...lines].sort(([a], [b]) => a - b)) {
    for (const { text } of line.unaccounted) {
      failures.push({
        place: `L${number}`,
        message: `${text} is accounted for by no evidence and no row of exclusions.csv`,
        ...(unread.has(number) && { follows: true as const }),
      })
    }
  }
  const reasons: Record<string, number> = {}
  for (const reason of [...lines.values()].flatMap(line => line.reasons).sort())
    reasons[reason] = (reasons[reason] ?? 0) + 1
  const coverage = ranges.map(({ first, last, numberWords }): RangeCoverage => {
    const within = [...lines].filter(([number]) => first <= number && number <= last).map(([, line]) => line)
    const words = numberWords ? ', number words too' : ''
    return { range: `${source.id} L${first}-L${last}${words}`, ...count(within) }
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
