import { FilorossoError } from '../../model/errors.ts'
import type { TraceQuestion } from './answer.ts'

export const MAX_ROUTES = 500

/** Whether a question can be asked at all; whether its entities exist is for the reader to say. */
export function checkQuestion(question: TraceQuestion): void {
  const { maxRoutes, asOf, direction } = question
  if (!Number.isInteger(maxRoutes) || maxRoutes < 1 || maxRoutes > MAX_ROUTES)
    throw new FilorossoError(
      'BAD_USER_INPUT',
      `maxRoutes is ${maxRoutes}; it must be a whole number from 1 to ${MAX_ROUTES}.`,
      {
        hint: `Ask for 1 to ${MAX_ROUTES} routes; truncated says when there are more.`,
      },
    )
  if (asOf !== null && !isDay(asOf))
    throw new FilorossoError(
      'BAD_USER_INPUT',
      `asOf is ${JSON.stringify(asOf)}; it must be a day such as 2019-12-31.`,
      {
        hint: 'Write a day of the calendar as YYYY-MM-DD.',
      },
    )
  if (direction !== 'OUT' && direction !== 'IN' && direction !== 'BOTH')
    throw new FilorossoError('BAD_USER_INPUT', `direction is ${JSON.stringify(direction)}; it must be OUT, IN or BOTH.`)
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
