import type { Accounts } from '../../../ledger/accounts.ts'
import { boundAt, type Source, setAround } from '../../../ledger/bounds.ts'
import { figureAt, type Scope, scopeKey } from '../../../ledger/figures.ts'
import { amountOf, type Bound } from '../../../ledger/portions.ts'
import type { Link } from '../../../ledger/steps.ts'
import type { Amount } from '../../../model/money.ts'
import type { Steps } from '../../../model/turns.ts'
import type { EntryPoint } from '../routes/entry-points.ts'
import { hopsOn, type Prefix } from '../routes/prefix.ts'
import { type Hop, isPaid, type Spot } from '../routes/run.ts'

/** A route with its money. */
export interface PricedPath {
  scope: Scope
  hops: readonly Hop[]
  /** What it passes, in the order of the money. */
  nodes: readonly Spot[]
  /** Index of the last node that has an amount; -1 where none has. */
  last: number
  /** The most that can reach the end, as tight as the sources allow. */
  bound: Amount | null
}

export function pricedPathOf(accounts: Accounts, route: Prefix): PricedPath {
  const hops = hopsOn(route)
  const { scope } = route.run
  const nodes = [...hops.slice(0, 1).map(({ from }) => from), ...hops.map(({ to }) => to)]
  const last = nodes.findLastIndex(isPaid)
  const links = hops.map(({ link }) => link)
  return { scope, hops, nodes, last, bound: amountOf(boundsAlong(accounts, scope, links, nodes).at(-1) ?? []) }
}

/** Of each node, what may be there of the money that came along this way alone. */
function boundsAlong(accounts: Accounts, scope: Scope, links: readonly Link[], nodes: readonly Spot[]): Bound[] {
  const bounds: Bound[] = []
  for (const [nth, { figure }] of nodes.entries())
    bounds.push(boundAt(accounts, scope, figure, bounds[nth - 1] ?? [], links[nth - 1] ?? null))
  return bounds
}

/** Where the money of each scope is to begin with, and what others set around that in its place. */
export function* sourcesOf(accounts: Accounts, entryPoints: readonly EntryPoint[]): Steps<Source[]> {
  const starts = new Map(entryPoints.map(({ scope, from }) => [`${scopeKey(scope)} ${from}`, { scope, from }]))
  const found = [...starts.values()].map(({ scope, from: at }): Source => {
    return { scope, at, basis: 'STATED', bound: boundAt(accounts, scope, figureAt(accounts, scope, at), [], null) }
  })
  for (const at of new Set(found.map(source => source.at))) found.push(...(yield* setAround(accounts, at)))
  return found
}
