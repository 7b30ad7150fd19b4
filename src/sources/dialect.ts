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
  let [count, quoted, blank] = [0, false, true]
  for (let index = 0; index < text.length && counts.length < 100; index += 1) {
    const letter = text[index]
    if (letter === '"') quoted = !quoted
    if (quoted) blank = false
    else if (letter === '\n' || letter === '\r') {
      if (!blank) counts.push(count)
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

/** The dialect that the first records of a file are written in; the delimiter is null where none cuts them alike. */
export function dialectOf(sample: string): { delimiter: Delimiter | null; lineEnds: Dialect['lineEnds'] } {
  const whole = `${sample}\n`
  const cuts = DELIMITERS.map(delimiter => {
    const counts = countsOf(whole, delimiter)
    return { delimiter, alike: likeness(counts), width: counts[0] ?? 0 }
  })
  const [best] = cuts.filter(each => each.alike > 0).sort((a, b) => b.alike - a.alike || b.width - a.width)
  return { delimiter: best?.delimiter ?? null, lineEnds: lineEndsOf(sample) }
}

/** How the first record ends; a break inside quotes ends none. */
function lineEndsOf(sample: string): Dialect['lineEnds'] {
  const end = /^(?:"(?:[^"]|"")*"|[^"\r\n])*(\r\n|\n|\r)/.exec(sample.slice(0, 65_536))?.[1] ?? '\n'
  return end === '\r\n' ? 'CRLF' : end === '\r' ? 'CR' : 'LF'
}
