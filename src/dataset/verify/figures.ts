import { type FigureUse, wholeFigure } from '../../locale/belongings.ts'
import type { Locale } from '../../locale/locale.ts'
import { ITALIAN, type Notation } from '../../locale/notation.ts'
import { countingWords } from '../../locale/words.ts'

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
  /** Whose words they are. */
  locale: Locale
}

const DIGITS: Counted = { numberWords: false, locale: ITALIAN.locale }

export function figuresOf(line: string, { numberWords, locale } = DIGITS): Figure[] {
  const figures = [...line.matchAll(FIGURE)].map(match => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))
  return numberWords ? [...figures, ...countingWords(line, locale)].sort((a, b) => a.start - b.start) : figures
}

/** A place where a raw stands on a line, and the figures that it holds there. */
export interface Place {
  start: number
  end: number
  figures: Figure[]
}

/**
 * Each place where a raw stands on a line without cutting a figure in two, from the left: `4` does not stand in `44.960`, nor
 * `due` in `individuerà` where words count.
 */
export function occurrences(
  line: string,
  raw: string,
  counted = DIGITS,
  figures: readonly Figure[] = figuresOf(line, counted),
): Place[] {
  const count = figuresOf(raw, counted).length
  const found: Place[] = []
  for (let start = line.indexOf(raw); raw !== '' && start !== -1; start = line.indexOf(raw, start + 1)) {
    const end = start + raw.length
    const touched = figures.filter(figure => figure.start < end && start < figure.end)
    const cuts = touched.some(figure => figure.start < start || end < figure.end)
    if (!cuts && touched.length === count) found.push({ start, end, figures: touched })
  }
  return found
}

/** A place with what around it, in its cell, is a part of the figure; the place itself where nothing is. */
export function wholePlace(line: string, { start, end }: Omit<Place, 'figures'>, use: FigureUse, notation: Notation) {
  const from = line.lastIndexOf('\t', start - 1) + 1
  const to = line.indexOf('\t', end)
  const cell = line.slice(from, to === -1 ? undefined : to)
  const whole = wholeFigure(cell, start - from, end - from, use, notation)
  return { start: whole.start + from, end: whole.end + from }
}

/** Whether a raw is all of the figure that stands there. */
export function isWhole(line: string, place: Place, use: FigureUse | undefined, notation: Notation): boolean {
  if (use === undefined) return true
  const { start, end } = wholePlace(line, place, use, notation)
  return start === place.start && end === place.end
}
