import { sha256 } from '../package/text/lines.ts'
import type { Failure } from './report.ts'

const ENDS: Readonly<Record<string, string>> = { '\n': 'LF', '\r\n': 'CRLF', '\r': 'CR' }

/** How the bytes of a source differ from those that a package was made of, where only marks differ that no letter is; else null. */
export function onlyMarksDiffer(bytes: Buffer, expected: string): string | null {
  // Byte by byte, so that any encoding that has line ends of one byte is read.
  const text = bytes.toString('latin1')
  const bare = text.startsWith('\u00ef\u00bb\u00bf') ? text.slice(3) : text
  const own = /\r\n|\n|\r/.exec(bare)?.[0] ?? '\n'
  for (const [end, name] of Object.entries(ENDS))
    for (const mark of ['', '\u00ef\u00bb\u00bf'])
      for (const last of ['', end]) {
        const body = bare.replace(/\r\n|\n|\r/g, end)
        const other = mark + (body.endsWith(end) ? body.slice(0, -end.length) : body) + last
        if (sha256(Buffer.from(other, 'latin1')) !== expected) continue
        if (end !== own)
          return `only the line ends differ: they are ${ENDS[own]} here, ${name} in what the package was made of`
        return mark === '' && bare !== text
          ? 'only the byte order mark differs: it has one, what the package was made of has none'
          : mark !== '' && bare === text
            ? 'only the byte order mark differs: it has none, what the package was made of has one'
            : 'only the end of the last line differs'
      }
  return null
}

/** What of a text or its records is not as a package has it: where that is, and whether it stands in another place. */
export interface Misplaced {
  failure: Failure
  /** The line or record. */
  number: number
  /** Where else it stands, if that is one place or two. */
  elsewhere: readonly number[]
  standsOn(line: number): boolean
}

/** By how many lines most of what stands elsewhere is away. */
function shiftOf(all: readonly Misplaced[]): number | null {
  const times = new Map<number, number>()
  for (const { number, elsewhere } of all)
    for (const line of elsewhere) times.set(line - number, (times.get(line - number) ?? 0) + 1)
  const [most] = [...times].sort((a, b) => b[1] - a[1])
  return most !== undefined && most[1] >= 3 && most[1] * 4 > all.length ? most[0] : null
}

/** Those of lines that follow one another, in order. */
function runs(all: readonly Misplaced[]): Misplaced[][] {
  const groups: Misplaced[][] = []
  for (const one of [...all].sort((a, b) => a.number - b.number)) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group !== undefined && last !== undefined && one.number - last.number <= 1) group.push(one)
    else groups.push([one])
  }
  return groups
}

/** The line of the source that a failure is about; null where it is about none. */
function lineOf({ place, message }: Failure): number | null {
  const line = /^L(\d+)$/.exec(place)?.[1] ?? /^L(\d+)[,:]/.exec(message)?.[1]
  return line === undefined ? null : Number(line)
}

const lines = (count: number) => `${count} ${count === 1 ? 'line' : 'lines'}`

/**
 * What does not stand where evidence says, behind its cause: of a text that was changed, that lines were put in or taken out, and
 * which lines read otherwise.
 */
export function behindCauses(
  failures: readonly Failure[],
  misplaced: readonly Misplaced[],
  unit: 'line' | 'record',
): Failure[] {
  const shift = shiftOf(misplaced)
  const moved = shift === null ? [] : misplaced.filter(one => one.standsOn(one.number + shift))
  const place = (number: number) => (unit === 'line' ? `L${number}` : `record ${number}`)
  const causes: Failure[] = []
  const first = Math.min(...moved.map(({ number }) => number))
  if (shift !== null && moved.length > 0)
    causes.push({
      place: place(first),
      message: `from line ${first} on, the text stands ${lines(Math.abs(shift))} further ${shift > 0 ? 'down' : 'up'}`,
    })
  const follow = new Set(moved.map(({ failure }) => failure))
  for (const group of runs(misplaced.filter(({ failure }) => !follow.has(failure)))) {
    const [one, last] = [group[0], group.at(-1)]
    if (one === undefined || last === undefined || group.length === 1) continue
    const where = one.number === last.number ? `${unit} ${one.number}` : `${unit}s ${one.number}–${last.number}`
    causes.push({ place: place(one.number), message: `${where} changed: ${one.failure.message}` })
    for (const { failure } of group) follow.add(failure)
  }
  // What nobody accounts for where the text stands elsewhere, and what seems to be below its heading, is so for that.
  const own = new Set(misplaced.map(({ failure }) => failure))
  const isMoved = (failure: Failure) => moved.length > 0 && !own.has(failure) && (lineOf(failure) ?? 0) >= first
  const known = failures.map(failure =>
    follow.has(failure) || isMoved(failure) ? { ...failure, follows: true as const } : failure,
  )
  return [...causes, ...known]
}
