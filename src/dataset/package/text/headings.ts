import { spellingKey } from '../../../model/text.ts'

const CONTENTS = /^(.*?\S)[.\s]*[\t.]\s*(\d{1,4})\s*$/
const WITH_PAGE = /^(.*\S)\s+\((?:from )?p\. (\d+)\)$/

/** A heading as it is shown: its page is that on which it begins, not that of each line under it. */
export function shownHeading(heading: string): string {
  return heading.replace(WITH_PAGE, '$1 (from p. $2)')
}

/** The headings of a source text: its lines, and the pages that its table of contents prints. */
export class Headings {
  /** The lines of each text, as they are numbered. */
  readonly #lines = new Map<string, number[]>()
  readonly #printed: readonly string[]
  readonly #pages = new Map<string, Set<string>>()

  constructor(lines: readonly string[]) {
    this.#printed = lines
    for (const [index, line] of lines.entries()) {
      const own = spellingKey(line)
      this.#lines.set(own, [...(this.#lines.get(own) ?? []), index + 1])
      const [, title = '', page = ''] = CONTENTS.exec(line) ?? []
      if (page === '') continue
      const key = spellingKey(title)
      this.#pages.set(key, (this.#pages.get(key) ?? new Set()).add(page))
    }
  }

  /** A long title may be cut after a word, if the contents have one title only that begins so. */
  #pagesOfCut(title: string): Set<string> | undefined {
    const whole = [...this.#pages].filter(([key]) => key.startsWith(`${title} `))
    return whole.length === 1 ? whole[0]?.[1] : undefined
  }

  /** A title as the heading of evidence: with the page that the contents give, if they do. */
  headingOf(title: string): string {
    const [page] = this.#pages.get(spellingKey(title)) ?? []
    return page === undefined ? title : `${title} (p. ${page})`
  }

  /** The line that is most like a heading that no line is. */
  #nearest(title: string): string {
    const words = new Set(spellingKey(title).split(' '))
    const alike = (line: string) => {
      const own = spellingKey(line).split(' ')
      return (2 * own.filter(word => words.has(word)).length) / (own.length + words.size)
    }
    let [best, most, at] = ['', 0.5, 0]
    for (const [index, line] of this.#printed.entries()) {
      const found = line.length > 4 * title.length + 40 ? 0 : alike(line)
      if (found > most) [best, most, at] = [line.trim(), found, index + 1]
    }
    return best === '' ? '' : `; the nearest is ${JSON.stringify(best)}, on line ${at}`
  }

  /** Where a heading stands, if that is below a line that it is to be the heading of. */
  #below(title: string, line: number): string | null {
    const lines = this.#lines.get(spellingKey(title)) ?? []
    const [first] = lines
    // What the contents list alone says nothing of where it begins.
    if (first === undefined || first <= line) return null
    return `the heading ${JSON.stringify(title)} stands on line ${first}, below line ${line}`
  }

  /**
   * What is wrong with a heading as evidence gives it, such as `Il Piano Operativo (p. 7)`; null when nothing is.
   * @param line that it is said to be the heading of.
   */
  problem(heading: string, line = Number.POSITIVE_INFINITY): string | null {
    const [, title = heading, page] = WITH_PAGE.exec(heading) ?? []
    const pages = this.#pages.get(spellingKey(title)) ?? this.#pagesOfCut(spellingKey(title))
    if (pages === undefined && !this.#lines.has(spellingKey(title)))
      return `no line of the source is the heading ${JSON.stringify(title)}${this.#nearest(title)}`
    const below = title === '' ? null : this.#below(title, line)
    if (below !== null) return below
    if (page === undefined)
      return pages === undefined ? null : `the contents give a page: write ${title} (p. ${[...pages].join(' or ')})`
    if (pages?.has(page) === true) return null
    return pages === undefined
      ? `the contents give no page for ${title}`
      : `${title} is on page ${[...pages].join(' or ')}, not ${page}`
  }
}
