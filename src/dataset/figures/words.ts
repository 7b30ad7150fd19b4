import { straightened } from '../../model/text.ts'

const UNITS = ['zero', 'uno', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove']
const TEENS = [
  'dieci',
  'undici',
  'dodici',
  'tredici',
  'quattordici',
  'quindici',
  'sedici',
  'diciassette',
  'diciotto',
  'diciannove',
]
const TENS = ['venti', 'trenta', 'quaranta', 'cinquanta', 'sessanta', 'settanta', 'ottanta', 'novanta']

function wordsUpTo99(): Map<string, number> {
  const words = new Map<string, number>([...UNITS, ...TEENS].map((word, value) => [word, value]))
  words.set('un', 1).set('una', 1)
  TENS.forEach((tens, index) => {
    const base = (index + 2) * 10
    words.set(tens, base)
    UNITS.slice(1).forEach((unit, digit) => {
      // Before a vowel the tens lose their own: ventuno, trentotto.
      const stem = /^[uo]/.test(unit) ? tens.slice(0, -1) : tens
      words.set(stem + unit, base + digit + 1)
    })
    words.set(`${tens}tré`, base + 3)
    // `vent'anni`
    words.set(`${tens.slice(0, -1)}'`, base)
  })
  return words.set('cento', 100)
}

const WORDS = wordsUpTo99()

/** The words that count two things or more: `un` and `una` are mostly articles. */
const COUNTING = [...WORDS].flatMap(([word, value]) => (value < 2 ? [] : [word])).sort((a, b) => b.length - a.length)

/** A whole word, or one that loses its end before a vowel: `vent'anni`. */
const COUNTING_WORD = new RegExp(
  `(?<![\\p{L}\\d])(?:${COUNTING.join('|')})(?<!per cento)(?:(?<=')|(?![\\p{L}\\d]))`,
  'giu',
)

/** Where words that count stand in a text: `due`, `quattordici`, `vent'`; not `per cento`. */
export function countingWords(text: string): { text: string; start: number; end: number }[] {
  return [...straightened(text).matchAll(COUNTING_WORD)].map(({ 0: word, index }) => ({
    text: text.slice(index, index + word.length),
    start: index,
    end: index + word.length,
  }))
}

/** The value of an Italian number word up to a hundred, alone: `quattordici` is 14; null for anything else. */
export function numberWord(text: string): number | null {
  return WORDS.get(straightened(text.toLowerCase())) ?? null
}
