import { createHash } from 'node:crypto'
import type { CsvRow } from '../dataset/package/csv-text.ts'
import { fieldOf, meaningOf } from '../dataset/package/fields.ts'
import { notationOf } from '../dataset/package/notation.ts'
import { figuresOf } from '../dataset/verify/figures.ts'
import type { EntityKind } from '../kinds/index.ts'
import type { PrintedMoney } from '../locale/money.ts'
import type { Notation, Scale } from '../locale/notation.ts'
import { isCurrency } from '../model/currency.ts'
import { slug } from '../recipes/template.ts'
import { leavesOf, type SourceRecord } from '../sources/source.ts'
import { type Node, textOf } from './node.ts'

/** How a source writes its figures, as sources.csv says it. */
export interface Writing {
  language: string
  numbers: string
  dates: string
}

/** One file of an import. */
export interface SourceBuilt {
  id: string
  title: string
  writing: Writing
  /** A table for each currency and scale that its amounts are in: `usd`, `eur-million`. */
  tables: Map<string, Amounts>
  /** Columns with figures that no evidence quotes, and what they print. */
  left: Map<string, Set<string>>
}

/** How amounts are written, where that is not as their source is. */
export interface Written {
  scale?: Scale
  numbers?: string
  /** What they are rounded to. */
  precision?: Scale
}

interface Amounts extends Written {
  currency: string
}

const MOST_PLACES = 5

/** What became of something that the format does not allow, or that no fact is made of. */
export interface Note {
  message: string
  count: number
  /** The first places. */
  places: string[]
}

/** The rows of a package, as the readers of a format make them: entities, their evidence, links, and what is left out. */
export class Build {
  readonly entities = new Map<string, { kind: EntityKind; cells: Record<string, string> }>()
  readonly evidence: CsvRow[] = []
  readonly links = new Map<string, CsvRow>()
  readonly details: Record<'observations' | 'contradictions' | 'claims' | 'comparisons', CsvRow[]> = {
    observations: [],
    contradictions: [],
    claims: [],
    comparisons: [],
  }
  readonly notes = new Map<string, Note>()
  readonly sources: SourceBuilt[] = []
  /** The names of the files of sources, where an import has several: places name them. */
  readonly files = new Map<string, string>()
  /** The days of what is imported: the latest year is that of the source. */
  latest = ''
  /** Amounts that are printed, read or not. */
  tried = 0
  #otherwise = ''
  readonly #slugs = new Map<string, string>()
  readonly #values = new Map<string, { raw: string; value: unknown; place: string }>()
  readonly #fields = new Set<string>()
  readonly #quoted = new Map<string, Set<string>>()
  #evidenced = new Set<string>()

  #current: SourceBuilt | null = null

  /** The source that is being read. */
  get source(): SourceBuilt {
    if (this.#current === null) throw new TypeError('no source was begun')
    return this.#current
  }

  /** Goes on with a source, the first time as it says. */
  begin(id: string, title = '', writing: Writing = { language: 'en', numbers: 'plain', dates: 'iso' }): void {
    const known = this.sources.find(source => source.id === id)
    this.#current = known ?? { id, title, writing, tables: new Map(), left: new Map() }
    if (known === undefined) this.sources.push(this.#current)
  }

  /** The segment of ids of the source: `iati-worldbank`. */
  get owner(): string {
    return this.source.id.slice('source/'.length)
  }

  /** What an identifier is in an id. Two that differ in signs alone have two. */
  slug(text: string, of = ''): string {
    const plain = slug(text).slice(0, 120).replace(/-+$/, '')
    const key = `${of} ${plain}`
    const known = this.#slugs.get(key)
    if (plain !== '' && (known === undefined || known === text)) {
      this.#slugs.set(key, text)
      return plain
    }
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 6)
    return plain === '' ? hash : `${plain}-${hash}`
  }

  note(message: string, where: string): void {
    const file = this.files.get(this.#current?.id ?? '')
    const place = file === undefined || where.startsWith(file) ? where : `${file}, ${where}`
    const note = this.notes.get(message) ?? { message, count: 0, places: [] }
    if (note.places.includes(place)) return
    note.count += 1
    if (note.places.length < MOST_PLACES) note.places.push(place)
    this.notes.set(message, note)
  }

  /** An entity; what is given of one that is there already adds what it lacks. */
  entity(kind: EntityKind, id: string, cells: Record<string, string> = {}): string {
    const known = this.entities.get(id)
    if (known === undefined) this.entities.set(id, { kind, cells: { basis: 'STATED', ...cells } })
    else for (const [name, value] of Object.entries(cells)) known.cells[name] ||= value
    return id
  }

  #notation(currency = '', { scale = 'UNIT', numbers, precision }: Written = {}): Notation {
    const { writing } = this.source
    return notationOf({ ...writing, numbers: numbers || writing.numbers, currency, scale, precision: precision ?? '' })
  }

  /** Evidence of a field of an entity. False, with a note, where it cannot be read or contradicts what was printed first. */
  print(id: string, field: string, node: Node | null, table = ''): boolean {
    if (node === null || node.text === '') return false
    const kind = this.entities.get(id)?.kind
    const meaning = kind === undefined ? null : meaningOf(kind, field)
    const raw = node.text
    let value: unknown = raw
    let many = true
    if (meaning?.use === 'VALUE' && field !== 'amount') {
      const parsed = meaning.field.parse(raw, this.#notation())
      if (!parsed.ok) {
        this.note(`${field}: ${parsed.reason}; left out`, node.place)
        return false
      }
      value = parsed.value
      many = meaning.field.many === true
    }
    const key = many ? `${id} ${field} ${raw}` : `${id} ${field}`
    const known = this.#values.get(key)
    if (known !== undefined && known.raw !== raw && meaning?.use === 'VALUE') {
      if (meaning.field.unite(known.value, value) === null) {
        this.note(
          `${field} of ${id} is ${shown(raw)} here and ${shown(known.raw)} in ${known.place}; the first counts`,
          node.item.at,
        )
        return false
      }
    }
    if (known === undefined) this.#values.set(key, { raw, value, place: node.item.at })
    const printing = `${key} ${raw} ${node.column} ${this.source.id}`
    if (known === undefined || !this.#values.has(printing)) this.#quote(id, field, node, table)
    this.#values.set(printing, { raw, value, place: node.item.at })
    return true
  }

  /** Whether a field has evidence. */
  has(id: string, field: string): boolean {
    return this.#fields.has(`${id} ${field}`)
  }

  #quote(subject: string, field: string, { item, column, text }: Node, table: string): void {
    const record = /^record (\d+)$/.exec(item.at)?.[1]
    const place: CsvRow = record === undefined ? { pointer: item.at } : { record }
    this.evidence.push({ subject, field, source: this.source.id, ...place, table, column, raw: text })
    this.#fields.add(`${subject} ${field}`)
    const quoted = `${this.source.id} ${column}`
    this.#quoted.set(quoted, (this.#quoted.get(quoted) ?? new Set()).add(text))
    if (!field.includes(' ')) this.#evidenced.add(`${item.at} ${column}`)
  }

  /** A relationship; what prints it is its evidence. */
  link(from: string, relation: string, to: string, node: Node | null = null, more: CsvRow = {}): void {
    const key = `${from} ${relation} ${to} ${more.breakdown ?? ''}`
    if (this.links.has(key)) return
    this.links.set(key, { from, relation, to, note: '', breakdown: '', basis: 'STATED', rule: '', ...more })
    if (node !== null && node.text !== '') this.#quote(from, `${relation} ${to}`, node, '')
  }

  /** What prints the relationship that a cell of an entity gives. */
  cellOf(id: string, column: string, node: Node | null): void {
    if (node !== null && node.text !== '') this.#quote(id, column, node, '')
  }

  /** What an amount reads as; null, with a note, where it has no currency or is not a figure: nothing is guessed. */
  money(node: Node, currency: string, written: Written = {}): PrintedMoney | null {
    const code = currency.toUpperCase()
    this.tried += 1
    if (code === '') {
      this.note('an amount without a currency; left out: --currency says which it is', node.place)
      return null
    }
    if (!isCurrency(code)) {
      this.note(`${shown(currency)} is not a currency of ISO 4217; its amounts are left out`, node.place)
      return null
    }
    const parsed = fieldOf('money').parse(node.text, this.#notation(code, written))
    if (parsed.ok) return parsed.value
    this.note(`${parsed.reason}; left out`, node.place)
    return null
  }

  /** An amount in the currency that is printed beside it, or said, with its evidence; null, with a note, where it cannot be read. */
  amount(
    id: string,
    node: Node | null,
    currency: Node | string,
    cells: Record<string, string>,
    written: Written = {},
  ): PrintedMoney | null {
    const money = node === null ? null : this.money(node, textOf(currency), written)
    if (money === null) return null
    const { scale, numbers, precision } = written
    const format = numbers === '1.234,56' ? 'comma' : numbers && (slug(numbers) || 'apart')
    const name = [money.currency, scale, format, precision && `to ${precision}`].filter(part => part).join(' ')
    const table = `table/${this.owner}/${slug(name)}`
    this.source.tables.set(table, { currency: money.currency, ...written })
    this.entity('ALLOCATION', id, { grain: 'ROW', part: 'WHOLE', table, ...cells })
    this.print(id, 'amount', node, table)
    if (typeof currency !== 'string') this.#quote(id, 'currency', currency, table)
    return money
  }

  /** The day of something that is imported: the latest says which year a source is of. */
  see(day: string): void {
    if (/^\d{4}-\d{2}-\d{2}/.test(day) && day > this.latest) this.latest = day
  }

  /** A day that is printed of something that may not be imported: it says the year where no other does. */
  seeElse(day: string): void {
    if (/^\d{4}-\d{2}-\d{2}/.test(day) && day > this.#otherwise) this.#otherwise = day
  }

  /** The year of the latest day; null where no day is printed. */
  get year(): number | null {
    return Number((this.latest || this.#otherwise).slice(0, 4)) || null
  }

  /** What amounts come to is not to exceed what others come to: the stages of money are a ladder, and less is not yet. */
  atMost(id: string, name: string, of: readonly string[], than: readonly string[]): void {
    if (of.length === 0 || than.length === 0) return
    const compared = { of: of.join(';'), less: '', than: than.join(';'), printed: '', floor: '' }
    this.details.comparisons.push({ id: `${this.owner}/${id}`, name, relation: 'AT_MOST', ...compared })
  }

  /** Two printings that cannot both be right, with why. */
  contradict(
    name: string,
    claims: readonly { entity: string; field: string; value: string }[],
    words: { kind: string; name: string; explanation: string },
  ): void {
    const id = `contradiction/${this.owner}/${name}`
    this.details.contradictions.push({ id, ...words, basis: 'INFERRED', preferenceRule: '', about: '' })
    claims.forEach((claim, index) => {
      this.details.claims.push({ contradiction: id, position: index + 1, ...claim, preferred: '' })
    })
  }

  /** Keeps which figures of a record are evidence of nothing. To be called once the record is read. */
  account(record: SourceRecord): void {
    for (const { column, item } of leavesOf(record)) {
      const text = (item.text ?? '').trim()
      if (figuresOf(text).length === 0 || this.#evidenced.has(`${item.at} ${column}`)) continue
      const left = this.source.left.get(column) ?? new Set()
      this.source.left.set(column, left.add(text))
    }
    this.#evidenced = new Set()
  }

  /** The columns of a source whose figures are not facts, each with its reason. */
  exclusions({ id, left }: SourceBuilt, reasonOf: (column: string) => string): Map<string, string> {
    return new Map(
      [...left].map(([column, texts]) => {
        const quoted = this.#quoted.get(`${id} ${column}`)
        const repeats = quoted !== undefined && [...texts].every(text => quoted.has(text))
        return [column, repeats ? 'repetition' : reasonOf(column)]
      }),
    )
  }
}

export const shown = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
