import { LOCALES } from '../../locale/notation.ts'
import { refuse } from '../../recipes/refuse.ts'
import { slug } from '../../recipes/template.ts'
import { Repeats } from '../../sources/repeats.ts'
import { type Build, shown } from '../build.ts'
import { type Node, textOf } from '../node.ts'
import type { Mapped, Placed } from './mapping.ts'
import type { Measure } from './models.ts'

/** Labels that are sums of others, not one more of them. */
const TOTAL = /^(?:grand |overall )?totale?s?\b|^EU ?-?\d\d$|^(?:all|overall)$/i

const PHASES: Readonly<Record<string, string>> = {
  proposed: 'BUDGETED',
  budget: 'BUDGETED',
  budgeted: 'BUDGETED',
  approved: 'APPROVED',
  adjusted: 'REDETERMINED',
  committed: 'COMMITTED',
  executed: 'SPENT',
  actual: 'SPENT',
  spent: 'SPENT',
  paid: 'PAID',
}

/** The stage that a measure is at: by its phase, else by its name; reported where nothing declares it. */
function stageOf(
  build: Build,
  { name, phase, direction }: Measure,
  file: string,
  row: { phase: string; direction: string },
): string {
  const way = (row.direction || direction).toLowerCase()
  if (/^(?:rev|income|entrat)/.test(way)) return 'RECEIVED'
  if (way !== '' && !/^(?:exp|spend|outgoing|spes|uscit)/.test(way))
    build.note(`the direction ${shown(way)} is neither expenditure nor revenue; read as expenditure`, file)
  const declared = (row.phase || phase).toLowerCase()
  const stage = PHASES[declared]
  if (stage !== undefined) return stage
  if (declared !== '')
    build.note(
      `the phase ${shown(declared)} is not one of ${Object.keys(PHASES).join(', ')}; read by the name of the measure`,
      file,
    )
  const named = /paid|payment|advance|interim/i.test(name)
    ? 'PAID'
    : /spent|expenditure|executed|actual/i.test(name)
      ? 'SPENT'
      : 'BUDGETED'
  if (declared === '')
    build.note(`no phase is declared of the measure ${name}: by its name it is taken as ${named.toLowerCase()}`, file)
  return named
}

const schemeOf = (name: string): string => (/cofog/i.test(name) ? 'COFOG' : name)

/** A row that was read: its amounts by measure, and its labels by dimension. */
interface Row {
  labels: string[]
  totals: boolean[]
  /** What the label of each dimension is printed in. */
  nodes: (Node | null)[]
  amounts: Map<string, string>
}

/** The rows of a resource, as amounts of a plan. */
export class Rows {
  readonly rows: Row[] = []
  readonly #build: Build
  readonly #mapped: Mapped
  readonly #plan: string
  readonly #currency: string
  readonly #owner: string
  readonly #file: string
  readonly #keys = new Map<string, number>()
  readonly #repeats = new Repeats()
  readonly #records = new Map<string, string>()

  constructor(build: Build, mapped: Mapped, plan: string, said: { currency: string; owner: string; file: string }) {
    this.#build = build
    this.#mapped = mapped
    this.#plan = plan
    this.#currency = said.currency
    this.#owner = said.owner
    this.#file = said.file
  }

  /** What a column of a record prints; null where that is nothing, or what the schema says stands for it. */
  #printed(record: Node, column: string): Node | null {
    const node = record.one(column)
    return node === null || this.#mapped.resource.missing.has(node.text) ? null : node
  }

  /** Whether a record is another one that is printed again, as its key says; one that is alike is reported, and counts. */
  #isPrintedAgain(record: Node): boolean {
    const { key: columns } = this.#mapped.resource
    const { at } = record.item
    const first = this.#repeats.of(record.item, at)
    const key = columns.length === 0 ? at : JSON.stringify(columns.map(column => record.value(column)))
    const same = this.#records.get(key)
    this.#records.set(key, same ?? at)
    const note = (what: string, as: string) => this.#build.note(what, `${this.#file} ${at} (as ${as})`)
    if (first !== null && same !== undefined)
      note('a record that is printed again under its key; it counts once', first)
    else if (first !== null) note('a record that repeats another letter by letter; both count', first)
    else if (same !== undefined)
      note(`a record under the key of another one (${columns.join(', ')}), from which it differs; both count`, same)
    return first !== null && same !== undefined
  }

  take(record: Node): void {
    const build = this.#build
    const isEmpty = record.item.parts.length === 0
    if (isEmpty) build.note('an empty record; nothing is made of it', `${this.#file} ${record.item.at}`)
    if (isEmpty || this.#isPrintedAgain(record)) return
    const { dimensions, measures, within } = this.#mapped
    const cells = dimensions.map(({ label, role }) => ({ node: this.#printed(record, label), role }))
    const labelled = cells.filter(({ role }) => role !== 'DIRECTION' && role !== 'PHASE')
    const said = (role: string) => cells.find(each => each.role === role)?.node?.text ?? ''
    const key =
      labelled
        .map(({ node }) => slug(node?.text ?? ''))
        .filter(part => part !== '')
        .join('-')
        .slice(0, 150) || 'all'
    const times = (this.#keys.get(key) ?? 0) + 1
    this.#keys.set(key, times)
    const row: Row = {
      labels: cells.map(({ node }) => node?.text ?? ''),
      totals: cells.map(({ node, role }) => role !== 'TIME' && TOTAL.test(node?.text ?? '')),
      nodes: cells.map(({ node }) => node),
      amounts: new Map(),
    }
    for (const { node, role } of cells)
      if (role === 'TIME') build.seeElse(/^\d{4}/.test(node?.text ?? '') ? `${node?.text.slice(0, 4)}-12-31` : '')
    const sums = row.totals.filter(Boolean).length
    const grain =
      sums === 0 ? 'ROW' : sums === labelled.filter(({ role }) => role !== 'TIME').length ? 'TOTAL' : 'SUBTOTAL'
    for (const measure of measures) {
      const node = this.#printed(record, measure.column)
      const currency =
        (measure.currencyColumn === null ? null : record.one(measure.currencyColumn)) ??
        (measure.currency || this.#currency)
      this.#checkLabels(
        cells.map(each => each.node),
        textOf(currency),
      )
      const of = { phase: said('PHASE'), direction: said('DIRECTION') }
      const id = `allocation/${build.owner}/${times === 1 ? key : `${key}-${times}`}/${slug(measure.name)}`
      const stage = node === null ? '' : stageOf(build, measure, this.#file, of)
      const part = within.has(measure.name) ? 'OF_WHICH' : 'WHOLE'
      const own = { stage, grain, part, target: this.#plan }
      const { scale, numbers, precision } = measure
      const written = {
        ...(scale !== 'UNIT' && { scale }),
        ...(numbers && { numbers }),
        ...(precision && { precision }),
      }
      const made = build.amount(id, node, currency, own, written)
      if (made === null) continue
      row.amounts.set(measure.name, id)
      for (const [index, dimension] of dimensions.entries())
        this.#dimension(id, dimension, record, row.totals[index] === true)
    }
    this.rows.push(row)
  }

  /** `Cohesion Fund (€)` is not an amount in pounds. */
  #checkLabels(nodes: readonly (Node | null)[], currency: string): void {
    for (const node of nodes) {
      const [, sign = ''] = /\(([^()\d]{1,20})\)\s*$/.exec(node?.text ?? '') ?? []
      const codes = Object.values(LOCALES).flatMap(locale => locale.currencies[sign.toLowerCase()] ?? [])
      const meant = sign === '€' ? ['EUR'] : sign === '£' ? ['GBP', 'EGP', 'LBP'] : codes.map(String)
      if (meant.length > 0 && currency !== '' && !meant.includes(currency.toUpperCase()))
        refuse([
          `${this.#file}, ${node?.item.at}: the label ${shown(node?.text ?? '')} is in ${meant.join(' or ')}, the descriptor says ${currency}`,
        ])
    }
  }

  #dimension(id: string, { name, role, label, code }: Placed, record: Node, total: boolean): void {
    const build = this.#build
    const [node, coded] = [this.#printed(record, label), code === null ? null : this.#printed(record, code)]
    const place = `${this.#file} ${record.item.at}`
    if (node === null) {
      const lacks = role === 'TIME' ? 'no period' : 'none'
      if (role !== 'DIRECTION' && role !== 'PHASE') build.note(`${label} is empty: the amount has ${lacks}`, place)
      return
    }
    if (role === 'TIME') {
      build.print(id, 'period', node)
      if (!/(?:^|\D)(?:19|20)\d\d(?!\d)/.test(node.text) || /^\d{1,2}[/.]/.test(node.text))
        build.note(`${label} prints neither a year nor an ISO date: it is kept as printed, without a day`, place)
      if (/^\d{4}(?:-\d\d(?:-\d\d.*)?)?$/.test(node.text)) build.print(id, 'end', node)
      build.see(/^\d{4}$/.test(node.text) ? `${node.text}-12-31` : node.text)
      return
    }
    if (role === 'DIRECTION' || role === 'PHASE' || total) return
    const key = (coded ?? node).text
    if (role === 'PAYEE' || role === 'PAYER') {
      const organisation = build.entity('ORGANISATION', `organisation/${build.slug(key, 'organisation')}`)
      build.print(organisation, 'name', node)
      if (coded !== null) build.print(organisation, `identifier.${slug(name)}`, coded)
      const column = role === 'PAYEE' ? 'beneficiary' : 'payer'
      build.entity('ALLOCATION', id, { [column]: organisation })
      build.cellOf(id, column, node)
    } else if (role === 'FUND') {
      const fund = build.entity('FUND', `fund/${this.#owner}/${build.slug(key, `fund ${this.#owner}`)}`)
      build.print(fund, 'name', node)
      build.entity('ALLOCATION', id, { fund })
      build.cellOf(id, 'fund', node)
    } else {
      const scheme = schemeOf(name)
      const { heading, within } = this.#heading(name, record)
      build.entity('CLASSIFICATION', heading, { scheme, ...(within !== '' && { within }) })
      build.print(heading, 'name', node)
      build.print(heading, 'code', coded)
      build.link(id, 'CLASSIFIED_AS', heading, node)
    }
  }

  /** The heading of a record in a dimension, and the one that it is under: a code counts within that. */
  #heading(name: string, record: Node): { heading: string; key: string; within: string } {
    const of = this.#mapped.dimensions.find(each => each.name === name)
    const node =
      of === undefined ? null : (this.#printed(record, of.code ?? of.label) ?? this.#printed(record, of.label))
    if (of === undefined || node === null) return { heading: '', key: '', within: '' }
    const above = of.parent === undefined ? null : this.#heading(of.parent, record)
    const key = above === null || above.key === '' ? node.text : `${above.key} ${node.text}`
    const scheme = schemeOf(name)
    const owner = scheme === 'COFOG' ? 'cofog' : `${this.#owner}-${slug(name)}`
    const heading = `classification/${owner}/${this.#build.slug(key, `heading ${name}`)}`
    return { heading, key, within: above?.heading ?? '' }
  }

  /** A row of totals breaks down into the rows that are as it but for one label. */
  finish(source: string): void {
    const build = this.#build
    build.begin(source)
    const { dimensions, measures } = this.#mapped
    const groups = new Map<string, Row[]>()
    const keyed = (row: Row, but: number) =>
      JSON.stringify([but, row.labels.map((label, index) => (index === but ? '' : label))])
    for (const row of this.rows)
      for (const index of dimensions.keys())
        if (!row.totals[index]) groups.set(keyed(row, index), [...(groups.get(keyed(row, index)) ?? []), row])
    for (const row of this.rows)
      for (const [index, { role }] of dimensions.entries()) {
        if (!row.totals[index]) continue
        const breakdown = role === 'FUND' ? 'FUND' : role === 'PAYEE' ? 'BENEFICIARY' : 'CLASSIFICATION'
        for (const { name } of measures)
          for (const part of groups.get(keyed(row, index)) ?? []) {
            const [whole, one] = [row.amounts.get(name), part.amounts.get(name)]
            if (whole !== undefined && one !== undefined)
              build.link(whole, 'BREAKS_DOWN_INTO', one, row.nodes[index] ?? null, { breakdown })
          }
      }
  }
}
