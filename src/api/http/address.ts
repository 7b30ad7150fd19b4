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
