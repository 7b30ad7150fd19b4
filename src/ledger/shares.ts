import { breakdownIn, type Entry, entriesById, type Ledger, totalsOver } from './entries.ts'

/** A part of a total by who receives it or by fund. */
export function isPrintedShare(ledger: Ledger, entry: Entry): boolean {
  return entriesById(ledger, entry.wholes).some(whole => shareOf(whole, entry) !== null)
}

function shareOf(whole: Entry, entry: Entry): 'FUND' | 'BENEFICIARY' | null {
  const breakdown = breakdownIn(whole, entry.id)
  return breakdown === 'FUND' || breakdown === 'BENEFICIARY' ? breakdown : null
}

/**
 * Of some amounts, the printed shares among them that count an amount already: it is inside the total of which the share is printed
 * for the same fund or receiver. Each amount looks at its own totals, however many shares there are.
 */
export function sharesAmong(ledger: Ledger, all: Iterable<Entry>): (entry: Entry) => readonly Entry[] {
  const printed = new Map<string, Entry[]>()
  for (const share of all)
    for (const whole of entriesById(ledger, share.wholes)) {
      const by = shareOf(whole, share)
      for (const end of by === null ? [] : endsBy(share, by)) {
        const key = `${whole.id} ${by} ${end}`
        printed.set(key, [...(printed.get(key) ?? []), share])
      }
    }
  if (printed.size === 0) return () => []
  return entry =>
    [...totalsOver(ledger, entry)].flatMap(whole =>
      entry.wholes.includes(whole)
        ? []
        : (['FUND', 'BENEFICIARY'] as const).flatMap(by =>
            endsBy(entry, by).flatMap(end => printed.get(`${whole} ${by} ${end}`) ?? []),
          ),
    )
}

const endsBy = ({ funds, beneficiaries }: Entry, by: 'FUND' | 'BENEFICIARY'): readonly string[] =>
  by === 'FUND' ? funds : beneficiaries
