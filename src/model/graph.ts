import type { Currency } from './currency.ts'
import type { EntityKind } from './kinds.ts'
import type { PropertiesOf } from './properties.ts'
import type { Direction, Relation } from './relations.ts'
import type { Basis, Breakdown, CheckStatus, Comparison, ContradictionKind, Counting, Precision } from './vocabulary.ts'

/** How a fact is known: what every entity and every relationship carries. */
interface Provenance {
  basis: Basis
  /** The named rule or formula when basis is not STATED. */
  rule: string | null
  /** Ids of Evidence. */
  evidence: string[]
}

/** A node of the graph that has a page of its own. `properties` are those of its kind (properties.ts). */
export interface EntityOf<K extends EntityKind> extends Provenance {
  id: string
  kind: K
  name: string
  aliases: string[]
  description: string | null
  properties: PropertiesOf[K]
}

/** Any entity; narrow it by `kind`. */
export type EntityValue = { [K in EntityKind]: EntityOf<K> }[EntityKind]

export interface RelationshipValue extends Provenance {
  from: string
  type: Relation
  to: string
  note: string | null
  /** By what a total is split: on BREAKS_DOWN_INTO alone. */
  breakdown: Breakdown | null
}

export interface EvidenceValue {
  id: string
  source: string
  /** 1-based line in the source text; null where the source is read as records. */
  line: number | null
  /** 1-based record of a delimited file, of which the header is record 1; else null. */
  record: number | null
  /** `Sheet1!C7`, an XPath, a JSON Pointer: where it stands in a workbook, XML or JSON; else null. */
  pointer: string | null
  heading: string | null
  table: string | null
  row: string | null
  column: string | null
  raw: string
  /** The field that this place proves, as the API calls it; null where it proves a relationship. */
  field: string | null
}

/** A reconciliation. Figures are exact decimal strings. */
export interface CheckValue {
  id: string
  /** What is compared: one of the kinds of check (dataset/derive/checks). */
  kind: string
  name: string
  status: CheckStatus
  expected: string | null
  found: string | null
  difference: string | null
  tolerance: string | null
  formula: string
  about: string[]
  evidence: string[]
  contradiction: string | null
}

/** What a package says is to hold between amounts: what `of` come to, less others, against `than` or a printed figure. */
export interface ComparisonValue {
  id: string
  name: string
  relation: Comparison
  of: string[]
  less: string[]
  than: string[]
  printed: { raw: string; units: number; currency: Currency; precision: Precision; evidence: string[] } | null
  /** Whether what is below nothing counts as nothing. */
  floor: boolean
}

/** What a package says that a result counts: things of one kind, those that it names unless `of` does. */
export interface CountValue {
  result: string
  kind: EntityKind
  by: Counting
  of: string[]
}

export interface ClaimValue {
  value: string
  /** An exact decimal string where the claim is a figure. */
  number: string | null
  basis: Basis
  rule: string | null
  evidence: string[]
  entity: string | null
}

export interface ContradictionValue {
  id: string
  kind: ContradictionKind
  name: string
  explanation: string
  /** The two in Italian, where whoever found it wrote them; what a check finds is put into words when it is asked for. */
  italian?: { name: string; explanation: string }
  claims: ClaimValue[]
  difference: string | null
  about: string[]
  basis: Basis
  /** Index into claims; null when nothing decides. */
  preferred: number | null
  preferenceRule: string | null
}

/** What a question about money looks at of a contradiction; its claims where it is about an amount, else none of them. */
export interface Dispute extends Pick<ContradictionValue, 'id' | 'kind' | 'preferred' | 'about'> {
  claims: Pick<ClaimValue, 'value' | 'number' | 'entity' | 'basis'>[]
}

/** Everything that a release holds, as plain values, before it is written to Neo4j. */
export interface GraphValue {
  entities: Map<string, EntityValue>
  relationships: RelationshipValue[]
  evidence: Map<string, EvidenceValue>
  checks: CheckValue[]
  contradictions: ContradictionValue[]
  /** What is to be checked when it is concluded from; no part of a release. */
  comparisons?: ComparisonValue[]
  counts?: CountValue[]
}

/** What a question about money looks at of a relationship, as seen from one of its ends. */
export interface Tie extends Omit<Provenance, 'evidence'> {
  relation: Relation
  /** OUT when the entity asked about is on the left. */
  direction: Exclude<Direction, 'BOTH'>
  /** The id at the other end. */
  other: string
  breakdown: Breakdown | null
}

/** Which relationships of an entity are asked for. */
export interface NeighbourFilter {
  /** All of them where null. */
  relations: readonly Relation[] | null
  direction: Direction
  /** Of what is at the other end; all of them where null. */
  kinds: readonly EntityKind[] | null
}

/** The same with what proves it. */
export interface Edge extends Tie, Provenance {
  note: string | null
}
