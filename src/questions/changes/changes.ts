import type { GraphReader, Side } from '../../graph/reader.ts'
import { FilorossoError, notFound } from '../../model/errors.ts'
import type { EntityValue } from '../../model/graph.ts'
import type { EntityKind } from '../../model/kinds.ts'
import { compareIds } from '../../model/order.ts'
import { inTurns, sorted } from '../../model/turns.ts'
import type { Change, ChangesAnswer, EntityChange, FieldChange, FieldCount } from './answer.ts'
import { fieldChanges } from './compared.ts'
import { eachPair, type SideRead, sideRead } from './printed.ts'

export const MAX_CHANGES = 1_000
/** More entities than these are no one question. */
export const MOST_COMPARED = 40_000

export interface ChangesQuestion {
  /** Two sources of one release, or two releases, by their ids. */
  from: string
  to: string
  kinds: readonly EntityKind[]
  /** Lists the changes of this field alone; null for all. */
  field?: string | null
  /** Lists what rises or falls alone; null for all. */
  rises?: boolean | null
  first: number
  /** How many may be listed at most: MAX_CHANGES where it is left out. */
  most?: number
}

/** The live release's reader, and those of others. */
export interface Readers {
  reader: GraphReader
  readerOf: (release: string) => Promise<GraphReader>
}

/**
 * What a later edition of a source, or a later release, prints otherwise: matched by id, which is made of the code. What is only in
 * one of them is reported apart.
 * @throws FilorossoError NOT_FOUND for an unknown source or release, BAD_USER_INPUT where a source is compared with a release.
 */
export async function changes(
  readers: Readers,
  { from, to, kinds, field = null, rises = null, first, most = MAX_CHANGES }: ChangesQuestion,
): Promise<ChangesAnswer> {
  if (first < 0 || first > most)
    throw new FilorossoError('BAD_USER_INPUT', `first: ${first} is out of bounds`, {
      hint: `Ask for 0 to ${most}.`,
    })
  if (isSource(from) !== isSource(to))
    throw new FilorossoError('BAD_USER_INPUT', `${JSON.stringify(from)} and ${JSON.stringify(to)} are not alike.`, {
      hint: 'Give two sources, or two releases.',
    })
  const [before, after] = await Promise.all([sideOf(readers, from), sideOf(readers, to)])
  const count = countOf(before, kinds) + countOf(after, kinds)
  if (count > MOST_COMPARED)
    throw new FilorossoError(
      'LIMIT_EXCEEDED',
      `${count} entities are more than are compared at once: ${MOST_COMPARED}.`,
      {
        hint: 'Ask for fewer kinds.',
      },
    )
  const isOneRelease = before.release.id === after.release.id
  const counts = { ADDED: 0, REMOVED: 0, CHANGED: 0 }
  const fields = new Map<string, FieldCount>()
  const listed: EntityChange[] = []
  let matching = 0
  const isWanted = (each: FieldChange) =>
    (field === null || each.field === field) && (rises === null || each.rises === rises)
  const note = (entity: EntityValue, change: Change, changed: FieldChange[]): void => {
    counts[change] += 1
    countIn(fields, changed)
    const isAll = field === null && rises === null
    const wanted = isAll ? changed : changed.filter(isWanted)
    if (!isAll && wanted.length === 0) return
    matching += 1
    const { id, kind, name } = entity
    listed.push({ id, kind, name, change, fields: wanted })
    // What is not going to be listed need not be kept until all of it has come.
    if (listed.length > 2 * first + SPARE) listed.sort(byId).splice(first)
  }
  const printed = await eachPair(before, after, kinds, pair => {
    if ('removed' in pair) return note(pair.removed, 'REMOVED', [])
    if ('added' in pair) return note(pair.added, 'ADDED', [])
    const { was, is } = pair
    // One entity that both print has the values of one of them: what is printed is compared.
    const changed = fieldChanges(was, is, !isOneRelease || was.entity.id !== is.entity.id)
    if (changed.length > 0) note(is.entity, 'CHANGED', changed)
  })
  return {
    from,
    to,
    added: counts.ADDED,
    removed: counts.REMOVED,
    changed: counts.CHANGED,
    unchanged: printed - counts.ADDED - counts.CHANGED,
    fields: [...fields.values()].sort((a, b) => compareIds(a.field, b.field)),
    matching,
    changes: (await inTurns(sorted(listed, byId), after.reader.signal)).slice(0, first),
  }
}

/** How many more than twice those that are listed are kept, before they are sorted. */
const SPARE = 200

const byId = (one: EntityChange, other: EntityChange): number => compareIds(one.id, other.id)

function countIn(counts: Map<string, FieldCount>, changed: readonly FieldChange[]): void {
  for (const { field, rises } of changed) {
    const known = counts.get(field) ?? { field, count: 0, rises: 0, falls: 0 }
    known.count += 1
    if (rises !== null) known[rises ? 'rises' : 'falls'] += 1
    counts.set(field, known)
  }
}

const countOf = ({ release }: Side, kinds: readonly EntityKind[]): number =>
  [...new Set(kinds)].reduce((sum, kind) => sum + (release.counts[kind] ?? 0), 0)

const isSource = (id: string) => id.startsWith('source/')

async function sideOf({ reader, readerOf }: Readers, id: string): Promise<SideRead> {
  if (!isSource(id)) return sideRead(id === reader.release.id ? reader : await readerOf(id), null)
  const source = await reader.entity(id)
  if (source?.kind !== 'SOURCE') throw notFound(id, 'The sources of a release are listed by sources.')
  return sideRead(reader, id)
}
