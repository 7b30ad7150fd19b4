/** What separates the cells of a delimited file. */
export const DELIMITERS = [';', ',', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

export const delimiterWords: Readonly<Record<Delimiter, string>> = {
  ';': 'semicolons',
  ',': 'commas',
  '\t': 'tabs',
  '|': 'vertical bars',
}

export interface Dialect {
  delimiter: Delimiter
  lineEnds: 'CRLF' | 'LF' | 'CR'
}

/** How many of a delimiter stand outside quotes in each of the first records of a text. */
function countsOf(text: string, delimiter: string): number[] {
  const counts: number[] = []
  let [count, quoted, blank, begins] = [0, false, true, true]
  for (let index = 0; index < text.length && counts.length < 100; index += 1) {
    const letter = text[index]
    // A quotation mark quotes at the beginning of a cell alone.
    if (letter === '"' && (quoted || begins)) quoted = !quoted
    begins = !quoted && (letter === delimiter || letter === '\n' || letter === '\r')
    if (quoted) blank = false
    else if (letter === '\n' || letter === '\r') {
      // A blank record counts as none.
      counts.push(blank ? -1 : count)
      ;[count, blank] = [0, true]
    } else {
      blank = false
      if (letter === delimiter) count += 1
    }
  }
  return counts
}

/** How alike the records are when cut at a delimiter: the share that has as many cells as the first; 0 where that has one. */
function likeness(counts: readonly number[]): number {
  const [first = 0] = counts
  return first === 0 ? 0 : counts.filter(count => count === first).length / counts.length
}

/** As many cells as most records have. */
function usual(counts: readonly number[]): number {
  const times = new Map<number, number>()
  for (const count of counts) if (count > 0) times.set(count, (times.get(count) ?? 0) + 1)
  return [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}

/**
 * The dialect that the first records of a file are written in; the delimiter is null where none cuts them alike. Above the
 * headers may stand a title: where few records are as the first one, they are held against each other.
 */
export function dialectOf(sample: string, header = 1): { delimiter: Delimiter | null; lineEnds: Dialect['lineEnds'] } {
  const whole = `${sample}\n`
  const cuts = DELIMITERS.map(delimiter => {
    const counts = countsOf(whole, delimiter)
      .slice(Math.max(header - 1, 0))
      .filter(count => count >= 0)
    return { delimiter, alike: likeness(counts), width: counts[0] ?? 0, counts }
  })
  const inOrder = (all: typeof cuts) =>
    all.filter(each => each.alike > 0).sort((a, b) => b.alike - a.alike || b.width - a.width)
  let [best] = inOrder(cuts)
  if (best === undefined || best.alike < 0.5)
    [best] = inOrder(
      cuts.map(each => {
        const width = usual(each.counts)
        return {
          ...each,
          width,
          alike: each.counts.filter(count => count === width && width > 0).length / each.counts.length,
        }
      }),
    )
  return { delimiter: best?.delimiter ?? null, lineEnds: lineEndsOf(sample) }
}

/** How the first record ends; a break inside quotes ends none. */
function lineEndsOf(sample: string): Dialect['lineEnds'] {
  const end = /^(?:"(?:[^"]|"")*"|[^"\r\n])*(\r\n|\n|\r)/.exec(sample.slice(0, 65_536))?.[1] ?? '\n'
  return end === '\r\n' ? 'CRLF' : end === '\r' ? 'CR' : 'LF'
}
