import type { Language } from '../../locale/language.ts'
import { useAt } from '../at.tsx'

/** The same words in every language of the pages: a table that lacks one in Italian does not type-check. */
export type Words<T> = Readonly<Record<Language, T>>

export const words = <T>(tables: { EN: T; IT: NoInfer<T> }): Words<T> => tables

/** The words of a page in the language that it is shown in. */
export const useWords = <T>(table: Words<T>): T => table[useAt().language]

/** What HTML and HTTP call a language. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { EN: 'en', IT: 'it' }

export { capital } from '../../model/capital.ts'
