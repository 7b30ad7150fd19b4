import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import type { Language } from '../../locale/language.ts'
import { type ErrorCode, FilorossoError } from '../../model/errors.ts'
import { isLogged } from '../errors.ts'
import { urlOf } from './address.ts'
import { languageOf } from './language.ts'

const STATUS: Record<ErrorCode, number> = {
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  LIMIT_EXCEEDED: 413,
  TIMEOUT: 504,
  UNAVAILABLE: 503,
  INTERNAL: 500,
}

/** The largest body of a request, in bytes: more than any operation that a person or a front end writes. */
export const MAX_BODY_BYTES = 256 * 1024
/** The longest address, in bytes; what does not fit is sent by POST. */
export const MAX_ADDRESS_BYTES = 16 * 1024

/** What was wrong, as a client is shown it. `requestId` is there where the log has more. */
interface Fault {
  code: ErrorCode
  message: string
  hint: string | undefined
  requestId?: string
}

/** A page for a browser that says what was wrong, and what to do, in its language. */
export type FaultPage = (
  fault: Fault,
  request: { url: URL; language: Language },
) => { headers: Record<string, string>; body: string }

/** An error of the service with a status of its own, where the code's is not the one that HTTP has for it. */
export class HttpFault extends FilorossoError {
  readonly status: number
  readonly headers: Record<string, string>

  constructor(
    status: number,
    code: ErrorCode,
    message: string,
    { headers = {}, ...details }: { hint?: string; headers?: Record<string, string> } = {},
  ) {
    super(code, message, details)
    this.status = status
    this.headers = headers
  }
}

export const methodNotAllowed = (path: string, method: string, allow: string): HttpFault =>
  new HttpFault(405, 'BAD_USER_INPUT', `${path} is read, not written: ${method} is refused`, {
    hint: 'use GET; operations are sent to /graphql',
    headers: { allow },
  })

export const nothingAt = (path: string): FilorossoError =>
  new FilorossoError('NOT_FOUND', `Not found: ${path}`, { hint: 'the API is at /graphql' })

const tooLarge = (): HttpFault =>
  new HttpFault(413, 'LIMIT_EXCEEDED', `the body is larger than ${MAX_BODY_BYTES} bytes`, {
    hint: 'send a shorter operation, or ask for less in one request',
    headers: { connection: 'close' },
  })

export const tooLong = (): HttpFault =>
  new HttpFault(414, 'LIMIT_EXCEEDED', `the address is longer than ${MAX_ADDRESS_BYTES} bytes`, {
    hint: 'send the operation by POST',
    headers: { connection: 'close' },
  })

/** What fastify refuses by itself, in the words of docs/errors.md. */
function refusedByServer({ code, message, statusCode }: FastifyError, { headers }: FastifyRequest): unknown {
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return tooLarge()
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return unreadable(headers['content-type'])
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new FilorossoError('BAD_USER_INPUT', 'the body is not as long as content-length says')
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new HttpFault(statusCode, 'BAD_USER_INPUT', message)
  }
  return null
}

export const unreadable = (type: string | undefined): HttpFault =>
  new HttpFault(415, 'BAD_USER_INPUT', `content-type: ${type ?? 'none'} cannot be read`, {
    hint: 'send the operation as application/json in UTF-8',
  })

/**
 * An error before or beside GraphQL's own, in the shape of a GraphQL answer, so that a client needs one way to read it; as a
 * page to a browser.
 */
export function sendFault(
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
  log: (error: unknown, requestId?: string) => void,
  page: FaultPage,
): void {
  const known = error instanceof FilorossoError ? error : refusedByServer(error as FastifyError, request)
  const fault =
    known instanceof FilorossoError
      ? known
      : new FilorossoError('INTERNAL', 'an unforeseen error; it is in the log of the server')
  const { code, message, hint } = fault
  // What this layer refuses by itself has no cause to look for, and nobody is left to hear of a request that is gone.
  const logged = isLogged(code) && !(fault instanceof HttpFault) && !reply.raw.destroyed
  if (logged) log(error, request.id)
  const shown: Fault = { code, message, hint, ...(logged && { requestId: request.id }) }
  reply
    .code(fault instanceof HttpFault ? fault.status : STATUS[code])
    .header('cache-control', 'no-store')
    .header('vary', [reply.getHeader('vary'), 'accept'].filter(Boolean).join(', '))
  if (code === 'UNAVAILABLE') reply.header('retry-after', '1')
  if (fault instanceof HttpFault) reply.headers(fault.headers)
  if (prefersHtml(request)) {
    const { headers, body } = page(shown, askedBy(request))
    reply.headers(headers).send(body)
  } else {
    reply.type(errorType(request.headers.accept)).send(`${JSON.stringify(faultAnswer(shown))}\n`)
  }
}

/** Of what may not even be a valid address, or name a language that there is. */
function askedBy(request: FastifyRequest): { url: URL; language: Language } {
  try {
    return { url: urlOf(request), language: languageOf(request).language }
  } catch {
    return { url: new URL('http://localhost'), language: 'EN' }
  }
}

/** Browsers do. Who takes anything, or JSON rather, is a program. */
export function prefersHtml({ headers: { accept = '*/*' } }: FastifyRequest): boolean {
  const types = ['application/json', 'application/graphql-response+json', 'text/html']
  return new Negotiator({ headers: { accept } }).mediaType(types) === 'text/html'
}

function faultAnswer({ code, message, hint, requestId }: Fault) {
  return {
    errors: [{ message, extensions: { code, ...(hint !== undefined && { hint }), ...(requestId && { requestId }) } }],
  }
}

/** As GraphQL over HTTP has it: with this type a status other than 200 is surely the service's own. */
function errorType(accept = '*/*'): string {
  const type = new Negotiator({ headers: { accept } }).mediaType([
    'application/graphql-response+json',
    'application/json',
  ])
  return `${type ?? 'application/json'}; charset=utf-8`
}
