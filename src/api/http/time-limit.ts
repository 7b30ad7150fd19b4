import { setMaxListeners } from 'node:events'
import { FilorossoError } from '../../model/errors.ts'

/**
 * Does the work of one request, for so long and no longer. Its signal ends what it still does, its transactions too, when the
 * time is over or the request is; nobody waits until that has ended.
 * @throws FilorossoError TIMEOUT, or the reason of the signal
 */
export async function withinTime<T>(
  limitMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const own = new AbortController()
  setMaxListeners(0, own.signal)
  const follow = () => own.abort(signal.reason)
  signal.addEventListener('abort', follow, { once: true })
  if (signal.aborted) follow()
  const timer = setTimeout(() => own.abort(tooLong(limitMs)), limitMs)
  try {
    return await new Promise<T>((resolve, reject) => {
      const end = () => reject(own.signal.reason)
      own.signal.addEventListener('abort', end, { once: true })
      if (own.signal.aborted) end()
      else work(own.signal).then(resolve, reject)
    })
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', follow)
  }
}

function tooLong(limitMs: number): FilorossoError {
  return new FilorossoError('TIMEOUT', `the request was not answered within ${limitMs} ms and was ended`, {
    hint: 'ask for less at once, or raise FILOROSSO_REQUEST_MS',
  })
}
