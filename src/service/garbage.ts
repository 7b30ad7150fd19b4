import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** By how much more than it held after the last collection the heap may grow until the next. */
const HEAP_GROWS_PERCENT = 60

/** Left to itself the heap of a process that reads a hundred packages, or keeps what it read of them, grows to several times what it holds. */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWS_PERCENT}`)
}

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
