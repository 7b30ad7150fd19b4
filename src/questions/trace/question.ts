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
