import { naturalKey, SUFFIXES } from '../model/designation.ts'
import { composed } from '../model/text.ts'
import { type Parsed, read, unread } from './parsed.ts'

/** What a line or section is called by its place in its plan: `LINEA 12 (ex 7)`. */
export interface Designation {
  /** As printed, whole. */
  text: string
  /** What follows the word for its level: `12 (ex 7)`. Leading zeros are dropped: `LINEA 08` is 8. */
  number: string
  /** Sorts as a person counts. */
  sortKey: string
}

/** `LINEA 17 – Applicazioni`: after a dash or a colon comes the name, unless it counts on: `8 - bis`. */
const NAME = new RegExp(`(?:\\s[-–—:]|[-–—:]\\s)\\s*(?=\\p{L}{2})(?!(?:${SUFFIXES.join('|')})\\b).*$`, 'iu')

/** What numbers by itself: anything with a digit, a small roman numeral, a capital letter that stands alone. */
const NUMBERING = /\d|^\(?(?:[IVX]+|\p{Lu})\)?[.)]?$/u

/** Words for levels, for designations that hold no number: `Linea Nord`. */
const LEVEL =
  /^(?:(?:sub-?|macro-?)?(?:linea|sezione|misura|investimento|riforma|componente|intervento|azione|asse|priorità|obiettivo|attività|scheda|parte|capitolo|ambito|area|line|section|measure|investment|reform|component|action|axis|priority|objective|activity|part|chapter|item))$/iu

/** `n. 3`, `n° 3`, `No. 3` */
const NUMBER_SIGN = /^(?:n|nr|no|num|numero|number)[.°º]*\s*(?=\d)/iu

function numberIn(text: string): string | null {
  const words = text.split(' ')
  const at = words.findIndex(word => NUMBERING.test(word))
  if (at >= 0) return words.slice(at).join(' ')
  if (words.length > 1 && LEVEL.test(words[0] ?? '')) return words.slice(1).join(' ')
  return /^\p{Lu}{2,4}$/u.test(text) ? text : null
}

/**
 * `LINEA 3.1`, `8 bis`, `Linea IV`, `Investimento 2.1`, `LINEA 12 (ex 7)`: kept whole. A name after a dash is not part of it.
 */
export function parseDesignation(raw: string): Parsed<Designation> {
  const text = composed(raw).replace(NAME, '').trim()
  const number = numberIn(text)
    ?.replace(NUMBER_SIGN, '')
    .replace(/^0+(?=\d)/, '')
    .replace(/[.:;,]$/, '')
  if (number == null || number === '') {
    return unread(
      `${JSON.stringify(raw)} holds no number; write what it is numbered by, such as LINEA 3.1, 8 bis, Linea IV`,
    )
  }
  return read({ text, number, sortKey: naturalKey(number) })
}

/** Two printings of one number are one designation: that with its word, `LINEA 4`, says more than `4`. */
export function uniteDesignations(one: Designation, other: Designation): Designation | null {
  if (one.number.toLowerCase() !== other.number.toLowerCase()) return null
  return one.text === one.number && other.text !== other.number ? other : one
}
