import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'

/** A body longer than this is handed out in slices, each when the one before has been taken. */
const LONG_BYTES = 256 * 1024
const SLICE_BYTES = 64 * 1024
/** Bodies that are being handed out, together, in bytes: beyond it whoever has been longest at it is cut off. */
const MOST_BYTES = 64 * 1024 * 1024

/** Bounds what clients that read slowly make the service hold. A body that several of them read counts once. */
export class Outgoing {
  readonly #readers = new Map<Buffer, Set<ServerResponse>>()
  readonly #oldestFirst = new Map<ServerResponse, Buffer>()
  #bytes = 0

  /** The body as it is best sent: whole where it is short. */
  payloadOf(body: Buffer, response: ServerResponse): Buffer | Readable {
    if (body.length <= LONG_BYTES || response.req.method === 'HEAD') return body
    const readers = this.#readers.get(body)
    if (readers === undefined) {
      this.#readers.set(body, new Set([response]))
      this.#bytes += body.length
    } else readers.add(response)
    this.#oldestFirst.set(response, body)
    response.once('close', () => this.#done(response))
    for (const [oldest] of this.#oldestFirst) {
      if (this.#bytes <= MOST_BYTES || oldest === response) break
      oldest.destroy()
      this.#done(oldest)
    }
    return Readable.from(slicesOf(body), { objectMode: false, highWaterMark: SLICE_BYTES })
  }

  #done(response: ServerResponse): void {
    const body = this.#oldestFirst.get(response)
    if (body === undefined) return
    this.#oldestFirst.delete(response)
    const readers = this.#readers.get(body)
    readers?.delete(response)
    if (readers?.size !== 0) return
    this.#readers.delete(body)
    this.#bytes -= body.length
  }
}

function* slicesOf(body: Buffer): Generator<Buffer> {
  for (let at = 0; at < body.length; at += SLICE_BYTES) yield body.subarray(at, at + SLICE_BYTES)
}
