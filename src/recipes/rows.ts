import type { CsvRow } from '../dataset/package/csv-text.ts'
import { meaningOf } from '../dataset/package/fields.ts'
import { resourceOf } from '../dataset/package/resources.ts'
import type { Notation } from '../locale/notation.ts'
import { type EntityKind, KINDS } from '../model/kinds.ts'
import type { Item } from '../sources/source.ts'
import { meets, type Printing } from './record.ts'
import type { LinkMade, Made, Recipe } from './schema.ts'
import { filled, namesIn } from './template.ts'

/** Something of a record that cannot be made as the recipe says. */
export interface Fault {
  place: string
  message: string
}

interface Entity {
  kind: EntityKind
  cells: Record<string, string>
  place: string
}

export interface SourceFacts {
  id: string
  table: string
  notation: Notation
  /** The line of a text under which its table stands; null for records. */
  heading: string | null
}

const RAW_MOST = 100_000

/** The rows of a package, as records make them one after the other. */
export class Rows {
  readonly entities = new Map<string, Entity>()
  readonly evidence: CsvRow[] = []
  readonly links = new Map<string, CsvRow>()
  readonly faults: Fault[] = []
  /** Columns in which some record repeats what evidence quotes. */
  readonly repeated = new Set<string>()
  /** Columns of which some cell is evidence. */
  readonly quoted = new Set<string>()
  readonly #known = new Map<string, { raw: string; value: unknown; place: string; at: string }>()
  /** Ids that cells and links name, with where first. */
  readonly #named = new Map<string, string>()
  readonly #recipe: Recipe

  constructor(recipe: Recipe) {
    this.#recipe = recipe
  }

  take(printing: Printing, source: SourceFacts, columnOf: (name: string) => string): void {
    for (const made of this.#recipe.make) if (meets(printing, made.when)) this.#make(made, printing, source, columnOf)
    for (const link of this.#recipe.links ?? [])
      if (meets(printing, link.when)) this.#tie(link, printing, source, columnOf)
  }

  #fault(place: string, message: string): void {
    this.faults.push({ place, message })
  }

  #make(made: Made, printing: Printing, source: SourceFacts, columnOf: (name: string) => string): void {
    const kind = made.kind as EntityKind
    const id = filled(made.id, columnOf)
    if (id === null) return
    const amount = made.evidence?.amount
    const blank =
      kind === 'ALLOCATION' && amount !== undefined && [amount].flat().every(name => printing.value(name) === '')
    if (blank && made.blank === undefined) return
    const cells = this.#cells(made, kind, printing, source, columnOf, id)
    if (blank) cells.absence = made.blank ?? ''
    const known = this.entities.get(id)
    if (known === undefined) this.entities.set(id, { kind, cells, place: printing.place })
    else
      for (const [name, value] of Object.entries(cells))
        if (value !== '' && known.cells[name] !== value && name !== 'description')
          this.#fault(
            printing.place,
            `${id} has ${name} ${value} here, ${known.cells[name] || 'none'} in ${known.place}`,
          )
    if (blank && made.blank === 'BLANK')
      for (const item of printing.items([amount].flat()[0] ?? ''))
        this.#evidence(id, 'absence', item, '', [amount].flat()[0] ?? '', source)
    for (const [field, columns] of Object.entries(made.evidence ?? {}))
      for (const column of [columns].flat()) this.#printed(kind, id, field, column, printing, source)
  }

  #cells(
    made: Made,
    kind: EntityKind,
    printing: Printing,
    source: SourceFacts,
    columnOf: (name: string) => string,
    id: string,
  ) {
    const cells: Record<string, string> = { basis: made.basis ?? 'STATED', rule: made.rule ?? '' }
    cells.description = made.description === undefined ? '' : (filled(made.description, columnOf, text => text) ?? '')
    const { columns } = resourceOf(kind)
    for (const [name, template] of Object.entries(made.cells ?? {})) {
      const isId = columns.find(column => column.name === name)?.type.startsWith('id') === true
      cells[name] = (isId ? filled(template, columnOf) : filled(template, columnOf, text => text)) ?? ''
      if (isId && cells[name] !== '') this.#name(cells[name] ?? '', printing.place)
    }
    for (const [name, { column, is }] of Object.entries(made.words ?? {})) {
      const printed = printing.value(column)
      const word = is[printed]
      if (word === undefined && printed !== '')
        this.#fault(
          printing.place,
          `${column} prints ${JSON.stringify(printed)}, for which the recipe has no ${name}; it has ${Object.keys(is)
            .map(each => JSON.stringify(each))
            .join(', ')}`,
        )
      cells[name] = word ?? ''
    }
    for (const { name, required } of columns)
      if (required && name !== 'id' && name !== 'basis' && !cells[name])
        this.#fault(printing.place, `${id} has no ${name}: ${namesIn(made.cells?.[name] ?? '').join(', ')} is empty`)
    if (kind === 'ALLOCATION' && cells.grain !== 'TEXT') cells.table = source.table
    return cells
  }

  #name(id: string, place: string): void {
    if (!this.#named.has(id)) this.#named.set(id, place)
  }

  /** One printing of a field: read, compared with those before it, and kept as evidence where it says something new. */
  #printed(kind: EntityKind, id: string, field: string, column: string, printing: Printing, source: SourceFacts): void {
    const meaning = meaningOf(kind, field)
    for (const item of printing.items(column)) {
      const raw = (item.text ?? '').trim()
      if (raw === '' || printing.value(column) === '') continue
      if (raw.length > RAW_MOST) {
        this.#fault(printing.place, `${column} has more than ${RAW_MOST} characters`)
        continue
      }
      let value: unknown = raw
      if (meaning?.use === 'VALUE') {
        const parsed = meaning.field.parse(raw, source.notation)
        if (!parsed.ok) {
          this.#fault(printing.place, `${column}: ${parsed.reason}`)
          continue
        }
        value = parsed.value
      }
      const many = meaning?.use === 'VALUE' && meaning.field.many === true
      const key = many ? `${id} ${field} ${raw}` : `${id} ${field}`
      const known = this.#known.get(key)
      if (known === undefined) {
        this.#known.set(key, { raw, value, place: printing.place, at: item.at })
        this.#evidence(id, field, item, raw, printing.path(column), source)
      } else if (known.raw === raw) {
        if (known.at !== item.at) this.repeated.add(printing.path(column))
      } else if (meaning?.use === 'VALUE' && meaning.field.unite(known.value, value) !== null)
        this.#evidence(id, field, item, raw, printing.path(column), source)
      else
        this.#fault(
          printing.place,
          `${column}: ${field} of ${id} is ${JSON.stringify(raw)} here, ${JSON.stringify(known.raw)} in ${known.place}`,
        )
    }
  }

  #evidence(subject: string, field: string, item: Item, raw: string, column: string, source: SourceFacts): void {
    const record = /^record (\d+)$/.exec(item.at)?.[1]
    const line = source.heading === null ? undefined : /^L(\d+)$/.exec(item.at)?.[1]
    const place = line !== undefined ? { line } : record !== undefined ? { record } : { pointer: item.at }
    this.quoted.add(column)
    const table = subject.startsWith(`${KINDS.ALLOCATION.prefix}/`) ? source.table : ''
    this.evidence.push({
      subject,
      field,
      source: source.id,
      ...place,
      table,
      column,
      heading: source.heading ?? '',
      raw,
    })
  }

  #tie(link: LinkMade, printing: Printing, source: SourceFacts, columnOf: (name: string) => string): void {
    const [from, to] = [filled(link.from, columnOf), filled(link.to, columnOf)]
    if (from === null || to === null) return
    // Nothing was made of an empty amount: nothing is tied to it.
    const amounts = [from, to].filter(id => id.startsWith(`${KINDS.ALLOCATION.prefix}/`))
    if (amounts.some(id => !this.entities.has(id))) return
    this.#name(from, printing.place)
    this.#name(to, printing.place)
    const key = [from, link.relation, to, link.breakdown ?? ''].join(' ')
    const again = this.links.has(key)
    const { relation, breakdown = '', note = '', basis = 'STATED', rule = '' } = link
    this.links.set(key, { from, relation, to, note, breakdown, basis, rule })
    if (link.column === undefined) return
    if (again) this.repeated.add(printing.path(link.column))
    else
      for (const item of printing.items(link.column).slice(0, 1))
        this.#evidence(from, `${relation} ${to}`, item, (item.text ?? '').trim(), printing.path(link.column), source)
  }

  /** Ids that are named and that no record makes. */
  checkNames(): void {
    const missing = [...this.#named].filter(([id]) => !this.entities.has(id))
    for (const [id, place] of missing) this.#fault(place, `names ${id}, which no record makes`)
  }
}
