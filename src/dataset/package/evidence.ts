import { hash } from 'node:crypto'
import type { Notation } from '../../locale/notation.ts'
import type { EvidenceValue } from '../../model/graph.ts'
import { type EntityKind, KINDS } from '../../model/kinds.ts'
import { compareIds } from '../../model/order.ts'
import { composed } from '../../model/text.ts'
import { type Steps, sorted } from '../../model/turns.ts'
import { cell, type Folder, type Row, rowsOf } from './csv.ts'
import type { Editions } from './editions.ts'
import { provedField, rankOf } from './evidence-fields.ts'
import { type Field, fieldNames, meaningOf } from './fields.ts'
import { Notations } from './notation.ts'
import { compare, type Problems } from './problems.ts'
import { shownHeading } from './text/headings.ts'
import type { Declared } from './values/declared.ts'

/** One printing of one field: the pieces of a name that is cut in two are one printing. */
export interface Fact {
  /** The pieces as printed, joined with a space. */
  raw: string
  /** Ids of Evidence, one for each piece. */
  evidence: string[]
  /** Its first row: of the cells only what says how it is written. */
  row: Row
}

/** A printing, read. */
export interface Known<T> extends Fact {
  value: T
}

/** What two packages print of one field of one subject, each printing with its figure. */
export interface Dispute {
  subject: string
  field: string
  claims: (Fact & { number: string | null })[]
}

const NONE: readonly Fact[] = []

/** All evidence of some packages: where each field of each subject is printed, and what it reads as. */
export class Facts {
  /** By its id; in the order of the ids once all is read. */
  evidence = new Map<string, EvidenceValue>()
  readonly #facts = new Map<string, Map<string, Fact[]>>()
  /** Fields of which two packages print what cannot both be true. */
  readonly disputes = new Map<string, Dispute>()
  readonly #problems: Problems
  readonly #notations: Notations
  readonly #editions: Editions

  constructor(notations: Notations, editions: Editions, problems: Problems) {
    this.#notations = notations
    this.#editions = editions
    this.#problems = problems
  }

  /** Of editions of one series the latest comes first: it is what counts. */
  putInOrder(): void {
    for (const fields of this.#facts.values())
      for (const [field, facts] of fields)
        if (facts.length > 1)
          fields.set(
            field,
            this.#editions.latestFirst(facts, ({ row }) => cell(row, 'source')),
          )
  }

  /** How figures are written where a row of evidence stands, or anywhere in a source. */
  notationOf(row: Pick<Row, 'cells'>): Notation {
    return this.#notations.of(row)
  }

  /** The same place may be evidence of several subjects: it is one piece of evidence. */
  addEvidence(evidence: EvidenceValue): EvidenceValue {
    const known = this.evidence.get(evidence.id) ?? evidence
    this.evidence.set(known.id, known)
    return known
  }

  add(subject: string, field: string, fact: Fact): void {
    const fields = this.#facts.get(subject) ?? new Map<string, Fact[]>()
    const facts = fields.get(field)
    if (facts !== undefined) facts.push(fact)
    else this.#facts.set(subject, fields.set(field, [fact]))
  }

  /** The fields of a subject that have evidence, in the order in which they are first printed. */
  fields(subject: string): string[] {
    return [...(this.#facts.get(subject)?.keys() ?? [])]
  }

  of(subject: string, field: string): readonly Fact[] {
    return this.#facts.get(subject)?.get(field) ?? NONE
  }

  /** Every printing of a field, parsed; one that does not parse is a problem of its row. */
  all<T>(subject: string, name: string, field: Field<T>): Known<T>[] {
    return this.of(subject, name).flatMap(fact => {
      const parsed = field.parse(fact.raw, this.notationOf(fact.row))
      if (parsed.ok) return [{ ...fact, value: parsed.value }]
      this.#problems.add(fact.row, 'raw', `${name} of ${subject}: ${parsed.reason}`)
      return []
    })
  }

  /** The value of a field, with the evidence of every printing; null when it is printed nowhere. */
  one<T>(subject: string, name: string, field: Field<T>): Known<T> | null {
    const [first, ...others] = this.all(subject, name, field)
    if (first === undefined) return null
    let value = first.value
    const agreeing: Known<T>[] = [first]
    for (const other of others) {
      const united = field.unite(value, other.value)
      if (united !== null) {
        value = united
        agreeing.push(other)
      } else if (this.#editions.compare(cell(other.row, 'source'), cell(first.row, 'source'))) {
        // An edition replaced it: what it printed is known by its evidence.
      } else if (other.row.package !== first.row.package && cell(other.row, 'source') !== cell(first.row, 'source')) {
        const key = `${subject} ${name}`
        const dispute = this.disputes.get(key) ?? { subject, field: name, claims: [] }
        const number = (known: Known<T>) => field.decimal?.(known.value) ?? null
        if (dispute.claims.length === 0)
          dispute.claims.push(...agreeing.map(known => ({ ...known, number: number(known) })))
        if (!dispute.claims.some(({ row }) => row === other.row))
          dispute.claims.push({ ...other, number: number(other) })
        this.disputes.set(key, dispute)
      } else {
        const there = `${JSON.stringify(first.raw)} in ${first.row.file}:${first.row.line}`
        const both = `${JSON.stringify(other.raw)} here and ${there}`
        this.#problems.add(
          other.row,
          'raw',
          `${name} of ${subject} reads ${both}; a figure that differs is a fact of its own`,
        )
      }
    }
    return { ...first, value, evidence: agreeing.flatMap(known => known.evidence) }
  }
}

function evidenceOf({ cells }: Row, field: string | null): EvidenceValue {
  const { source = '', line = '', record = '', pointer = '', heading = '', raw = '' } = cells
  const { table = '', row: place = '', column = '' } = cells
  const said = [table, place, column, heading, raw]
  const key = JSON.stringify([...said, ...(field === null ? [] : [field]), ...(pointer === '' ? [] : [{ pointer }])])
  return {
    id: `evidence/${source.slice(`${KINDS.SOURCE.prefix}/`.length)}/${placed(line, record, pointer)}/${hash('sha256', key).slice(0, 10)}`,
    source,
    line: line === '' ? null : Number(line),
    record: record === '' ? null : Number(record),
    pointer: pointer || null,
    heading: heading === '' ? null : shownHeading(heading),
    table: table || null,
    row: place || null,
    column: column || null,
    raw,
    field,
  }
}

/** The place as a segment of an id, by which evidence sorts as a reader meets it: `l12`, `r12`, `p3-2-1`. */
function placed(line: string, record: string, pointer: string): string {
  if (line !== '') return `l${line}`
  return record === '' ? `p${(pointer.match(/\d+/g) ?? []).join('-')}` : `r${record}`
}

/** Each format has its own way of saying where: a line under a heading, a record and its column, a pointer. */
function checkPlace(row: Row, format: string, problems: Problems): void {
  const needed = format === 'text' ? ['line', 'heading'] : format === 'delimited' ? ['record', 'column'] : ['pointer']
  for (const name of needed)
    if (cell(row, name) === '') problems.add(row, name, `is empty; evidence in a source of format ${format} needs it`)
  for (const name of ['line', 'record', 'pointer', 'heading'])
    if (cell(row, name) !== '' && !needed.includes(name))
      problems.add(row, name, `is not for a source of format ${format}: give ${needed.join(' and ')}`)
}

/** The line is one of the source's and, where a table is named, one of the table's. */
function checkLine(row: Row, declared: ReadonlyMap<string, Declared>, problems: Problems): void {
  const line = Number(cell(row, 'line'))
  const source = declared.get(cell(row, 'source'))
  if (source === undefined) return
  const format = source.cells.format || 'text'
  checkPlace(row, format, problems)
  if (format !== 'text' || cell(row, 'line') === '') return
  if (line < 1 || line > Number(source.cells.lineCount)) {
    problems.add(row, 'line', `${source.id} has lines 1 to ${source.cells.lineCount}, not ${line}`)
  }
  const table = declared.get(cell(row, 'table'))
  if (table === undefined || table.kind !== 'TABLE') return
  const { firstLine, lastLine } = table.cells
  if (table.cells.source !== source.id) {
    const message = `${table.id} is a table of ${table.cells.source}`
    // The table's row is wrong, or each of these: an unknown source is reported there.
    if (declared.has(table.cells.source ?? '')) problems.add(row, 'table', message)
    else problems.addFollowing(row, 'table', message)
  } else if (line < Number(firstLine) || line > Number(lastLine)) {
    problems.add(row, 'line', `${table.id} has lines ${firstLine} to ${lastLine}, not ${line}`)
  }
}

/** What is kept of the rows of a package: where each stands, and once for all that are alike what says how its figure is written. */
class Places {
  readonly #known = new Map<string, Row['cells']>()

  of({ file, line, package: path, cells }: Row): Row {
    const { source = '', table = '', column = '' } = cells
    const key = JSON.stringify([source, table, column])
    const kept = this.#known.get(key) ?? { source, table, column }
    this.#known.set(key, kept)
    return { file, line, package: path, cells: kept }
  }
}

/** A name is cut into pieces 1, 2 …, in rows one after the other. Whether `row` goes on from `previous`; problems aside. */
function continues(row: Row, previous: Row | undefined, problems: Problems): boolean {
  const piece = Number(cell(row, 'piece') || 1)
  if (piece === 1) return false
  const key = (of: Row) => `${cell(of, 'subject')} ${cell(of, 'field')}`
  const follows = previous !== undefined && key(previous) === key(row) && Number(cell(previous, 'piece')) === piece - 1
  if (!follows)
    problems.add(row, 'piece', `piece ${piece} must follow piece ${piece - 1} of the same subject and field`)
  return follows
}

/** Reads evidence.csv of every package: each row is checked by itself, then each field as a whole. `done` is called with each package. */
export function* readFacts(
  folders: readonly Folder[],
  declared: ReadonlyMap<string, Declared>,
  editions: Editions,
  problems: Problems,
  done: (folder: Folder) => void = () => {},
): Steps<Facts> {
  const facts = new Facts(new Notations(folders, declared), editions, problems)
  for (const folder of folders) {
    const places = new Places()
    let previous: Row | undefined
    let fact: Fact | undefined
    for (const row of rowsOf(folder, 'evidence')) {
      const subject = declared.get(cell(row, 'subject'))
      const name = cell(row, 'field')
      if (subject === undefined || name === '') continue
      if (meaningOf(subject.kind, name) === null) {
        problems.add(
          row,
          'field',
          `${name} is not a field of ${subject.kind}; its fields are ${fieldNames(subject.kind).join(', ')}`,
        )
        continue
      }
      if (composed(cell(row, 'raw')) === '' && name !== 'absence')
        problems.add(row, 'raw', 'is empty; write what is printed')
      checkLine(row, declared, problems)
      const { id, raw } = facts.addEvidence(evidenceOf(row, provedField(subject.kind, name)))
      if (continues(row, previous, problems) && fact !== undefined) {
        fact.raw = `${fact.raw} ${raw}`
        fact.evidence.push(id)
      } else {
        fact = { raw, evidence: [id], row: places.of(row) }
        facts.add(subject.id, name, fact)
      }
      previous = row
    }
    done(folder)
    yield
  }
  facts.putInOrder()
  facts.evidence = new Map(yield* sorted([...facts.evidence], ([a], [b]) => compare(a, b)))
  for (const { id, kind } of declared.values()) {
    for (const name of facts.fields(id)) {
      const use = meaningOf(kind, name)
      if (use?.use === 'VALUE' && use.field.many !== true) facts.one(id, name, use.field)
    }
    yield
  }
  return facts
}

/** Each id once, in code unit order. */
export function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort(compare)
}

/** Evidence of an entity, each once: what it is about, then its name, then the rest; inside each, as a reader meets it. */
export function inReadingOrder(kind: EntityKind, ids: readonly string[], facts: Facts): string[] {
  const rank = new Map(ids.map(id => [id, rankOf(kind, facts.evidence.get(id)?.field ?? null)]))
  return asPrinted(ids).sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0))
}

/** Ids of evidence, each once, in the order in which a reader of the source meets them. */
export function asPrinted(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort(compareIds)
}
