import { isUtf8 } from 'node:buffer'
import type { FastifyRequest } from 'fastify'
import { FilorossoError } from '../../model/errors.ts'

/** Not as a reference to the host: two slashes at the beginning would name another. */
export function urlOf({ url }: FastifyRequest): URL {
  try {
    return new URL(`http://localhost${url}`)
  } catch {
    throw new FilorossoError('BAD_USER_INPUT', `${url} is not a valid address`, { hint: 'the API is at /graphql' })
  }
}

/** An address whose letters stand as they are, byte by byte, as addresses are written: in UTF-8, or else in Latin-1. */
export function encoded(url: string): string {
  const isWide = isUtf8(Buffer.from(url, 'latin1'))
  return url.replace(/[\x80-\xff]/g, byte =>
    isWide ? `%${byte.charCodeAt(0).toString(16).toUpperCase()}` : encodeURIComponent(byte),
  )
}
