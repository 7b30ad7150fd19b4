import neo4j from 'neo4j-driver'
import { FilorossoError } from '../model/errors.ts'

/**
 * Plain values as Neo4j takes them. Every number of this graph is an integer (cents, lines, positions, limits), and the
 * driver would send it as a float.
 */
export function toBolt(value: unknown): unknown {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value))
      throw new FilorossoError('INTERNAL', `${value} is not a valid integer for the graph`)
    return neo4j.int(value)
  }
  return mapped(value, toBolt)
}

/** What Neo4j gives as plain values, whether the driver was told to make numbers of its integers or not. */
export function fromBolt(value: unknown): unknown {
  if (neo4j.isInt(value)) {
    if (!value.inSafeRange()) throw new FilorossoError('INTERNAL', `${value} is too large a number`)
    return value.toNumber()
  }
  return mapped(value, fromBolt)
}

function mapped(value: unknown, map: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(map)
  // Bytes go as they are.
  if (value instanceof Int8Array) return value
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, map(entry)]))
}
