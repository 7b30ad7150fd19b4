import { type ApolloServer, HeaderMap } from '@apollo/server'
import type { FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import type { Context, Outcome } from '../../entities/base/context.ts'
import { FilorossoError } from '../../model/errors.ts'
import { keeping } from '../../model/once.ts'
import type { AllowList } from '../allow-list.ts'
import { MAX_TOKENS } from '../apollo.ts'
import { formatError } from '../errors.ts'
import { refuseOverlaps } from '../overlap.ts'
import type { Answer, Question } from './answer.ts'
import { HttpFault } from './faults.ts'

/** What the specification of GraphQL over HTTP names; the first is what a client gets that takes any. */
const MEDIA_TYPES = ['application/json', 'application/graphql-response+json']

/** An operation sent over HTTP, GET or POST, as a question to be answered through Apollo's pipeline. */
export function graphqlQuestion(
  apollo: ApolloServer<Context>,
  allowed: AllowList | null,
  request: FastifyRequest,
): Question {
  const { method, body } = request
  const search = searchOf(request.url)
  const asked = (method === 'POST' ? body : Object.fromEntries(search)) as Record<string, unknown> | null | undefined
  const type = mediaType(request.headers.accept)
  refuseDeep(asked)
  if (allowed !== null) allow(allowed, asked, search)
  return {
    key: ['operation', ...['query', 'operationName', 'variables', 'extensions'].map(name => text(asked?.[name]))],
    release: search.get('release'),
    contentType: `${type}; charset=utf-8`,
    async run(context) {
      const refused = refusal(asked?.query, type)
      if (refused !== null) return refused
      const answer = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: method === 'HEAD' ? 'GET' : method,
          headers: headersOf(request, type),
          body,
          search: search.size === 0 ? '' : `?${search}`,
        },
        context: async () => context,
      })
      if (answer.body.kind !== 'complete') throw new FilorossoError('INTERNAL', 'an answer in parts was not asked for')
      const outcome = context.request?.outcome
      const [contentType = ''] = [answer.headers.get('content-type')]
      return {
        status: statusOf(answer.status ?? 200, outcome, contentType),
        headers: { 'content-type': contentType, ...allowOf(answer.headers) },
        body: answer.body.string,
        outcome: outcome ?? 'failed',
      }
    },
  }
}

/** Lists and objects inside each other in variables: a filter of ours has some ten, and each level calls the next. */
const MOST_LEVELS = 100

/** @throws FilorossoError LIMIT_EXCEEDED where a stack could not hold what is sent */
function refuseDeep(asked: Record<string, unknown> | null | undefined): void {
  for (const name of ['variables', 'extensions']) refuseBelow(name, parsed(asked?.[name]), 0)
}

function refuseBelow(name: string, value: unknown, depth: number): void {
  if (depth > MOST_LEVELS)
    throw new FilorossoError(
      'LIMIT_EXCEEDED',
      `${name}: more than ${MOST_LEVELS} lists and objects inside each other`,
      { hint: 'send less at once' },
    )
  if (typeof value !== 'object' || value === null) return
  for (const key in value) refuseBelow(name, (value as Record<string, unknown>)[key], depth + 1)
}

/** In an address they are a text. What is not JSON is left to those who say so. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return null
  }
}

/** Of an operation that takes too long to be validated: answered as the errors that validation finds are. */
function refusal(query: unknown, type: string): Answer | null {
  try {
    refuseOverlaps(query, MAX_TOKENS)
    return null
  } catch (error) {
    const errors = [formatError({ message: (error as Error).message }, error)]
    return {
      status: type === 'application/json' ? 200 : 400,
      headers: { 'content-type': `${type}; charset=utf-8` },
      body: JSON.stringify({ errors }),
      outcome: 'failed',
    }
  }
}

const NONE = new URLSearchParams()

function searchOf(url: string): URLSearchParams {
  const begin = url.indexOf('?')
  return begin === -1 ? NONE : new URLSearchParams(url.slice(begin + 1))
}

const text = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)

function allowOf(headers: HeaderMap): Record<string, string> {
  const allow = headers.get('allow')
  return allow === undefined ? {} : { allow }
}

/**
 * To a client of the older type, whatever was a well-formed request is 200: the body says how it went. What is not sent by this
 * method is refused as that to everybody, as the specification has it.
 */
function statusOf(status: number, outcome: Outcome | undefined, contentType: string): number {
  return outcome !== undefined && status !== 405 && contentType.startsWith('application/json') ? 200 : status
}

/** Clients send few. */
const negotiated = keeping(100, (accept: string): string | undefined =>
  new Negotiator({ headers: { accept } }).mediaType(MEDIA_TYPES),
)

/** @throws HttpFault 406, whether or not the answer is known already */
function mediaType(accept = '*/*'): string {
  const type = negotiated(accept)
  if (type !== undefined) return type
  throw new HttpFault(406, 'BAD_USER_INPUT', `accept: ${accept.slice(0, 200)} names no type of an answer`, {
    hint: `accept ${MEDIA_TYPES.toReversed().join(' or ')}`,
  })
}

/** What Apollo reads of them. It would decide again what the client takes: JSON, unless it is told. */
function headersOf({ headers }: FastifyRequest, type: string): HeaderMap {
  const map = new HeaderMap()
  if (headers['content-type'] !== undefined) map.set('content-type', headers['content-type'])
  if (type !== 'application/json') map.set('accept', type)
  return map
}

/** What is on the list is run as the list has it: a hash becomes the text that it stands for. */
function allow(list: AllowList, asked: Record<string, unknown> | null | undefined, search: URLSearchParams): void {
  const text = list.textOf(asked?.query, hashOf(asked?.extensions))
  if (asked == null || asked.query === text) return
  asked.query = text
  delete asked.extensions
  if (search === NONE) return
  search.set('query', text)
  search.delete('extensions')
}

function hashOf(extensions: unknown): unknown {
  try {
    const value = typeof extensions === 'string' ? JSON.parse(extensions) : extensions
    return (value as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)?.persistedQuery?.sha256Hash
  } catch {
    return undefined
  }
}
