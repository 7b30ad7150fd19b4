import neo4j from '../database/driver.ts'
import { FilorossoError } from '../model/errors.ts'

/**
 * Plain values as Neo4j takes them. Every number of this graph is an integer (cents, lines, positions, limits), and the
 * driver would send it as a float. What holds none goes as it is: rows of a load are hundreds of thousands, most of them texts.
 */
export function toBolt(value: unknown): unknown {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value))
      throw new FilorossoError('INTERNAL', `${value} is not a valid integer for the graph`)
    return neo4j.int(value)
  }
  // Bytes go as they are.
  if (typeof value !== 'object' || value === null || value instanceof Int8Array) return value
  const given = value as Record<string, unknown>
  let copy: Record<string, unknown> | null = null
  for (const key in given) {
    const entry = given[key]
    if (typeof entry === 'string') continue
    const sent = toBolt(entry)
    if (sent === entry) continue
    copy ??= (Array.isArray(value) ? [...value] : { ...given }) as Record<string, unknown>
    copy[key] = sent
  }
  return copy ?? value
}
