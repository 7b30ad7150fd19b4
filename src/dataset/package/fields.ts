import type { EntityKind } from '../../model/kinds.ts'
import { decimalOf } from '../../model/money.ts'
import { isRelation } from '../../model/relations.ts'
import { composed, spellingKey } from '../../model/text.ts'
import { parseCode, parseCodes } from '../figures/code.ts'
import { type PrintedDate, parseDate, parseYears } from '../figures/date.ts'
import { type Designation, parseDesignation, uniteDesignations } from '../figures/designation.ts'
import { type PrintedMoney, parseMoney } from '../figures/money.ts'
import { parseDecimal, parseInteger } from '../figures/number.ts'
import { type Parsed, read, unread } from '../figures/parsed.ts'
import { resourceOf } from './resources.ts'

/** How the evidence of a field becomes its value. */
export interface Field<T> {
  parse(raw: string): Parsed<T>
  /** The value that two printings stand for; null where they contradict each other. */
  unite(one: T, other: T): T | null
  /** Several printings are several values. */
  many?: true
  /** The value as an exact decimal, where it is a figure. */
  decimal?(value: T): string
}

function parseText(raw: string): Parsed<string> {
  return composed(raw) === '' ? unread('raw is empty; write what is printed') : read(composed(raw))
}

const same = <T>(one: T, other: T) => (JSON.stringify(one) === JSON.stringify(other) ? one : null)
const PRECISIONS = ['YEAR', 'MONTH', 'DAY'] as const

/** `luglio 2019` and `17 luglio 2019` agree, and the finer is the value. */
function uniteDates(one: PrintedDate, other: PrintedDate): PrintedDate | null {
  const [coarse, fine] = [one, other].sort((a, b) => PRECISIONS.indexOf(a.precision) - PRECISIONS.indexOf(b.precision))
  if (coarse === undefined || fine === undefined) return null
  const length = { YEAR: 4, MONTH: 7, DAY: 10 }[coarse.precision]
  return coarse.day.slice(0, length) === fine.day.slice(0, length) ? fine : null
}

/** The first printing decides on the precision, since its words are shown. */
const uniteMoney = (one: PrintedMoney, other: PrintedMoney) => (one.cents === other.cents ? one : null)

const text: Field<string> = {
  parse: parseText,
  unite: (one, other) => (spellingKey(one) === spellingKey(other) ? one : null),
}
const texts: Field<string> = { ...text, many: true }
const date: Field<PrintedDate> = { parse: parseDate, unite: uniteDates }
const money: Field<PrintedMoney> = { parse: parseMoney, unite: uniteMoney, decimal: ({ cents }) => decimalOf(cents) }
const integer: Field<number> = { parse: parseInteger, unite: same, decimal: String }
const decimal: Field<string> = { parse: parseDecimal, unite: same, decimal: value => value }
const code: Field<string> = { parse: parseCode, unite: same }
const codes: Field<string[]> = { parse: parseCodes, unite: same }
const designation: Field<Designation> = { parse: parseDesignation, unite: uniteDesignations }
const years: Field<string> = {
  parse: raw => {
    const period = parseYears(raw)
    return period.ok ? read(period.value.text) : period
  },
  unite: same,
}
/** What is said by being printed at all: `(valori cumulati)`. */
const present: Field<true> = {
  parse: raw => (composed(raw) === '' ? unread('raw is empty; write the words that say so') : read(true)),
  unite: same,
}
const absent: Field<true> = {
  parse: raw => (raw === '' ? read(true) : unread('the raw of an absence must be empty: the cell holds nothing')),
  unite: same,
}

/** Words printed elsewhere that a name needs to be understood; they follow it in brackets. */
export const BRACKET = 'bracket'

/** The fields of every kind; two spellings of a name are a name and an alias. */
export const NAMES = { name: texts, alias: texts, [BRACKET]: texts }

/** The field of words that only a contradiction quotes, whatever the kind: they are no fact of the entity. */
export const CLAIM = 'claim'

const period = { start: date, end: date }
const counts = { 'count HAS_SECTION': integer, 'count HAS_LINE': integer }

/** The fields of each kind besides its names and the columns of its file. A `*` stands for the key of a head count. */
export const FIELDS = {
  ACT: { number: text, date, publishedIn: text },
  ALLOCATION: { amount: money, absence: absent, items: integer, provision: text, period: text, priorities: codes },
  AXIS: {},
  BUDGET_MISSION: { code },
  BUDGET_PROGRAMME: { code },
  COMPANY: {},
  CPI_GROUP: { size: integer },
  CRISIS: {},
  FUND: {},
  INDICATOR: {
    area: text,
    unit: text,
    method: text,
    target: decimal,
    planned: decimal,
    actual: decimal,
    'target.period': years,
    'planned.period': years,
    'actual.period': years,
    'target.cumulative': present,
    'planned.cumulative': present,
    'actual.cumulative': present,
    footnote: texts,
  },
  INVESTMENT_PRIORITY: { code },
  LINE: { number: designation },
  NAVIGATOR_COHORT: { 'headcount.*': integer, 'headcount.*.at': date, 'headcount.*.period': text },
  ORGANISATION: {},
  PLAN: { ...period, ...counts },
  REGION: {},
  RESULT: { value: decimal, period: text, regionsCounted: integer, place: texts },
  SECTION: { number: designation, ...period, ...counts },
  SOURCE: {},
  SPENDING_PROGRAMME: { projectCode: code, ...period, ...counts },
  TABLE: {},
} satisfies Record<EntityKind, Record<string, Field<unknown>>>

/** What a field name of a kind stands for: a parsed field, a column of its file, a quotation, a relationship; null when unknown. */
export type Meaning =
  | { use: 'VALUE'; field: Field<unknown> }
  | { use: 'COLUMN' }
  | { use: 'CLAIM' }
  | { use: 'RELATIONSHIP'; relation: string; other: string }

export function meaningOf(kind: EntityKind, name: string): Meaning | null {
  if (name === CLAIM) return { use: 'CLAIM' }
  const fields = { ...NAMES, ...FIELDS[kind] } as Record<string, Field<unknown>>
  const key = name.includes('*') ? '' : name.replace(/^headcount\.[a-z0-9-]+/, 'headcount.*')
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined
  if (field !== undefined) return { use: 'VALUE', field }
  const columns = resourceOf(kind).columns.map(column => column.name)
  if (columns.includes(name) && !['id', 'basis', 'rule', 'description'].includes(name)) return { use: 'COLUMN' }
  const [relation = '', other = '', ...rest] = name.split(' ')
  return isRelation(relation) && other !== '' && rest.length === 0 ? { use: 'RELATIONSHIP', relation, other } : null
}

export function fieldNames(kind: EntityKind): string[] {
  return [...Object.keys(NAMES), CLAIM, ...Object.keys(FIELDS[kind])]
}
