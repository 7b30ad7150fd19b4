import type { Accounts } from '../../../ledger/accounts.ts'
import { boundAt, type Source, weaker } from '../../../ledger/bounds.ts'
import { figureAt, type Scope } from '../../../ledger/figures.ts'
import { amountOf, type Bound } from '../../../ledger/portions.ts'
import type { Link } from '../../../ledger/steps.ts'
import type { Amount } from '../../../model/money.ts'
import type { EntryPoint } from '../routes/entry-points.ts'
import { hopsOn, type Prefix } from '../routes/prefix.ts'
import { type Hop, isPaid, type Spot } from '../routes/run.ts'
import { figureOver } from '../routes/runs.ts'

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

type PathNode = Pick<Spot, 'id' | 'figure'>

/** Of each node, what may be there of the money that came along this way alone. */
function boundsAlong(accounts: Accounts, scope: Scope, links: readonly Link[], nodes: readonly PathNode[]): Bound[] {
  const bounds: Bound[] = []
  for (const [nth, { figure }] of nodes.entries())
    bounds.push(boundAt(accounts, scope, figure, bounds[nth - 1] ?? [], links[nth - 1] ?? null))
  return bounds
}

/** What entry points bring to each place that they pass, and to the place from which the walk goes on. */
export function sourcesOf(accounts: Accounts, entryPoints: readonly EntryPoint[]): Source[] {
  return entryPoints.flatMap(({ scope, links, at }) => {
    const passed = pathNodesOf(accounts, scope, links)
    const nodes = passed.length > 0 ? passed : [{ id: at, figure: figureAt(accounts, scope, at) }]
    return boundsAlong(accounts, scope, links, nodes).map((bound, nth): Source => {
      const bases = links.slice(0, nth).map(({ basis }) => basis)
      return { scope, at: nodes[nth]?.id ?? at, basis: bases.reduce(weaker, 'STATED'), bound }
    })
  })
}

function pathNodesOf(accounts: Accounts, scope: Scope, links: readonly Link[]): PathNode[] {
  const [first] = links
  if (first === undefined) return []
  const start = { id: first.from, figure: figureAt(accounts, scope, first.from) }
  return [start, ...links.map(link => ({ id: link.to, figure: figureOver(accounts, scope, link) }))]
}
