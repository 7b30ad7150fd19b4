import { type Amount, type Cents, coarsest, spoken as spokenCents } from '../../model/money.ts'
import type { Precision } from '../../model/vocabulary.ts'

export function computedAmount(cents: Cents, precision: Precision = 'CENT'): Amount {
  return { cents, precision, printed: null }
}

/** No amount at all, known to the cent: the lower bound of what nobody ties to a goal. */
export const NOTHING: Amount = computedAmount(0)

/** A sum is known no better than its worst term; a sum of one term is that term, as printed. */
export function sumAmounts(terms: readonly Amount[]): Amount {
  const [only] = terms
  if (terms.length === 1 && only !== undefined) return only
  return computedAmount(
    terms.reduce((sum, term) => sum + term.cents, 0),
    coarsest(terms.map(term => term.precision)),
  )
}

export function subtract(whole: Amount, part: Amount): Amount {
  return computedAmount(whole.cents - part.cents, coarsest([whole.precision, part.precision]))
}

/** For sentences: `€ 52,463,720.00`. */
export const spoken = ({ cents }: Amount): string => spokenCents(cents)

/** The same of what may have no amount. */
export const spokenOf = ({ amount }: { amount: Amount | null }): string => (amount === null ? 'money' : spoken(amount))
