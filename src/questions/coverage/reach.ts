import type { EntityKind } from '../../model/kinds.ts'
import { kindOfId } from '../../model/kinds.ts'
import { compareIds } from '../../model/order.ts'
import type { Basis } from '../../model/vocabulary.ts'
import { BASIS } from '../../model/vocabulary.ts'
import { type Entry, forTarget, isUnder, those } from '../trace/ground/ledger.ts'
import { downstream, type Link, strength } from '../trace/ground/steps.ts'
import { outermost, type Purse } from './purse.ts'

/** An entity that the money of a purse can be followed to, by the hops that a trace takes. */
export interface Reached {
  id: string
  kind: EntityKind
  /** How the best known way to it is known. */
  basis: Basis
  /** The tightest amounts that hold all of the money that can have come here. */
  bound: readonly Entry[]
}

const BASES = Object.keys(BASIS) as Basis[]

export function reach(purse: Purse): Map<string, Reached> {
  const { terrain, roots } = purse
  const wholes = new Map<string, Entry[]>()
  for (const entry of purse.entries)
    if (entry.target !== null && entry.part === 'WHOLE')
      wholes.set(entry.target, [...(wholes.get(entry.target) ?? []), entry])
  const found = new Map<string, Reached>()
  const queue: Reached[] = []
  const arrive = (id: string, basis: Basis, came: readonly Entry[]): void => {
    const kind = kindOfId(id)
    if (kind === null) return
    const known = found.get(id)
    const own = boundInside(purse, wholes, id)
    const bound = own.length > 0 ? own : outermost(terrain, [...(known?.bound ?? []), ...came])
    const better = known !== undefined && strength(known) <= strength({ basis }) ? known.basis : basis
    if (
      known !== undefined &&
      better === known.basis &&
      bound.length === known.bound.length &&
      bound.every(one => known.bound.includes(one))
    )
      return
    const reached = { id, kind, basis: better, bound }
    found.set(id, reached)
    queue.push(reached)
  }
  for (const root of roots) if (root.target !== null) arrive(root.target, forBasis(purse, root), [root])
  for (const entry of purse.entries)
    if (entry.target !== null && entry.amount !== null) arrive(entry.target, forBasis(purse, entry), [entry])
  // What reaches a place anew goes on from there again; bounds only grow, so it ends.
  for (let at = queue.shift(); at !== undefined; at = queue.shift())
    for (const link of downstream(terrain.graph, at.id))
      arrive(link.to, weaker(at.basis, link.basis), over(purse, link, at.bound))
  return new Map([...found].sort(([a], [b]) => compareIds(a, b)))
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
