import { isDeepStrictEqual } from 'node:util'
import type { FilteredId, FilteredIds, FilterQuestion } from '../graph/filtered-ids.ts'
import { groupBy } from '../model/group-by.ts'

/** The ids that each of some questions lets through, at most `first`: those that differ in values alone are one statement. */
export async function idsOfEach(
  reader: FilteredIds,
  questions: readonly FilterQuestion[],
  first: number,
): Promise<FilteredId[][]> {
  const found = new Map<FilterQuestion, FilteredId[]>(questions.map(question => [question, []]))
  const alike = [...groupBy(questions, ({ text }) => text).values()]
  const read = alike.map(async some => {
    for (const { nth, id, key } of await reader.idsMatchingEach(together(some), first))
      found.get(some[nth] as FilterQuestion)?.push({ id, key })
  })
  await Promise.all(read)
  return questions.map(question => found.get(question) ?? [])
}

/**
 * One statement for questions that have one text: what they compare with differently is taken from a row for each of them. Its rows
 * say of which they are, as `nth`.
 */
function together(questions: readonly FilterQuestion[]): FilterQuestion {
  const [{ text, parameters: shared } = { text: '', parameters: {} }] = questions
  const own = new Set(
    Object.keys(shared).filter(name => questions.some(each => !isDeepStrictEqual(each.parameters[name], shared[name]))),
  )
  const picked = (from: Readonly<Record<string, unknown>>, isOwn: boolean) =>
    Object.fromEntries(Object.entries(from).filter(([name]) => own.has(name) === isOwn))
  const once = text
    .replace(/\$(\w+)/g, (parameter, name) => (own.has(name) ? `asked.${name}` : parameter))
    .replace(/CALL \((\w*)/g, (_, passed) => (passed === '' ? 'CALL (asked' : `CALL (asked, ${passed}`))
  return {
    text: `UNWIND $each AS asked\nCALL (asked) {\n${once}\n}\nRETURN asked.nth AS nth, id, key`,
    parameters: {
      ...picked(shared, false),
      each: questions.map(({ parameters }, nth) => ({ ...picked(parameters, true), nth })),
    },
  }
}
