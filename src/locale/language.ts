import { capital } from '../model/capital.ts'
import type { Reason, Sentences } from './reasons.ts'
import { sentences as en } from './sentences/en.ts'
import { sentences as it } from './sentences/it.ts'

/** The languages that are written. What sources say stays as they say it. */
export const LANGUAGES = { EN: 'English.', IT: 'Italian.' } as const

export type Language = keyof typeof LANGUAGES

export const isLanguage = (text: unknown): text is Language =>
  typeof text === 'string' && Object.hasOwn(LANGUAGES, text)

const SENTENCES: Record<Language, Sentences> = { EN: en, IT: it }

/** What something is called: an amount, which no source names, in words of the language; anything else as its source has it. */
export function nameIn(language: Language, { name, properties = {} }: { name: string; properties?: object }): string {
  const { italianName = null } = properties as { italianName?: string | null }
  return language === 'IT' && italianName !== null ? italianName : name
}

/** Reasons as a paragraph: each a sentence or two, in the order given. */
export function explain(language: Language, reasons: Reason | readonly Reason[]): string {
  return [reasons]
    .flat()
    .map(reason => capital(textOf(SENTENCES[language], reason)))
    .join(' ')
}

/** The table has a sentence for every code, which takes the values of that code alone. */
function textOf(table: Sentences, { code, ...values }: Reason): string {
  const sentence = table[code] as (values: unknown) => string
  return sentence(values)
}
