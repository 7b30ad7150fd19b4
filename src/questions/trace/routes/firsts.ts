import TinyQueue from 'tinyqueue'
import { strength } from '../../../ledger/steps.ts'
import type { Steps } from '../../../model/turns.ts'
import { least, type Worth, wayOn, worthOf } from './ahead.ts'
import { arrived, begun, comparePrefixes, extended, hasPassed, type Prefix } from './prefix.ts'
import { isPaid, type Run, type Spot } from './run.ts'

/**
 * For each place that the money is known to reach, and each place where it begins, the best of the routes on which no later one has an
 * amount; the best first. Of the routes to a place only the best by each strength is followed, so that it takes no longer where there are
 * more of them.
 */
export function* firstsOf(runs: readonly Run[]): Steps<Prefix[]> {
  const open = new TinyQueue<Prefix>([], comparePrefixes)
  const closing = new Set<Prefix>()
  const met = new Set<string>()
  const found = new Map<string, Prefix>()
  const toMoney = new Map<Run, ReadonlySet<Spot>>()
  for (const [nth, run] of runs.entries()) {
    toMoney.set(run, yield* leadingToMoney(run))
    for (const spot of run.starts) {
      const worth = worthOf(run.ahead, spot, 0, 0)
      if (worth !== null) open.push(begun(run, nth, spot, worth))
    }
  }
  for (let prefix = open.pop(); prefix !== undefined; prefix = open.pop()) {
    yield
    const { run, nth, spot, weakest, length } = prefix
    const start = startOf(prefix)
    if (closing.has(prefix)) {
      const place = `${start.id} ${isPaid(spot) ? spot.id : ''}`
      const route = found.has(place) ? null : closed(prefix)
      if (route !== null) found.set(place, route)
      continue
    }
    const key = `${nth} ${start.nth} ${spot.nth} ${weakest}`
    if (met.has(key)) continue
    met.add(key)
    if (isPaid(spot) || spot === start) {
      const worth = closedWorth(prefix)
      if (worth !== null) {
        const end = { ...prefix, worth }
        closing.add(end)
        open.push(end)
      }
    }
    for (const hop of spot.on) {
      yield
      if (!toMoney.get(run)?.has(hop.to) || hasPassed(prefix, hop.to.id)) continue
      const worth = worthOf(run.ahead, hop.to, Math.max(weakest, strength(hop.link)), length + 1)
      if (worth !== null) open.push(extended(prefix, hop, worth))
    }
  }
  return [...found.values()]
}

/** What has an amount, or leads to what has one. */
function* leadingToMoney({ spots }: Run): Steps<ReadonlySet<Spot>> {
  const found = new Set(spots.filter(isPaid))
  for (const { back } of found)
    for (const { from } of back) {
      found.add(from)
      yield
    }
  return found
}

function startOf(prefix: Prefix): Spot {
  let at = prefix
  while (at.before !== null) at = at.before
  return at.spot
}

/** Where no amount follows. */
function closedWorth({ run, spot, weakest, length }: Prefix): Worth | null {
  if (isPaid(spot) && run.ends.has(spot) && length > 0) return [0, weakest, length]
  const more = least(run.beyond, spot, weakest, length)
  return more === null ? null : [1, ...more]
}

/** From its last amount to an end; null where that leads over what it has passed. */
function closed(prefix: Prefix): Prefix | null {
  const { run, spot, worth } = prefix
  let at = prefix
  if (worth[0] === 1)
    for (const hop of wayOn(run.beyond, spot, worth[1], ({ to }) => !isPaid(to))) {
      if (hasPassed(at, hop.to.id)) return null
      at = extended(at, hop, worth)
    }
  for (;;) {
    const here = at
    const hop = at.spot.on.find(({ to }) => !hasPassed(here, to.id))
    if (hop === undefined) return arrived(at)
    if (isPaid(hop.to)) return null
    at = extended(at, hop, worth)
  }
}
