import { pipeline, Readable, type Transform } from 'node:stream'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../entities/base/context.ts'
import { FilorossoError } from '../../model/errors.ts'
import type { Coding } from './kept-answers.ts'

/** Does a piece of the work, as much as one request may, in its turn and time. All pieces are of one release. */
export type Step = <T>(work: (context: Context) => Promise<T>) => Promise<T>

/** What is asked at an address and too long to be in memory at once. */
export interface Streamed {
  /** All that the bytes depend on, beside the release and the program. */
  key: readonly string[]
  /** The release that the address names; null for the live one. */
  release: string | null
  /** Whether it may change while the release stays: then nothing shows before it is made whether a client has it. */
  isPassing: boolean
  contentType: string
  /** What it is called where it is kept. */
  fileName: string
  /** Whether it is compressed as it is. */
  isPacked: boolean
  open(step: Step): Promise<Opened>
}

interface Opened {
  /** How many records there will be; null where that is not known before. */
  count: number | null
  chunks: AsyncGenerator<string | Uint8Array, void, undefined>
}

/** How many files are sent at once: what they hold is a page each, and what compresses it. */
const MOST_AT_ONCE = 32

/** Bounds how many files are on their way at once. How long each is does not matter. */
export class Streams {
  #open = 0

  /** @throws FilorossoError UNAVAILABLE when too many are */
  async within(reply: FastifyReply, send: () => Promise<FastifyReply>): Promise<FastifyReply> {
    if (this.#open >= MOST_AT_ONCE)
      throw new FilorossoError('UNAVAILABLE', `the service is busy: ${this.#open} files are being sent`, {
        hint: 'repeat the request after a moment',
      })
    this.#open += 1
    reply.raw.once('close', () => {
      this.#open -= 1
    })
    return send()
  }
}

/**
 * Sends a file as it is made, no faster than it is taken. Where the rest cannot be had the connection is cut before the
 * end that HTTP gives a body, so that no client takes a part for the whole.
 */
export async function streamed(
  { method }: FastifyRequest,
  reply: FastifyReply,
  { open, contentType, fileName }: Streamed,
  { coding, headers, step }: { coding: Coding; headers: Record<string, string>; step: Step },
): Promise<FastifyReply> {
  const { count, chunks } = await open(step)
  // Before anything is said of it: what is wrong with the first piece is an answer of its own.
  const first = await chunks.next()
  reply.headers(headers).header('content-type', contentType)
  reply.header('content-disposition', `attachment; filename="${fileName}"`)
  if (coding !== 'identity') reply.header('content-encoding', coding)
  if (count !== null) reply.header('x-filorosso-rows', String(count))
  if (method === 'HEAD') {
    await chunks.return(undefined)
    return reply.send(Readable.from([]))
  }
  const body = Readable.from(whole(first, chunks), { objectMode: false })
  body.once('error', () => reply.raw.destroy())
  return reply.send(coding === 'identity' ? body : pipeline(body, COMPRESS[coding](), () => {}))
}

async function* whole<T>(first: IteratorResult<T, void>, rest: AsyncGenerator<T, void, undefined>) {
  try {
    if (first.done !== true) yield first.value
    yield* rest
  } finally {
    await rest.return(undefined)
  }
}

/** With windows of 256 kB: many are open at once, and rows repeat what stands near. */
const COMPRESS: Record<Exclude<Coding, 'identity'>, () => Transform> = {
  br: () =>
    createBrotliCompress({
      params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 18 },
    }),
  gzip: () => createGzip({ level: 6 }),
}
