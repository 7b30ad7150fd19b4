/**
 * An operation with the types of its answer and its variables; operations.ts has them, made from operations.graphql. It is a
 * TypedDocumentNode, too: Apollo, urql and others take it as it is.
 */
export interface Operation<Result, Variables> {
  // biome-ignore lint/suspicious/noExplicitAny: the types of a document are those of a library that this file does without
  readonly kind: any
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly definitions: readonly any[]
  readonly text: string
  readonly __apiType?: (variables: Variables) => Result
}

export type Code = 'BAD_USER_INPUT' | 'NOT_FOUND' | 'LIMIT_EXCEEDED' | 'TIMEOUT' | 'UNAVAILABLE' | 'INTERNAL'

/** Every way a question can fail. An answer that does not come is UNAVAILABLE, one that is not waited for TIMEOUT. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: Code
  /** What to change, where the API says it. */
  readonly hint: string | undefined
  constructor(code: Code, message: string, hint?: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
    this.hint = hint
  }
  /** Asking the same again may help. */
  get passing(): boolean {
    return this.code === 'TIMEOUT' || this.code === 'UNAVAILABLE'
  }
}

interface Body<Result> {
  data?: Result
  errors?: { message: string; extensions: { code: Code; hint?: string } }[]
}

export interface Options {
  /** Answer from this release, not from the live one. */
  release?: string | undefined
  signal?: AbortSignal | undefined
  timeoutMs?: number | undefined
}

export interface Answer<Result> {
  data: Result
  /** The release that answered: publish it with what you cite. Undefined where a proxy keeps the header back. */
  release: string | undefined
}

export interface Page<Item> {
  nodes: readonly Item[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

export class Client {
  readonly #address: string
  readonly #defaults: Options

  /** @param address of the API, such as https://example.org/graphql */
  constructor(address: string, defaults: Options = {}) {
    this.#address = address
    this.#defaults = defaults
  }

  /** Throws ApiError; the signal's own reason where the signal ends it. */
  async ask<R, V>(operation: Operation<R, V>, variables: NoInfer<V>, options: Options = {}): Promise<Answer<R>> {
    const { release = this.#defaults.release, signal = this.#defaults.signal } = options
    const timeoutMs = options.timeoutMs ?? this.#defaults.timeoutMs ?? 30_000
    const time = AbortSignal.timeout(timeoutMs)
    const joint = this.#address.includes('?') ? '&' : '?'
    const query = release === undefined ? '' : `${joint}release=${encodeURIComponent(release)}`
    try {
      const response = await fetch(this.#address + query, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query: operation.text, variables }),
        signal: signal === undefined ? time : AbortSignal.any([signal, time]),
      })
      const { data, errors = [] } = (await response.json()) as Body<R>
      for (const { message, extensions } of errors) throw new ApiError(extensions.code, message, extensions.hint)
      if (data === undefined) throw new ApiError('UNAVAILABLE', `${response.status} without an answer of the API`)
      return { data, release: response.headers.get('x-filorosso-release') ?? release }
    } catch (cause) {
      if (cause instanceof ApiError || signal?.aborted) throw cause
      if (time.aborted) throw new ApiError('TIMEOUT', `no answer in ${timeoutMs} ms`, undefined, cause)
      throw new ApiError('UNAVAILABLE', `no answer from ${this.#address}`, undefined, cause)
    }
  }

  /** Every item of a list, page after page, all of the release that answers the first. */
  async *items<R, V extends { after?: string | null | undefined }, Item>(
    operation: Operation<R, V>,
    variables: NoInfer<V>,
    pageOf: (data: R) => Page<Item> | null | undefined,
    options: Options = {},
  ): AsyncGenerator<Item, void, undefined> {
    let after = variables.after
    let { release } = { ...this.#defaults, ...options }
    for (let more = true; more; ) {
      const answer = await this.ask(operation, { ...variables, after }, { ...options, release })
      const page = pageOf(answer.data)
      yield* page?.nodes ?? []
      release = answer.release
      after = page?.pageInfo.endCursor
      more = page?.pageInfo.hasNextPage === true && after != null
    }
  }
}
