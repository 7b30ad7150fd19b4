import { basename } from 'node:path'
import { none } from 'stream-chain/defs.js'
import { jsonParser } from 'stream-json/core/parser.js'
import { FilorossoError } from '../model/errors.ts'
import { encodingOf, headOf, textOf } from './bytes.ts'
import { type Item, LIMITS, refuse, type Source, type SourceRecord } from './source.ts'

interface Token {
  name: string
  value?: unknown
}

/** Where a value stands: what it is called, its JSON Pointer, the keys down to it. An element is called as its array. */
interface Place {
  name: string
  at: string
  way: readonly string[]
}

interface Open extends Place {
  array: boolean
  /** An array has those of what holds it: it is not an item of its own. */
  parts: Item[]
  /** The key of the next member, the index of the next element; the keys of the members before. */
  keys: Set<string>
  key: string
  index: number
}

/** Builds items out of the tokens of a document, and hands out those at the way that is wanted. */
class Builder {
  readonly ready: SourceRecord[] = []
  number = 0
  readonly #file: string
  readonly #wanted: readonly string[]
  readonly #stack: Open[] = []
  #items = 0

  constructor(file: string, wanted: readonly string[], lines: boolean) {
    this.#file = file
    this.#wanted = wanted
    if (lines)
      this.#stack.push({ name: '', at: '', way: [], array: true, parts: [], keys: new Set(), key: '', index: 0 })
  }

  /** Where the document was when something went wrong. */
  get where(): string | null {
    const open = this.#stack.at(-1)
    return open === undefined ? null : `in ${open.at || 'its root'}${open.key && ` after ${JSON.stringify(open.key)}`}`
  }

  take({ name, value }: Token): void {
    const open = this.#stack.at(-1)
    if (name === 'keyValue' && open !== undefined) this.#key(open, String(value))
    else if (name === 'startObject' || name === 'startArray') this.#open(name === 'startArray')
    else if (name === 'endArray') this.#stack.pop()
    else if (name === 'endObject') {
      const { name, at, way, parts } = this.#stack.pop() as Open
      this.#done({ name, text: null, at, parts }, way)
    } else if (name.endsWith('Value')) {
      const { name, at, way } = this.#place()
      const item = { name, at, parts: [] }
      this.#done(value === null ? { ...item, text: '', isNull: true } : { ...item, text: String(value) }, way)
    }
  }

  /** Which of two values of one key is meant nobody knows: programs take the last, and lose the first. */
  #key(open: Open, key: string): void {
    if (open.keys.has(key))
      refuse(
        this.#file,
        open.at || 'its root',
        `has the key ${JSON.stringify(key)} twice; which value is meant is not known`,
        'take one of them out of a copy of the file, and import that',
      )
    open.keys.add(key)
    open.key = key
  }

  #place(): Place {
    const parent = this.#stack.at(-1)
    if (parent === undefined) return { name: '', at: '', way: [] }
    if (parent.array) return { name: parent.name, at: `${parent.at}/${parent.index++}`, way: parent.way }
    const step = parent.key.replaceAll('~', '~0').replaceAll('/', '~1')
    return { name: parent.key, at: `${parent.at}/${step}`, way: [...parent.way, parent.key] }
  }

  #open(array: boolean): void {
    const place = this.#place()
    if (this.#stack.length >= LIMITS.depth) refuse(this.#file, place.at, `has values more than ${LIMITS.depth} deep`)
    const parts = array ? (this.#stack.at(-1)?.parts ?? []) : []
    this.#stack.push({ ...place, array, parts, keys: new Set(), key: '', index: 0 })
  }

  #done(item: Item, way: readonly string[]): void {
    if (!this.#wanted.every((key, index) => way[index] === key)) return
    if (way.length === this.#wanted.length) {
      this.number += 1
      this.#items = 0
      this.ready.push({ ...item, number: this.number, line: null })
    } else {
      this.#items += 1
      if (this.#items > LIMITS.items) refuse(this.#file, item.at, `has more than ${LIMITS.items} values in one record`)
      this.#stack.at(-1)?.parts.push(item)
    }
  }
}

/** Whether a file is JSON Lines, a value on each line: the first line is one, and another value follows. */
function isLines(path: string): boolean {
  const head = headOf(path, 1 << 24)
    .toString('utf8')
    .trimStart()
  const end = head.indexOf('\n')
  if (end === -1 || !/^\s*[[{]/.test(head.slice(end))) return false
  try {
    JSON.parse(head.slice(0, end))
    return true
  } catch {
    return false
  }
}

/**
 * The values of a JSON file at a way of keys, through arrays: `/releases` are the elements of that array; an empty one is the
 * document, or its elements; the lines of a file of JSON Lines are as the elements of an array. Places are JSON Pointers; numbers keep the letters that they are written with.
 */
export async function openJson(path: string, options: { record?: string; encoding?: string } = {}): Promise<Source> {
  const file = basename(path)
  const encoding = await encodingOf(path, options.encoding)
  const wanted = (options.record ?? '').split('/').filter(key => key !== '')

  async function* records(): AsyncGenerator<SourceRecord> {
    const lines = isLines(path)
    const parse = jsonParser({ packValues: true, streamValues: false, jsonStreaming: lines }) as unknown as (
      text: unknown,
    ) => unknown
    const builder = new Builder(file, wanted, lines)
    let [sinceToken, line] = [0, 1]
    const feed = (text: unknown) => {
      try {
        for (const token of tokensOf(parse(text))) {
          builder.take(token)
          sinceToken = 0
        }
      } catch (error) {
        if (!(error instanceof Error) || error instanceof FilorossoError) throw error
        refuse(
          file,
          [`line ${line}`, builder.where].filter(each => each !== null).join(', '),
          `is not valid JSON: ${error.message.replace(/^Parser /, '')}`,
        )
      }
    }
    for await (const chunk of textOf(path, encoding)) {
      sinceToken += chunk.length
      // In small pieces: what is wrong is found on its line.
      for (const piece of chunk.match(/[^\n]{1,4096}\n?|\n/g) ?? []) {
        feed(piece)
        if (piece.endsWith('\n')) line += 1
      }
      if (sinceToken > LIMITS.cell) refuse(file, builder.where, `a value has more than ${LIMITS.cell} characters`)
      yield* builder.ready.splice(0)
    }
    feed(none)
    yield* builder.ready.splice(0)
    if (builder.number === 0)
      refuse(file, null, `has no value at /${wanted.join('/')}`, 'name the way to the records, such as /releases')
  }
  const records_ = wanted.length === 0 ? 'the document is the record' : `records are the values at /${wanted.join('/')}`
  return { found: [encoding.name, records_], designation: () => `/${wanted.join('/')}`, columns: null, records }
}

/** What the parser gives for a piece of text: nothing, one token or many. */
function tokensOf(given: unknown): readonly Token[] {
  if (given === none || given === null || given === undefined) return []
  if (Array.isArray(given)) return given
  return (given as { values?: Token[] }).values ?? [given as Token]
}
