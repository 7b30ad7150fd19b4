import type { CheckValue, ContradictionValue } from '../../../model/graph.ts'
import type { Steps } from '../../../model/turns.ts'
import type { GraphIndex } from '../index-of-graph.ts'
import * as ALL from './all.ts'
import type { CheckDefinition } from './check.ts'
import type { Finding } from './finding.ts'

export type CheckKind = keyof typeof ALL

/** Every kind of check, in the order of their names. */
export const CHECKS: Readonly<Record<CheckKind, CheckDefinition>> = ALL

/** The vocabulary of the kinds: each with what it compares. */
export const CHECK_KIND = Object.fromEntries(
  Object.entries(CHECKS).map(([kind, { describe }]) => [kind, describe]),
) as Readonly<Record<CheckKind, string>>

/** What the ids of a kind's checks have before what is particular to each: `parts-vs-total`. */
export const segmentOf = (kind: string): string => kind.toLowerCase().replaceAll('_', '-')

/** A check of the graph with the contradiction that it found. */
export interface Checked {
  check: CheckValue
  contradiction: ContradictionValue | null
}

/** All checks of a graph, one kind after the other. */
export function* checksOf(index: GraphIndex): Steps<Checked[]> {
  const checked: Checked[] = []
  for (const [kind, { find }] of Object.entries(CHECKS))
    for (const finding of find(index)) {
      checked.push(ofKind(kind, finding))
      yield
    }
  return checked
}

function ofKind(kind: string, { check, contradiction }: Finding): Checked {
  const found = (id: string) => `contradiction/${segmentOf(kind)}/${id}`
  return {
    check: {
      ...check,
      kind,
      id: `check/${segmentOf(kind)}/${check.id}`,
      contradiction: check.contradiction === null ? null : found(check.contradiction),
    },
    contradiction: contradiction && { ...contradiction, id: found(contradiction.id) },
  }
}
