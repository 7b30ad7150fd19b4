import type { ConservationStatus } from '../../ledger/balance.ts'
import type { Language } from '../../locale/language.ts'
import type { Amount } from '../../model/money.ts'
import type { Direction, Relation, Walked } from '../../model/relations.ts'
import type { Basis, Breakdown, Stage } from '../../model/vocabulary.ts'

/** The contract's Trace, with ids in place of entities, evidence, allocations and contradictions. */
export interface TraceQuestion {
  from: string
  to: string | null
  /** OUT follows the money down, IN asks where it comes from. */
  direction: Direction
  /** An ISO day; null for all that acts ever set. */
  asOf: string | null
  /** An edition of a series, by the id of its source or by its name; the last of each where it is left out. */
  edition?: string | null
  /** How many routes are shown; everything else speaks of all of them. */
  maxRoutes: number
  /** Of the explanations; English where it is left out. */
  language?: Language
}

export interface TraceAnswer {
  id: string
  release: string
  from: string
  to: string | null
  /** The direction that was walked. */
  direction: Walked
  asOf: string | null
  /** The edition asked about, as it was asked; null for the last of each series. */
  edition: string | null
  verdict: TraceVerdict
  routes: RouteAnswer[]
  stops: StopAnswer[]
  attribution: AttributionAnswer | null
  contradictions: string[]
  flow: FlowAnswer
  truncated: boolean
  citation: string
}

export type TraceVerdict = 'REACHED' | 'REACHED_BY_INFERENCE' | 'STOPS_SHORT' | 'NO_ROUTE' | 'EXPLORED'

export interface RouteAnswer {
  hops: HopAnswer[]
  weakest: Basis
  amountIn: Amount | null
  amountOut: Amount | null
  attribution: AttributionAnswer | null
}

export interface HopAnswer {
  /** 1-based, in the order walked. */
  position: number
  from: string
  relation: Relation
  direction: Walked
  to: string
  /** What the money is before and after the hop, whichever way it is walked. */
  amountIn: Amount | null
  amountOut: Amount | null
  stage: Stage | null
  basis: Basis
  rule: string | null
  /** Where the amount that goes on is printed, by ids of evidence; what proves the relationship is read when it is asked for. */
  printed: string[]
  conservation: ConservationAnswer
}

export interface ConservationAnswer {
  status: ConservationStatus
  inflow: Amount | null
  outflow: Amount | null
  residual: Amount | null
  tolerance: Amount | null
  breakdown: Breakdown | null
  /** Ids of allocations. */
  terms: string[]
  reason: string | null
}

export type StopReason =
  | 'NOT_PUBLISHED'
  | 'UNDIVIDED'
  | 'MIXED_AXIS'
  | 'NO_MONEY_STATED'
  | 'NAME_ONLY'
  | 'CONTRADICTED'
  | 'NOT_YET_IN_FORCE'
  | 'SUPERSEDED'
  | 'DECOMMITTED'
  | 'COUNT_ONLY'
  | 'OTHER_FRAME'
  | 'END_OF_DATA'

export interface StopAnswer {
  at: string
  reason: StopReason
  explanation: string
  upperBound: Amount | null
}

type AttributionKind = 'DECLARED' | 'SHARED_IDENTIFIER' | 'PRO_RATA' | 'CONTEXT_ONLY' | 'NOT_ATTRIBUTABLE'

export interface AttributionAnswer {
  kind: AttributionKind
  amount: Amount | null
  lower: Amount | null
  upper: Amount | null
  method: string | null
  explanation: string
}

export interface FlowAnswer {
  nodes: FlowNodeAnswer[]
  links: FlowLinkAnswer[]
  /** Links whose net amount is negative: no ribbon is drawn for them. */
  reductions: FlowLinkAnswer[]
}

export interface FlowNodeAnswer {
  key: string
  label: string
  entity: string | null
  role: 'ENTITY' | 'UNEXPLAINED' | 'OTHER' | 'REDUCTIONS'
}

export interface FlowLinkAnswer {
  source: string
  target: string
  amount: Amount
  basis: Basis
  /** The allocations that the amount is or adds up; none where it is what others leave. */
  terms: string[]
}
