import type { Accounts } from '../../../ledger/accounts.ts'
import { boundAt, type Source, weaker } from '../../../ledger/bounds.ts'
import { figureAt, type Scope } from '../../../ledger/figures.ts'
import { amountOf, type Bound } from '../../../ledger/portions.ts'
import type { Link } from '../../../ledger/steps.ts'
import type { Amount } from '../../../model/money.ts'
import type { Opening } from '../routes/openings.ts'
import { hopsOn, type Prefix } from '../routes/prefix.ts'
import { type Hop, isPaid, type Spot } from '../routes/run.ts'
import { figureOver } from '../routes/runs.ts'

/** A route with its money. */
export interface Course {
  scope: Scope
  hops: readonly Hop[]
  /** What it passes, in the order of the money. */
  stations: readonly Spot[]
  /** Index of the last station that has an amount; -1 where none has. */
  last: number
  /** The most that can reach the end, as tight as the sources allow. */
  bound: Amount | null
}

export function courseOf(accounts: Accounts, route: Prefix): Course {
  const hops = hopsOn(route)
  const { scope } = route.run
  const stations = [...hops.slice(0, 1).map(({ from }) => from), ...hops.map(({ to }) => to)]
  const last = stations.findLastIndex(isPaid)
  const links = hops.map(({ link }) => link)
  return { scope, hops, stations, last, bound: amountOf(boundsAlong(accounts, scope, links, stations).at(-1) ?? []) }
}

type Station = Pick<Spot, 'id' | 'figure'>

/** Of each station, what may be there of the money that came along this way alone. */
function boundsAlong(accounts: Accounts, scope: Scope, links: readonly Link[], stations: readonly Station[]): Bound[] {
  const bounds: Bound[] = []
  for (const [nth, { figure }] of stations.entries())
    bounds.push(boundAt(accounts, scope, figure, bounds[nth - 1] ?? [], links[nth - 1] ?? null))
  return bounds
}

/** What openings bring to each place that they pass, and to the place from which the walk goes on. */
export function sourcesOf(accounts: Accounts, openings: readonly Opening[]): Source[] {
  return openings.flatMap(({ scope, links, at }) => {
    const passed = stationsOf(accounts, scope, links)
    const stations = passed.length > 0 ? passed : [{ id: at, figure: figureAt(accounts, scope, at) }]
    return boundsAlong(accounts, scope, links, stations).map((bound, nth): Source => {
      const bases = links.slice(0, nth).map(({ basis }) => basis)
      return { scope, at: stations[nth]?.id ?? at, basis: bases.reduce(weaker, 'STATED'), bound }
    })
  })
}

function stationsOf(accounts: Accounts, scope: Scope, links: readonly Link[]): Station[] {
  const [first] = links
  if (first === undefined) return []
  const start = { id: first.from, figure: figureAt(accounts, scope, first.from) }
  return [start, ...links.map(link => ({ id: link.to, figure: figureOver(accounts, scope, link) }))]
}
