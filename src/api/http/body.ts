import type { IncomingMessage } from 'node:http'
import { FilorossoError } from '../../model/errors.ts'

/** Larger than any operation that a person or a front end writes. */
export const MAX_BODY_BYTES = 256 * 1024

/** The body of a request as text. Throws LIMIT_EXCEEDED past the limit, without reading further. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) {
      throw new FilorossoError('LIMIT_EXCEEDED', `the body is larger than ${MAX_BODY_BYTES} bytes`, {
        hint: 'send a shorter operation, or ask for less in one request',
      })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new FilorossoError('BAD_USER_INPUT', `the body is not valid JSON: ${(error as Error).message}`, {
      hint: 'send {"query": "…", "variables": {…}} as application/json',
    })
  }
}
