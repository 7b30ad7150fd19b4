import { countingWords } from '../figures/words.ts'

/** A figure of a source line: `start` and `end` are offsets, `end` exclusive. */
export interface Figure {
  text: string
  start: number
  end: number
}

/**
 * A figure is a run of letters and digits with a digit in it, and what dots and commas join to it: `2.531.340`, `68,83`,
 * `77B`, `3.ii`. A slash or a dash parts figures: of `26/2019` the number and the year may be two facts. Footnote
 * marks (`²`) and roman ordinals that stand alone are none.
 */
const FIGURE = /[\p{L}\d]*\d[\p{L}\d]*(?:[.,]\d+)*(?:\.[ivx]+(?![\p{L}\d]))?/gu

/** What counts as a figure: those in digits alone, or words that count things as well. */
export interface Counted {
  numberWords: boolean
}

const DIGITS: Counted = { numberWords: false }

export function figuresOf(line: string, { numberWords } = DIGITS): Figure[] {
  const figures = [...line.matchAll(FIGURE)].map(match => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))
  return numberWords ? [...figures, ...countingWords(line)].sort((a, b) => a.start - b.start) : figures
}

/**
 * The figures of each place where a raw stands on a line without cutting one in two, from the left: `4` does not stand in
 * `44.960`, nor `due` in `individuerà` where words count.
 */
export function occurrences(
  line: string,
  raw: string,
  counted = DIGITS,
  figures: readonly Figure[] = figuresOf(line, counted),
): Figure[][] {
  const count = figuresOf(raw, counted).length
  const found: Figure[][] = []
  for (let start = line.indexOf(raw); raw !== '' && start !== -1; start = line.indexOf(raw, start + 1)) {
    const end = start + raw.length
    const touched = figures.filter(figure => figure.start < end && start < figure.end)
    const cuts = touched.some(figure => figure.start < start || end < figure.end)
    if (!cuts && touched.length === count) found.push(touched)
  }
  return found
}
