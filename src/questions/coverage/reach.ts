import type { EntityKind } from '../../model/kinds.ts'
import { kindOfId } from '../../model/kinds.ts'
import { compareIds } from '../../model/order.ts'
import type { Basis } from '../../model/vocabulary.ts'
import { BASIS } from '../../model/vocabulary.ts'
import { type Entry, forTarget, isUnder, those } from '../trace/ground/ledger.ts'
import { downstream, type Link } from '../trace/ground/steps.ts'
import { outermost, type Purse } from './purse.ts'

/** An entity that the money of a purse can be followed to, by the hops that a trace takes. */
export interface Reached {
  id: string
  kind: EntityKind
  /** How the best known way to it is known. */
  basis: Basis
  /** The tightest amounts that hold all of the money that can have come here. */
  bound: readonly Entry[]
  /** Those amounts by how their way is known: money that comes by a stated way as well is not told as inferred. */
  ways: ReadonlyMap<Basis, readonly Entry[]>
}

const BASES = Object.keys(BASIS) as Basis[]

type Ways = Map<Basis, readonly Entry[]>

export function reach(purse: Purse): Map<string, Reached> {
  const { terrain, roots } = purse
  const wholes = new Map<string, Entry[]>()
  for (const entry of purse.entries)
    if (entry.target !== null && entry.part === 'WHOLE')
      wholes.set(entry.target, [...(wholes.get(entry.target) ?? []), entry])
  const found = new Map<string, Ways>()
  const queue: [id: string, basis: Basis][] = []
  const arrive = (id: string, basis: Basis, came: readonly Entry[]): void => {
    if (kindOfId(id) === null) return
    const ways: Ways = found.get(id) ?? new Map()
    const known = ways.get(basis)
    const own = boundInside(purse, wholes, id)
    const bound = own.length > 0 ? own : outermost(terrain, [...(known ?? []), ...came])
    if (known !== undefined && bound.length === known.length && bound.every(one => known.includes(one))) return
    found.set(id, ways.set(basis, bound))
    queue.push([id, basis])
  }
  for (const root of roots) if (root.target !== null) arrive(root.target, forBasis(purse, root), [root])
  for (const entry of purse.entries)
    if (entry.target !== null && entry.amount !== null) arrive(entry.target, forBasis(purse, entry), [entry])
  // What reaches a place anew goes on from there again; bounds only grow, so it ends.
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [id, basis] = next
    for (const link of downstream(terrain.graph, id))
      arrive(link.to, weaker(basis, link.basis), over(purse, link, found.get(id)?.get(basis) ?? []))
  }
  const reached = [...found].map(([id, ways]) => [id, reachedBy(purse, id, ways)] as const)
  return new Map(reached.sort(([a], [b]) => compareIds(a, b)))
}

function reachedBy({ terrain }: Purse, id: string, ways: Ways): Reached {
  const inOrder = BASES.filter(basis => ways.has(basis))
  const distinct = new Map<Basis, readonly Entry[]>()
  const better: Entry[] = []
  for (const basis of inOrder) {
    const own = (ways.get(basis) ?? []).filter(entry => !better.some(one => isUnder(terrain.ledger, entry, one.id)))
    if (own.length > 0 || basis === inOrder[0]) distinct.set(basis, own)
    better.push(...own)
  }
  const [best = 'INFERRED'] = inOrder
  return { id, kind: kindOfId(id) as EntityKind, basis: best, bound: outermost(terrain, better), ways: distinct }
}

export const weaker = (a: Basis, b: Basis): Basis => BASES[Math.max(BASES.indexOf(a), BASES.indexOf(b))] as Basis

/** How it is known what an amount is for. */
export function forBasis({ terrain }: Purse, entry: Entry): Basis {
  const edges = terrain.graph.edges.get(entry.id) ?? []
  const ties = edges.filter(edge => edge.relation === 'FOR' && edge.direction === 'OUT')
  return ties.reduce<Basis>((basis, tie) => weaker(basis, tie.basis), entry.basis)
}

/** From the wider plan to the narrower goes at most what the narrower one's own act prints again. */
function over({ terrain, entries }: Purse, link: Link, bound: readonly Entry[]): readonly Entry[] {
  if (link.relation !== 'IMPLEMENTS') return bound
  const ids = new Set(entries.map(({ id }) => id))
  const again = forTarget(terrain.ledger, link.to).flatMap(entry => those(terrain.ledger, entry.restates))
  const printed = outermost(
    terrain,
    again.filter(({ id, amount }) => ids.has(id) && amount !== null),
  )
  return printed.length > 0 ? printed : bound
}

/** Inside a plan: the whole of the target, or of the nearest thing that holds it, root by root. */
function boundInside({ terrain, roots }: Purse, wholes: ReadonlyMap<string, Entry[]>, target: string): Entry[] {
  const chain = nearest(terrain.graph, target)
  const bounds = roots.flatMap(root => {
    if (root.target === null || !chain.includes(root.target)) return []
    for (const holder of chain) {
      const own = (wholes.get(holder) ?? []).filter(entry => isUnder(terrain.ledger, entry, root.id))
      if (own.length > 0 && own.every(({ amount }) => amount !== null)) return outermost(terrain, own)
      if (holder === root.target) break
    }
    return root.amount === null ? [] : [root]
  })
  return outermost(terrain, bounds)
}

/** A target and what it stands inside of, the nearest first. */
export function nearest(graph: Purse['terrain']['graph'], target: string): string[] {
  const chain = new Set([target])
  for (const id of chain)
    for (const edge of graph.edges.get(id) ?? [])
      if ((edge.relation === 'HAS_LINE' || edge.relation === 'HAS_SECTION') && edge.direction === 'IN')
        chain.add(edge.other)
  return [...chain]
}
