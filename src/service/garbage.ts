import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

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
