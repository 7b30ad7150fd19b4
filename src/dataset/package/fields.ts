import { definitionOf, ENTITY_KINDS, type EntityKind } from '../../kinds/index.ts'
import type { Reading, Readings } from '../../kinds/origin.ts'
import type { FigureUse } from '../../locale/belongings.ts'
import { parseCode, parseCodes } from '../../locale/code.ts'
import { type PrintedDate, parseDate, parseYears } from '../../locale/date.ts'
import { type Designation, parseDesignation, uniteDesignations } from '../../locale/designation.ts'
import { currenciesOf, type PrintedMoney, parseMoney } from '../../locale/money.ts'
import type { Notation } from '../../locale/notation.ts'
import { isFigureOfAnotherFormat, parseDecimal, parseInteger } from '../../locale/number.ts'
import { type Parsed, read, unread } from '../../locale/parsed.ts'
import type { Currency } from '../../model/currency.ts'
import { firstDayOf } from '../../model/dates.ts'
import { decimalFrom } from '../../model/money.ts'
import { isRelation } from '../../model/relations.ts'
import { composed, spellingKey } from '../../model/text.ts'
import { byFieldName } from './field-names.ts'
import { resourceOf } from './resources.ts'

/** How the evidence of a field becomes its value. */
export interface Field<T> {
  parse(raw: string, notation: Notation): Parsed<T>
  /** The value that two printings stand for; null where they contradict each other. */
  unite(one: T, other: T): T | null
  /** Several printings are several values. */
  many?: true
  /** The value as an exact decimal, where it is a figure. */
  decimal?(value: T): string
  /** What around a raw of it is a part of it: its sign, its scale. */
  figure?: FigureUse
}

function parseText(raw: string): Parsed<string> {
  return composed(raw) === '' ? unread('raw is empty; write what is printed') : read(composed(raw))
}

const same = <T>(one: T, other: T) => (JSON.stringify(one) === JSON.stringify(other) ? one : null)

/** `luglio 2019` and `17 luglio 2019` agree, and the finer is the value: its days are among those of the coarser. */
function uniteDates(one: PrintedDate, other: PrintedDate): PrintedDate | null {
  const first = ({ day, precision }: PrintedDate) => firstDayOf(day, precision)
  const within = (fine: PrintedDate, coarse: PrintedDate) => first(coarse) <= first(fine) && fine.day <= coarse.day
  if (within(one, other)) return one
  return within(other, one) ? other : null
}

/** The first printing decides on the precision, since its words are shown. */
const uniteMoney = (one: PrintedMoney, other: PrintedMoney) =>
  one.units === other.units && one.currency === other.currency ? one : null

const text: Field<string> = {
  parse: parseText,
  unite: (one, other) => (spellingKey(one) === spellingKey(other) ? one : null),
}
const texts: Field<string> = { ...text, many: true }
const date: Field<PrintedDate> = { parse: parseDate, unite: uniteDates }
const money: Field<PrintedMoney> = {
  parse: parseMoney,
  unite: uniteMoney,
  decimal: ({ units, currency }) => decimalFrom(units, currency),
  figure: 'MONEY',
}
/** What a column or element beside an amount prints of its currency. */
const currency: Field<Currency> = {
  parse: (raw, { currency, locale }) =>
    currenciesOf(composed(raw), locale).includes(currency)
      ? read(currency)
      : unread(`${JSON.stringify(raw)} is not the currency that is declared, ${currency}`),
  unite: same,
}
/** A figure, also of a percentage, or a text where it is none; a figure of another format than the declared is neither. */
const value: Field<{ number: string | null }> = {
  parse: (raw, notation) => {
    const number = decimal.parse(raw, notation)
    if (number.ok) return read({ number: number.value })
    if (isFigureOfAnotherFormat(raw, notation)) return number
    const words = parseText(raw)
    return words.ok ? read({ number: null }) : words
  },
  unite: same,
}
const integer: Field<number> = { parse: parseInteger, unite: same, decimal: String, figure: 'COUNT' }
const decimal: Field<string> = { parse: parseDecimal, unite: same, decimal: value => value, figure: 'COUNT' }
const code: Field<string> = { parse: parseCode, unite: same }
const codes: Field<string[]> = { parse: parseCodes, unite: same }
const designation: Field<Designation> = { parse: parseDesignation, unite: uniteDesignations, figure: 'DESIGNATION' }
const years: Field<string> = {
  parse: raw => {
    const period = parseYears(raw)
    return period.ok ? read(period.value.text) : period
  },
  unite: same,
}
const period: Field<{ text: string; last: string | null }> = {
  parse: (raw, notation) => {
    const words = parseText(raw)
    return words.ok ? read({ text: words.value, last: lastDayOf(raw, notation) }) : words
  },
  unite: (one, other) => (spellingKey(one.text) === spellingKey(other.text) ? one : null),
}

function lastDayOf(raw: string, notation: Notation): string | null {
  const [day, years] = [parseDate(raw, notation), parseYears(raw)]
  if (day.ok) return day.value.day
  return years.ok ? `${years.value.last}-12-31` : null
}

/** What is said by being printed at all: `(valori cumulati)`. */
const present: Field<true> = {
  parse: raw => (composed(raw) === '' ? unread('raw is empty; write the words that say so') : read(true)),
  unite: same,
}
/** Nothing, or the word that is printed for it: `n.d.`. */
const absent: Field<true> = {
  parse: raw =>
    /\d/.test(raw)
      ? unread(`${JSON.stringify(raw)} holds a figure: an absence is an empty cell, or a word for none`)
      : read(true),
  unite: same,
}

/** Words printed elsewhere that a name needs to be understood; they follow it in brackets. */
export const BRACKET = 'bracket'

/** The fields of every kind; two spellings of a name are a name and an alias. */
export const NAMES = { name: texts, alias: texts, [BRACKET]: texts }

/** The field of words that only a contradiction quotes, whatever the kind: they are not a fact of the entity. */
export const CLAIM = 'claim'

/** The field of a figure that only a comparison quotes: it follows from other columns. */
export const COMPARED = 'compared'

/** How each reading of a definition is parsed. */
const READINGS: { [R in Reading]: Field<Readings[R]> } = {
  text,
  texts,
  value,
  date,
  money,
  currency,
  integer,
  decimal,
  code,
  codes,
  designation,
  years,
  period,
  present,
  absent,
}

/** The field that a reading makes. */
export const fieldOf = <R extends Reading>(reading: R): Field<Readings[R]> => READINGS[reading]

/** The fields of each kind besides its names and the columns of its file. A `*` stands for any key. */
export const FIELDS = Object.fromEntries(
  ENTITY_KINDS.map(kind => {
    const { properties, fields = {} } = definitionOf(kind)
    const origins = Object.values(properties).map(({ origin }) => origin.fields ?? {})
    return [kind, Object.assign({}, ...origins, fields)]
  }),
) as Record<EntityKind, Record<string, Reading>>

/** Whether a name is one that the name of a field stands for: `headcount.*` for `headcount.trained`. */
export function matches(pattern: string, name: string): boolean {
  if (!pattern.includes('*')) return pattern === name
  const [before = '', after = ''] = pattern.split('*')
  const key = name.slice(before.length, name.length - after.length)
  return name === `${before}${key}${after}` && /^[a-z0-9-]+$/.test(key)
}

/** How evidence of a field of a kind is read; null where the kind has no such field. */
function readingOf(kind: EntityKind, name: string): Reading | null {
  return Object.entries(FIELDS[kind]).find(([pattern]) => matches(pattern, name))?.[1] ?? null
}

/** What a field name of a kind stands for: a parsed field, a column of its file, a quotation, a relationship; null when unknown. */
export type Meaning =
  | { use: 'VALUE'; field: Field<unknown> }
  | { use: 'COLUMN' }
  | { use: 'CLAIM' }
  | { use: 'RELATIONSHIP'; relation: string; other: string }

export const meaningOf = byFieldName((kind: EntityKind, name: string): Meaning | null => {
  if (name === CLAIM || name === COMPARED) return { use: 'CLAIM' }
  if (Object.hasOwn(NAMES, name)) return { use: 'VALUE', field: texts }
  const reading = readingOf(kind, name)
  if (reading !== null) return { use: 'VALUE', field: fieldOf(reading) as Field<unknown> }
  const columns = resourceOf(kind).columns.map(column => column.name)
  if (columns.includes(name) && !['id', 'basis', 'rule', 'description'].includes(name)) return { use: 'COLUMN' }
  const [relation = '', other = '', ...rest] = name.split(' ')
  return isRelation(relation) && other !== '' && rest.length === 0 ? { use: 'RELATIONSHIP', relation, other } : null
})

export function fieldNames(kind: EntityKind): string[] {
  return [...Object.keys(NAMES), CLAIM, ...Object.keys(FIELDS[kind])]
}

/** What a field's raw is read as, where what stands around it may be a part of it. */
export function figureUse(meaning: Meaning | null): FigureUse | undefined {
  return meaning?.use === 'VALUE' ? meaning.field.figure : undefined
}
