import { FilorossoError } from '../../model/errors.ts'

export interface AdmissionOptions {
  /** How many requests are worked on at once. */
  inFlight: number
  /** How many wait for a place. */
  queue: number
  /** How long one waits at most, in milliseconds. */
  waitMs: number
}

interface Waiting {
  enter: () => void
  leave: (error: unknown) => void
}

/** Bounds the work that is done at once: more would only make all of it slower, and the rest of the service deaf. */
export class Admission {
  readonly #options: AdmissionOptions
  readonly #waiting = new Set<Waiting>()
  #inFlight = 0
  #quiet: { promise: Promise<void>; resolve: () => void } | null = null

  constructor(options: AdmissionOptions) {
    this.#options = options
  }

  /**
   * Does the work when there is a place for it.
   * @throws FilorossoError UNAVAILABLE when too many wait already, or this one waited too long.
   */
  async run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    if (this.#inFlight < this.#options.inFlight) this.#inFlight += 1
    // A place that becomes free is handed on: it stays counted.
    else await this.#place(signal)
    try {
      return await work()
    } finally {
      const [next] = this.#waiting
      if (next === undefined) this.#leave()
      else next.enter()
    }
  }

  /** Resolves when no request is worked on: work that nobody waits for gives way. */
  quiet(): Promise<void> {
    if (this.#inFlight === 0) return Promise.resolve()
    if (this.#quiet === null) {
      let resolve = () => {}
      const promise = new Promise<void>(settle => {
        resolve = settle
      })
      this.#quiet = { promise, resolve }
    }
    return this.#quiet.promise
  }

  #leave(): void {
    this.#inFlight -= 1
    if (this.#inFlight > 0) return
    this.#quiet?.resolve()
    this.#quiet = null
  }

  #place(signal: AbortSignal): Promise<void> {
    const { queue, waitMs } = this.#options
    if (this.#waiting.size >= queue) throw busy(`${this.#inFlight} requests are worked on and ${queue} wait`)
    return new Promise((resolve, reject) => {
      const done = () => {
        this.#waiting.delete(waiting)
        clearTimeout(timer)
        signal.removeEventListener('abort', gone)
      }
      const waiting: Waiting = {
        enter() {
          done()
          resolve()
        },
        leave(error) {
          done()
          reject(error)
        },
      }
      const gone = () => waiting.leave(signal.reason)
      const timer = setTimeout(() => waiting.leave(busy(`no place became free within ${waitMs / 1_000} s`)), waitMs)
      signal.addEventListener('abort', gone, { once: true })
      this.#waiting.add(waiting)
      if (signal.aborted) gone()
    })
  }
}

const busy = (why: string): FilorossoError =>
  new FilorossoError('UNAVAILABLE', `the service is busy: ${why}`, { hint: 'repeat the request after a moment' })
