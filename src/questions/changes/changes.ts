import type { GraphReader } from '../../graph/reader.ts'
import { FilorossoError, notFound } from '../../model/errors.ts'
import type { EntityKind } from '../../model/kinds.ts'
import { compareIds } from '../../model/order.ts'
import type { ChangesAnswer, EntityChange, FieldChange, FieldCount } from './answer.ts'
import { fieldChanges } from './compared.ts'
import { type PrintedEntity, printedBy, type Side } from './printed.ts'

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
  const count = (await before.reader.idsOfKinds(kinds)).length + (await after.reader.idsOfKinds(kinds)).length
  if (count > MOST_COMPARED)
    throw new FilorossoError(
      'LIMIT_EXCEEDED',
      `${count} entities are more than are compared at once: ${MOST_COMPARED}.`,
      {
        hint: 'Ask for fewer kinds.',
      },
    )
  const [old, now] = [await printedBy(before, kinds), await printedBy(after, kinds)]
  const isOneRelease = before.reader === after.reader
  const found: EntityChange[] = []
  let unchanged = 0
  for (const [key, is] of now) {
    const was = old.get(key)
    if (was === undefined) found.push({ ...named(is.entity), change: 'ADDED', fields: [] })
    else {
      // One entity that both print has the values of one of them: what is printed is compared.
      const fields = fieldChanges(was, is, !isOneRelease || was.entity.id !== is.entity.id)
      if (fields.length > 0) found.push({ ...named(is.entity), change: 'CHANGED', fields })
      else unchanged += 1
    }
  }
  for (const [key, { entity }] of old)
    if (!now.has(key)) found.push({ ...named(entity), change: 'REMOVED', fields: [] })
  found.sort((a, b) => compareIds(a.id, b.id))
  const of = (change: EntityChange['change']) => found.filter(each => each.change === change).length
  const isWanted = (each: FieldChange) =>
    (field === null || each.field === field) && (rises === null || each.rises === rises)
  const matching =
    field === null && rises === null
      ? found
      : found.flatMap(each => {
          const fields = each.fields.filter(isWanted)
          return fields.length === 0 ? [] : [{ ...each, fields }]
        })
  return {
    from,
    to,
    added: of('ADDED'),
    removed: of('REMOVED'),
    changed: of('CHANGED'),
    unchanged,
    fields: countedBy(found),
    matching: matching.length,
    changes: matching.slice(0, first),
  }
}

function countedBy(changed: readonly EntityChange[]): FieldCount[] {
  const counts = new Map<string, FieldCount>()
  for (const { field, rises } of changed.flatMap(({ fields }) => fields)) {
    const known = counts.get(field) ?? { field, count: 0, rises: 0, falls: 0 }
    known.count += 1
    if (rises !== null) known[rises ? 'rises' : 'falls'] += 1
    counts.set(field, known)
  }
  return [...counts.values()].sort((a, b) => compareIds(a.field, b.field))
}

const isSource = (id: string) => id.startsWith('source/')

const named = ({ id, kind, name }: PrintedEntity['entity']) => ({ id, kind, name })

async function sideOf({ reader, readerOf }: Readers, id: string): Promise<Side> {
  if (!isSource(id)) return { reader: id === reader.release.id ? reader : await readerOf(id), source: null }
  const source = await reader.entity(id)
  if (source?.kind !== 'SOURCE') throw notFound(id, 'The sources of a release are listed by sources.')
  return { reader, source: id }
}
