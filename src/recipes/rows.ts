import type { CsvRow } from '../dataset/package/csv-text.ts'
import { resourceOf } from '../dataset/package/resources.ts'
import { inEditionOrder } from '../model/editions.ts'
import { type EntityKind, KINDS } from '../model/kinds.ts'
import { Comparisons } from './comparisons.ts'
import { tableBeside } from './currency.ts'
import type { SourceFacts } from './facts.ts'
import { mentionsIn } from './mentions.ts'
import { Printings } from './printings.ts'
import { columnsIn, meets, type Printing } from './record.ts'
import type { LinkMade, Made, Mention, Part } from './schema.ts'
import { type ColumnOf, filled, namesIn, slug } from './template.ts'

/** Something of a record that cannot be made as the recipe says. */
export interface Fault {
  place: string
  message: string
}

export interface Entity {
  kind: EntityKind
  cells: Record<string, string>
  place: string
  source: SourceFacts
  /** The package that declares it, where this one only names it. */
  of: string | null
}

const laterThan = (one: SourceFacts, other: SourceFacts) =>
  inEditionOrder({ ...one, source: one.id }, { ...other, source: other.id }) > 0

const same = (text: string) => text

/** The rows of a package, as records make them one after the other. */
export class Rows {
  readonly entities = new Map<string, Entity>()
  readonly links = new Map<string, CsvRow>()
  readonly observations = new Map<string, CsvRow>()
  readonly faults: Fault[] = []
  /** Amounts that a record prints again under the id that an earlier one of the file gave them. */
  readonly again: string[] = []
  /** How many amounts records made. */
  amounts = 0
  /** Places of which nothing is made, with why. */
  readonly notMade = new Map<string, string>()
  readonly printings = new Printings((place, message) => this.faults.push({ place, message }))
  readonly comparisons = new Comparisons(this.printings, id => this.entities.has(id))
  readonly #linked = new Map<string, Set<string>>()
  /** Ids that cells and links name, with where first. */
  readonly #named = new Map<string, string>()

  take(part: Part, printing: Printing, source: SourceFacts, columnOf: ColumnOf): void {
    for (const made of part.make) if (meets(printing, made.when)) this.#make(made, printing, source, columnOf)
    for (const link of part.links ?? []) if (meets(printing, link.when)) this.#tie(link, printing, source, columnOf)
    for (const mention of part.mentions ?? [])
      if (meets(printing, mention.when)) this.#mention(mention, printing, source, columnOf)
    for (const check of part.checks ?? [])
      if (meets(printing, check.when)) this.comparisons.take(check, printing, source, columnOf)
  }

  /** The name of the file that is read: ids of it that no record makes are reported with it. */
  file = ''

  /** Where the entity that a message is about was made. */
  placeOf(message: string): string | null {
    const named = message.match(/[a-z-]+(?:\/[a-z0-9-]+)+/g) ?? []
    const [entity] = named.flatMap(id => this.entities.get(id) ?? [])
    return entity === undefined ? null : `${entity.source.file}, ${entity.place}`
  }

  #fault(place: string, message: string): void {
    this.faults.push({ place, message })
  }

  #make(made: Made, printing: Printing, source: SourceFacts, columnOf: ColumnOf): void {
    const kind = made.kind as EntityKind
    const id = filled(made.id, columnOf)
    if (id === null) {
      this.#notMade(made, printing, columnOf)
      return
    }
    const amount = made.evidence?.amount
    const blank =
      kind === 'ALLOCATION' && amount !== undefined && printing.value(columnsIn(amount).columns[0] ?? '') === ''
    if (blank && made.blank === undefined) return
    const cells = this.#cells(made, kind, printing, source, columnOf, id)
    if (blank) cells.absence = made.blank ?? ''
    this.#enter(id, { kind, cells, place: printing.place, source, of: made.of ?? null })
    const beside = this.printings.tables.get(id)?.column
    if (beside !== undefined)
      for (const item of printing.items(beside).slice(0, 1))
        this.printings.add(id, 'currency', item, printing.text(beside), printing.path(beside), source)
    // The empty cell is the evidence, or what is printed in it for nothing.
    if (blank && amount !== undefined)
      for (const column of columnsIn(amount).columns.slice(0, 1))
        for (const item of printing.items(column))
          if (!/\d/.test(item.text ?? ''))
            this.printings.add(id, 'absence', item, (item.text ?? '').trim(), printing.path(column), source)
    for (const [field, printed] of Object.entries(made.evidence ?? {}))
      if (!blank || field !== 'amount') this.printings.field(kind, id, field, printed, printing, source)
    for (const { key, type, value, period, day, unit, label, when } of made.observations ?? []) {
      const name = slug(filled(key, columnOf) ?? '')
      if (name === '' || !meets(printing, when)) continue
      const field = `observation.${name}`
      if (!this.printings.field(kind, id, field, value, printing, source)) continue
      if (period !== undefined) this.printings.field(kind, id, `${field}.period`, period, printing, source)
      if (day !== undefined) this.printings.field(kind, id, `${field}.day`, day, printing, source)
      const text = (template: string | undefined) =>
        template === undefined ? '' : (filled(template, columnOf, same) ?? '')
      this.observations.set(`${id} ${name}`, { of: id, key: name, type, unit: text(unit), label: text(label) })
    }
  }

  /** Why nothing is made of what some columns print: for saying it where nothing else is. */
  #notMade({ kind, id, evidence = {} }: Made, printing: Printing, columnOf: ColumnOf): void {
    const empty = [...new Set(namesIn(id))].filter(name => slug(columnOf(name)) === '')
    for (const column of Object.values(evidence).flatMap(printed => columnsIn(printed).columns))
      for (const place of [
        `${printing.place}, ${printing.path(column)}`,
        ...printing.items(column).map(({ at }) => at),
      ])
        this.notMade.set(place, `no ${kind} is made of it: ${empty.join(', ')}, in its id, is empty`)
  }

  /** An entity that records of one file make again must be the same; of editions the later counts. */
  #enter(id: string, entity: Entity): void {
    const known = this.entities.get(id)
    if (known === undefined) {
      this.entities.set(id, entity)
      if (entity.kind === 'ALLOCATION' && entity.of === null) this.amounts += 1
      return
    }
    if (entity.kind === 'ALLOCATION' && entity.of === null && known.source.id === entity.source.id)
      this.again.push(`${entity.place}: ${id} is printed in ${known.place} already`)
    const { series } = entity.source
    if (series !== null && known.source.series === series && known.source.id !== entity.source.id) {
      if (laterThan(entity.source, known.source)) this.entities.set(id, entity)
      return
    }
    for (const [name, value] of Object.entries(entity.cells))
      if (value !== '' && known.cells[name] !== value && name !== 'description')
        this.#fault(entity.place, `${id} has ${name} ${value} here, ${known.cells[name] || 'none'} in ${known.place}`)
  }

  #cells(made: Made, kind: EntityKind, printing: Printing, source: SourceFacts, columnOf: ColumnOf, id: string) {
    const cells: Record<string, string> = { basis: made.basis ?? 'STATED', rule: made.rule ?? '' }
    cells.description = made.description === undefined ? '' : (filled(made.description, columnOf, same) ?? '')
    const { columns } = resourceOf(kind)
    for (const [name, template] of Object.entries(made.cells ?? {})) {
      const isId = columns.find(column => column.name === name)?.type.startsWith('id') === true
      cells[name] = (isId ? filled(template, columnOf) : filled(template, columnOf, same)) ?? ''
      if (isId && cells[name] !== '') this.#name(cells[name] ?? '', printing.place)
    }
    const unlisted = new Set<string>()
    for (const [name, { column, is }] of Object.entries(made.words ?? {})) {
      const printed = printing.value(column)
      const word = is[printed]
      if (word === undefined && printed !== '') {
        unlisted.add(name)
        this.#fault(
          printing.place,
          `${column} prints ${JSON.stringify(printed)}, for which the recipe has no ${name}; it has ${Object.keys(is)
            .map(each => JSON.stringify(each))
            .join(', ')}`,
        )
      }
      cells[name] = word ?? ''
    }
    if (made.of === undefined || made.cells !== undefined || made.words !== undefined)
      for (const { name, required } of columns)
        if (required && name !== 'id' && name !== 'basis' && !cells[name] && !unlisted.has(name))
          this.#fault(
            printing.place,
            `${id} has no ${name}: ${namesIn(made.cells?.[name] ?? '').join(', ') || made.words?.[name]?.column} is empty`,
          )
    if (kind === 'ALLOCATION' && cells.grain !== 'TEXT') {
      const own = tableBeside(made, printing, source)
      if (own !== null) this.printings.tables.set(id, own)
      cells.table = own?.table ?? source.table
    }
    return cells
  }

  #name(id: string, place: string): void {
    if (!this.#named.has(id)) this.#named.set(id, `${this.file}, ${place}`)
  }

  #tie(link: LinkMade, printing: Printing, source: SourceFacts, columnOf: ColumnOf): void {
    const [from, to] = [filled(link.from, columnOf), filled(link.to, columnOf)]
    if (from === null || to === null) return
    // Nothing was made of an empty amount: nothing is tied to it.
    const amounts = [from, to].filter(id => id.startsWith(`${KINDS.ALLOCATION.prefix}/`))
    if (amounts.some(id => !this.entities.has(id))) return
    this.#name(from, printing.place)
    this.#name(to, printing.place)
    const { relation, breakdown = '', note = '', basis = 'STATED', rule = '' } = link
    const key = [from, relation, to, breakdown].join(' ')
    this.links.set(key, { from, relation, to, note, breakdown, basis, rule })
    if (link.column === undefined) return
    const linked = this.#linked.get(key) ?? new Set()
    if (linked.has(source.id)) this.printings.repeat(printing, link.column, source)
    else
      for (const item of printing.items(link.column).slice(0, 1))
        this.printings.add(
          from,
          `${relation} ${to}`,
          item,
          (item.text ?? '').trim(),
          printing.path(link.column),
          source,
        )
    this.#linked.set(key, linked.add(source.id))
  }

  /** Acts that a text names: they are made as it names them, and the act whose text it is follows them. */
  #mention(mention: Mention, printing: Printing, source: SourceFacts, columnOf: ColumnOf): void {
    const of = filled(mention.of, columnOf)
    const owner = filled(mention.owner, columnOf)
    if (of === null || owner === null) return
    for (const item of printing.items(mention.column))
      for (const act of mentionsIn(item.text ?? '', source.notation, mention.kinds)) {
        const id = `act/${owner}/${act.slug}`
        if (id === of) continue
        const cells = { basis: 'STATED', rule: '', description: '', actKind: act.kind, status: 'ISSUED' }
        this.#enter(id, { kind: 'ACT', cells, place: printing.place, source, of: null })
        const path = printing.path(mention.column)
        for (const [field, raw] of [
          ['name', act.name],
          ['number', act.number],
          ['date', act.date],
        ] as const)
          if (raw !== null) this.printings.text('ACT', id, field, raw, item, path, source)
        const key = [of, mention.relation ?? 'FOLLOWS', id, ''].join(' ')
        const basis = { basis: 'INFERRED', rule: 'named-in-its-text' }
        this.links.set(key, {
          from: of,
          relation: mention.relation ?? 'FOLLOWS',
          to: id,
          note: '',
          breakdown: '',
          ...basis,
        })
        this.#name(of, printing.place)
      }
  }

  /** Ids that are named and that no record makes. */
  checkNames(): void {
    const missing = [...this.#named].filter(([id]) => !this.entities.has(id))
    for (const [id, place] of missing)
      this.#fault(
        place,
        `names ${id}, which no record makes: check that a when does not leave it out, or give its package by --with`,
      )
  }
}
