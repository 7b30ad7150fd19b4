import type { z } from 'zod'
import type { Column } from './columns.ts'
import type { Origin, PackageRow, Reading } from './origin.ts'
import type { ValueType } from './values.ts'

/** How a list may be ordered by a property, `DATE_ASC` and `DATE_DESC`. */
export interface PropertyOrder {
  name: string
  /** Whether the database keeps an index in this order; without one a list is sorted anew for each page. */
  index: boolean
  /** What is compared, where that is not the value itself: a figure that is kept as text. */
  compared?: 'number'
  describe: string
}

export interface Property<T = unknown> {
  readonly type: ValueType<unknown>
  readonly schema: z.ZodType<T>
  readonly nullable: boolean
  readonly origin: Origin
  readonly describe: string
  /** Its evidence must be there. */
  readonly required: boolean
  /** Whether the API shows it under its own name; else code shows it otherwise, or nobody does. */
  readonly shown: boolean
  /** What a filter calls it, where that is not its name; null where none asks. */
  readonly filter: string | null | undefined
  readonly order: PropertyOrder | null
  /** Whether a search finds the entity by it, as by a number or code; of a count, the words of what it counts. */
  readonly searched: boolean | string
  /** The field of the API that its evidence proves, where that is not called as the property is. */
  readonly evidenceField: string | null | undefined
  /** What it is called in Italian, in lower case, where the pages have no word for its name yet. */
  readonly italian: string | null
}

interface Options {
  required?: true
  hidden?: true
  filter?: string | null
  order?: PropertyOrder
  searched?: true | string
  evidenceField?: string | null
  italian?: string
}

function property<T>(
  type: ValueType<unknown>,
  schema: z.ZodType<T>,
  nullable: boolean,
  origin: Origin,
  describe: string,
  { required, hidden, filter, order, searched, evidenceField, italian }: Options,
): Property<T> {
  return {
    type,
    schema,
    nullable,
    origin,
    describe,
    required: required ?? false,
    shown: hidden !== true,
    filter,
    order: order ?? null,
    searched: searched ?? false,
    evidenceField,
    italian: italian ?? null,
  }
}

/** A property that every entity of the kind has. */
export function given<T>(type: ValueType<T>, origin: Origin, describe: string, options: Options = {}): Property<T> {
  return property(type, type.schema, false, origin, describe, options)
}

/** A property that may be null. */
export function maybe<T>(
  type: ValueType<T>,
  origin: Origin,
  describe: string,
  options: Options = {},
): Property<T | null> {
  return property(type, type.schema.nullable().default(null), true, origin, describe, options)
}

/** A property with a value of its own where nothing is given. */
export function defaulting<T>(
  type: ValueType<T>,
  fallback: T,
  origin: Origin,
  describe: string,
  options: Options = {},
): Property<T> {
  return property(type, type.schema.default(fallback as never), false, origin, describe, options) as Property<T>
}

/** A relationship type: how it reads, and what a package and a trace may do with it. */
export interface Relationship {
  /** What stands on the right to what stands on the left, in a few words. */
  describe: string
  /** From left to right, and from right to left. */
  words: readonly [out: string, back: string]
  /** The same in Italian; a relationship without it reads in English there. */
  italian?: readonly [out: string, back: string]
  /** Nothing may lead back to itself along it: sums, histories and funnels are walked to their end. */
  acyclic?: true
  /** Both ends are amounts, and the table that holds them says what they are to each other. */
  sameMoney?: true
}

/** The kinds at the other end of a relationship, and whether money follows it. */
export interface Tie extends Relationship {
  ends: readonly string[] | 'ANY'
  /** OUT: money goes from left to right. OPENING begins a route, CLOSING can only end one. `ends`: only there. */
  money?: { way: 'OUT' | 'IN'; as: 'OPENING' | 'STEP' | 'CLOSING'; ends?: readonly string[] }
}

export const tie = (relationship: Relationship, ends: readonly string[] | 'ANY', money?: Tie['money']): Tie => ({
  ...relationship,
  ends,
  ...(money !== undefined && { money }),
})

export const step = (way: 'OUT' | 'IN', ...ends: string[]): Tie['money'] => ({
  way,
  as: 'STEP',
  ...(ends.length > 0 && { ends }),
})

/** Other entities that an entity leads to, by name: what the API lists and what a filter asks about. */
export interface View {
  /** A kind, ENTITY for any, or what is computed about entities. */
  to: string
  /** A Cypher pattern between `(from)` and `(to)`; null where a property holds the id. */
  path: string | null
  join: { from: string; to: string } | null
  /** How many the API shows: one, which may be null or not; all; or a page. Null where code shows them: src/entities/own. */
  shows: 'ONE' | 'ONE_OR_NULL' | 'LIST' | 'PAGE' | null
  /** The property in whose order a list stands; by id unless given. */
  by: string | null
  /** What the API shows unless its parts are asked for too, where a filter always asks for those as well. */
  itself: { path: string; describe: string } | null
  /** Whether they are amounts that can be asked for as of a day. */
  asOf: boolean
  /** Whether one entity at the far end is tied to a good part of all: a filter then never begins there. */
  wide: boolean
  /** Whether a filter may ask about it. */
  filter: boolean
  /** What it is called in Italian, in lower case, where the pages have no word for its name yet. */
  italian: string | null
  describe: string
}

interface ViewOptions {
  shows?: View['shows']
  by?: string
  itself?: View['itself']
  asOf?: true
  wide?: true
  filter?: false
  italian?: string
}

const view = (to: string, rest: Pick<View, 'path' | 'join'>, describe: string, options: ViewOptions): View => ({
  to,
  ...rest,
  shows: options.shows ?? null,
  by: options.by ?? null,
  itself: options.itself ?? null,
  asOf: options.asOf ?? false,
  wide: options.wide ?? false,
  filter: options.filter ?? true,
  italian: options.italian ?? null,
  describe,
})

/** What lies at the other end of a pattern. */
export const along = (to: string, path: string, describe: string, options: ViewOptions = {}): View =>
  view(to, { path, join: null }, describe, options)

/** What one node names by its id in a property. Both properties need an index unless it is wide. */
export const joined = (to: string, join: View['join'], describe: string, options: ViewOptions = {}): View =>
  view(to, { path: null, join }, describe, options)

/** What a kind is to money and to the questions that follow it. */
export interface Traits {
  /**
   * ACT and MONEY begin a trace. HOLDER: what it is given is divided further. ACTIVITY: what money is for in the end. OUTCOME:
   * what comes of it. CHARGE: what an amount names beside its target. FRAME: classification, which is not money. DOCUMENT: where
   * things are printed. OTHER: anything else.
   */
  role: 'ACT' | 'MONEY' | 'HOLDER' | 'ACTIVITY' | 'OUTCOME' | 'CHARGE' | 'FRAME' | 'DOCUMENT' | 'OTHER'
  /** No money leaves it. */
  end: boolean
  /** Many things have it in common: that two are tied to it says little. */
  shared: boolean
  /** It is a count of people or things, which may overlap. */
  counted: boolean
  /** A label may name several, and their split is not published. */
  mixed: boolean
  /** Numbers of lines are unique inside it. */
  numbersLines: boolean
  /** It, or something about it, has a day: a timeline shows it. */
  dated: boolean
}

/** Rows of a CSV of its own that describe entities of the kind; the first column names the entity. */
export interface Detail {
  description: string
  columns: readonly Column[]
  key: readonly string[]
}

/** How many relationships of a type an entity must have; `hint` says where to write it. */
interface Must {
  relation: string
  end: 'from' | 'to'
  least: number
  most: number
  hint: string
}

/** All that is particular to a kind of entity. The CSV, the graph, the API, filters, search and pages derive from it. */
export interface KindDefinition {
  /** The first segment of an id. */
  prefix: string
  /** The label in Neo4j, and the type of the API. */
  label: string
  /** The CSV of a data package and, in camel case, the root list of the API. */
  resource: string
  /** What it is called in a sentence, for somebody who never saw the source. */
  words: readonly [one: string, many: string]
  /** The same in Italian: the singular with its article, the plural, and the article of the plural. */
  italian: readonly [one: string, many: string, article: string]
  /** What it is, in a sentence. */
  description: string
  /** What the API says of its type, where that is more. */
  detail?: string
  /**
   * PRINTED: a source names it. DESCRIBED: a source may count, tabulate or mention it without a name: then our description is one.
   * LISTED: a reference list defines it, and no evidence is needed. COMPOSED: named at load by what it is.
   */
  naming: 'PRINTED' | 'DESCRIBED' | 'LISTED' | 'COMPOSED'
  properties: Readonly<Record<string, Property>>
  /** Columns that give relationships, beside those of properties. */
  columns: readonly Column[]
  /** Fields of evidence that give relationships, beside those of properties. */
  fields?: Readonly<Record<string, Reading>>
  details?: Readonly<Record<string, Detail>>
  /** Relationships that start at it. */
  ties: Readonly<Record<string, Tie>>
  /** Relationships that start at kinds of other files and end at it. */
  tiedBy?: Readonly<Record<string, Tie>>
  must?: readonly Must[]
  views: Readonly<Record<string, View>>
  /** The fields that it is about: their evidence comes before that of its name. */
  about?: readonly string[]
  /** What Italian and English texts call it before its number or code, and before its name. */
  nouns?: { numbered?: readonly string[]; named?: readonly string[] }
  traits: Traits
  /** What only code can say of its row in a package: problems. */
  check?: (row: PackageRow) => void
}

/** Keeps the exact type of a definition, from which the types of its properties and relationships are inferred. */
export const kind = <const D extends KindDefinition>(definition: D): D => definition
