import { performance } from 'node:perf_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'

/** How long the one thread is kept at most before others have their turn, in milliseconds. */
const SLICE_MS = 10
/** Steps of promises until whoever was let on before has begun with what it waited for. */
const HOPS = 8

/**
 * Takes turns on the one thread: long work asks now and then whether its time is up, and then waits until whatever else is there,
 * such as `/health`, has been answered. Who waits is let on one by one, so that many who wait are not one long work together, and
 * as many in one turn as it has time for: what they then ask of the database goes in one query.
 */
export class Turns {
  #begun = performance.now()
  /** For how long the thread had rested until the turn began. */
  #rested = performance.nodeTiming.idleTime
  #last: Promise<void> = Promise.resolve()

  /** Whether it is time to let others have a turn: whoever waits had one while the thread rested. */
  due(): boolean {
    if (performance.now() - this.#begun <= SLICE_MS) return false
    const { idleTime } = performance.nodeTiming
    this.#begun += idleTime - this.#rested
    this.#rested = idleTime
    return performance.now() - this.#begun > SLICE_MS
  }

  /** Waits for a turn: the one that has begun, once those who came before have used it, or the next where they used it up. */
  take(): Promise<void> {
    this.#last = this.#last.then(async () => {
      for (let hop = 0; hop < HOPS; hop++) await null
      if (!this.due()) return
      await nextTurn()
      this.#begun = performance.now()
      this.#rested = performance.nodeTiming.idleTime
    })
    return this.#last
  }
}

/** All requests share the one thread, and so its turns. */
export const turns = new Turns()

/** Lets whatever waits have its turn, where this one's is over. @throws the reason of the signal, once the request has ended */
export async function pause(signal?: AbortSignal): Promise<void> {
  if (turns.due()) await turns.take()
  signal?.throwIfAborted()
}

/** Work that stops after each small step: its loops grow with what is asked, and none of them may keep the thread. */
export type Steps<T> = Generator<void, T, void>

/** Does such work to its end, in turns. @throws the reason of the signal, once the request has ended */
export async function inTurns<T>(work: Steps<T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    if (turns.due()) await pause(signal)
  }
}

/** Does such work to its end at once: where nobody waits for the thread. */
export function atOnce<T>(work: Steps<T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

/** A list made of another, item by item. */
export function* each<T, R>(items: Iterable<T>, made: (item: T) => R): Steps<R[]> {
  const list: R[] = []
  for (const item of items) {
    list.push(made(item))
    yield
  }
  return list
}

/** What many small pieces of work may do before they stop: stopping costs as much as the least of them. */
const RUN = 200

/** A sorted list: short runs of it, which are then merged. */
export function* sorted<T>(items: readonly T[], compare: (one: T, other: T) => number): Steps<T[]> {
  let runs: T[][] = []
  for (let at = 0; at < items.length; at += RUN) {
    runs.push(items.slice(at, at + RUN).sort(compare))
    yield
  }
  while (runs.length > 1) {
    const longer: T[][] = []
    for (let at = 0; at < runs.length; at += 2) longer.push(yield* merged(runs[at] ?? [], runs[at + 1] ?? [], compare))
    runs = longer
  }
  return runs[0] ?? []
}

function* merged<T>(ones: readonly T[], others: readonly T[], compare: (one: T, other: T) => number): Steps<T[]> {
  const list: T[] = []
  for (let [one, other] = [0, 0]; one < ones.length || other < others.length; ) {
    const isOne = other === others.length || (one < ones.length && compare(ones[one] as T, others[other] as T) <= 0)
    list.push((isOne ? ones[one++] : others[other++]) as T)
    if (list.length % RUN === 0) yield
  }
  return list
}
