import TinyQueue from 'tinyqueue'
import { BASES } from '../../../ledger/bounds.ts'
import { strength } from '../../../ledger/steps.ts'
import type { Steps } from '../../../model/turns.ts'
import { aheadOf, compareWorth, type Worth, worthOf } from './ahead.ts'
import { arrived, begun, comparePrefixes, extended, hasPassed, type Prefix } from './prefix.ts'
import { type Ahead, type Hop, isPaid, type Run, type Spot } from './run.ts'

/**
 * Routes to ends of one sort, the best first, each looked for when it is asked for: of however many there are, those that nobody asks for
 * cost nothing. Null is a step on the way to the next. In a circle, where no end is asked for, they come as they are found.
 */
export function* bestFirst(
  runs: readonly Run[],
  isWanted: ((end: Spot) => boolean) | null = null,
): Generator<Prefix | null, void, void> {
  const open = new TinyQueue<Prefix>([], comparePrefixes)
  const searches = new Map<Run, Search>()
  for (const [nth, run] of runs.entries()) {
    const ends = isWanted === null ? run.ends : new Set([...run.ends].filter(isWanted))
    const ahead = isWanted === null ? run.ahead : yield* asSteps(aheadOf(run, ends))
    const ending = new Set([...ends].map(end => run.circles.get(end)))
    searches.set(run, { ends, ahead, ending })
    for (const spot of run.starts) {
      const worth = worthOf(ahead, spot, 0, 0)
      if (worth !== null) open.push(begun(run, nth, spot, worth))
    }
  }
  for (let prefix = open.pop(); prefix !== undefined; prefix = open.pop()) {
    yield null
    const { run, spot } = prefix
    const search = searches.get(run)
    if (search === undefined) continue
    const { ends } = search
    const here = prefix
    const onward = spot.on.filter(({ to }) => !hasPassed(here, to.id))
    if (onward.length === 0) {
      if (ends.has(spot)) yield arrived(prefix)
      continue
    }
    for (const hop of onward) {
      yield null
      const worth = worthOver(prefix, hop, search)
      if (worth !== null) open.push(extended(prefix, hop, worth))
    }
  }
}

function* asSteps<T>(work: Steps<T>): Generator<null, T, void> {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    yield null
  }
}

interface Search {
  ends: ReadonlySet<Spot>
  ahead: Ahead
  /** The circles in which routes may end. */
  ending: ReadonlySet<number | undefined>
}

function worthOver(before: Prefix, hop: Hop, { ends, ahead, ending }: Search): Worth | null {
  const { circles } = before.run
  const weakest = Math.max(before.weakest, strength(hop.link))
  const worth = worthOf(ahead, hop.to, weakest, before.length + 1)
  const circle = circles.get(hop.to)
  if (worth === null || circle === undefined || circle !== circles.get(before.spot)) return worth
  // Around a circle the shortest way may lead over what has been passed.
  if (ending.has(circle)) return [before.worth[0], weakest, before.worth[2]]
  return worthPast(before, hop, weakest, ends)
}

/** The best that a route can be that passes nothing twice; null where it comes to no end so. */
function worthPast(before: Prefix, hop: Hop, weakest: number, ends: ReadonlySet<Spot>): Worth | null {
  const passed = new Set<string>()
  for (let at: Prefix | null = before; at !== null; at = at.before) passed.add(at.spot.id)
  const found: Worth[] = []
  for (let most = weakest; most < BASES.length; most++) {
    const far = new Map<Spot, number>([[hop.to, before.length + 1]])
    for (const [spot, length] of far) {
      if (ends.has(spot)) found.push([isPaid(spot) ? 0 : 1, most, length])
      for (const { link, to } of spot.on)
        if (strength(link) <= most && !passed.has(to.id) && !far.has(to)) far.set(to, length + 1)
    }
  }
  return found.sort(compareWorth)[0] ?? null
}
