import { wordsOf } from '../model/text.ts'

/** What a figure counts, as far as the words of its unit say. */
export interface Unit {
  percent: boolean
  /** The zeros that the unit stands for: 3 for thousands. */
  zeros: number
  /** What is counted; of a percentage, what it is a share of. Empty where the unit does not say. */
  words: readonly string[]
}

const PERCENT = /^\s*(?:%|per\s?cent(?:o|uale|uali|age)?(?![\p{L}])|quota(?![\p{L}]))/iu
const ZEROS = new Map([
  ...['migliaia', 'mila', 'thousand', 'thousands'].map(word => [word, 3] as const),
  ...['milioni', 'million', 'millions'].map(word => [word, 6] as const),
  ...['miliardi', 'billion', 'billions'].map(word => [word, 9] as const),
])
const PREPOSITIONS = new Set(
  'd di del dello della dell dei degli delle su sul sullo sulla sull sui sugli sulle of the all'.split(' '),
)
/** What is measured rather than counted: a part of it need not be a whole number. */
const MEASURES = new Set(
  'euro eur ora ore giorni giornate settimane mesi anni metri km chilometri mq ettari kg tonnellate litri kwh mwh hours days weeks months years miles'.split(
    ' ',
  ),
)

export function unitOf(text: string | null): Unit {
  const percent = PERCENT.test(text ?? '')
  const [first = '', ...others] = wordsOf((text ?? '').replace(PERCENT, ''))
  const zeros = ZEROS.get(first) ?? 0
  const words = zeros > 0 ? others : [first, ...others]
  const from = words.findIndex(word => !PREPOSITIONS.has(word) && word !== '')
  return { percent, zeros, words: from < 0 ? [] : words.slice(from) }
}

/** Whether two units count the same things, one of them in more words: `lavoratori`, `lavoratori in CIGS`. */
export function countAlike(one: Unit, other: Unit): boolean {
  if (one.percent !== other.percent || one.words.length === 0 || other.words.length === 0) return false
  return isShareOf({ ...one, percent: true }, other)
}

/** Whether a percentage of this unit may be a share of that one: `% degli eventi`, `eventi`; any, where it does not say. */
function isShareOf(share: Unit, whole: Unit): boolean {
  const shorter = Math.min(share.words.length, whole.words.length)
  return share.words.slice(0, shorter).join(' ') === whole.words.slice(0, shorter).join(' ')
}

export function comesInWholes({ zeros, words }: Unit): boolean {
  return zeros === 0 && !MEASURES.has(words[0] ?? '')
}
