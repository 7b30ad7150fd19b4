import { explain, type Language } from '../locale/language.ts'
import type { Reason } from '../locale/reasons.ts'

/** An answer before a language is chosen: why, in place of the explanation. */
export type Unsaid<Answer extends { explanation: string }> = Omit<Answer, 'explanation'> & { why: readonly Reason[] }

/** The same with its reasons as a paragraph. */
export function said<Found extends { why: readonly Reason[] }>(
  language: Language,
  { why, ...answer }: Found,
): Omit<Found, 'why'> & { explanation: string } {
  return { ...answer, explanation: explain(language, why) }
}
