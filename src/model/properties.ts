import { z } from 'zod'
import type { EntityKind } from './kinds.ts'
import {
  ABSENCE,
  ACT_KIND,
  ACT_STATUS,
  DATE_PRECISION,
  GRAIN,
  HEADCOUNT_MEASURE,
  PART,
  PRECISION,
  QUALIFIER,
  STAGE,
} from './vocabulary.ts'

/**
 * What a node of each kind holds besides its id, name and provenance: one schema for what a data package gives, what Neo4j
 * stores and what is read back. What ties two entities is a relationship and is not here, a table and a source apart.
 */
const word = <T extends Record<string, string>>(words: T) => z.enum(Object.keys(words) as [keyof T & string])
const maybe = <T extends z.ZodType>(type: T) => type.nullable().default(null)
const day = z.iso.date()
/** An exact decimal, e.g. `1812.5`. */
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/)
/** A list that Neo4j keeps as JSON text, because its properties hold no maps. */
const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess(value => (typeof value === 'string' ? JSON.parse(value) : (value ?? [])), z.array(item))

const period = { start: maybe(day), end: maybe(day) }
/** `LINEA 12 (ex 7)`, as printed, and a key by which it sorts as a person counts. */
const designated = { designation: z.string(), sortKey: z.string() }
/** How many sections and lines a source says there are. */
const counts = { sectionCount: maybe(z.int()), lineCount: maybe(z.int()) }

const observation = (name: 'target' | 'planned' | 'actual') =>
  ({
    [`${name}Value`]: maybe(decimal),
    [`${name}Printed`]: maybe(z.string()),
    [`${name}Period`]: maybe(z.string()),
    [`${name}Cumulative`]: z.boolean().default(false),
    [`${name}Evidence`]: z.array(z.string()).default([]),
  }) as {
    [K in `${typeof name}Value` | `${typeof name}Printed` | `${typeof name}Period`]: z.ZodDefault<
      z.ZodNullable<z.ZodString>
    >
  } & { [K in `${typeof name}Cumulative`]: z.ZodDefault<z.ZodBoolean> } & {
    [K in `${typeof name}Evidence`]: z.ZodDefault<z.ZodArray<z.ZodString>>
  }

export const headcount = z.object({
  key: z.string(),
  measure: word(HEADCOUNT_MEASURE),
  label: z.string(),
  value: z.int().nonnegative(),
  qualifier: word(QUALIFIER),
  period: z.string().nullable(),
  at: day.nullable(),
  evidence: z.array(z.string()),
})
export type Headcount = z.infer<typeof headcount>

export const PROPERTIES = {
  ACT: z.object({
    actKind: word(ACT_KIND),
    status: word(ACT_STATUS),
    number: maybe(z.string()),
    /** A month or a year counts from its last day. */
    date: maybe(day),
    datePrecision: maybe(word(DATE_PRECISION)),
    publishedIn: maybe(z.string()),
  }),
  ALLOCATION: z.object({
    stage: word(STAGE),
    grain: word(GRAIN),
    part: word(PART),
    /** Cents; null when absent. */
    amount: maybe(z.int()),
    precision: maybe(word(PRECISION)),
    printed: maybe(z.string()),
    absence: maybe(word(ABSENCE)),
    provision: maybe(z.string()),
    period: maybe(z.string()),
    /** How many payments the amount covers, where the table prints it. */
    items: maybe(z.int()),
    /** Id of the table it stands in. */
    table: maybe(z.string()),
    /** The column of that table: a slug, the last segment of its id. */
    column: maybe(z.string()),
    /** Ids of the allocations that a computed amount was computed from. */
    derivedFrom: z.array(z.string()).default([]),
  }),
  AXIS: z.object({ mixed: z.boolean().default(false), members: z.array(z.string()).default([]) }),
  BUDGET_MISSION: z.object({ code: z.string() }),
  BUDGET_PROGRAMME: z.object({ code: z.string() }),
  COMPANY: z.object({}),
  CPI_GROUP: z.object({ size: z.int().nonnegative() }),
  CRISIS: z.object({ multiSite: maybe(z.boolean()) }),
  FUND: z.object({}),
  INDICATOR: z.object({
    unit: z.string(),
    method: maybe(z.string()),
    area: z.string(),
    footnotes: z.array(z.string()).default([]),
    /** Id of the plan that its plan column names; null where none is named. */
    plan: maybe(z.string()),
    ...observation('target'),
    ...observation('planned'),
    ...observation('actual'),
  }),
  INVESTMENT_PRIORITY: z.object({ code: z.string() }),
  LINE: z.object({ ...designated, number: z.string() }),
  NAVIGATOR_COHORT: z.object({ headcounts: listOf(headcount) }),
  ORGANISATION: z.object({}),
  PLAN: z.object({ ...period, ...counts }),
  REGION: z.object({ istatCode: z.string(), nutsCode: maybe(z.string()) }),
  RESULT: z.object({
    value: maybe(decimal),
    unit: maybe(z.string()),
    qualifier: word(QUALIFIER).default('EXACT'),
    period: maybe(z.string()),
    cumulative: z.boolean().default(false),
    regionsCounted: maybe(z.int()),
    places: z.array(z.string()).default([]),
  }),
  SECTION: z.object({ ...designated, number: maybe(z.int()), ...period, ...counts }),
  SOURCE: z.object({ publisher: maybe(z.string()), year: z.int(), sha256: z.string(), lineCount: z.int() }),
  SPENDING_PROGRAMME: z.object({ projectCode: maybe(z.string()), ...period, ...counts }),
  TABLE: z.object({ source: z.string(), firstLine: z.int(), lastLine: z.int() }),
} satisfies Record<EntityKind, z.ZodType>

export type PropertiesOf = { [K in EntityKind]: z.infer<(typeof PROPERTIES)[K]> }
