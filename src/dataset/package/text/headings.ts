import { spellingKey } from '../../../model/text.ts'

const CONTENTS = /^(.*?\S)[.\s]*[\t.]\s*(\d{1,4})\s*$/
const WITH_PAGE = /^(.*\S)\s+\((?:from )?p\. (\d+)\)$/

/** A heading as it is shown: its page is that on which it begins, not that of each line under it. */
export function shownHeading(heading: string): string {
  return heading.replace(WITH_PAGE, '$1 (from p. $2)')
}

/** The headings of a source text: its lines, and the pages that its table of contents prints. */
export class Headings {
  readonly #lines = new Set<string>()
  readonly #pages = new Map<string, Set<string>>()

  constructor(lines: readonly string[]) {
    for (const line of lines) {
      this.#lines.add(spellingKey(line))
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

  /** What is wrong with a heading as evidence gives it, such as `Il Piano Operativo (p. 7)`; null when nothing is. */
  problem(heading: string): string | null {
    const [, title = heading, page] = WITH_PAGE.exec(heading) ?? []
    const pages = this.#pages.get(spellingKey(title)) ?? this.#pagesOfCut(spellingKey(title))
    if (pages === undefined && !this.#lines.has(spellingKey(title)))
      return `no line of the source is the heading ${JSON.stringify(title)}`
    if (page === undefined)
      return pages === undefined ? null : `the contents give a page: write ${title} (p. ${[...pages].join(' or ')})`
    if (pages?.has(page) === true) return null
    return pages === undefined
      ? `the contents give no page for ${title}`
      : `${title} is on page ${[...pages].join(' or ')}, not ${page}`
  }
}
