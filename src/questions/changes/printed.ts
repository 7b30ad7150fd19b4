import { notationOf } from '../../dataset/package/notation.ts'
import type { GraphReader } from '../../graph/reader.ts'
import { ITALIAN, type Notation } from '../../locale/notation.ts'
import type { EntityValue } from '../../model/graph.ts'
import type { EntityKind } from '../../model/kinds.ts'
import { pause } from '../../model/turns.ts'

type ChangesReader = Pick<GraphReader, 'entity' | 'edges' | 'evidence' | 'idsOfKinds' | 'signal'>

/** What is compared: what one source of a release prints, or all that a release does. */
export interface Side {
  reader: ChangesReader
  /** The id of a source; null for all of the release. */
  source: string | null
}

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

/** Other spellings say nothing that the name does not, and identifiers do not change. */
const LEFT_OUT = new Set(['aliases', 'identifiers'])
const TIES = new Set(['MEASURES', 'COUNTS_TOWARDS', 'FOR'])

const slugOf = (source: string) => source.slice(source.indexOf('/') + 1)

/** Ids that hold the source's own are known without it: of two editions the same row is meant. */
const keyOf = (id: string, source: string | null): string =>
  source === null ? id : id.replace(`/${slugOf(source)}/`, '/')

/** All that a side prints of entities of some kinds, by what they are whichever side prints them. */
export async function printedBy(side: Side, kinds: readonly EntityKind[]): Promise<Map<string, PrintedEntity>> {
  const { reader, source } = side
  const ids = await reader.idsOfKinds(kinds)
  const values = await Promise.all(ids.map(id => reader.entity(id)))
  const isOfSide = (evidence: string) => source === null || evidence.startsWith(`evidence/${slugOf(source)}/`)
  const printed = values.filter(value => value !== null).filter(value => value.evidence.some(isOfSide))
  const found = new Map<string, PrintedEntity>()
  const notations = new Map<string, Notation>()
  for (const part of parts(printed)) {
    await pause(reader.signal)
    await Promise.all(
      part.map(async entity => {
        const fields = await fieldsOf(reader, entity.evidence.filter(isOfSide), notations)
        const edges = await reader.edges(entity.id)
        const ends: PrintedEntity['ends'] = new Map()
        for (const { relation, direction, other, evidence } of edges) {
          const own = evidence.filter(isOfSide)
          if (direction !== 'OUT' || !TIES.has(relation) || (own.length === 0 && source !== null)) continue
          const known = ends.get(relation) ?? { keys: [], ids: [], evidence: [] }
          known.keys.push(keyOf(other, source))
          known.ids.push(other)
          known.evidence.push(...own)
          ends.set(relation, known)
        }
        found.set(keyOf(entity.id, source), { entity, fields, ends })
      }),
    )
  }
  return found
}

const PART = 500

function parts<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / PART) }, (_, nth) => all.slice(nth * PART, (nth + 1) * PART))
}

async function fieldsOf(
  reader: ChangesReader,
  ids: readonly string[],
  notations: Map<string, Notation>,
): Promise<Map<string, Printing>> {
  const fields = new Map<string, Printing>()
  for (const evidence of await Promise.all(ids.map(id => reader.evidence(id)))) {
    if (evidence === null || evidence.field === null || LEFT_OUT.has(evidence.field)) continue
    const known = fields.get(evidence.field)
    if (known === undefined) {
      const notation = await notationIn(reader, evidence.source, notations)
      fields.set(evidence.field, { raw: evidence.raw, evidence: [evidence.id], notation })
    } else {
      // Cells that together print one value, such as a quarter and its year.
      if (!known.raw.split(' ').includes(evidence.raw)) known.raw = `${known.raw} ${evidence.raw}`
      known.evidence.push(evidence.id)
    }
  }
  return fields
}

async function notationIn(reader: ChangesReader, id: string, known: Map<string, Notation>): Promise<Notation> {
  const before = known.get(id)
  if (before !== undefined) return before
  const source = await reader.entity(id)
  const { language, numbers, dates, currency } = source?.kind === 'SOURCE' ? source.properties : ({} as never)
  const notation =
    source?.kind === 'SOURCE'
      ? notationOf({ language: language ?? '', numbers: numbers ?? '', dates: dates ?? '', currency: currency ?? '' })
      : ITALIAN
  known.set(id, notation)
  return notation
}
