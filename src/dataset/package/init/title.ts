import { spellingKey } from '../../../model/text.ts'
import { Headings } from '../text/headings.ts'

/** Longer lines are paragraphs, and those stay in the source. */
const LONGEST_TITLE = 200

/** Where a source prints its own name: what evidence says of it. */
export interface Title {
  line: number
  heading: string
  raw: string
}

/** The line that prints a title, or else the first that could be one; null where every line is empty or a paragraph. */
export function titleIn(lines: readonly string[], title: string): Title | null {
  const headings = new Headings(lines)
  const titles = lines.flatMap((text, index): Title[] => {
    const raw = text.trim()
    const heading = headings.headingOf(raw)
    const fits = /\p{L}/u.test(raw) && raw.length <= LONGEST_TITLE && !raw.includes('\t')
    return fits && headings.problem(heading) === null ? [{ line: index + 1, heading, raw }] : []
  })
  return titles.find(({ raw }) => spellingKey(raw).includes(spellingKey(title))) ?? titles[0] ?? null
}
