import { type Amount, minorUnits } from '../src/model/money.ts'

/** An amount in the smallest unit of its currency, to reckon with in a test; undefined where there is none. */
export const units = (amount: Amount | null | undefined): number | undefined =>
  amount == null ? undefined : minorUnits(amount)
