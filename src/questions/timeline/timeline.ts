import type { GraphReader } from '../../graph/reader.ts'
import { FilorossoError } from '../../model/errors.ts'
import { compareIds } from '../../model/order.ts'
import { pause } from '../../model/turns.ts'
import { checkDay, entitiesById } from '../arguments.ts'
import { tiedTo } from './about.ts'
import type { EventAnswer } from './answer.ts'
import { allDated, type Dated, datedOf, eventOf, vagueness } from './events.ts'

export interface TimelineQuestion {
  /** Both days are included; null for no end. */
  from: string | null
  to: string | null
  about: string | null
  first: number
  /** How many have been had before; none when it is left out. */
  skip?: number
}

/** What of a release a timeline is read from. */
export type TimelineReader = Pick<
  GraphReader,
  'entity' | 'edges' | 'ties' | 'ground' | 'evidence' | 'wholeOf' | 'daysOf'
>

export const MAX_EVENTS = 500

/**
 * What has a day, from the earliest on; of one day what is known more exactly comes first.
 * @throws FilorossoError NOT_FOUND for an unknown `about`, BAD_USER_INPUT for days the wrong way round and for `first` out
 * of bounds, LIMIT_EXCEEDED where too much is tied to it.
 */
export async function timeline(reader: TimelineReader, question: TimelineQuestion): Promise<EventAnswer[]> {
  const { from, to, about, first, skip = 0 } = question
  refuse(question)
  if (about !== null) {
    await reader.ground({ tied: [about] })
    await entitiesById(reader, [about])
  }
  const all = about === null ? await allDated(reader, question) : await datedOfEach(reader, await tiedTo(reader, about))
  await pause()
  const dated = all.filter(({ date }) => (from === null || date >= from) && (to === null || date <= to))
  const { among, before } = around(dated, skip, first)
  // Of those chosen by their days alone the rest is read now.
  const [begin = '', end = ''] = [among[0]?.date, among.at(-1)?.date]
  const chosen = await datedOfEach(reader, new Set(among.map(({ entity }) => entity)))
  const whole = chosen.filter(({ date }) => date >= begin && date <= end)
  const events = await Promise.all(sortedByDay(whole).map(each => eventOf(reader, each)))
  await pause()
  // A stable sort: of one entity, what comes about first stays first.
  return events.sort(inOrder).slice(skip - before, skip - before + first)
}

async function datedOfEach(reader: TimelineReader, ids: Iterable<string>): Promise<Dated[]> {
  const entities = await Promise.all([...ids].map(id => reader.entity(id)))
  return entities.flatMap(entity => (entity === null ? [] : datedOf(entity)))
}

function refuse({ from, to, first }: TimelineQuestion): void {
  checkDay('from', from)
  checkDay('to', to)
  if (from !== null && to !== null && from > to) {
    throw new FilorossoError('BAD_USER_INPUT', `from: ${from} is after to: ${to}`, {
      hint: 'pass the earlier day as from',
    })
  }
  if (Number.isInteger(first) && first >= 1 && first <= MAX_EVENTS) return
  throw new FilorossoError('BAD_USER_INPUT', `first: ${first} is out of bounds`, {
    hint: `ask for 1 to ${MAX_EVENTS}, and continue with after`,
  })
}

/**
 * Those that may be wanted, by their days, and how many are of days before: how exactly a day is known is read of these alone, and
 * decides between those of one day.
 */
function around(dated: Dated[], skip: number, first: number): { among: Dated[]; before: number } {
  const sorted = sortedByDay(dated)
  const [begin, end] = [sorted[skip]?.date, sorted[skip + first - 1]?.date]
  if (begin === undefined) return { among: [], before: skip }
  const before = sorted.findIndex(({ date }) => date === begin)
  return { among: sorted.slice(before).filter(({ date }) => end === undefined || date <= end), before }
}

const sortedByDay = (dated: readonly Dated[]): Dated[] =>
  dated.toSorted((one, other) => compare(one.date, other.date) || compareIds(one.entity, other.entity))

function inOrder(one: EventAnswer, other: EventAnswer): number {
  const byDay = compare(one.date, other.date) || vagueness(one.datePrecision) - vagueness(other.datePrecision)
  return byDay || compareIds(one.entity, other.entity)
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
