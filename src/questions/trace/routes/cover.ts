import type { Link } from '../../../ledger/steps.ts'
import type { Steps } from '../../../model/turns.ts'
import type { Opening } from './openings.ts'
import type { Way } from './routes.ts'

/**
 * Where there are more routes than may be walked: for each opening one route over every link that the walk did not take, so that
 * stops and flow still speak of every place that money comes to. As many routes as links, at most.
 */
export function* coverOf(
  openings: readonly Opening[],
  goal: string | null,
  next: (id: string) => Link[],
  walked: readonly Way[],
): Steps<Way[]> {
  const taken = new Set<string>()
  for (const way of walked) {
    for (const key of keysOf(way)) taken.add(key)
    yield
  }
  const found: Way[] = []
  const add = (way: Way): void => {
    found.push(way)
    for (const key of keysOf(way)) taken.add(key)
  }
  for (const { scope, links, at } of openings) {
    const heads = headsFrom(at, next)
    const tails = yield* tailsTo(goal, heads, next)
    const passed = [links[0]?.from ?? at, ...links.map(link => link.to)]
    const last = links.at(-1)
    if (last !== undefined && tails.has(at) && !taken.has(keyOf({ scope }, last))) {
      const way = { scope, links: [...links, ...follow(tails, at)] }
      if (isSimple(way.links, passed)) add(way)
    }
    for (const id of heads.keys())
      for (const link of next(id)) {
        yield
        if (taken.has(keyOf({ scope }, link))) continue
        const head = [...links, ...lead(heads, id), link]
        const soonest = { scope, links: [...head, ...follow(tails, link.to)] }
        if (tails.has(link.to) && isSimple(soonest.links, passed)) add(soonest)
        else if (goal === null && isSimple(head, passed))
          add({ scope, links: [...head, ...onwards(head, passed, next)] })
      }
  }
  return found
}

const keyOf = ({ scope }: Pick<Way, 'scope'>, { from, relation, to }: Link): string =>
  [scope.act, scope.stage, scope.currency, scope.root, from, relation, to].join(' ')

const keysOf = (way: Way): string[] => way.links.map(link => keyOf(way, link))

/** Of each place that is reached, the link by which it is reached first; null where the walk begins. */
function headsFrom(at: string, next: (id: string) => Link[]): Map<string, Link | null> {
  const heads = new Map<string, Link | null>([[at, null]])
  for (const id of heads.keys()) for (const link of next(id)) if (!heads.has(link.to)) heads.set(link.to, link)
  return heads
}

/** Of each place from which the goal is reached, or an end where none is asked for, the link that leads there soonest. */
function* tailsTo(
  goal: string | null,
  heads: ReadonlyMap<string, Link | null>,
  next: (id: string) => Link[],
): Steps<Map<string, Link | null>> {
  const back = new Map<string, Link[]>()
  const ends: string[] = []
  for (const id of heads.keys()) {
    const onward = next(id)
    if (goal === null ? onward.length === 0 : id === goal) ends.push(id)
    for (const link of onward) {
      const before = back.get(link.to)
      if (before === undefined) back.set(link.to, [link])
      else before.push(link)
    }
    yield
  }
  const tails = new Map<string, Link | null>(ends.map(id => [id, null]))
  for (const id of tails.keys())
    for (const link of back.get(id) ?? []) if (!tails.has(link.from)) tails.set(link.from, link)
  return tails
}

function lead(heads: ReadonlyMap<string, Link | null>, to: string): Link[] {
  const links: Link[] = []
  for (let link = heads.get(to); link != null; link = heads.get(link.from)) links.unshift(link)
  return links
}

function follow(tails: ReadonlyMap<string, Link | null>, from: string): Link[] {
  const links: Link[] = []
  for (let link = tails.get(from); link != null; link = tails.get(link.to)) links.push(link)
  return links
}

/** As far as it goes without meeting anything twice: results that lead to each other come to no end of their own. */
function onwards(head: readonly Link[], passed: readonly string[], next: (id: string) => Link[]): Link[] {
  const met = new Set([passed[0] ?? '', ...head.map(link => link.to)])
  const links: Link[] = []
  for (let at = head.at(-1)?.to; at !== undefined; at = links.at(-1)?.to) {
    const on = next(at).find(link => !met.has(link.to))
    if (on === undefined) break
    met.add(on.to)
    links.push(on)
  }
  return links
}

/** Meets nothing twice. */
function isSimple(links: readonly Link[], passed: readonly string[]): boolean {
  const all = [passed[0] ?? '', ...links.map(link => link.to)]
  return links.length > 0 && new Set(all).size === all.length
}
