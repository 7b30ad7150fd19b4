/** The stable codes of every error the service shows; docs/errors.md says what to do about each. */
export const ERROR_CODES = [
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'LIMIT_EXCEEDED',
  'TIMEOUT',
  'UNAVAILABLE',
  'INTERNAL',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/**
 * An error meant for the person who asked: `message` says what was wrong and where, `hint` what to change.
 * Neither ever holds Cypher, a stack trace or a path of the server.
 */
export class FilorossoError extends Error {
  readonly code: ErrorCode
  readonly hint: string | undefined

  constructor(code: ErrorCode, message: string, details: { hint?: string; cause?: unknown } = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'FilorossoError'
    this.code = code
    this.hint = details.hint
  }
}

/** The one sentence for ids that the release does not have, whatever was asked of them. */
export function notFound(
  ids: string | readonly string[],
  hint = 'Ids are <kind>/<owner>/<slug>; find them with search.',
) {
  const quoted = [ids].flat().map(id => JSON.stringify(id.slice(0, 200)))
  return new FilorossoError('NOT_FOUND', `Not found in this release: ${quoted.join(', ')}.`, { hint })
}
