import type { Column } from '../../kinds/columns.ts'
import type { GraphValue } from '../../model/graph.ts'
import type { Place, Problems } from './problems.ts'

/**
 * What the database can hold. Ids, names and numbers stand together in one key of an index, which Neo4j keeps to some 8,000
 * bytes.
 */
const MOST_BYTES = { id: 400, name: 6_000, cell: 100_000 } as const

/** Columns of what a source prints: kept as they are. The rest are our own words. */
const AS_PRINTED = new Set(['raw', 'row', 'column', 'heading', 'value'])

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Surrogate}/u

const bytesOf = (text: string) => Buffer.byteLength(text)

/** What is wrong with the length of a text, in bytes of UTF-8; null when nothing is. */
function tooLong(text: string, what: keyof typeof MOST_BYTES): string | null {
  const bytes = bytesOf(text)
  return bytes <= MOST_BYTES[what]
    ? null
    : `is too long for the database: ${bytes} bytes, and at most ${MOST_BYTES[what]} are possible; shorten it`
}

/** What of a cell the database cannot hold, whatever it means; null when nothing. */
export function unstorable({ name, type }: Column, value: string): string | null {
  const control = AS_PRINTED.has(name) ? null : CONTROL.exec(value)?.[0]
  if (control) {
    const code = (control.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return `holds the control character U+${code}; take it out`
  }
  return tooLong(value, type === 'id' || name === 'id' ? 'id' : 'cell')
}

/** Names are made of printings, and those of amounts of other names: how long they are is only known at the end. */
export function checkNames(
  graph: GraphValue,
  declared: ReadonlyMap<string, { rows: readonly Place[] }>,
  problems: Problems,
): void {
  for (const { id, name } of graph.entities.values()) {
    const wrong = tooLong(name, 'name')
    const row = declared.get(id)?.rows[0]
    if (wrong !== null && row !== undefined)
      problems.add(row, 'id', `the name of ${id}, ${JSON.stringify(`${name.slice(0, 40)}…`)}, ${wrong}`)
  }
}
