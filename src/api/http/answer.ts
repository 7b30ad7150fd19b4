import { setMaxListeners } from 'node:events'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context, Outcome } from '../../entities/base/context.ts'
import { FilorossoError } from '../../model/errors.ts'
import type { Admission } from './admission.ts'
import type { KeptAnswer, KeptAnswers } from './kept-answers.ts'
import { languageOf } from './language.ts'
import type { Outgoing } from './outgoing.ts'
import { type Step, type Streamed, type Streams, streamed } from './streams.ts'
import { codingFor, FOR_EVER, names, tagged, tagOf, vary } from './tags.ts'
import { withinTime } from './time-limit.ts'

/** What is asked at an address, of one release. */
export interface Question {
  /** All that the bytes of the answer depend on, beside the release, the language and the program. */
  key: readonly string[]
  /** The release that the address names; null for the live one. */
  release: string | null
  run(context: Context): Promise<Answer>
  /** Where one body has several names: what it is called for this client. */
  contentType?: string
}

export interface Answer {
  status: number
  headers: Record<string, string>
  body: string
  outcome: Outcome
}

export interface AnswererOptions {
  /** What the program is, with all of its settings that show in answers. */
  build: string
  kept: KeptAnswers
  admission: Admission
  outgoing: Outgoing
  streams: Streams
  /** How long a question is worked on, in milliseconds. */
  requestMs: number
  /** The id of the release that a name stands for, or of the live one; throws where there is none. */
  releaseId: (release: string | null) => Promise<string>
  context: (release: string | null, signal: AbortSignal) => Promise<Context>
}

/**
 * Answers questions with bytes that are kept: made once, sent again to a client that asks the same, and not sent at all to a client
 * that has them.
 */
export class Answerer {
  readonly #options: AnswererOptions
  readonly #running = new Set<AbortController>()

  constructor(options: AnswererOptions) {
    this.#options = options
  }

  async answer(request: FastifyRequest, reply: FastifyReply, question: Question): Promise<FastifyReply> {
    const { build, kept, admission, requestMs, releaseId, context } = this.#options
    const release = await releaseId(question.release)
    const { language, named } = languageOf(request)
    const tag = tagOf([build, release, language, ...question.key])
    const isRead = request.method !== 'POST'
    const asked = isRead ? request.headers['if-none-match'] : undefined
    vary(reply, named ? 'accept, accept-encoding' : 'accept, accept-encoding, accept-language')
    reply.header('x-filorosso-release', release)
    const known = kept.get(tag)
    // Whoever shows the tag has had the answer from here: that it is lasting was decided then.
    if (known === undefined && !names(asked, tag)) {
      const ending = this.#ending(reply)
      const made = await admission.run(ending.signal, () =>
        withinTime(requestMs, ending, async () =>
          question.run({ ...(await context(release, ending.signal)), language, request: { id: request.id } }),
        ),
      )
      if (made.outcome !== 'lasting') return this.#sendOnce(request, reply, made)
      return this.#send(request, reply, question, tag, kept.keep(tag, made.headers, Buffer.from(made.body)))
    }
    return this.#send(request, reply, question, tag, known)
  }

  /** What is too long to be kept: made piece by piece as the client takes it, each piece in its turn. */
  async stream(request: FastifyRequest, reply: FastifyReply, asked: Streamed): Promise<FastifyReply> {
    const { build, admission, requestMs, releaseId, context, streams } = this.#options
    const release = await releaseId(asked.release)
    const { language, named } = languageOf(request)
    const tag = tagOf([build, release, language, ...asked.key])
    const coding = asked.isPacked ? 'identity' : codingFor(request)
    const headers = {
      'cache-control': asked.release === null ? 'no-cache' : FOR_EVER,
      ...(!asked.isPassing && { etag: tagged(tag, coding) }),
      'x-filorosso-release': release,
    }
    vary(reply, named ? 'accept-encoding' : 'accept-encoding, accept-language')
    const held = request.headers['if-none-match']
    if (!asked.isPassing && (names(held, tag) || held === '*')) return reply.code(304).headers(headers).send()
    const ending = this.#ending(reply)
    const step: Step = work =>
      admission.run(ending.signal, () =>
        withinTime(requestMs, ending, async () => work({ ...(await context(release, ending.signal)), language })),
      )
    return streams.within(reply, () => streamed(request, reply, asked, { coding, headers, step }))
  }

  /** A text of the program's own, whatever the release. */
  give(
    request: FastifyRequest,
    reply: FastifyReply,
    headers: Record<string, string>,
    text: string,
  ): Promise<FastifyReply> {
    const tag = tagOf([this.#options.build, request.routeOptions.url ?? ''])
    vary(reply, 'accept-encoding')
    const answer = this.#options.kept.get(tag) ?? this.#options.kept.keep(tag, headers, Buffer.from(text))
    return this.#send(request, reply, { release: null }, tag, answer)
  }

  async #send(
    request: FastifyRequest,
    reply: FastifyReply,
    { release, contentType }: Pick<Question, 'release' | 'contentType'>,
    tag: string,
    answer: KeptAnswer | undefined,
  ): Promise<FastifyReply> {
    const coding = codingFor(request)
    if (request.method === 'POST') {
      reply.header('cache-control', 'no-store')
    } else {
      const asked = request.headers['if-none-match']
      reply.header('cache-control', release === null ? 'no-cache' : FOR_EVER)
      if (answer === undefined || names(asked, tag) || asked === '*') {
        return reply.code(304).header('etag', tagged(tag, coding)).send()
      }
    }
    const sent = await this.#options.kept.bodyOf(tag, answer as KeptAnswer, coding)
    reply.headers((answer as KeptAnswer).headers)
    if (contentType !== undefined) reply.header('content-type', contentType)
    if (sent.coding !== 'identity') reply.header('content-encoding', sent.coding)
    if (request.method !== 'POST') reply.header('etag', tagged(tag, sent.coding))
    return this.#hand(reply, sent.body)
  }

  #sendOnce(request: FastifyRequest, reply: FastifyReply, { status, headers, body, outcome }: Answer): FastifyReply {
    const isRevalidated = outcome === 'passing' && request.method !== 'POST'
    reply
      .code(status)
      .header('cache-control', isRevalidated ? 'no-cache' : 'no-store')
      .headers(headers)
    return this.#hand(reply, Buffer.from(body))
  }

  /** Ends what is being worked on: there is no time left to answer it. */
  endAll(): void {
    const reason = new FilorossoError('UNAVAILABLE', 'the service is stopping', { hint: 'repeat the request' })
    for (const running of this.#running) running.abort(reason)
  }

  /** Aborted when the client goes away, or its time is over. One request may wait for many queries to the database. */
  #ending({ raw }: FastifyReply): AbortController {
    const gone = new AbortController()
    setMaxListeners(0, gone.signal)
    this.#running.add(gone)
    raw.once('close', () => {
      this.#running.delete(gone)
      if (!raw.writableFinished)
        gone.abort(new FilorossoError('TIMEOUT', 'The request was ended before it was answered.'))
    })
    return gone
  }

  #hand(reply: FastifyReply, body: Buffer): FastifyReply {
    reply.header('content-length', String(body.length))
    return reply.send(this.#options.outgoing.payloadOf(body, reply.raw))
  }
}
