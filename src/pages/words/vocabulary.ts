import { labelOf } from '../../entities/base/labels.ts'
import { useAt } from '../at.tsx'

/** `REACHED_BY_INFERENCE` and `datePrecision` in plain letters. */
export const plain = (word: string): string =>
  (/^[A-Z_]+$/.test(word) ? word.replaceAll('_', ' ') : word.replace(/([a-z])([A-Z])/g, '$1 $2')).toLowerCase()

/** What a word of an enum of the API is called in the language of the page: `label('Stage', 'COMMITTED')`. */
export function useLabel(): (name: string, word: string) => string {
  const { language } = useAt()
  return (name, word) => labelOf(language, name, word)
}
