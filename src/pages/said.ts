import type { GraphReader } from '../graph/reader.ts'

const known = new Map<string, Promise<string | undefined>>()
/** So many releases are remembered: the live one and those that somebody reads. */
const MOST = 20

/** The one language that all sources of a release are in; undefined where they are in several. */
export function languageOfSources(reader: GraphReader): Promise<string | undefined> {
  const { id } = reader.release
  const before = known.get(id)
  if (before !== undefined) return before
  if (known.size >= MOST) known.clear()
  const found = read(reader)
  known.set(id, found)
  found.catch(() => known.delete(id))
  return found
}

async function read(reader: GraphReader): Promise<string | undefined> {
  const sources = await Promise.all((await reader.idsOfKinds(['SOURCE'])).map(id => reader.entity(id)))
  // Where none is noted it is Italian.
  const languages = new Set(
    sources.flatMap(each => (each?.kind === 'SOURCE' ? (each.properties.language ?? 'it') : [])),
  )
  const [one, ...others] = languages
  return others.length === 0 ? one : undefined
}
