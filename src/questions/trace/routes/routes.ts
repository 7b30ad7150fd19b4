import { type Accounts, onAnyDay } from '../../../ledger/accounts.ts'
import { MANDATE } from '../../../ledger/figures.ts'
import { downstream, findAbove, isLedTo } from '../../../ledger/steps.ts'
import { kindOfId } from '../../../model/kinds.ts'
import { keeping } from '../../../model/once.ts'
import { compareIds } from '../../../model/order.ts'
import { each, type Steps, sorted } from '../../../model/turns.ts'
import { bestFirst } from './best-first.ts'
import { type EntryPoint, entryPointsFrom, entryPointsTo } from './entry-points.ts'
import { comparePrefixes, hopsOn, type Prefix } from './prefix.ts'
import type { Run, Spot } from './run.ts'
import type { Field } from './runs.ts'

/** Money of many scopes passes the same places: what leads on from one is kept as long as the field. */
const ALL = Number.POSITIVE_INFINITY

/** Down from `from` to the goal; without a goal, as far as each way goes. */
export function* fieldDown(accounts: Accounts, from: string, goal: string | null): Steps<Field> {
  const near = goal === null ? null : yield* findAbove(accounts.graph, goal)
  const isOpen = (id: string): boolean => id !== from && (near === null || near.has(id))
  const next = keeping(ALL, id => downstream(accounts.graph, id).filter(link => isOpen(link.to)))
  return { entryPoints: yield* entryPointsFrom(accounts, from, goal), next, goal }
}

/** To an end, from every act that opens a way to it, and from every top that no act reaches. */
export function* fieldUp(accounts: Accounts, end: string): Steps<Field> {
  const near = yield* findAbove(accounts.graph, end)
  const next = keeping(ALL, id => downstream(accounts.graph, id).filter(link => near.has(link.to)))
  const entryPoints = yield* each(near, at => beginningsAt(accounts, at))
  // Whatever order a reader answers in.
  return { entryPoints: entryPoints.flat().sort((a, b) => compareIds(a.at, b.at)), next, goal: end }
}

/** Where an act opens a way to a place; a top that no act reaches begins one of its own. */
function beginningsAt(accounts: Accounts, at: string): EntryPoint[] {
  const entryPoints = entryPointsTo(accounts, at)
  if (entryPoints.length > 0 || isLedTo(accounts.graph, at)) return entryPoints
  // What only the day of the question closes is not a beginning.
  const isTop = entryPointsTo(onAnyDay(accounts), at).length === 0
  return isTop ? [{ scope: MANDATE, from: at, links: [], at }] : []
}

const isIndicator = ({ id }: Spot): boolean => kindOfId(id) === 'INDICATOR'

/**
 * What a reader wants first, because a list may be cut: every route to an indicator and one for each place that the money is known to
 * reach; after them the rest. Among each, routes with an amount at their end, then those better known, then the shorter ones.
 */
export function* bestRoutes(runs: readonly Run[], firsts: readonly Prefix[], most: number): Steps<Prefix[]> {
  const found = [...firsts]
  const isKnown = new Set(yield* each(firsts, keyOf))
  yield* take(bestFirst(runs, isIndicator), most, route => {
    if (!isKnown.has(keyOf(route))) found.push(route)
  })
  const wanted = (yield* sorted(found, comparePrefixes)).slice(0, most)
  const rest: Prefix[] = []
  const isFirst = new Set(wanted.map(keyOf))
  const more = bestFirst(runs)
  for (const route of wanted.length < most ? more : []) {
    yield
    if (route === null || isFirst.has(keyOf(route))) continue
    if (wanted.length + rest.push(route) === most) break
  }
  return [...wanted, ...rest]
}

function* take(routes: Iterable<Prefix | null>, most: number, keep: (route: Prefix) => void): Steps<void> {
  let taken = 0
  for (const route of routes) {
    yield
    if (route === null) continue
    keep(route)
    if (++taken === most) return
  }
}

const keyOf = (route: Prefix): string =>
  [route.nth, ...hopsOn(route).map(({ link, from, to }) => `${from.nth} ${link.relation} ${to.nth}`)].join(',')
