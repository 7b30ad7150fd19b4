import type { ServerResponse } from 'node:http'
import { type ErrorCode, FilorossoError } from '../../model/errors.ts'

const STATUS: Record<ErrorCode, number> = {
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  LIMIT_EXCEEDED: 413,
  TIMEOUT: 504,
  UNAVAILABLE: 503,
  INTERNAL: 500,
}

export function respond(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Buffer,
): void {
  if (response.headersSent || response.destroyed) return
  response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

export function respondJson(response: ServerResponse, status: number, value: unknown): void {
  respond(
    response,
    status,
    { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    `${JSON.stringify(value)}\n`,
  )
}

/** A page for a browser that says what was wrong, and what to do. */
export type FaultPage = (fault: { code: ErrorCode; message: string; hint: string | undefined }) => {
  headers: Record<string, string>
  body: string
}

/**
 * An error before or beside GraphQL's own, in the shape of a GraphQL answer, so that a client needs one way to read it; as a
 * page where one is given.
 */
export function respondError(
  response: ServerResponse,
  error: unknown,
  log: (error: unknown) => void,
  page: FaultPage | null = null,
): void {
  const { code, message, hint } =
    error instanceof FilorossoError
      ? error
      : new FilorossoError('INTERNAL', 'an unforeseen error; it is in the log of the server')
  if (code === 'INTERNAL') log(error)
  if (page !== null) {
    const { headers, body } = page({ code, message, hint })
    respond(response, STATUS[code], { 'cache-control': 'no-store', ...headers }, body)
    return
  }
  respondJson(response, STATUS[code], {
    errors: [{ message, extensions: { code, ...(hint === undefined ? {} : { hint }) } }],
  })
}
