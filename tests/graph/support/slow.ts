import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Query } from '../../../src/graph/query.ts'

/** A question that takes a minute or so, with a mark by which the database can be asked whether it still works on it. */
export function slowQuery(): { query: Query<object, { count: number }>; mark: string } {
  const mark = randomUUID()
  const text = `UNWIND range(1, 100000) AS a UNWIND range(1, 10000) AS b WITH a WHERE a < 0 RETURN count(*) AS count // ${mark}`
  return { query: { name: 'test/slow', text, parameters: z.object({}), row: z.object({ count: z.int() }) }, mark }
}
