import { createHash } from 'node:crypto'
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { refuse } from './source.ts'

/** The encodings that a text is looked at in. Others are declared, by the names of the Encoding Standard. */
const BOMS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** Files that are often offered for a text and are none, by their first bytes. */
const NO_TEXTS: readonly (readonly [begins: string, what: string, hint: string])[] = [
  ['\u001f\u008b', 'is packed with gzip', 'unpack it, and give the file inside'],
  [
    'PK\u0003\u0004',
    'is a ZIP archive or a workbook',
    'a workbook (.xlsx) is read with format: xlsx; unpack an archive, and give the file inside',
  ],
  [
    '\u00d0\u00cf\u0011\u00e0',
    'is a document of old Office programs, such as .xls',
    'save it as .xlsx, which is read with format: xlsx',
  ],
  [
    '%PDF-',
    'is a PDF',
    'save its text with the columns kept apart (pdftotext -layout), and read that with format: text',
  ],
  ['PAR1', 'is a Parquet file', 'write it as CSV'],
]

export interface Encoding {
  /** A name of the Encoding Standard, in lower case. */
  name: string
  bom: boolean
  /** The first line whose letters read as UTF-8 in a file that is not that. */
  doubtful?: number
}

/** The first bytes of a file. */
export function headOf(path: string, most = 65_536): Buffer {
  const bytes = Buffer.alloc(Math.min(most, statSync(path).size))
  const descriptor = openSync(path, 'r')
  try {
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, 0))
  } finally {
    closeSync(descriptor)
  }
}

/** The bytes of a file, as sources.csv knows them; it is never wholly in memory. */
export async function hashed(path: string): Promise<{ sha256: string; lineCount: number }> {
  const hash = createHash('sha256')
  let [breaks, last] = [0, 10]
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) breaks += 1
    last = chunk.at(-1) ?? last
  }
  return { sha256: hash.digest('hex'), lineCount: last === 10 ? breaks : breaks + 1 }
}

/** Whether a file ends in a line end: one that was cut off does not. */
export function endsInLine(path: string): boolean {
  const { size } = statSync(path)
  const bytes = Buffer.alloc(Math.min(4, size))
  const descriptor = openSync(path, 'r')
  try {
    readSync(descriptor, bytes, 0, bytes.length, size - bytes.length)
  } finally {
    closeSync(descriptor)
  }
  // Of UTF-16 either of two bytes is the line end; spaces and zero bytes may follow it.
  return /[\r\n][\s\0]*$/.test(bytes.toString('latin1'))
}

/** UTF-16 without a mark: of western text every second byte is zero. */
function withoutMark(head: Buffer): string | null {
  const zeros = [0, 0]
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (even + odd === 0) return null
  if (odd > head.length / 4 && even === 0) return 'utf-16le'
  if (even > head.length / 4 && odd === 0) return 'utf-16be'
  return 'binary'
}

/** A letter of UTF-8 that is not a letter with a sign after it in Windows-1252, as `\u00c9\u00bb` is. */
const LETTER_OF_UTF8 = /[\u00c3\u00c4\u00c5][\u0080-\u00bf]/

/** The first line with such a letter: where several ways of writing were put together, both are not right. */
async function utf8Inside(path: string): Promise<number | null> {
  let line = 1
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    for (const text of chunk.toString('latin1').split('\n')) {
      if (LETTER_OF_UTF8.test(text)) return line
      line += 1
    }
    line -= 1
  }
  return null
}

/** The line of the first byte that is not UTF-8; null where all are. */
async function notUtf8(path: string): Promise<{ line: number } | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    try {
      decoder.decode(chunk, { stream: true })
    } catch {
      return { line: line + lineInside(chunk) }
    }
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) line += 1
  }
  try {
    decoder.decode()
  } catch {
    return { line }
  }
  return null
}

/** How many line ends of a chunk stand before its first byte that is not UTF-8. */
function lineInside(chunk: Buffer): number {
  let start = 0
  for (let line = 0; ; line += 1) {
    const end = chunk.indexOf(10, start)
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(chunk.subarray(start, end === -1 ? undefined : end))
    } catch {
      return line
    }
    if (end === -1) return line
    start = end + 1
  }
}

const known = (name: string): boolean => {
  try {
    return new TextDecoder(name) !== null
  } catch {
    return false
  }
}

/**
 * The encoding of a text file: as its byte order mark says; else UTF-8 where all of it is that; else Windows-1252.
 * @param declared what it is said to be: anything that contradicts the file is an error.
 */
export async function encodingOf(path: string, declared?: string): Promise<Encoding> {
  const file = basename(path)
  if (declared !== undefined && !known(declared))
    refuse(file, null, `${JSON.stringify(declared)} is not a known encoding`, 'write utf-8, windows-1252 or utf-16le')
  const said = declared === undefined ? undefined : new TextDecoder(declared).encoding
  const head = headOf(path)
  const [, what, hint] = NO_TEXTS.find(([begins]) => head.subarray(0, 8).toString('latin1').startsWith(begins)) ?? []
  if (what !== undefined) refuse(file, null, what, hint)
  const marked = BOMS.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte))
  const contradicted = (found: string): never =>
    refuse(file, null, `is ${found}, not ${said} as declared`, `declare ${found}, or leave the encoding out`)
  if (marked !== undefined)
    return said !== undefined && said !== marked[0] ? contradicted(marked[0]) : { name: marked[0], bom: true }
  const wide = withoutMark(head)
  if (wide === 'binary')
    refuse(file, null, 'holds zero bytes: it is not a text', 'a workbook (.xlsx) is read with format: xlsx')
  if (wide !== null) return said !== undefined && said !== wide ? contradicted(wide) : { name: wide, bom: false }
  if (said !== undefined && said !== 'utf-8') return { name: said, bom: false }
  const wrong = await notUtf8(path)
  if (wrong === null) return { name: 'utf-8', bom: false }
  if (said === 'utf-8')
    refuse(
      file,
      `line ${wrong.line}`,
      'is not UTF-8 as declared; it looks like windows-1252',
      'declare windows-1252, or leave the encoding out',
    )
  const doubtful = await utf8Inside(path)
  return { name: 'windows-1252', bom: false, ...(doubtful !== null && { doubtful }) }
}

/** The text of a file, piece by piece, its byte order mark taken off. */
export async function* textOf(path: string, { name }: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(name, { fatal: true })
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
      const text = decoder.decode(chunk, { stream: true })
      if (text !== '') yield text
    }
    const rest = decoder.decode()
    if (rest !== '') yield rest
  } catch (error) {
    if (error instanceof TypeError) refuse(basename(path), null, `is not ${name}`, 'declare the encoding that it has')
    throw error
  }
}
