import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { LRUCache } from 'lru-cache'

export type Coding = 'br' | 'gzip' | 'identity'

/** A whole answer as it is sent: the same bytes to all who ask the same of the same release. */
export interface KeptAnswer {
  readonly headers: Readonly<Record<string, string>>
  /** The body in each coding that somebody has asked for. */
  readonly bodies: Map<Coding, Buffer>
}

/** Shorter ones do not get smaller. */
const LEAST_COMPRESSED_BYTES = 1_024
/** What an entry takes beside its bodies: headers, tag, places in maps. */
const OVERHEAD_BYTES = 1_000

/** Quality 5 is at the knee: 11 takes a hundred times as long for a tenth less. */
const COMPRESSED: Record<Exclude<Coding, 'identity'>, (body: Buffer) => Promise<Buffer>> = {
  br: body =>
    promisify(brotliCompress)(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  gzip: body => promisify(gzip)(body, { level: 6 }),
}

/** Whole answers by their tag, bounded by bytes; the one that was asked for longest ago makes room. */
export class KeptAnswers {
  readonly #kept: LRUCache<string, KeptAnswer> | null

  constructor(maxBytes: number) {
    this.#kept =
      maxBytes === 0
        ? null
        : new LRUCache({ maxSize: maxBytes, maxEntrySize: Math.ceil(maxBytes / 4), sizeCalculation: sizeOf })
  }

  get(tag: string): KeptAnswer | undefined {
    return this.#kept?.get(tag)
  }

  keep(tag: string, headers: Record<string, string>, body: Buffer): KeptAnswer {
    const known = this.get(tag)
    if (known !== undefined) return known
    const answer: KeptAnswer = { headers, bodies: new Map([['identity', body]]) }
    this.#kept?.set(tag, answer)
    return answer
  }

  /** The body in a coding, compressed once; in no coding where that would not make it smaller. */
  async bodyOf(tag: string, answer: KeptAnswer, coding: Coding): Promise<{ coding: Coding; body: Buffer }> {
    const known = answer.bodies.get(coding)
    if (known !== undefined) return { coding, body: known }
    const plain = answer.bodies.get('identity') as Buffer
    if (coding === 'identity' || plain.length < LEAST_COMPRESSED_BYTES) return { coding: 'identity', body: plain }
    const body = await COMPRESSED[coding](plain)
    answer.bodies.set(coding, body)
    // It has grown: weighed again, unless it has made room meanwhile.
    if (this.#kept?.peek(tag) === answer) {
      this.#kept.delete(tag)
      this.#kept.set(tag, answer)
    }
    return { coding, body }
  }
}

function sizeOf({ bodies }: KeptAnswer): number {
  return [...bodies.values()].reduce((sum, { length }) => sum + length, OVERHEAD_BYTES)
}
