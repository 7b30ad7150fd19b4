import { type EntityKind, kindOfId } from '../../model/kinds.ts'
import { cell, rowsOf } from '../package/csv.ts'
import { type Reading, read } from '../package/read-packages.ts'
import { behindCauses } from './causes.ts'
import { checkExclusions, cover } from './coverage.ts'
import { compareRecords, type RecordsCompared } from './records.ts'
import { type Failure, placeOf, type VerifyReport } from './report.ts'
import { readSource, type SourceText, sourcesOf } from './source.ts'
import { checkEvidence, checkValues } from './text.ts'

const UNCHECKED = [
  'the sha256 and the number of lines of the source',
  'that each raw stands on its line',
  'that each heading stands in the source, with its page',
  'that every figure of the ranges in extraction.csv is accounted for',
]

/**
 * Compares a package with itself and, given one, with its source text. Nothing that is wrong with the package or the text
 * is thrown: all of it is in the report, `ok` only when there is nothing.
 * @param options.source path of the source text; without it the report says in `unchecked` what that leaves open.
 * @param options.causes why nothing is taken of what stands at a place of it, where that is known.
 * @throws FilorossoError BAD_USER_INPUT when the source file cannot be read or is none of the package's several sources.
 */
export async function verifyPackage(
  folder: string,
  options: { source?: string; causes?: ReadonlyMap<string, string> } = {},
): Promise<VerifyReport> {
  const reading = read(folder)
  const failures: Failure[] = reading.problems.list.map(problem => ({
    place: problem.line === null ? problem.file : `${problem.file}:${problem.line}`,
    message: problem.column === null ? problem.message : `${problem.column}: ${problem.message}`,
    ...(problem.follows && { follows: true as const }),
  }))
  failures.push(...checkExclusions(reading), ...checkValues(reading))
  const { entities, relationships, evidence } = reading.graph
  const totals = {
    entities: entities.size,
    relationships: relationships.length,
    evidence: evidence.size,
    figures: 0,
    evidenced: 0,
    notFacts: 0,
  }
  const sources = [...sourcesOf(reading)].map(([id, { sha256 }]) => [id, sha256] as const)
  const report: VerifyReport = {
    ok: false,
    content: { package: [...reading.hashes.values()].join(), sources: Object.fromEntries(sources) },
    failures,
    unchecked: [],
    notes: notesOf(reading),
    coverage: [],
    reasons: {},
    totals,
  }
  if (options.source === undefined) report.unchecked.push(...UNCHECKED.map(what => `${what}: no source text was given`))
  else if (failures.length > 0 && sourcesOf(reading).size === 0) {
    report.unchecked.push(...UNCHECKED.map(what => `${what}: the package has no source that can be read`))
  } else {
    const source = await readSource(options.source, reading)
    const where = `${folder}/sources.csv`
    failures.push(...source.differences.map(message => ({ place: where, message })))
    const compared = await compare(reading, source, options.source, options.causes ?? new Map())
    const unit = (reading.declared.get(source.id)?.cells.format || 'text') === 'text' ? 'line' : 'record'
    failures.push(
      ...(source.differences.length > 0
        ? behindCauses(compared.failures, compared.misplaced, unit)
        : compared.failures),
    )
    report.coverage = compared.coverage
    report.reasons = compared.reasons
    Object.assign(totals, compared.totals)
    for (const id of sourcesOf(reading).keys()) {
      if (id !== source.id)
        report.unchecked.push(...UNCHECKED.map(what => `${what}, for ${id}: its text was not given`))
    }
  }
  report.ok = failures.length === 0
  report.failures = [...failures.filter(({ follows }) => !follows), ...failures.filter(({ follows }) => follows)]
  return report
}

const COUNTED: ReadonlySet<EntityKind | null> = new Set<EntityKind>(['CPI_GROUP', 'CRISIS', 'NAVIGATOR_COHORT'])

/** A package that was made before counts.csv says nothing of what its results count. */
function notesOf({ folders, graph }: Reading): string[] {
  if (folders.some(({ headers }) => headers.has('counts'))) return []
  const naming = graph.relationships.filter(({ type, to }) => type === 'INVOLVES' && COUNTED.has(kindOfId(to)))
  const results = new Set(naming.flatMap(({ from }) => (kindOfId(from) === 'RESULT' ? [from] : [])))
  if (results.size === 0) return []
  return [
    `results that name crises, groups or cohorts: ${results.size}, and no counts.csv says what they count; they are not compared with what they name`,
  ]
}

/** A source is compared line by line, or record by record where it has a format. */
async function compare(
  reading: Reading,
  source: SourceText,
  file: string,
  causes: ReadonlyMap<string, string>,
): Promise<RecordsCompared> {
  const format = reading.declared.get(source.id)?.cells.format || 'text'
  if (format !== 'text') return compareRecords(reading, source.id, file, causes)
  const { failures, misplaced } = checkEvidence(reading, source)
  const covered = cover(reading, source, unreadLines(reading, source, failures))
  return { ...covered, failures: [...failures, ...covered.failures], misplaced }
}

/** Lines of which some evidence could not be read, so that figures on them seem to be accounted for by nobody. */
function unreadLines(reading: Reading, source: SourceText, failures: readonly Failure[]): Set<number> {
  const failing = new Set(failures.map(({ place }) => place))
  const unread = reading.folders
    .flatMap(folder => rowsOf(folder, 'evidence'))
    .filter(row => cell(row, 'source') === source.id)
    .filter(row => !reading.declared.has(cell(row, 'subject')) || failing.has(placeOf(row)))
  return new Set(unread.map(row => Number(cell(row, 'line'))))
}
