import { CURRENCIES, type Currency, digitsOf as decimalsOf, isCurrency } from '../model/currency.ts'
import { coarser, precisionOf } from '../model/money.ts'
import { composed } from '../model/text.ts'
import type { Precision } from '../model/vocabulary.ts'
import { SIGNS } from './currency.ts'
import { anyOf, DASH, type Locale, ofEach } from './locale.ts'
import { ITALIAN, type Notation, SCALES } from './notation.ts'
import { besideMinusWords, digitsOf, notWritten, otherFormats, PLUS, twoScales } from './number.ts'
import { type Parsed, read, unread } from './parsed.ts'

export interface PrintedMoney {
  /** In the smallest unit of the currency. */
  units: number
  currency: Currency
  /** The unit that the figure is printed to. */
  precision: Precision
}

/** Words and signs that name a currency, in a language. */
export function currencyWords({ currencies }: Locale): Map<string, readonly Currency[]> {
  return new Map([...Object.entries(SIGNS), ...Object.entries(currencies)])
}

/** The codes that a word or sign may stand for; a code stands for itself. */
export function currenciesOf(word: string, locale: Locale): readonly Currency[] {
  const code = word.toUpperCase()
  return currencyWords(locale).get(word.toLowerCase()) ?? (isCurrency(code) ? [code] : [])
}

/** What stands around the digits of an amount, taken off from outside in. */
interface Peeled {
  text: string
  negatives: number
  /** Whether a plus stands before it. */
  plus: boolean
  zeros: number | null
  /** Words and signs for currencies, as printed. */
  currencies: string[]
}

/** A code of ISO 4217; `MLN` is none. */
const CODE = CURRENCIES.join('|')
const CODE_BEFORE = new RegExp(`^(${CODE})(?!\\p{L})\\.?\\s?(?=.)`, 'iu')

const SIGN_BEFORE = new RegExp(`^(?:\\(${DASH}\\)|${DASH})\\s?`, 'u')
const SIGN_AFTER = new RegExp(`\\s?(?:\\(${DASH}\\)|${DASH})$`, 'u')
/** What is left of `€/000 80` when the sign is gone. */
const THOUSANDS = /^[/'’×x]\s?(?:1[.,]?)?000\s(?=.)/u

const peelPatterns = ofEach(locale => {
  const scales: Record<string, number> = { ...locale.scales.always, ...locale.scales.money }
  const currency = anyOf([...currencyWords(locale).keys()])
  const of = anyOf(locale.of)
  const before = new RegExp(`^(${currency})(?![\\p{L}])\\.?\\s?(?=.)`, 'iu')
  // A currency is glued to no other word than a scale: `45 k€`, `2 MEUR`.
  const apart = `(?:(?<!\\p{L})|(?<=(?<!\\p{L})${anyOf(Object.keys(scales))}))`
  const after = new RegExp(`(?<=[\\s\\d\\p{L})-])\\s?(?:${of}\\s)?${apart}(${currency}|${CODE})$`, 'iu')
  const scaleAfter = new RegExp(`(?<=.)\\s?(?<![\\p{L}])(${anyOf(Object.keys(scales))})\\.?$`, 'iu')
  const scaleBefore = new RegExp(
    `^(${anyOf(Object.keys(scales))})\\.?(?:\\s(?:${of}\\s)?|\\s?/?\\s?(?=${currency}))(?=.)`,
    'iu',
  )
  return { scales, before, after, scaleAfter, scaleBefore }
})

function peel(text: string, locale: Locale): Peeled {
  const { scales, before, after, scaleAfter, scaleBefore } = peelPatterns(locale)
  const peeled: Peeled = { text, negatives: 0, plus: false, zeros: null, currencies: [] }
  for (let length = -1; length !== peeled.text.length; ) {
    length = peeled.text.length
    const take = (pattern: RegExp, found: (word: string) => void) => {
      const match = pattern.exec(peeled.text)
      if (match === null || peeled.text === match[0]) return
      peeled.text = peeled.text.replace(pattern, '').trim()
      found(match[1] ?? '')
    }
    const minus = () => (peeled.negatives += 1)
    const inside = /^\((.+)\)$/u.exec(peeled.text)?.[1] ?? besideMinusWords(peeled.text, locale)
    if (inside !== null) [peeled.text, peeled.negatives] = [inside.trim(), peeled.negatives + 1]
    take(PLUS, () => {
      peeled.plus = true
    })
    take(SIGN_BEFORE, minus)
    take(SIGN_AFTER, minus)
    // `mlrd` is a scale, and no `m` of Liberian dollars.
    const around = scaleAfter.test(peeled.text) ? [before, CODE_BEFORE] : [before, after, CODE_BEFORE]
    for (const pattern of around) take(pattern, word => peeled.currencies.push(word))
    take(THOUSANDS, () => {
      peeled.zeros = 3
    })
    take(/\s?\/$/u, () => undefined)
    if (peeled.zeros === null && twoScales(peeled.text, locale) === null) {
      const scaled = (word: string) => {
        peeled.zeros = scales[word.toLowerCase()] ?? null
      }
      take(scaleAfter, scaled)
      if (peeled.zeros === null) take(scaleBefore, scaled)
    }
  }
  return peeled
}

const EXAMPLES = { '1.234,56': '164.313.744 or 44.960.569,00', '1,234.56': '164,313,744 or 44,960,569.00' } as Record<
  string,
  string
>

const examplesOf = ({ numbers: [first] }: Notation) => EXAMPLES[first ?? ''] ?? '1234 or 1234.56'

/**
 * `44.960.569,00` (to the cent), `164.313.744` (to the euro), `45 mila euro`, `260 milioni di euro`, `(80)`, `80-`, `meno 80`:
 * an amount in the smallest unit of its currency. Exact: digits are shifted as text, never multiplied.
 */
export function parseMoney(raw: string, notation: Notation = ITALIAN): Parsed<PrintedMoney> {
  const { locale, currency, scale } = notation
  const wrong = (what: string) => unread(`${JSON.stringify(raw)} ${what}`)
  const { text, negatives, plus, zeros, currencies } = peel(composed(raw), locale)
  const other = currencies.find(word => !currenciesOf(word, locale).includes(currency))
  if (other !== undefined) {
    const codes = currenciesOf(other, locale)
    if (codes.length === 0) return wrong(`names ${other}, which is not a currency`)
    return wrong(`is in ${other}, but ${currency} is declared; declare the currency of its source, table or column`)
  }
  if (negatives > 1) return wrong('is negative twice')
  if (negatives > 0 && plus) return wrong('has two signs')
  const word = locale.numberWord(text)
  const joined = zeros === null && word === null ? twoScales(text, locale) : null
  if (joined !== null) {
    const parts = [parseMoney(joined.first, notation), parseMoney(joined.second, notation)] as const
    const [first, second] = parts
    if (!first.ok || !second.ok) return first.ok ? second : first
    const units = first.value.units + second.value.units
    if (!Number.isSafeInteger(units)) return wrong('is too large to be kept exactly')
    if (second.value.units >= 10 ** (joined.scale + decimalsOf(currency)))
      return wrong('is two amounts: the second is not below the scale of the first')
    const precision = joined.zeros === null ? second.value.precision : precisionOf(joined.zeros, currency)
    return read({ units: negatives > 0 ? -units : units, currency, precision })
  }
  // `due` may be anything; `duemila` and `cento euro` are amounts.
  if (word !== null && zeros === null && word < 1000 && currencies.length === 0)
    return unread(notWritten(raw, text, notation, 'a valid amount', examplesOf(notation)))
  const inThousands = word !== null && zeros === null && word > 0 && word % 1000 === 0
  const digits =
    word === null
      ? digitsOf(text, notation)
      : { negative: false, whole: String(inThousands ? word / 1000 : word), fraction: '' }
  if (digits === null) return unread(notWritten(raw, text, notation, 'a valid amount', examplesOf(notation)))
  const own = inThousands ? 3 : zeros
  if (own !== null && scale !== 'UNIT')
    return wrong(
      `prints a scale of its own, but its table or column is declared in ${scale}; declare the column's as UNIT`,
    )
  const amount = shifted(raw, digits, negatives > 0, own ?? SCALES[scale], currency)
  if (amount.ok) return asKnown(raw, amount.value, notation)
  const [format] = digits.fraction === '' ? [] : otherFormats(text, notation.numbers)
  return format === undefined ? amount : unread(`${amount.reason}; it looks like ${format}`)
}

/** An amount that is known to the unit that is declared; one that is no multiple of that contradicts it. */
function asKnown(raw: string, money: PrintedMoney, { precision, currency }: Notation): Parsed<PrintedMoney> {
  if (precision === null) return read(money)
  const zeros = Math.max(SCALES[precision] + decimalsOf(currency), 0)
  if (money.units % 10 ** zeros !== 0)
    return unread(`${JSON.stringify(raw)} is not a multiple of the precision that is declared, ${precision}`)
  const known = coarser(money.precision, precisionOf(SCALES[precision], currency), currency)
  return read({ ...money, precision: known })
}

/** How many digits a binary fraction of 64 bits holds whatever it is: those after them are what it cannot say, not money. */
const HELD = 15

/** `0.30000000000000004`, `1200.3999999999999` as programs write 0.3 and 1200.4: rounded to the digits that they hold. */
function withoutBinaryTail(whole: string, fraction: string): { whole: string; fraction: string } {
  const digits = (whole + fraction).replace(/^0+/, '')
  const beyond = digits.length - HELD
  if (beyond <= 0 || beyond >= fraction.length) return { whole, fraction }
  const unit = 10n ** BigInt(beyond)
  const rounded = String((BigInt(digits) + unit / 2n) / unit).padStart(fraction.length - beyond + 1, '0')
  const at = rounded.length - (fraction.length - beyond)
  // More than a few digits behind the point in earnest is a rate, which is refused.
  return /0{4,}$/.test(rounded.slice(at))
    ? { whole: rounded.slice(0, at), fraction: rounded.slice(at) }
    : { whole, fraction }
}

function shifted(
  raw: string,
  { whole, fraction: printed }: { whole: string; fraction: string },
  negative: boolean,
  zeros: number,
  currency: Currency,
): Parsed<PrintedMoney> {
  const wrong = (what: string) => unread(`${JSON.stringify(raw)} ${what}`)
  const decimals = decimalsOf(currency)
  if (zeros + decimals < 0) return wrong(`is declared in hundredths, which ${currency} has not`)
  const exact = withoutBinaryTail(whole, printed)
  // Zeros below the smallest unit say nothing: 1200.5000 is to the cent.
  const below = exact.fraction.slice(zeros + decimals)
  const fraction = /[1-9]/.test(below) ? exact.fraction : exact.fraction.slice(0, zeros + decimals)
  if (decimals === 0 && fraction.length > zeros) return wrong(`has decimals, which ${currency} has not`)
  if (fraction.length > zeros + decimals) return wrong(`is printed to less than the smallest unit of ${currency}`)
  const units = Number(exact.whole + fraction + '0'.repeat(zeros + decimals - fraction.length))
  if (!Number.isSafeInteger(units)) return wrong('is too large to be kept exactly')
  return read({
    units: negative && units !== 0 ? -units : units,
    currency,
    precision: precisionOf(zeros - fraction.length, currency),
  })
}
