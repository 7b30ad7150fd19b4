import { ENTITY_QUESTIONS } from './entities.ts'
import { LIST_QUESTIONS } from './lists.ts'
import { MONEY_QUESTIONS } from './money.ts'
import type { Question } from './question.ts'

export const QUESTIONS: readonly Question[] = [...ENTITY_QUESTIONS, ...LIST_QUESTIONS, ...MONEY_QUESTIONS]

/** Those that are named, or all. */
export function questionsNamed(names: string | undefined): readonly Question[] {
  if (names === undefined) return QUESTIONS
  return names.split(',').map(name => {
    const found = QUESTIONS.find(({ key }) => key === name.trim())
    if (found === undefined)
      throw new Error(`--only: ${name.trim()} is not one of ${QUESTIONS.map(({ key }) => key).join(', ')}`)
    return found
  })
}
