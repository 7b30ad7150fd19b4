import type { Accounts } from '../../../ledger/accounts.ts'
import { type Bounds, carriedOver, ownBound } from '../../../ledger/bounds.ts'
import { isOf } from '../../../ledger/figures.ts'
import type { Bound } from '../../../ledger/portions.ts'
import { each, type Steps, sorted } from '../../../model/turns.ts'
import { leadsOn } from './ahead.ts'
import { hopsOn, type Prefix } from './prefix.ts'
import { type Hop, isPaid, type Run, type Spot } from './run.ts'

/** Where the last amount on a route stands, or where a route without one begins, and what follows it. */
export interface Fork {
  run: Run
  spot: Spot
  hop: Hop
}

/** Each place and link once, in the order of the best routes. */
export function* forksOf(runs: readonly Run[], firsts: readonly Prefix[]): Steps<Fork[]> {
  const order = new Map<Hop | string, number>()
  const note = (key: Hop | string | undefined): void => {
    if (key !== undefined && !order.has(key)) order.set(key, order.size)
  }
  for (const first of firsts) {
    yield
    const hops = hopsOn(first)
    const last = hops.findLastIndex(({ to }) => isPaid(to))
    note(hops[last + 1])
    note(last < 0 ? hops[0]?.from.id : hops[last]?.to.id)
  }
  const forks: Fork[] = []
  for (const run of runs) {
    const starts = new Set(run.starts)
    for (const spot of run.spots) {
      yield
      if (!isPaid(spot) && !starts.has(spot)) continue
      for (const hop of spot.on) {
        yield
        if (!isPaid(hop.to) && leadsOn(run.beyond, hop.to)) forks.push({ run, spot, hop })
      }
    }
  }
  const rank = ({ hop, spot }: Fork): number => order.get(hop) ?? order.size + (order.get(spot.id) ?? order.size)
  const ranked = yield* each(forks, fork => ({ fork, rank: rank(fork) }))
  return (yield* sorted(ranked, (a, b) => a.rank - b.rank)).map(({ fork }) => fork)
}

/** What a route that has met no amount may have come to. */
export function* withoutMoney({ starts }: Run): Steps<ReadonlySet<Spot>> {
  const found = new Set(starts.filter(start => !isPaid(start)))
  for (const { on } of found)
    for (const { to } of on) {
      yield
      if (!isPaid(to)) found.add(to)
    }
  return found
}

/** What bounds the money at the end of some route: amounts of one of the places that it passes. */
export interface Bounding {
  run: Run
  bound: Bound
  at: Spot
}

/** Of all routes, what the last place that says so bounds their money by. */
export function* boundingsOf(accounts: Accounts, runs: readonly Run[], bounds: Bounds): Steps<Bounding[]> {
  const found: Bounding[] = []
  for (const run of runs) {
    const own = new Map<Spot, Bound | null>()
    const carried = new Map<Hop, Bound>()
    for (const spot of run.spots) {
      yield
      own.set(spot, ownBound(accounts.ledger, spot.figure))
      for (const hop of spot.back) {
        yield
        const bound = hop.link.relation === 'IMPLEMENTS' ? carriedBy(accounts, run, hop, bounds) : null
        if (bound !== null) carried.set(hop, bound)
      }
    }
    // From where a route comes to its end without another bound.
    const open = new Set(run.ends)
    for (const spot of open) {
      if (own.get(spot) !== null) continue
      for (const hop of spot.back) {
        yield
        if (!carried.has(hop)) open.add(hop.from)
      }
    }
    for (const at of open) {
      yield
      const bound = own.get(at)
      if (bound != null) {
        found.push({ run, bound, at })
        continue
      }
      for (const hop of at.back) {
        yield
        const carries = carried.get(hop)
        if (carries !== undefined) found.push({ run, bound: carries, at })
      }
    }
  }
  return found
}

/** Over IMPLEMENTS, what the narrower plan's act prints again of what came; null where it prints nothing of it. */
function carriedBy(accounts: Accounts, { scope }: Run, { link }: Hop, bounds: Bounds): Bound | null {
  const came = bounds.get(link.from)?.find(reach => isOf(scope, reach))?.bound ?? []
  const bound = carriedOver(accounts, scope, came, link)
  return bound === came ? null : bound
}

/** Where the last amounts before a spot stand, itself where it has one; null where a route may have none. */
export function lastPaid(at: Spot): (Spot | null)[] {
  const before = new Set([at])
  const found = new Set<Spot | null>()
  for (const spot of before)
    if (isPaid(spot)) found.add(spot)
    else if (spot.back.length === 0) found.add(null)
    else for (const { from } of spot.back) before.add(from)
  return [...found]
}
