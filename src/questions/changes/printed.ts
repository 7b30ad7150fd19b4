import { notationOf } from '../../dataset/package/notation.ts'
import type { GraphReader, Printed, Side, SidesKnown, SourceNotation } from '../../graph/reader.ts'
import { TIES } from '../../graph/records/printed.ts'
import { ITALIAN, type Notation } from '../../locale/notation.ts'
import type { EntityValue } from '../../model/graph.ts'
import type { EntityKind } from '../../model/kinds.ts'
import { pause, turns } from '../../model/turns.ts'

/** What is printed of one field. */
export interface Printing {
  raw: string
  evidence: string[]
  notation: Notation
}

/** What a side prints of an entity. */
export interface PrintedEntity {
  entity: EntityValue
  fields: Map<string, Printing>
  /** What stands at the other end of each type of relationship that is compared: by what it is, and by its id. */
  ends: Map<string, { keys: string[]; ids: string[]; evidence: string[] }>
}

/** What is compared, read through the reader of its release. */
export interface SideRead extends Side {
  reader: ChangesReader
  /** The id of a source; null for all of the release. */
  source: string | null
}

type ChangesReader = Pick<GraphReader, 'release' | 'signal' | 'now' | 'wholeOf' | 'sides' | 'differing'>

/** Other spellings say nothing that the name does not, and identifiers do not change. */
const LEFT_OUT = new Set(['aliases', 'identifiers'])

const slugOf = (source: string) => source.slice(source.indexOf('/') + 1)

/** What the ids of all evidence of a source begin with. */
const byOf = (source: string | null) => (source === null ? '' : `evidence/${slugOf(source)}/`)

export const sideRead = (reader: ChangesReader, source: string | null): SideRead => ({
  reader,
  release: reader.release,
  source,
  by: byOf(source),
})

/** Ids that hold the source's own are known without it: of two editions the same row is meant. */
const keyOf = (id: string, source: string | null): string =>
  source === null ? id : id.replace(`/${slugOf(source)}/`, '/')

/** Something that one side alone prints, or what both print of it. */
export type Pair = { removed: EntityValue } | { added: EntityValue } | { was: PrintedEntity; is: PrintedEntity }

/**
 * Gives what two sides print of everything of some kinds; of two releases, what both print alike to the letter may be left out. Where all of
 * both is in memory it is compared there; else the database finds what two releases print otherwise, and each is given as it comes.
 *
 * @returns of how many things the second prints something
 */
export async function eachPair(
  before: SideRead,
  after: SideRead,
  given: readonly EntityKind[],
  give: (pair: Pair) => void,
): Promise<number> {
  const kinds = [...new Set(given)]
  const held = await bothInMemory(before, after, kinds)
  const sides = { before, after, kinds }
  const known = held?.known ?? (await after.reader.sides?.(sides))
  if (known === undefined) throw new Error('a reader that cannot ask holds all of its release in memory')
  const [ofOld, ofNow] = [notationsOf(known.before), notationsOf(known.after)]
  const pair = (was: Printed | null, is: Printed | null): void => {
    if (was !== null && is !== null)
      give({ was: printedEntity(was, before.source, ofOld), is: printedEntity(is, after.source, ofNow) })
    else if (is !== null) give({ added: is.entity })
    else if (was !== null) give({ removed: was.entity })
  }
  if (held === null && before.release.id !== after.release.id) {
    await after.reader.differing?.(sides, reread(known), pair)
    return known.printed
  }
  // What two sources print of one thing may be two entities.
  const [old, now] = [new Map<string, Printed>(), new Map<string, Printed>()]
  const note = (was: Printed | null, is: Printed | null): void => {
    if (was !== null) old.set(keyOf(was.entity.id, before.source), was)
    if (is !== null) now.set(keyOf(is.entity.id, after.source), is)
  }
  if (held === null) await after.reader.differing?.(sides, [], note)
  for (const was of held?.before ?? []) note(was, null)
  for (const is of held?.after ?? []) note(null, is)
  for (const [key, is] of now) {
    if (turns.due()) await pause(after.reader.signal)
    pair(old.get(key) ?? null, is)
  }
  for (const [key, was] of old) if (!now.has(key)) pair(was, null)
  return now.size
}

async function bothInMemory(before: SideRead, after: SideRead, kinds: readonly EntityKind[]) {
  const [ofOld, ofNow] = [before, after].map(({ reader }) => reader.wholeOf?.('SOURCE')?.flatMap(notationIn))
  if (ofOld === undefined || ofNow === undefined) return null
  const old = await inMemory(before, kinds)
  const now = old && (await inMemory(after, kinds))
  return old && now && { before: old, after: now, known: { printed: now.length, before: ofOld, after: ofNow } }
}

/** All that a side prints of entities of some kinds; null where any of that is not in memory. */
async function inMemory({ reader, by }: SideRead, kinds: readonly EntityKind[]): Promise<Printed[] | null> {
  const printed: Printed[] = []
  for (const kind of kinds)
    for (const entity of reader.wholeOf?.(kind) ?? []) {
      if (turns.due()) await pause(reader.signal)
      const ids = entity.evidence.filter(id => id.startsWith(by))
      if (ids.length === 0) continue
      const pieces = ids.map(id => reader.now?.evidence(id))
      const edges = reader.now?.edges(entity.id)
      if (edges === undefined || pieces.includes(undefined)) return null
      const ties = edges.filter(({ relation, direction }) => direction === 'OUT' && TIES.has(relation))
      printed.push({ entity, pieces: pieces.flatMap(piece => piece ?? []), ties })
    }
  return printed
}

const notationIn = (source: EntityValue): SourceNotation[] =>
  source.kind === 'SOURCE' ? [{ id: source.id, ...source.properties }] : []

const cellsOf = ({ language, numbers, dates, currency }: SourceNotation) => ({
  language: language ?? '',
  numbers: numbers ?? '',
  dates: dates ?? '',
  currency: currency ?? '',
})

const notationsOf = (sources: readonly SourceNotation[]): Map<string, Notation> =>
  new Map(sources.map(source => [source.id, notationOf(cellsOf(source))]))

/** Sources of both that write figures and days otherwise in the second. */
function reread({ before, after }: SidesKnown): string[] {
  const cells = (source: SourceNotation) => JSON.stringify(cellsOf(source))
  const known = new Map(before.map(source => [source.id, cells(source)]))
  return after.flatMap(source => ((known.get(source.id) ?? cells(source)) === cells(source) ? [] : [source.id]))
}

function printedEntity(
  { entity, pieces, ties }: Printed,
  source: string | null,
  notations: ReadonlyMap<string, Notation>,
): PrintedEntity {
  const by = byOf(source)
  const fields: PrintedEntity['fields'] = new Map()
  for (const { id, source, field, raw } of pieces) {
    if (field === null || LEFT_OUT.has(field)) continue
    const known = fields.get(field)
    if (known === undefined) fields.set(field, { raw, evidence: [id], notation: notations.get(source) ?? ITALIAN })
    else {
      // Cells that together print one value, such as a quarter and its year.
      if (!known.raw.split(' ').includes(raw)) known.raw = `${known.raw} ${raw}`
      known.evidence.push(id)
    }
  }
  const ends: PrintedEntity['ends'] = new Map()
  for (const { relation, other, evidence } of ties) {
    const own = evidence.filter(id => id.startsWith(by))
    if (own.length === 0 && source !== null) continue
    const known = ends.get(relation) ?? { keys: [], ids: [], evidence: [] }
    known.keys.push(keyOf(other, source))
    known.ids.push(other)
    known.evidence.push(...own)
    ends.set(relation, known)
  }
  return { entity, fields, ends }
}
