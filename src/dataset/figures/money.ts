import type { Cents } from '../../model/money.ts'
import { composed } from '../../model/text.ts'
import type { Precision } from '../../model/vocabulary.ts'
import { digitsOf } from './number.ts'
import { type Parsed, read, unread } from './parsed.ts'

export interface PrintedMoney {
  cents: Cents
  /** The unit that the figure is printed to. */
  precision: Precision
}

/** How many zeros a word adds to euro. */
const SCALES: Record<string, number> = { mila: 3, migliaia: 3, milione: 6, milioni: 6, miliardo: 9, miliardi: 9 }
const SCALE = new RegExp(`\\s?(${Object.keys(SCALES).join('|')})(?: di)?$`, 'u')

/**
 * The word whose unit is the smallest not finer than the printed one: `1,5 milioni` is known to a hundred thousand, so it
 * counts as known to the million. A coarser word forgives a difference; a finer one would invent a contradiction.
 */
function precisionOf(zeros: number): Precision {
  if (zeros > 3) return 'MILLION'
  if (zeros > 0) return 'THOUSAND'
  return zeros === 0 ? 'EURO' : 'CENT'
}

/**
 * `44.960.569,00` (to the cent), `164.313.744` (to the euro), `45 mila euro`, `260 milioni di euro`; euro signs apart.
 * Exact: digits are shifted as text, never multiplied.
 */
export function parseMoney(raw: string): Parsed<PrintedMoney> {
  const wrong = (what: string) => unread(`${JSON.stringify(raw)} ${what}`)
  let text = composed(raw.toLowerCase().replace(/€|\beuro\b|\beur\b/gu, ' '))
  const scale = SCALE.exec(text)
  if (scale !== null) text = text.slice(0, scale.index)
  const digits = digitsOf(text)
  if (digits === null) return wrong('is not a valid amount; write it as printed, such as 164.313.744 or 44.960.569,00')
  const zeros = SCALES[scale?.[1] ?? ''] ?? 0
  const { whole, fraction } = digits
  if (zeros === 0 && fraction.length !== 0 && fraction.length !== 2)
    return wrong('has a comma but not two digits for the cents')
  if (fraction.length > zeros + 2) return wrong('is printed to less than a cent')
  const cents = Number(whole + fraction + '0'.repeat(zeros + 2 - fraction.length))
  if (!Number.isSafeInteger(cents)) return wrong('is too large to be kept to the cent')
  return read({
    cents: digits.negative && cents !== 0 ? -cents : cents,
    precision: precisionOf(zeros - fraction.length),
  })
}
