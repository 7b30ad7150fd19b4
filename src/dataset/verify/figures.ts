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

export function figuresOf(line: string): Figure[] {
  return [...line.matchAll(FIGURE)].map(match => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** Where a raw stands on a line without cutting a figure in two: `4` does not stand in `44.960`. */
export function occurrences(line: string, raw: string, figures: readonly Figure[] = figuresOf(line)): number[] {
  const found: number[] = []
  for (let start = line.indexOf(raw); raw !== '' && start !== -1; start = line.indexOf(raw, start + 1)) {
    const end = start + raw.length
    const cuts = figures.some(
      figure => figure.start < end && start < figure.end && (figure.start < start || end < figure.end),
    )
    if (!cuts) found.push(start)
  }
  return found
}
