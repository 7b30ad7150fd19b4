import { FilorossoError } from '../../model/errors.ts'

/**
 * Does the work of one request, for so long and no longer: then its signal is aborted, which ends what it still does, its transactions
 * too. Nobody waits until that has ended.
 * @throws FilorossoError TIMEOUT, or the reason of the signal
 */
export async function withinTime<T>(limitMs: number, request: AbortController, work: () => Promise<T>): Promise<T> {
  const { signal } = request
  signal.throwIfAborted()
  const timer = setTimeout(() => request.abort(tooLong(limitMs)), limitMs)
  let end = () => {}
  try {
    return await new Promise<T>((resolve, reject) => {
      end = () => reject(signal.reason)
      signal.addEventListener('abort', end, { once: true })
      work().then(resolve, reject)
    })
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', end)
  }
}

function tooLong(limitMs: number): FilorossoError {
  return new FilorossoError('TIMEOUT', `the request was not answered within ${limitMs} ms and was ended`, {
    hint: 'ask for less at once, or raise FILOROSSO_REQUEST_MS',
  })
}
