import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * By how much more than it held after the last collection the heap may grow until the next, in percent. Left to itself the heap of a process
 * that reads a hundred packages, or keeps what it read of them, grows to several times what it holds. A service holds for days what a load
 * holds for a minute: it collects more often, for some 3 % more of the processor.
 */
const HEAP_GROWS_PERCENT = { loading: 40, serving: 25 }

export function keepHeapSmall(work: keyof typeof HEAP_GROWS_PERCENT): void {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWS_PERCENT[work]}`)
}

/** What a service may hold in so much memory: the rest of it is garbage until the next collection. */
export const heldIn = (bytes: number): number => bytes / (1 + HEAP_GROWS_PERCENT.serving / 100)

/** Until whatever held on to it is over, in milliseconds. */
const SOON_MS = 1_000

/** Gives back what a load took, soon: a service that nobody asks much would keep it for hours, for no collection is due. */
export function collectGarbageSoon(): void {
  const collect = () => {
    setFlagsFromString('--expose-gc')
    runInNewContext('gc')()
  }
  setTimeout(collect, SOON_MS).unref()
}
