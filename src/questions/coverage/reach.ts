import { BASES, boundAt, boundsOf, type Reach, type Source, weaker } from '../../ledger/bounds.ts'
import { type Entry, rootOf } from '../../ledger/entries.ts'
import { stated } from '../../ledger/figures.ts'
import { type Bound, isInside, outermost, type Portion } from '../../ledger/portions.ts'
import { downstream } from '../../ledger/steps.ts'
import { setOnce, together } from '../../ledger/together.ts'
import { type EntityKind, kindOfId } from '../../model/kinds.ts'
import { compareIds } from '../../model/order.ts'
import type { Steps } from '../../model/turns.ts'
import type { Basis } from '../../model/vocabulary.ts'
import { opens } from '../trace/routes/entry-points.ts'
import { type AllocationSet, isAmong } from './allocation-set.ts'

/** An entity that the money of a set of allocations can be followed to, by the hops that a trace takes. */
export interface Reached {
  id: string
  kind: EntityKind
  /** How the best known way to it is known. */
  basis: Basis
  /** All the money that can have come here. */
  bound: Bound
  /** Those amounts by how their way is known: money that comes by a stated way as well is not reported as inferred. */
  ways: ReadonlyMap<Basis, Bound>
}

export function* reach(set: AllocationSet): Steps<Map<string, Reached>> {
  const { accounts } = set
  const { graph, ledger } = accounts
  const all = [...set.entries, ...set.others]
  const roots = new Set(outermost(ledger, all))
  const sources = all
    .filter(entry => roots.has(entry) || opens(accounts, entry))
    .flatMap((entry): Source[] => {
      const { act, stage, currency, target } = entry
      const scope = { act, stage, currency, root: rootOf(ledger, entry).id, within: false }
      const bound = boundAt(accounts, scope, stated(entry), [], null)
      return target === null ? [] : [{ scope, at: target, basis: forBasis(set, entry), bound }]
    })
  const found = yield* boundsOf(accounts, sources, id => downstream(graph, id))
  const reached: [string, Reached][] = []
  for (const [id, reaches] of found) {
    const kind = kindOfId(id)
    if (kind !== null) reached.push([id, yield* reachedBy(set, id, kind, reaches)])
  }
  return new Map(reached.sort(([a], [b]) => compareIds(a, b)))
}

/** `reaches`: of each act. */
function* reachedBy(set: AllocationSet, id: string, kind: EntityKind, reaches: readonly Reach[]): Steps<Reached> {
  const { ledger } = set.accounts
  const all = function* (bounds: readonly (Bound | undefined)[]): Steps<Bound> {
    const [first = [], ...others] = bounds.filter(bound => bound !== undefined)
    if (others.length === 0) return yield* setOnce(ledger, first)
    return (yield* together(ledger, lasting(set, [first, ...others].flat()))).bound
  }
  const bound = yield* all(reaches.map(reach => reach.bound))
  const inOrder = BASES.filter(known => reaches.some(({ ways }) => ways.has(known)))
  const ways = new Map<Basis, Bound>()
  for (const known of inOrder) ways.set(known, yield* all(reaches.map(reach => reach.ways.get(known))))
  const [basis = 'INFERRED'] = inOrder
  const distinct = new Map<Basis, Bound>()
  const better: Portion[] = []
  for (const [known, way] of ways) {
    const own = way.filter(portion => !isInside(ledger, portion, better))
    if (own.length > 0 || known === basis) distinct.set(known, own)
    better.push(...own)
  }
  return { id, kind, basis, bound, ways: distinct }
}

/** Beside what other acts set in its place, if only an empty cell, a part that was replaced is history. */
function lasting({ accounts, history }: AllocationSet, bound: Bound): Bound {
  return history.size === 0 ? bound : bound.filter(({ entry }) => !isAmong(accounts.ledger, entry, history))
}

/** How it is known what an amount is for. */
export function forBasis({ accounts }: AllocationSet, entry: Entry): Basis {
  const edges = accounts.graph.edges.get(entry.id) ?? []
  const ties = edges.filter(edge => edge.relation === 'FOR' && edge.direction === 'OUT')
  return ties.reduce<Basis>((basis, tie) => weaker(basis, tie.basis), entry.basis)
}
