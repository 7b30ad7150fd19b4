import type { DaySaying, GraphReader } from '../../graph/reader.ts'
import { definitionOf, kindsThat } from '../../kinds/index.ts'
import { parseDate } from '../../locale/date.ts'
import type { Occurrence } from '../../locale/events.ts'
import { ANY_NOTATION } from '../../locale/notation.ts'
import type { EntityOf, EntityValue, EvidenceValue } from '../../model/graph.ts'
import { PROPERTIES } from '../../model/properties.ts'
import { composed } from '../../model/text.ts'
import { pause, turns } from '../../model/turns.ts'
import { DATE_PRECISION, type DatePrecision } from '../../model/vocabulary.ts'
import type { EventAnswer } from './answer.ts'

/** Something of an entity that has a day. How exactly the day is known may stand in its evidence alone. */
export interface Dated {
  date: string
  precision: DatePrecision | null
  /** What the day is of, and what came about. */
  name: string
  occurrence: Occurrence
  entity: string
  /** Everything that is printed of it, or of the whole entity: the day among it. */
  printed: readonly string[]
}

/** The kinds that may have a day. */
export const DATED_KINDS = kindsThat(({ dated }) => dated)

/** What says on which days something of them comes about: properties that are days, counts with theirs, and how the days of a plan are known. */
const SAYING: DaySaying = {
  kinds: [...DATED_KINDS],
  days: [
    ...new Set(
      [...DATED_KINDS].flatMap(kind =>
        Object.entries(definitionOf(kind).properties).flatMap(([name, { type }]) =>
          type.name === 'date' ? [name] : [],
        ),
      ),
    ),
  ],
  also: ['headcounts'],
  beside: ['startBasis', 'endBasis'],
}
const NAMES = [...SAYING.days, ...SAYING.also, ...SAYING.beside]

type Dateable = Pick<EntityValue, 'id' | 'kind' | 'name' | 'description' | 'evidence'>

/** All that has a day, those outside of two days perhaps left out: the days alone, where that is not in memory. */
export async function allDated(
  reader: Pick<GraphReader, 'wholeOf' | 'daysOf'>,
  between: { from: string | null; to: string | null },
): Promise<Dated[]> {
  const whole = SAYING.kinds.map(kind => reader.wholeOf?.(kind))
  if (whole.every(all => all !== undefined)) return whole.flat().flatMap(datedOf)
  const found = await reader.daysOf(SAYING, between)
  return found.flatMap(({ id, kind, properties }) => {
    const { shape } = PROPERTIES[kind]
    const known = NAMES.flatMap((name, nth) => (name in shape ? [[name, shape[name]?.parse(properties[nth])]] : []))
    const entity: Dateable = { id, kind, name: '', description: null, evidence: [] }
    return datedOf({ ...entity, properties: Object.fromEntries(known) } as EntityValue)
  })
}

/** What of an entity has a day, in the order in which it comes about. */
export function datedOf(entity: EntityValue): Dated[] {
  const { id, name, evidence } = entity
  const dated = (date: string | null, occurrence: Occurrence, more: Partial<Dated> = {}): Dated[] =>
    date === null ? [] : [{ date, precision: null, name, occurrence, entity: id, printed: evidence, ...more }]
  switch (entity.kind) {
    case 'ACT':
      return dated(entity.properties.date, dayOf(entity), { precision: entity.properties.datePrecision })
    case 'PLAN': {
      // A day computed from those of its sections is stated by them.
      const { start, startBasis, end, endBasis } = entity.properties
      return [
        ...(startBasis === 'COMPUTED' ? [] : dated(start, { what: 'STARTS' })),
        ...(endBasis === 'COMPUTED' ? [] : dated(end, { what: 'ENDS' })),
      ]
    }
    case 'NAVIGATOR_COHORT':
      return entity.properties.headcounts.flatMap(count =>
        dated(count.at, { count }, { printed: count.evidence.length > 0 ? count.evidence : evidence }),
      )
    default:
      return Object.entries(definitionOf(entity.kind).properties).flatMap(([property, { type, italian }]) => {
        if (type.name !== 'date') return []
        const day = (entity.properties as Record<string, unknown>)[property] as string | null
        const what = OCCURRENCES[property]
        return dated(day, what === undefined ? { described: asWords(property), italian } : { what })
      })
  }
}

/** What comes about on the day of a property; of one that a kind of your own brings, what the property is called. */
const OCCURRENCES: Readonly<Record<string, Extract<Occurrence, { what: unknown }>['what']>> = {
  start: 'STARTS',
  end: 'ENDS',
  signed: 'SIGNED',
  due: 'DUE',
}

/** `openedOn`: opened on. */
const asWords = (property: string): string => property.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()

/** How the description of an act says what its day is: `the date is that of its publication`. */
const STATED_DAY = /\bthe date\b[^.;]*? is that of (?:its|their) ([\p{L} ]+)/iu

/** What an act's day is the day of, as far as that is known. An act that is not in force has a day of something else. */
function dayOf({ description, properties }: EntityOf<'ACT'>): Occurrence {
  const stated = STATED_DAY.exec(description ?? '')?.[1]
  if (stated !== undefined) return { described: stated.trim() }
  const { actKind, status, number } = properties
  if (status !== 'ISSUED' || actKind === 'OTHER') return { what: 'DATED' }
  if (actKind === 'AGREEMENT') return { what: 'SIGNED' }
  if (actKind === 'LETTER') return { what: 'SENT' }
  if (actKind === 'NOTICE') return { what: 'PUBLISHED' }
  return { what: number === null ? 'DATED' : 'ISSUED' }
}

const PRECISIONS = Object.keys(DATE_PRECISION) as DatePrecision[]
/** The more exact, the less. */
export const vagueness = (precision: DatePrecision): number => PRECISIONS.indexOf(precision)

type Day = { day: string; precision: DatePrecision }

/** Those that read days differently: how numbers are written makes no difference. */
const DAY_NOTATIONS = [
  ...new Map(ANY_NOTATION.map(notation => [`${notation.locale.language} ${notation.dates}`, notation])).values(),
]

/** However a day is written, the last two digits of its year are. */
const mayPrint = ({ raw }: EvidenceValue, day: string): boolean => composed(raw).includes(day.slice(2, 4))

/** What a piece of evidence prints never changes, and reading it in every notation takes long. */
const DAYS = new WeakMap<EvidenceValue, readonly Day[]>()

function daysIn(piece: EvidenceValue): readonly Day[] {
  const known = DAYS.get(piece)
  if (known !== undefined) return known
  const days = DAY_NOTATIONS.flatMap((notation): Day[] => {
    const read = parseDate(piece.raw, notation)
    return read.ok ? [read.value] : []
  })
  DAYS.set(piece, days)
  return days
}

/**
 * The event, with where its day is printed and how exactly: as the most exact of what is printed. A day that no piece of
 * evidence spells out is a day, on all the evidence there is.
 */
export async function eventOf(reader: Pick<GraphReader, 'evidence'>, dated: Dated): Promise<EventAnswer> {
  const { date, name, occurrence, entity, printed } = dated
  const pieces = await Promise.all(printed.map(id => reader.evidence(id)))
  if (turns.due()) await pause()
  const spelt = pieces.flatMap(piece => {
    if (piece === null || !mayPrint(piece, date)) return []
    const same = daysIn(piece).find(({ day }) => day === date)
    return same === undefined ? [] : [{ id: piece.id, ...same }]
  })
  const exact = spelt.map(({ precision }) => precision).sort((one, other) => vagueness(one) - vagueness(other))[0]
  const datePrecision = dated.precision ?? exact ?? 'DAY'
  const evidence = spelt.filter(({ precision }) => precision === datePrecision).map(({ id }) => id)
  return { date, datePrecision, name, occurrence, entity, evidence: evidence.length > 0 ? evidence : printed }
}
