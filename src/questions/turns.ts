import { setImmediate as nextTurn } from 'node:timers/promises'

/** How long the one thread is kept at most before others have their turn, in milliseconds. */
const SLICE_MS = 10

/**
 * Takes turns on the one thread: long work asks now and then whether its time is up, and then waits until whatever else is there,
 * such as `/health`, has been answered. Who waits is let on one by one, so that many who wait are not one long work together.
 */
export class Turns {
  #begun = performance.now()
  #last: Promise<void> = Promise.resolve()

  /** Whether it is time to let others have a turn. */
  due(): boolean {
    return performance.now() - this.#begun > SLICE_MS
  }

  /** Waits for a turn of one's own. */
  take(): Promise<void> {
    this.#last = this.#last.then(async () => {
      await nextTurn()
      this.#begun = performance.now()
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

/** A list made of another, in turns where it takes long. */
export async function inTurns<T, R>(items: readonly T[], each: (item: T) => R): Promise<R[]> {
  const made: R[] = []
  for (const item of items) {
    made.push(each(item))
    if (turns.due()) await turns.take()
  }
  return made
}
