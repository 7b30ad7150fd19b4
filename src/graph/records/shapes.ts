import { z } from 'zod'
import { readAs } from '../../model/read-as.ts'
import { BASIS } from '../../model/vocabulary.ts'

/** One of the keys of a table: of a vocabulary, of the kinds, of the relations. */
export const wordOf = <T extends object>(table: T) => z.enum(Object.keys(table) as [keyof T & string])

/** Neo4j keeps no null: what is missing was null. */
export const maybe = <T extends z.ZodType>(type: T) => type.nullable().default(null)

export const provenance = { basis: wordOf(BASIS), rule: maybe(z.string()), evidence: z.array(z.string()) }

/** What every read by ids and every list is asked with. */
export const byIds = z.object({ release: z.string(), ids: z.array(z.string()) })
export const page = z.object({ release: z.string(), after: z.string(), first: z.int().positive() })
export const idRow = readAs(z.object({ id: z.string() }), ({ id }) => id)
/** The ids that were found for each of those asked about. */
export const foundRow = z.object({ id: z.string(), found: z.array(z.string()) })

/** What every batch is written with, and what it answers. */
export const batchOf = <T extends z.ZodType>(row: T) => z.object({ release: z.string(), rows: z.array(row) })
export const writtenRow = z.object({ written: z.int() })
/** Where the database has each that it has written, in the order of the rows. */
export const placesRow = z.object({ nodes: z.array(z.string()) })
/** What a node or relationship is written with, as it was made. */
export const stored = z.custom<Record<string, unknown>>(value => typeof value === 'object' && value !== null)
/** What is written as a list, in the order that the query reads it in. */
export const listed = z.custom<readonly unknown[]>(Array.isArray)
