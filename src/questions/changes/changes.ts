import type { GraphReader } from '../../graph/reader.ts'
import { parseDate } from '../../locale/date.ts'
import { currenciesOf } from '../../locale/money.ts'
import { parseDecimal } from '../../locale/number.ts'
import { FilorossoError } from '../../model/errors.ts'
import type { EntityKind } from '../../model/kinds.ts'
import { compareIds } from '../../model/order.ts'
import { spellingKey } from '../../model/text.ts'
import type { ChangesAnswer, EntityChange, FieldChange } from './answer.ts'
import { type PrintedEntity, type Printing, printedBy, type Side } from './printed.ts'

export const MAX_CHANGES = 1_000
/** More entities than these are no one question. */
export const MOST_COMPARED = 40_000

export interface ChangesQuestion {
  /** Two sources of one release, or two releases, by their ids. */
  from: string
  to: string
  kinds: readonly EntityKind[]
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
 * one of them is told apart.
 * @throws FilorossoError NOT_FOUND for an unknown source or release, BAD_USER_INPUT where a source is compared with a release.
 */
export async function changes(
  readers: Readers,
  { from, to, kinds, first, most = MAX_CHANGES }: ChangesQuestion,
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
  const found: EntityChange[] = []
  let unchanged = 0
  for (const [key, { entity, ...rest }] of now) {
    const was = old.get(key)
    if (was === undefined) found.push({ ...named(entity), change: 'ADDED', fields: [] })
    else {
      const fields = fieldChanges(was, { entity, ...rest })
      if (fields.length > 0) found.push({ ...named(entity), change: 'CHANGED', fields })
      else unchanged += 1
    }
  }
  for (const [key, { entity }] of old)
    if (!now.has(key)) found.push({ ...named(entity), change: 'REMOVED', fields: [] })
  found.sort((a, b) => compareIds(a.id, b.id))
  const of = (change: EntityChange['change']) => found.filter(each => each.change === change).length
  const counts = new Map<string, number>()
  for (const { fields } of found) for (const { field } of fields) counts.set(field, (counts.get(field) ?? 0) + 1)
  return {
    from,
    to,
    added: of('ADDED'),
    removed: of('REMOVED'),
    changed: of('CHANGED'),
    unchanged,
    fields: [...counts].map(([field, count]) => ({ field, count })).sort((a, b) => compareIds(a.field, b.field)),
    changes: found.slice(0, first),
  }
}

const isSource = (id: string) => id.startsWith('source/')

const named = ({ id, kind, name }: PrintedEntity['entity']) => ({ id, kind, name })

async function sideOf({ reader, readerOf }: Readers, id: string): Promise<Side> {
  if (!isSource(id)) return { reader: id === reader.release.id ? reader : await readerOf(id), source: null }
  const source = await reader.entity(id)
  if (source?.kind !== 'SOURCE')
    throw new FilorossoError('NOT_FOUND', `There is no source ${JSON.stringify(id)} in release ${reader.release.id}.`)
  return { reader, source: id }
}

function fieldChanges(before: PrintedEntity, after: PrintedEntity): FieldChange[] {
  const changed: FieldChange[] = []
  for (const field of new Set([...before.fields.keys(), ...after.fields.keys()])) {
    const [from, to] = [before.fields.get(field), after.fields.get(field)]
    const { same, rises } = compared(field, from, to)
    if (!same)
      changed.push({
        field,
        from: from?.raw ?? null,
        to: to?.raw ?? null,
        comparable: true,
        rises,
        fromEvidence: from?.evidence ?? [],
        toEvidence: to?.evidence ?? [],
      })
  }
  for (const relation of new Set([...before.ends.keys(), ...after.ends.keys()])) {
    const [from, to] = [before.ends.get(relation), after.ends.get(relation)]
    const [was, is] = [from, to].map(end => [...(end?.ids ?? [])].sort(compareIds).join(' '))
    if (was !== is)
      changed.push({
        field: relation,
        from: was || null,
        to: is || null,
        comparable: true,
        rises: null,
        fromEvidence: from?.evidence ?? [],
        toEvidence: to?.evidence ?? [],
      })
  }
  // Figures in two units, or a value beside a step to complete, say different things.
  const otherMeaning = changed.some(({ field }) => field === 'unit' || field === 'targetType')
  return changed
    .map(change => (otherMeaning && isFigure(change.field) ? { ...change, comparable: false, rises: null } : change))
    .sort((a, b) => compareIds(a.field, b.field))
}

const isFigure = (field: string) =>
  ['amount', 'target', 'planned', 'actual', 'value', 'items', 'size'].includes(field) ||
  /^observations\.[^.]+$/.test(field)
const isDate = (field: string) => ['due', 'date', 'start', 'end', 'signed'].includes(field) || field.endsWith('.day')

/** Whether two printings say the same; of figures and days, whether the second is more. What cannot be read is compared as text. */
function compared(
  field: string,
  from: Printing | undefined,
  to: Printing | undefined,
): { same: boolean; rises: boolean | null } {
  if (from === undefined || to === undefined) return { same: false, rises: null }
  if (isFigure(field)) {
    const [one, other] = [from, to].map(({ raw, notation }) => parseDecimal(raw, notation))
    if (one?.ok && other?.ok)
      return {
        same: one.value === other.value,
        rises: one.value === other.value ? null : Number(other.value) > Number(one.value),
      }
  }
  if (isDate(field)) {
    const [one, other] = [from, to].map(({ raw, notation }) => parseDate(raw, notation))
    if (one?.ok && other?.ok)
      return {
        same: one.value.day === other.value.day,
        rises: one.value.day === other.value.day ? null : other.value.day > one.value.day,
      }
  }
  if (spellingKey(from.raw) === spellingKey(to.raw)) return { same: true, rises: null }
  return { same: field === 'unit' && sameCurrency(from, to), rises: null }
}

/** `Euro` and `EUR` are one unit. */
function sameCurrency(from: Printing, to: Printing): boolean {
  const [one, other] = [from, to].map(({ raw, notation }) => currenciesOf(raw.trim(), notation.locale))
  return one?.length === 1 && other?.length === 1 && one[0] === other[0]
}
