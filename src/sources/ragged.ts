import { refuse } from './source.ts'

/** The records that have one and the same wrong number of cells. */
interface Cause {
  width: number
  first: string
  last: string
  /** How the first of them reads. */
  text: string
  count: number
}

const isEmpty = (text: string) => text.trim() === ''

/** Records with more or fewer cells than there are headers: which figure belongs to which column is then not known. */
export class Ragged {
  readonly #width: number
  readonly #causes = new Map<number, Cause>()
  #others = 0

  /** @param width how many headers there are. */
  constructor(width: number) {
    this.#width = width
  }

  /** Whether a record is one. Cells beyond the last header that hold nothing are not cells. */
  has(cells: readonly string[], at: string): boolean {
    if (cells.length === this.#width || (cells.length > this.#width && cells.slice(this.#width).every(isEmpty))) {
      this.#others += 1
      return false
    }
    const known = this.#causes.get(cells.length)
    if (known !== undefined) Object.assign(known, { last: at, count: known.count + 1 })
    else {
      const text = cells.filter(each => !isEmpty(each)).join(' ')
      this.#causes.set(cells.length, { width: cells.length, first: at, last: at, text, count: 1 })
    }
    return true
  }

  /**
   * Refuses a file that has any, each number of cells once.
   * @param end the last record, where no line end follows it: a file that was cut off ends so.
   */
  refuse(file: string, end: string | null): void {
    const causes = [...this.#causes.values()].sort((a, b) => b.count - a.count)
    const [most] = causes
    if (most === undefined) return
    const messages = causes.map(({ width, first, last, text, count }) => {
      const what = `has ${width} cells where the header has ${this.#width}: ${JSON.stringify(text.slice(0, 60))}`
      const more = count === 1 ? '' : ` (and ${count - 1} more of ${width} cells, the last ${last})`
      const cut = end === last && width < this.#width ? '; the file ends there without a line end: it was cut off' : ''
      return `${first}: ${what}${more}${cut}`
    })
    const [first = '', ...others] = messages
    const [place = '', what = ''] = [first.slice(0, first.indexOf(': ')), first.slice(first.indexOf(': ') + 2)]
    refuse(file, place, [what, ...others.map(each => `${file}, ${each}`)].join('\n'), this.#hint(most, end))
  }

  #hint({ width, count, last }: Cause, end: string | null): string {
    if (width < this.#width)
      return end === last && count === 1
        ? 'download the file again; where the record is a note under the table, say with until how it begins'
        : 'where it is a note under the table, say with until how it begins'
    return this.#others === 0
      ? 'the headers lack a name: write it into a copy of the file, and import that'
      : 'a cell that holds what separates cells stands in quotation marks'
  }
}
