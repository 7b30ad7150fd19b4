import { BASES } from '../../../ledger/bounds.ts'
import { strength } from '../../../ledger/steps.ts'
import type { Steps } from '../../../model/turns.ts'
import { type Ahead, type Distances, type Hop, isPaid, type Reach, type Spot } from './run.ts'

/** What a reader wants first: an amount at the end, links that are better known, fewer of them. */
export type Worth = readonly [unpaid: 0 | 1, strength: number, length: number]

export const compareWorth = (a: Worth, b: Worth): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]

const FAR = 2 ** 30

export function* aheadOf(run: Reach, ends: Iterable<Spot>): Steps<Ahead> {
  const all = [...ends]
  return {
    paid: yield* distances(run, all.filter(isPaid), () => true),
    unpaid: yield* distances(
      run,
      all.filter(end => !isPaid(end)),
      () => true,
    ),
  }
}

/** To an end, over spots without an amount alone. */
export function* beyondMoney(run: Reach): Steps<Distances> {
  const ends = [...run.exits].filter(end => !isPaid(end))
  return yield* distances(run, ends, ({ to }) => !isPaid(to))
}

function* distances(run: Reach, ends: readonly Spot[], isOpen: (hop: Hop) => boolean): Steps<Distances> {
  const tables: Int32Array[] = []
  let isSame = false
  for (let most = 0; most < BASES.length; most++) {
    const last = tables.at(-1)
    if (isSame && last !== undefined) {
      tables.push(last)
      continue
    }
    isSame = true
    const table = new Int32Array(run.spots.length).fill(FAR)
    const reached = [...ends]
    for (const { nth } of ends) table[nth] = 0
    for (const { nth, back } of reached)
      for (const hop of back) {
        yield
        const { from, link } = hop
        if (strength(link) > most) isSame = false
        else if (table[from.nth] === FAR && isOpen(hop)) {
          table[from.nth] = (table[nth] ?? 0) + 1
          reached.push(from)
        }
      }
    tables.push(table)
  }
  return tables
}

/** Whether an end can be reached at all. */
export const leadsOn = (ahead: Distances, spot: Spot): boolean => (ahead.at(-1)?.[spot.nth] ?? FAR) < FAR

/** The best that a route can be that has come to a spot so far; null where it leads to no end. */
export function worthOf(ahead: Ahead, spot: Spot, weakest: number, length: number): Worth | null {
  const [paid, unpaid] = [ahead.paid, ahead.unpaid].map(table => least(table, spot, weakest, length))
  if (paid != null) return [0, ...paid]
  return unpaid == null ? null : [1, ...unpaid]
}

/** The strength and the length of the best way on. */
export function least(
  ahead: Distances,
  spot: Spot,
  weakest: number,
  length: number,
): readonly [strength: number, length: number] | null {
  for (let most = weakest; most < BASES.length; most++) {
    const more = ahead[most]?.[spot.nth] ?? FAR
    if (more < FAR) return [most, length + more]
  }
  return null
}

/** The links of such a way, of several the first by the ids of what they pass. */
export function wayOn(ahead: Distances, from: Spot, most: number, isOpen: (hop: Hop) => boolean): Hop[] {
  const table = ahead[most]
  const hops: Hop[] = []
  const left = (spot: Spot): number => table?.[spot.nth] ?? FAR
  for (let at = from; left(at) > 0; ) {
    const hop = at.on.find(one => strength(one.link) <= most && left(one.to) === left(at) - 1 && isOpen(one))
    if (hop === undefined) break
    hops.push(hop)
    at = hop.to
  }
  return hops
}
