import { explain, type Language } from '../locale/language.ts'
import type { Reason } from '../locale/reasons.ts'
import { whenRead } from '../model/once.ts'

/** An answer before a language is chosen: why, in place of the explanation. */
export type Unsaid<Answer extends { explanation: string }> = Omit<Answer, 'explanation'> & { why: readonly Reason[] }

const explained = whenRead('explanation')

/** The same with its reasons as a paragraph, which is written when it is read. */
export function said<Found extends { why: readonly Reason[] }>(
  language: Language,
  { why, ...answer }: Found,
): Omit<Found, 'why'> & { readonly explanation: string } {
  return explained(answer, () => explain(language, why))
}
