import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import type { Coding } from './kept-answers.ts'

export const FOR_EVER = 'public, max-age=31536000, immutable'

/** Of what decides the bytes, not of the bytes: so a tag can be answered before anything is made. */
export function tagOf(parts: readonly string[]): string {
  return hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 27)
}

/** Of the bytes as sent: each coding is a representation of its own. */
export const tagged = (tag: string, coding: Coding): string => `"${coding === 'identity' ? tag : `${tag}-${coding}`}"`

/** Whether one of the tags is this one, in any coding; a proxy that compresses makes ours a weak one. */
export function names(asked: string | undefined, tag: string): boolean {
  return asked?.split(',').some(each => /^\s*(?:W\/)?"([\w-]{27})(?:-br|-gzip)?"\s*$/.exec(each)?.[1] === tag) ?? false
}

/** Adds to what plugins have set already. */
export function vary(reply: FastifyReply, names: string): void {
  const before = reply.getHeader('vary')
  reply.header('vary', before === undefined ? names : `${before}, ${names}`)
}

const CODINGS: Coding[] = ['br', 'gzip', 'identity']

/** Its published types lack what is preferred where the client has no preference. */
interface Codings {
  encoding(available: readonly Coding[], options: { preferred: readonly Coding[] }): Coding | undefined
}

export function codingFor({ headers }: FastifyRequest): Coding {
  if (headers['accept-encoding'] === undefined) return 'identity'
  const asked = new Negotiator({ headers }) as unknown as Codings
  return asked.encoding(CODINGS, { preferred: ['br', 'gzip'] }) ?? 'identity'
}
