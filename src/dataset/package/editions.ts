import { inEditionOrder, type Edition as Printed } from '../../model/editions.ts'
import { cell, type Folder, rowsOf } from './csv.ts'

/** A source as an edition of its series. */
export interface Edition {
  series: string
  /** Its position among the editions that are there, the earliest 0. */
  order: number
}

/** The editions of each series, over some packages: of what two of them print otherwise, the later one counts. */
export class Editions {
  readonly #bySource = new Map<string, Edition>()
  /** Of packages whose sources are all of one series: the last that they hold. */
  readonly #byPackage = new Map<string, Edition>()

  constructor(folders: readonly Folder[]) {
    const rows = folders.flatMap(folder => rowsOf(folder, 'sources'))
    const printed = rows.map(
      (row): Printed => ({
        source: cell(row, 'id'),
        series: cell(row, 'series'),
        year: Number(cell(row, 'year')),
        edition: cell(row, 'edition'),
      }),
    )
    for (const series of new Set(printed.map(each => each.series).filter(name => name !== ''))) {
      const sources = printed.filter(each => each.series === series).sort(inEditionOrder)
      for (const { source } of sources)
        if (!this.#bySource.has(source)) this.#bySource.set(source, { series, order: this.#bySource.size })
    }
    for (const folder of folders) {
      const own = rowsOf(folder, 'sources').map(row => this.#bySource.get(cell(row, 'id')))
      const [first] = own
      if (first === undefined || own.some(each => each?.series !== first.series)) continue
      const order = Math.max(...own.map(each => each?.order ?? 0))
      this.#byPackage.set(folder.path, { series: first.series, order })
    }
  }

  of(source: string): Edition | null {
    return this.#bySource.get(source) ?? null
  }

  /** Which of two sources is the later edition of one series: below 0 the first, above 0 the second, 0 the same; null where they are not of one. */
  compare(one: string, other: string): number | null {
    return difference(this.#bySource.get(one), this.#bySource.get(other))
  }

  comparePackages(one: string, other: string): number | null {
    return difference(this.#byPackage.get(one), this.#byPackage.get(other))
  }

  /** Things of sources in the order that they had, those of one series with the latest edition first. */
  latestFirst<T>(things: readonly T[], sourceOf: (thing: T) => string): T[] {
    const sorted = [...things]
    const places = new Map<string, number[]>()
    things.forEach((thing, index) => {
      const series = this.of(sourceOf(thing))?.series
      if (series !== undefined) places.set(series, [...(places.get(series) ?? []), index])
    })
    for (const indexes of places.values()) {
      if (indexes.length < 2) continue
      const own = indexes.map(index => things[index] as T)
      own.sort((a, b) => (this.of(sourceOf(b))?.order ?? 0) - (this.of(sourceOf(a))?.order ?? 0))
      indexes.forEach((index, nth) => {
        sorted[index] = own[nth] as T
      })
    }
    return sorted
  }
}

function difference(one: Edition | undefined, other: Edition | undefined): number | null {
  return one === undefined || other === undefined || one.series !== other.series ? null : other.order - one.order
}
