import type { Currency } from '../model/currency.ts'
import type { EntityKind } from '../model/kinds.ts'
import type { Direction, Relation } from '../model/relations.ts'
import type { Basis, CheckStatus } from '../model/vocabulary.ts'
import type { FlowShown } from '../pictures/flow-svg.ts'
import type { AttributionKind, ConservationStatus, StopReason, TraceVerdict } from '../questions/trace/answer.ts'

/** What the operations under `schema/permalinks/` answer, of things that are there. Decimals are exact strings. */
export type Answer =
  | { what: 'entity'; data: { release: Answering; entity: EntityShown; checks: { nodes: CheckNamed[] } } }
  | { what: 'trace'; data: { release: Answering; node: TraceShown } }
  | { what: 'check'; data: { release: Answering; check: CheckShown } }
  | { what: 'contradiction'; data: { release: Answering; contradiction: ContradictionShown } }

export interface Answering {
  id: string
  packages: { name: string; version: string; fingerprint: string }[]
}

export interface Named {
  id: string
  kind: EntityKind
  name: string
}

/** How a thing is known. */
export interface Known {
  basis: Basis
  rule: string | null
}

export interface Place {
  source: { id: string; name: string }
  line: number | null
  record: number | null
  pointer: string | null
  heading: string | null
  row: string | null
  column: string | null
  raw: string
  /** The field of the entity that is proved here; null in a relationship's, a check's or a claim's. */
  field: string | null
  context: string | null
}

export interface Sum {
  amount: string
  currency: Currency
  precision: string
  printed: string | null
}

export interface CheckNamed {
  id: string
  name: string
  status: CheckStatus
}

export interface Tie extends Known {
  relation: Relation
  direction: Exclude<Direction, 'BOTH'>
  note: string | null
  /** The amount where it is an allocation; null where its cell is empty. */
  node: Named & { amount?: Sum | null }
}

/** Beside these, the fields that only its kind has. */
export interface EntityShown extends Named, Known {
  __typename: string
  aliases: string[]
  description: string | null
  identifiers: { scheme: string; value: string }[]
  evidence: Place[]
  contradictions: { nodes: { id: string; name: string }[] }
  neighbours: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null }; edges: Tie[] }
}

export interface CheckShown extends CheckNamed {
  kind: string
  expected: string | null
  found: string | null
  difference: string | null
  tolerance: string | null
  formula: string
  about: Named[]
  evidence: Place[]
  contradiction: { id: string; name: string } | null
}

export interface ContradictionShown {
  id: string
  kind: string
  name: string
  explanation: string
  difference: string | null
  basis: Basis
  preferred: { value: string } | null
  preferenceRule: string | null
  about: Named[]
  claims: (Known & { value: string; number: string | null; entity: Named | null; evidence: Place[] })[]
}

export interface Claimed {
  kind: AttributionKind
  amount: Sum | null
  lower: Sum | null
  upper: Sum | null
  method: string | null
  explanation: string
}

export interface HopShown extends Known {
  position: number
  relation: Relation
  direction: Exclude<Direction, 'BOTH'>
  from: Named
  to: Named
  amountIn: Sum | null
  amountOut: Sum | null
  stage: string | null
  evidence: Place[]
  conservation: {
    status: ConservationStatus
    inflow: Sum | null
    outflow: Sum | null
    residual: Sum | null
    breakdown: string | null
    reason: string | null
  }
}

export interface TraceShown {
  id: string
  from: Named
  to: Named | null
  direction: Exclude<Direction, 'BOTH'>
  asOf: string | null
  verdict: TraceVerdict
  truncated: boolean
  citation: string
  routes: {
    weakest: Basis
    amountIn: Sum | null
    amountOut: Sum | null
    attribution: Claimed | null
    hops: HopShown[]
  }[]
  stops: { at: Named; reason: StopReason; explanation: string; upperBound: Sum | null }[]
  attribution: Claimed | null
  contradictions: { id: string; name: string; explanation: string }[]
  flow: {
    nodes: (FlowShown['nodes'][number] & { entity: { id: string } | null })[]
    links: FlowShown['links']
    reductions: FlowShown['links']
  }
}
