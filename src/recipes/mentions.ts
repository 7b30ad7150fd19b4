import { parseDate } from '../locale/date.ts'
import { anyOf } from '../locale/locale.ts'
import type { Notation } from '../locale/notation.ts'
import type { ActKind } from '../model/vocabulary.ts'
import { slug } from './template.ts'

/** An act as a text names it: each part letter by letter. */
export interface Named {
  kind: ActKind
  name: string
  number: string | null
  date: string | null
  /** Kind, number and date as the last segment of an id: dm-59-2020-05-22. */
  slug: string
}

/** `d.m.`, `D. M.`: an abbreviation with or without its points. */
const spelt = (word: string) =>
  word.length <= 4 && !word.includes(' ')
    ? [...word].map(letter => `${letter}\\.?`).join('\\s?')
    : word.replaceAll(' ', '\\s+')

/**
 * Acts that are named in a text by their kind and number, and by their day or year: `DECRETO MINISTRO n.59 del 22-05-2020`,
 * `DDG 118/ 2023`. What has neither a day nor a year names no act that anybody could know again.
 */
export function mentionsIn(text: string, notation: Notation, kinds: readonly string[]): Named[] {
  const { acts, naming, months } = notation.locale
  const found: Named[] = []
  for (const kind of kinds) {
    const words = [...(acts[kind] ?? [])].sort((a, b) => b.length - a.length).map(spelt)
    const day = `\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d{2})|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}°?\\s+${anyOf(months.flat())}\\s+\\d{4}`
    const number = `(?:${anyOf(naming.number)}\\s*)?(\\d+)`
    const year = '\\s*/\\s*(\\d{4})'
    const dated = `\\s*${anyOf(naming.day)}\\s*(${day})`
    const form = new RegExp(
      `(?<![\\p{L}.])(?:${words.join('|')})\\s*${number}(?:${year})?(?:${dated})?(?![\\p{L}\\d])`,
      'giu',
    )
    for (const match of text.matchAll(form)) {
      const [name, digits = '', yearOnly, dayPrinted] = match
      const date = dayPrinted ?? yearOnly ?? null
      if (date === null) continue
      const parsed = parseDate(date, notation)
      if (!parsed.ok) continue
      const when = dayPrinted === undefined ? parsed.value.day.slice(0, 4) : parsed.value.day
      const short = naming.short[kind] ?? slug(kind)
      found.push({
        kind: kind as ActKind,
        name: name.trim(),
        number: digits,
        date,
        slug: `${short}-${digits.replace(/^0+(?=\d)/, '')}-${when}`,
      })
    }
  }
  return found
}
