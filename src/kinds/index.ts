import { ACT } from './act.ts'
import { ALLOCATION } from './allocation.ts'
import { AXIS } from './axis.ts'
import { BUDGET_MISSION } from './budget-mission.ts'
import { BUDGET_PROGRAMME } from './budget-programme.ts'
import { COMPANY } from './company.ts'
import { CPI_GROUP } from './cpi-group.ts'
import { CRISIS } from './crisis.ts'
import { FUND } from './fund.ts'
import { INDICATOR } from './indicator.ts'
import { INVESTMENT_PRIORITY } from './investment-priority.ts'
import type { KindDefinition, Property, Traits } from './kind.ts'
import { LINE } from './line.ts'
import { NAVIGATOR_COHORT } from './navigator-cohort.ts'
import { ORGANISATION } from './organisation.ts'
import { PLAN } from './plan.ts'
import { REGION } from './region.ts'
import { RESULT } from './result.ts'
import { SECTION } from './section.ts'
import { SOURCE } from './source.ts'
import { SPENDING_PROGRAMME } from './spending-programme.ts'
import { TABLE } from './table.ts'

/** Every kind of entity, one line each: nothing else lists them. */
export const KINDS = {
  ACT,
  ALLOCATION,
  AXIS,
  BUDGET_MISSION,
  BUDGET_PROGRAMME,
  COMPANY,
  CPI_GROUP,
  CRISIS,
  FUND,
  INDICATOR,
  INVESTMENT_PRIORITY,
  LINE,
  NAVIGATOR_COHORT,
  ORGANISATION,
  PLAN,
  REGION,
  RESULT,
  SECTION,
  SOURCE,
  SPENDING_PROGRAMME,
  TABLE,
} as const satisfies Record<string, KindDefinition>

export type EntityKind = keyof typeof KINDS
export const ENTITY_KINDS = Object.keys(KINDS) as EntityKind[]

/** The properties of each kind as values: what Neo4j stores and what is read back. */
export type PropertiesOf = {
  [K in EntityKind]: {
    -readonly [P in keyof (typeof KINDS)[K]['properties']]: (typeof KINDS)[K]['properties'][P] extends Property<infer T>
      ? T
      : never
  }
}

type TiesOf<D extends KindDefinition> =
  | (keyof D['ties'] & string)
  | (D extends { tiedBy: infer T } ? keyof T & string : never)

/** The relationship types that kinds declare; SAME_AS may tie any two. */
export type Relation = { [K in EntityKind]: TiesOf<(typeof KINDS)[K]> }[EntityKind] | 'SAME_AS'

/** A definition by its name, for code that treats all alike. */
export const definitionOf = (kind: EntityKind): KindDefinition => KINDS[kind]

/** Some kinds. An id that names no kind is of none of them. */
export interface Kinds extends Iterable<EntityKind> {
  has(kind: EntityKind | null): boolean
}

/** The kinds of which something holds, in the order of the table. */
export const kindsThat = (holds: (traits: Traits) => boolean): Kinds =>
  new Set<EntityKind>(ENTITY_KINDS.filter(kind => holds(KINDS[kind].traits))) as Kinds
