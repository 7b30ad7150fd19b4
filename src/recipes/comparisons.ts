import type { CsvRow } from '../dataset/package/csv-text.ts'
import { COMPARED } from '../dataset/package/fields.ts'
import type { SourceFacts } from './facts.ts'
import type { Printings } from './printings.ts'
import type { Printing } from './record.ts'
import type { CheckMade } from './schema.ts'
import { type ColumnOf, filled, slug } from './template.ts'

/** What is to hold between amounts: the rows of comparisons.csv. */
export class Comparisons {
  readonly rows = new Map<string, { row: CsvRow; of: Set<string>; less: Set<string>; than: Set<string> }>()
  readonly #printings: Printings
  readonly #has: (id: string) => boolean

  /** @param has whether an amount was made, or is named of another package: nothing is compared with what is not there. */
  constructor(printings: Printings, has: (id: string) => boolean) {
    this.#printings = printings
    this.#has = has
  }

  take(check: CheckMade, printing: Printing, source: SourceFacts, columnOf: ColumnOf): void {
    const ids = (templates: readonly string[]) =>
      templates.map(template => filled(template.replace(/^-/, ''), columnOf))
    const column = check.equals !== undefined && 'column' in check.equals ? check.equals.column : null
    const compared = check.at_most ?? (Array.isArray(check.equals) ? check.equals : [])
    const [of, less, than] = [
      ids(check.of.filter(each => !each.startsWith('-'))),
      ids(check.of.filter(each => each.startsWith('-'))),
      ids(compared),
    ]
    const [subject] = of
    if (subject == null || [...of, ...less, ...than].some(id => id === null || !this.#has(id))) return
    const by =
      check.by === undefined
        ? [...of, ...than].map(id => (id ?? '').replace(/^[^/]*\//, '')).join(' ')
        : filled(check.by, columnOf)
    if (by === null) return
    let printed = ''
    if (column !== null) {
      printed = printing.value(column)
      if (printed === '') return
      const [item] = printing.items(column)
      if (item !== undefined)
        this.#printings.text('ALLOCATION', subject, COMPARED, printed, item, printing.path(column), source)
    }
    const name = filled(check.name, columnOf, text => text) ?? check.name
    const id = `${slug(check.name.replace(/\{[^{}]*\}/g, ''))} ${slug(by)}`
    const known = this.rows.get(id) ?? {
      row: {
        id: id.replace(' ', '/'),
        name,
        relation: check.at_most === undefined ? 'EQUALS' : 'AT_MOST',
        printed,
        floor: check.floor === 0 ? 'zero' : '',
      },
      of: new Set<string>(),
      less: new Set<string>(),
      than: new Set<string>(),
    }
    for (const each of of) known.of.add(each ?? '')
    for (const each of less) known.less.add(each ?? '')
    for (const each of than) known.than.add(each ?? '')
    this.rows.set(id, known)
  }

  list(): CsvRow[] {
    const text = (ids: ReadonlySet<string>) => [...ids].join(';')
    return [...this.rows.values()].map(({ row, of, less, than }) => ({
      ...row,
      of: text(of),
      less: text(less),
      than: text(than),
    }))
  }
}
