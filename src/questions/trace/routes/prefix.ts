import { strength } from '../../../ledger/steps.ts'
import { compareIds } from '../../../model/order.ts'
import { compareWorth, type Worth } from './ahead.ts'
import { type Hop, isPaid, type Run, type Spot } from './run.ts'

/** A route as far as it has come. */
export interface Prefix {
  run: Run
  /** Of its run among all: what decides between routes that pass the same. */
  nth: number
  spot: Spot
  hop: Hop | null
  before: Prefix | null
  length: number
  /** Of the link that is known least. */
  weakest: number
  /** The best that may become of it. */
  worth: Worth
}

export const begun = (run: Run, nth: number, spot: Spot, worth: Worth): Prefix => {
  return { run, nth, spot, hop: null, before: null, length: 0, weakest: 0, worth }
}

export function extended(before: Prefix, hop: Hop, worth: Worth): Prefix {
  const { run, nth } = before
  const weakest = Math.max(before.weakest, strength(hop.link))
  return { run, nth, spot: hop.to, hop, before, length: before.length + 1, weakest, worth }
}

/** At its end, where its worth is known. */
export const arrived = (prefix: Prefix): Prefix => {
  return { ...prefix, worth: [isPaid(prefix.spot) ? 0 : 1, prefix.weakest, prefix.length] }
}

export function hopsOn(prefix: Prefix): Hop[] {
  const hops: Hop[] = []
  for (let at: Prefix | null = prefix; at?.hop != null; at = at.before) hops.push(at.hop)
  return hops.reverse()
}

/** Whether a route so far has passed a thing: only where links make circles can they lead back. */
export function hasPassed(prefix: Prefix, id: string): boolean {
  if (prefix.run.circles.size === 0) return false
  for (let at: Prefix | null = prefix; at !== null; at = at.before) if (at.spot.id === id) return true
  return false
}

/** By worth, then by the ids of what they pass, from the first on. */
export function comparePrefixes(a: Prefix, b: Prefix): number {
  return compareWorth(a.worth, b.worth) || comparePassed(a, b) || a.length - b.length || a.nth - b.nth
}

function comparePassed(a: Prefix, b: Prefix): number {
  let [one, other]: [Prefix | null, Prefix | null] = [a, b]
  while (one !== null && one.length > b.length) one = one.before
  while (other !== null && other.length > a.length) other = other.before
  let first: [string, string] | null = null
  for (; one !== null && other !== null && one !== other; one = one.before, other = other.before)
    if (one.spot.id !== other.spot.id) first = [one.spot.id, other.spot.id]
  return first === null ? 0 : compareIds(...first)
}
