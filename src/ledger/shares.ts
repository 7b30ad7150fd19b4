import { breakdownIn, type Entry, entriesById, isUnder, type Ledger } from './entries.ts'

/** A part of a total by who receives it or by fund. */
export function isPrintedShare(ledger: Ledger, entry: Entry): boolean {
  return entriesById(ledger, entry.wholes).some(whole => shareOf(whole, entry) !== null)
}

function shareOf(whole: Entry, entry: Entry): 'FUND' | 'BENEFICIARY' | null {
  const breakdown = breakdownIn(whole, entry.id)
  return breakdown === 'FUND' || breakdown === 'BENEFICIARY' ? breakdown : null
}

/** Inside the total of which the share is printed for the same fund or receiver: the share counts it already. */
export function isBeside(ledger: Ledger, entry: Entry, share: Entry): boolean {
  return entriesById(ledger, share.wholes).some(whole => {
    const by = shareOf(whole, share)
    if (by === null || entry.wholes.includes(whole.id) || !isUnder(ledger, entry, whole.id)) return false
    return by === 'FUND'
      ? share.funds.some(fund => entry.funds.includes(fund))
      : share.beneficiaries.some(one => entry.beneficiaries.includes(one))
  })
}
