import { Connection, post } from './client.ts'
import { quantile } from './measure.ts'
import type { Question, Subjects } from './questions/question.ts'

/** Requests of all questions in turn, each about something else than the last of its kind. */
export function requestsOf(questions: readonly Question[], subjects: Subjects): (turn: number) => Buffer {
  return turn => {
    const question = questions[turn % questions.length] as Question
    const { at: _, ...variables } = question.variables(subjects, Math.floor(turn / questions.length))
    return post('/graphql', { query: question.service, operationName: 'Q', variables })
  }
}

/** What some requests took, in milliseconds. */
export interface Taken {
  requests: number
  failed: number
  /** The first answer that was no success. */
  failure: string | null
  median: number
  p95: number
}

/**
 * Sends requests over some connections, one after another over each, while `goes`; `pauseMs` after each answer, so that readers read
 * instead of asking for all that the machine has.
 */
export async function readWhile(
  port: number,
  request: (turn: number) => Buffer,
  { connections, pauseMs, goes }: { connections: number; pauseMs: number; goes: (turn: number) => boolean },
): Promise<Taken> {
  const times: number[] = []
  let [turn, failed] = [0, 0]
  let failure: string | null = null
  const one = async () => {
    const connection = await Connection.open(port)
    while (goes(turn)) {
      const bytes = request(turn++)
      const sent = performance.now()
      await connection.send(bytes)
      if (connection.status === 200) times.push(performance.now() - sent)
      else {
        failed += 1
        failure ??= `${connection.status} ${connection.received().body.slice(0, 300)}`
      }
      if (pauseMs > 0) await new Promise(resolve => setTimeout(resolve, pauseMs))
    }
    connection.close()
  }
  await Promise.all(Array.from({ length: connections }, one))
  return { requests: times.length, failed, failure, median: quantile(times, 0.5), p95: quantile(times, 0.95) }
}
