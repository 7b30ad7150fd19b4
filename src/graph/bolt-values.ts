import neo4j, { type Integer } from 'neo4j-driver'
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

/**
 * What Neo4j gives as plain values, whether the driver was told to make numbers of its integers or not. Lists and maps are the ones
 * given, changed in place: they are nobody else's, and there are thousands of them.
 */
export function fromBolt(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (neo4j.isInt(value)) return numberOf(value)
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) if (isDeep(value[at])) value[at] = fromBolt(value[at])
  } else if (!(value instanceof Int8Array)) {
    const map = value as Record<string, unknown>
    for (const key in map) if (isDeep(map[key])) map[key] = fromBolt(map[key])
  }
  return value
}

const isDeep = (value: unknown): boolean => typeof value === 'object' && value !== null

function numberOf(value: Integer): number {
  if (!value.inSafeRange()) throw new FilorossoError('INTERNAL', `${value} is too large a number`)
  return value.toNumber()
}
