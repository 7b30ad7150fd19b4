import { isLanguage } from '../../locale/language.ts'
import { FilorossoError } from '../../model/errors.ts'
import { checkApart, checkDay } from '../arguments.ts'
import type { TraceQuestion } from './answer.ts'

export const MAX_ROUTES = 500

/** Whether a question can be asked at all; whether its entities exist is for the reader to say. */
export function checkQuestion(question: TraceQuestion): void {
  const { from, to, maxRoutes, asOf, direction } = question
  checkApart(from, to, 'leave the goal out to follow everything')
  if (!Number.isInteger(maxRoutes) || maxRoutes < 1 || maxRoutes > MAX_ROUTES)
    throw new FilorossoError(
      'BAD_USER_INPUT',
      `maxRoutes is ${maxRoutes}; it must be a whole number from 1 to ${MAX_ROUTES}.`,
      {
        hint: `Ask for 1 to ${MAX_ROUTES} routes; truncated says when there are more.`,
      },
    )
  checkDay('asOf', asOf)
  if (direction !== 'OUT' && direction !== 'IN' && direction !== 'BOTH')
    throw new FilorossoError('BAD_USER_INPUT', `direction is ${JSON.stringify(direction)}; it must be OUT, IN or BOTH.`)
}

const PREFIX = 'trace/'

export const isTraceId = (id: string): boolean => id.startsWith(PREFIX)

/** The question itself, so that the same question has the same id on every release; its language where it names one. */
export function traceIdOf({ from, to, direction, asOf, maxRoutes, language, edition }: TraceQuestion): string {
  const named = edition == null ? [] : [edition]
  const asked = [
    from,
    to,
    direction,
    asOf,
    maxRoutes,
    ...(language === undefined ? named.map(() => null) : [language]),
    ...named,
  ]
  return PREFIX + Buffer.from(JSON.stringify(asked), 'utf8').toString('base64url')
}

/** The question that an id holds; BAD_USER_INPUT where it holds none. */
export function questionOf(id: string): TraceQuestion {
  const question = decoded(id)
  // One question has one id: whatever decodes to it in another spelling is not that id.
  if (question === null || traceIdOf(question) !== id)
    throw new FilorossoError('BAD_USER_INPUT', `${JSON.stringify(id.slice(0, 100))} is not a valid id of a trace.`, {
      hint: 'Take the id from a trace, or ask the trace by its arguments.',
    })
  checkQuestion(question)
  return question
}

function decoded(id: string): TraceQuestion | null {
  if (!id.startsWith(PREFIX)) return null
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(id.slice(PREFIX.length), 'base64url').toString('utf8'))
  } catch {
    return null
  }
  if (!Array.isArray(value) || value.length < 5 || value.length > 7) return null
  const [from, to, direction, asOf, maxRoutes, language = null, edition = null] = value as unknown[]
  const isText = (one: unknown): one is string => typeof one === 'string'
  const isMaybeText = (one: unknown): one is string | null => one === null || isText(one)
  if (!isText(from) || !isMaybeText(to) || !isMaybeText(asOf) || typeof maxRoutes !== 'number') return null
  if (direction !== 'OUT' && direction !== 'IN' && direction !== 'BOTH') return null
  if (!isMaybeText(edition)) return null
  const question = { from, to, direction, asOf, maxRoutes, ...(edition === null ? {} : { edition }) } as const
  if (language === null) return question
  return isLanguage(language) ? { ...question, language } : null
}
