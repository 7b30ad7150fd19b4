import { z } from 'zod'
import { CURRENCIES, type Currency } from '../model/currency.ts'
import { readAs } from '../model/read-as.ts'

/** How a property is stored, compared by a filter and shown by the API. `decimal` is an exact figure, kept as text. */
export type ValueName =
  | 'text'
  | 'texts'
  | 'money'
  | 'decimal'
  | 'int'
  | 'date'
  | 'word'
  | 'id'
  | 'ids'
  | 'boolean'
  | 'records'
  | 'identifiers'

/** A type of property: its name, and the schema of what Neo4j stores and of what is read back. */
export interface ValueType<T> {
  readonly name: ValueName
  readonly schema: z.ZodType<T>
  /** The enum of the API that a word is of, and its words with what they mean. */
  readonly words?: string
  readonly vocabulary?: Readonly<Record<string, string>>
  /** What the words are called in English and Italian, where no table of labels has them. */
  readonly labels?: Readonly<Record<string, readonly [english: string, italian: string]>>
}

export const TEXT: ValueType<string> = { name: 'text', schema: z.string() }
export const TEXTS: ValueType<string[]> = { name: 'texts', schema: z.array(z.string()) }
export const DATE: ValueType<string> = { name: 'date', schema: z.iso.date() }
export const INT: ValueType<number> = { name: 'int', schema: z.int() }
/** An exact decimal, e.g. `1812.5`. */
export const DECIMAL: ValueType<string> = { name: 'decimal', schema: z.string().regex(/^-?\d+(\.\d+)?$/) }
/** In the smallest unit of the currency: cents. */
export const MONEY: ValueType<number> = { name: 'money', schema: z.int() }
/** The currency of an amount: an ISO 4217 code. */
export const CURRENCY: ValueType<Currency> = { name: 'word', words: 'Currency', schema: z.enum(CURRENCIES) }
export const BOOLEAN: ValueType<boolean> = { name: 'boolean', schema: z.boolean() }
/** The id of another entity, or ids: where a relationship would say no more than the id. */
export const ID: ValueType<string> = { name: 'id', schema: z.string() }
export const IDS: ValueType<string[]> = { name: 'ids', schema: z.array(z.string()) }

/** Identifiers of any scheme, each as `SCHEME:value`: the scheme is in capitals and has no colon, the value is as printed. */
export const IDENTIFIERS: ValueType<string[]> = {
  name: 'identifiers',
  schema: z.array(z.string().regex(/^[A-Z0-9-]+:./s)),
}

/** A word of a closed vocabulary; `words` is the API's name for it, `labels` what its words are called in English and Italian. */
export function wordOf<V extends Record<string, string>>(
  words: string,
  vocabulary: V,
  labels?: Readonly<Record<keyof V & string, readonly [english: string, italian: string]>>,
): ValueType<keyof V & string> {
  const schema = z.enum(Object.keys(vocabulary) as [keyof V & string])
  return { name: 'word', words, vocabulary, schema, ...(labels && { labels }) }
}

/** Records that have no id of their own. Neo4j keeps them as JSON text, because its properties hold no maps. */
export function recordsOf<T>(record: z.ZodType<T>): ValueType<T[]> {
  const given = readAs(z.unknown(), value => (typeof value === 'string' ? JSON.parse(value) : value))
  const parsed = z.pipe(given, z.array(record))
  return { name: 'records', schema: parsed as unknown as z.ZodType<T[]> }
}
