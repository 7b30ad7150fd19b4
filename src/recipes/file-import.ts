import { basename } from 'node:path'
import { notationOf } from '../dataset/package/notation.ts'
import { parseDate } from '../locale/date.ts'
import { DATE_FORMATS } from '../locale/notation.ts'
import { Repeats } from '../sources/repeats.ts'
import type { SourceRecord } from '../sources/source.ts'
import { columnsOf } from './columns.ts'
import type { SourceFacts } from './facts.ts'
import { meets, type Printing, Records, type Skipped } from './record.ts'
import { refuse } from './refuse.ts'
import type { Rows } from './rows.ts'
import type { Part } from './schema.ts'
import { type ColumnOf, filled, type Lookups, namesIn, slug } from './template.ts'

/** What is known beside the file. */
export interface Beside {
  lookups: Lookups
  edition: string | undefined
  others: ReadonlyMap<string, ReadonlySet<string>>
  /** Of a text: the line above its records. */
  heading?: string | undefined
  /** Which set of records of its file it is: each has a table of its own, as columns of one name may be written in several ways. */
  nth?: number
}

/** A record that prints what an earlier one prints, and whether its amounts count beside those of that one. */
export interface Repeated {
  record: string
  first: string
  counts: boolean
}

/** The number of a record, or of an element or value by its way, where no column names it. */
const numberOf = ({ place, record }: Printing): string => (place.startsWith('/') ? place : String(record.number))

/** Reads the records of one file, as one part of a recipe says, into rows. */
export class FileImport {
  readonly empty: string[] = []
  /** Records that name what another package does not have, and the columns and texts by which they are left out. */
  readonly left: string[] = []
  readonly leftOut = new Map<string, [column: string, raw: string]>()
  /** Records of which nothing is made, by what excludes them. */
  readonly skipped = new Map<string, Skipped>()
  /** Records that print the headers again. */
  readonly headings: string[] = []
  records = 0
  /** Records that print what an earlier one prints, all of it. */
  readonly repeated: Repeated[] = []
  /** Columns and elements that the recipe names, and those that print something. */
  readonly named = new Set<string>()
  readonly #part: Part
  readonly #file: string
  readonly #rows: Rows
  readonly #lookups: Lookups
  readonly #given: string | undefined
  readonly #others: ReadonlyMap<string, ReadonlySet<string>>
  readonly #keys = new Map<string, string>()
  /** Keys as they are in ids. */
  readonly #slugs = new Map<string, string>()
  readonly #cut: Records
  readonly #repeats = new Repeats()
  readonly #heading: string
  readonly #table: string
  #edition: { text: string; place: string } | null = null
  facts: SourceFacts | null = null
  title = ''

  /**
   * @param edition which edition it is, where no file says it.
   * @param others the ids of other packages, by their names.
   */
  constructor(part: Part, path: string, rows: Rows, { lookups, edition, others, heading = '', nth = 1 }: Beside) {
    this.#heading = heading
    this.#table = nth === 1 ? 'records' : `records-${nth}`
    this.#part = part
    this.#file = basename(path)
    this.#rows = rows
    this.#lookups = lookups
    this.#given = edition
    this.#others = others
    this.#cut = new Records(part)
  }

  take(record: SourceRecord): void {
    this.records += 1
    if (record.parts.length === 0 && record.text === null) {
      this.empty.push(record.at)
      return
    }
    const cut = this.#cut.of(record)
    const [one] = cut
    if (one === undefined) return
    const filled = record.parts.filter(({ text }) => (text ?? '').trim() !== '')
    if (filled.length > 1 && filled.every(({ name, text }) => name === text?.trim())) {
      const [{ name: column = '' } = {}] = filled
      this.#skip({ column, raw: column, reason: 'repetition' })
      this.headings.push(one.place)
      return
    }
    if (this.named.size === 0) this.#name(one)
    const place = one.item === record ? one.place : record.at
    const first = this.#repeats.of(record, place)
    for (const printing of cut) {
      if (printing.skipped !== null) {
        this.#skip(printing.skipped)
        continue
      }
      this.#checkEdition(printing)
      this.#checkKey(printing)
      const facts = this.facts ?? this.#begin()
      if (this.#namesNothing(printing)) continue
      const within = `${first ?? place}${printing.within}`
      const same = printing.item === record ? first : this.#repeats.of(printing.item, printing.place, within)
      this.#take(printing, facts, same)
    }
  }

  /** Makes what a record makes; of one that repeats another it is said whether its amounts are made again. */
  #take(printing: Printing, facts: SourceFacts, first: string | null): void {
    const rows = this.#rows
    const [amounts, again] = [rows.amounts, rows.again.length]
    rows.take(this.#part, printing, facts, this.#columnOf(printing))
    if (first === null) return
    rows.again.splice(again)
    this.repeated.push({ record: printing.place, first, counts: rows.amounts > amounts })
  }

  get printed(): ReadonlySet<string> {
    return this.#cut.printed
  }

  #name({ path }: Printing): void {
    const excluded = Object.keys(this.#part.exclude ?? {})
    for (const column of [...columnsOf(this.#part).map(path), ...excluded]) this.named.add(column)
  }

  #skip(skipped: Skipped): void {
    this.skipped.set(JSON.stringify([skipped.column, skipped.raw]), skipped)
  }

  /** Whether a record is about something that the package which is to declare it does not have: it is reported, and left out. */
  #namesNothing(printing: Printing): boolean {
    for (const { id: template, of, cells, words, when } of this.#part.make) {
      if (of === undefined || cells !== undefined || words !== undefined || !meets(printing, when)) continue
      const id = filled(template, this.#columnOf(printing))
      const ids = this.#others.get(of)
      if (id === null || ids === undefined || ids.has(id)) continue
      this.left.push(`${printing.place}: ${id} is not in ${of}`)
      const [column] = namesIn(template).filter(name => this.#named(name) === null)
      if (column !== undefined)
        this.leftOut.set(JSON.stringify([column, printing.text(column)]), [column, printing.text(column)])
      return true
    }
    return false
  }

  #columnOf(printing: Printing): ColumnOf {
    return (name, lookup) => {
      const text = name === 'record' ? numberOf(printing) : (this.#named(name) ?? printing.value(name))
      return lookup == null ? text : (this.#lookups.get(lookup)?.get(text) ?? text)
    }
  }

  #named(name: string): string | null {
    if (name === 'file') return this.#file.replace(/\.[^.]*$/, '')
    return name === 'edition' ? (this.#edition?.text ?? '') : null
  }

  #checkEdition(printing: Printing): void {
    const { edition } = this.#part.source
    if (edition === undefined) return
    if (!('column' in edition)) {
      this.#edition ??= { text: this.#editionOf(edition), place: '' }
      return
    }
    const { column } = edition
    const text = this.#dayOf(printing.value(column))
    if (text === '') refuse([`${this.#file}, ${printing.place}: ${column}, the edition, is empty`])
    this.#edition ??= { text, place: printing.place }
    if (text !== this.#edition.text)
      refuse([
        `${this.#file}, ${printing.place}: ${column}, the edition, is ${text} here and ${this.#edition.text} in ${this.#edition.place}`,
      ])
  }

  /** An edition that is a day, as ISO: editions are in the order of their days, however they are printed. */
  #dayOf(text: string): string {
    const { language, numbers, dates, currency } = this.#part.source
    const notation = notationOf({ language, numbers: numbers.join(';'), dates: dates.join(';'), currency })
    const parsed = parseDate(text, notation)
    if (parsed.ok) return parsed.value.precision === 'DAY' ? parsed.value.day : text
    const others = DATE_FORMATS.filter(format => parseDate(text, { ...notation, dates: [format] }).ok)
    if (others.length > 0)
      refuse([`${this.#file}, the edition: ${parsed.reason}`], 'declare the format of its dates, or give --edition')
    return text
  }

  /** What no record prints: as the name of the file has it, or as it is given. */
  #editionOf(edition: { file: string } | { is: string }): string {
    if ('is' in edition) return this.#given ?? edition.is
    const [before = '', after = ''] = edition.file.split('*')
    const name = this.#named('file') ?? ''
    const found = name.slice(before.length, name.length - after.length)
    if (!name.startsWith(before) || !name.endsWith(after) || found === '')
      refuse(
        [`${this.#file}: its name does not say which edition it is`],
        `name it ${edition.file}, with the edition in place of *`,
      )
    return found
  }

  #checkKey(printing: Printing): void {
    const { records } = this.#part
    const columns = 'key' in records ? records.key : undefined
    if (columns === undefined) return
    const { place } = printing
    const fault = (message: string) => this.#rows.faults.push({ place, message })
    const values = columns.map(printing.value)
    const key = JSON.stringify(values)
    const said = columns.map((name, index) => `${name} ${JSON.stringify(values[index])}`).join(', ')
    const known = this.#keys.get(key)
    if (known !== undefined) return void fault(`repeats the key ${said} of ${known}`)
    this.#keys.set(key, place)
    if (values.every(value => value === ''))
      return void fault(
        `its key, ${columns.join(', ')}, is empty; a total or a note is listed under skip, or comes after what until says`,
      )
    const inId = JSON.stringify(values.map(slug))
    const alike = this.#slugs.get(inId)
    if (alike !== undefined)
      fault(`its key ${said} is that of ${alike} in an id, where capitals and signs do not count`)
    this.#slugs.set(inId, place)
  }

  #begin(): SourceFacts {
    const { source, records, columns = {} } = this.#part
    const name = (each: string) => this.#named(each) ?? ''
    const id =
      filled(source.id, name) ?? refuse([`${this.#file}: the id of its source, ${source.id}, has an empty part`])
    this.title = filled(source.title, name, text => text) ?? source.title
    const year = source.year === 'edition' ? Number(/(?:19|20)\d\d/.exec(name('edition'))?.[0] ?? 0) : source.year
    if (year === 0) refuse([`${this.#file}: its edition, ${name('edition')}, names no year`])
    const { language, numbers, dates, currency } = source
    const cells = { language, numbers: numbers.join(';'), dates: dates.join(';'), currency }
    const notation = notationOf(cells)
    const currencies = new Map(
      Object.entries(columns).flatMap(([column, { currency }]) =>
        typeof currency === 'object' ? [[column, currency.column] as const] : [],
      ),
    )
    const own = new Map(
      Object.entries(columns).map(([column, format]) => {
        const given = Object.entries(format)
          .filter(([key, value]) => key !== 'without' && (Array.isArray(value) || typeof value !== 'object'))
          .map(([key, value]) => [key, [value].flat().join(';')])
        return [column, notationOf({ ...cells, ...Object.fromEntries(given), column })]
      }),
    )
    this.facts = {
      id,
      file: this.#file,
      table: `table/${slug(id.slice('source/'.length))}/${this.#table}`,
      notation,
      notationOf: column => own.get(column) ?? notation,
      currencies,
      formatted: Object.values(columns).some(format => Object.keys(format).some(key => key !== 'without')),
      heading: records.format === 'text' ? this.#heading : null,
      series: source.series ?? null,
      year,
      edition: name('edition'),
    }
    return this.facts
  }
}
