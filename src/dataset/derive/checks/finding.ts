import type { CheckValue, ClaimValue, ContradictionValue, EntityValue } from '../../../model/graph.ts'
import type { CheckStatus, ContradictionKind } from '../../../model/vocabulary.ts'
import { subtractDecimals } from '../decimals.ts'
import { sortedIds } from '../index-of-graph.ts'
import { slugOf } from '../order.ts'

/**
 * What was found of a kind of check: a check, kept whether it holds or not, and the contradiction where it does not. Their ids
 * are what is particular to them; the kind comes before it where all findings meet (index.ts).
 */
export interface Finding {
  check: Omit<CheckValue, 'kind'>
  contradiction: ContradictionValue | null
}

/** Two claims that should agree and do not; `rounding` names the kind when they agree within rounding. */
export interface Dispute {
  kind: ContradictionKind
  name: string
  explanation: string
  claims: ClaimValue[]
  preferred?: number | null
  preferenceRule?: string | null
}

export interface Figures {
  status: CheckStatus
  expected: string | null
  found: string | null
  /** Expected less found. */
  difference: string | null
  tolerance: string | null
}

interface Facts extends Figures {
  /** The ids and words that make this check the only one of its kind. */
  of: readonly string[]
  name: string
  formula: string
  about: readonly string[]
  /** Whom a contradiction concerns, where they are more than a check is about. */
  concerns?: readonly string[]
  evidence: readonly string[]
}

/** `dispute` is what to say where the check does not hold; null for one that cannot fail. */
export function finding(facts: Facts, dispute: (() => Dispute) | null): Finding {
  const { of, concerns, ...rest } = facts
  const id = of.map(slugOf).join('/')
  const disputed = facts.status === 'FAILS' || facts.status === 'WITHIN_ROUNDING'
  const contradiction = disputed && dispute ? contradictionOf(id, facts, dispute()) : null
  return {
    check: {
      ...rest,
      id,
      about: sortedIds(facts.about),
      evidence: sortedIds(facts.evidence),
      contradiction: contradiction?.id ?? null,
    },
    contradiction,
  }
}

function contradictionOf(id: string, facts: Facts, dispute: Dispute): ContradictionValue {
  return {
    id,
    kind: facts.status === 'WITHIN_ROUNDING' ? 'ROUNDING' : dispute.kind,
    name: dispute.name,
    explanation: dispute.explanation,
    claims: dispute.claims,
    difference: facts.difference?.replace(/^-/, '') ?? null,
    about: sortedIds(facts.concerns ?? facts.about),
    basis: 'COMPUTED',
    preferred: dispute.preferred ?? null,
    preferenceRule: dispute.preferenceRule ?? null,
  }
}

/** Two figures side by side, exact decimals: what is found to agree differs by nothing, however it is rounded. */
export function compared(status: CheckStatus, expected: string | null, found: string | null): Figures {
  const isKnown = expected !== null && found !== null
  const difference = !isKnown ? null : status === 'HOLDS' ? '0' : subtractDecimals(expected, found)
  return { status, expected, found, difference, tolerance: '0' }
}

/** The claim that a formula makes. */
export function computedClaim(
  number: string,
  rule: string,
  evidence: readonly string[],
  entity: string | null,
): ClaimValue {
  return { value: number, number, basis: 'COMPUTED', rule, evidence: sortedIds(evidence), entity }
}

/** The claim of a figure or a word that an entity holds. */
export function statedClaim(
  entity: EntityValue,
  value: string,
  number: string | null,
  evidence: readonly string[],
): ClaimValue {
  return { value, number, basis: entity.basis, rule: entity.rule, evidence: sortedIds(evidence), entity: entity.id }
}
