import { parseDate } from '../locale/date.ts'
import { LOCALES } from '../locale/notation.ts'
import { composed, straightened } from '../model/text.ts'
import { partsOf, saysNothing, wordsOf } from './words.ts'

/** One thing of a text, a word most often: what it may be meant as, each way some words that all belong to it. */
export interface Item {
  /** As it is printed, a figure without its grouping. */
  words: readonly string[]
  ways: readonly (readonly string[])[]
}

/** Zeros that a word adds to a figure. */
const SCALES: Record<string, number> = {
  mila: 3,
  migliaia: 3,
  thousand: 3,
  milione: 6,
  milioni: 6,
  million: 6,
  millions: 6,
  mln: 6,
  miliardo: 9,
  miliardi: 9,
  billion: 9,
  billions: 9,
  mld: 9,
}
/** Letters that mean so only where they are glued to a figure: `260M`, `€45k`. */
const SHORT: Record<string, number> = { k: 3, m: 6, mn: 6, bn: 9 }
const MONTHS: Record<string, string> = {
  january: 'gennaio',
  february: 'febbraio',
  march: 'marzo',
  april: 'aprile',
  may: 'maggio',
  june: 'giugno',
  july: 'luglio',
  august: 'agosto',
  september: 'settembre',
  october: 'ottobre',
  november: 'novembre',
  december: 'dicembre',
}

/** Whole: neither in a word nor in a longer run such as 3.1.2 or 4/2019. */
const [BEFORE, AFTER] = ["(?<![\\p{L}\\p{N}]|\\p{N}[.,/'-])", '(?![\\p{L}\\p{N}]|[.,/-]\\p{N})']
const GROUPED = "\\d{1,3}(?:(?<by>[.,' ])\\d{3})(?:\\k<by>\\d{3})*(?:(?!\\k<by>)[.,]\\d+)?"
const FIGURE = `(?<figure>${GROUPED}|\\d+(?:[.,]\\d+)?)(?: ?(?<scale>${Object.keys(SCALES).join('|')})(?![\\p{L}\\p{N}])|(?<short>${Object.keys(SHORT).join('|')})(?![\\p{L}\\p{N}]))?`
const DATE =
  '(?<date>\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})|\\d{4}-\\d{2}-\\d{2}|(?:\\d{1,2}[°º]?|primo) \\p{L}+,? \\d{4})'
const FOUND = new RegExp(`${BEFORE}(?:${DATE}|${FIGURE})${AFTER}`, 'gu')
/** What the currencies of the languages that are read are called, in a word each, and their codes. */
const CURRENCY_WORDS = new Set(
  Object.values(LOCALES).flatMap(({ currencies }) =>
    Object.entries(currencies).flatMap(([word, codes]) => [word, ...codes.map(code => code.toLowerCase())]),
  ),
)

/** An exact decimal as a word: 2000000.25 is `2000000v25`, and without a fraction just its digits. */
export function valueWord(decimal: string): string {
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.')
  const cut = fraction.replace(/0+$/, '')
  return `${whole.replace(/^0+(?=\d)/, '')}${cut === '' ? '' : `v${cut}`}`
}

/** A day, YYYY-MM-DD, as a word. */
export function dayWord(day: string): string {
  return `day${day.replaceAll('-', '')}`
}

/** The texts asked about last: that of an entity's name is wanted for its spelling, its words, its first word, what they are worth. */
const recent = new Map<string, readonly Item[]>()
const MOST_RECENT = 16

/** The items of a text in their order. */
export function itemsOf(text: string): readonly Item[] {
  const known = recent.get(text)
  if (known !== undefined) return known
  const items = cutItems(text)
  if (recent.size === MOST_RECENT) recent.clear()
  recent.set(text, items)
  return items
}

function cutItems(text: string): Item[] {
  const plain = straightened(composed(text)).toLowerCase()
  const items: Item[] = []
  let end = 0
  for (const match of plain.matchAll(FOUND)) {
    const { date, figure, scale, short } = match.groups ?? {}
    const item = date !== undefined ? dateItem(date) : figureItem(figure ?? '', scale, short)
    if (item === null) continue
    items.push(...wordItems(plain.slice(end, match.index)), item)
    end = match.index + match[0].length
  }
  return [...items, ...wordItems(plain.slice(end))]
}

/** What of a text is looked for: without its small words, and without the currency of a figure. */
export function tellingItems(items: readonly Item[]): readonly Item[] {
  const telling = items.filter(({ words: [word = '', ...more] }, index) => {
    if (more.length > 0) return true
    const before = items[index - 1]?.words[0] === 'di' ? items[index - 2] : items[index - 1]
    if (CURRENCY_WORDS.has(word) && [before, items[index + 1]].some(isFigure)) return false
    return !saysNothing(word, items[index + 1]?.words[0])
  })
  return telling.length > 0 ? telling : items
}

export const printedWords = (items: readonly Item[]): string[] => items.flatMap(({ words }) => words)

const isFigure = (item: Item | undefined) => /^\d/.test(item?.words[0] ?? '')

function wordItems(text: string): Item[] {
  return wordsOf(text).map(word => {
    const parts = partsOf(word)
    return { words: [word], ways: parts.length === 0 ? [[word]] : [[word], parts] }
  })
}

function dateItem(printed: string): Item | null {
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(printed)
  const italian = printed.replace(/\p{L}+/u, month => MONTHS[month] ?? month).replace(',', '')
  const date = iso ? parseDate(printed.split('-').reverse().join('/')) : parseDate(italian)
  if (!date.ok) return null
  const words = wordsOf(printed)
  return { words, ways: [[dayWord(date.value.day)], words] }
}

/** `1.330`, `1,330`, `1 330`, `1'330`, `1330`, `1330,00`: one figure; where a comma or point may be of decimals, that too. */
function figureItem(printed: string, scale: string | undefined, short: string | undefined): Item {
  const [, groups = '', by = '', fraction = ''] = /^(\d{1,3}(?:([.,' ])\d{3})+)(?:[.,](\d+))?$/u.exec(printed) ?? []
  const [, whole = '', decimals = ''] = /^(\d+)(?:[.,](\d+))?$/u.exec(printed) ?? []
  const figures: [whole: string, fraction: string][] = []
  if (groups !== '') figures.push([groups.replace(/\D/g, ''), fraction])
  if (whole !== '' && (groups === '' || fraction === '')) figures.push([whole, decimals])
  const [[first = '', rest = ''] = []] = figures
  const shown = rest === '' ? first : `${first}p${rest}`
  const zeros = scale === undefined ? (SHORT[short ?? ''] ?? 0) : (SCALES[scale] ?? 0)
  const ways = figures.map(([digits, after]) => [scaled(digits, after, zeros)])
  // Apart from what it is worth: a code such as 2.30 is not 2.3, three groups may be three numbers, and 26M is a code too.
  const asWords = by === ' ' ? wordsOf(printed) : [shown]
  if (short !== undefined) return { words: [shown + short], ways: distinct([...ways, [shown + short]]) }
  const words = [shown, ...(scale === undefined ? [] : [scale])]
  return { words, ways: distinct([...ways, [...asWords, ...words.slice(1)]]) }
}

function scaled(whole: string, fraction: string, zeros: number): string {
  const digits = `${whole}${fraction.padEnd(zeros, '0').slice(0, zeros)}`
  return valueWord(`${digits}.${fraction.slice(zeros)}`)
}

function distinct(ways: readonly (readonly string[])[]): (readonly string[])[] {
  return [...new Map(ways.map(way => [way.join(' '), way])).values()]
}
