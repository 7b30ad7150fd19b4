import { type Entry, entriesById, type Ledger, timesSet } from './entries.ts'
import { isLoose, Reach, type Ties } from './same-money.ts'

/** Whether the sources print two amounts as different money. */
export class Apart {
  readonly #ledger: Ledger
  readonly #reach: Reach
  readonly #known = new Map<string, boolean>()

  constructor(ledger: Ledger, reach = new Reach(ledger)) {
    this.#ledger = ledger
    this.#reach = reach
  }

  /** Rows of one column; or inside two different parts of one total by one breakdown. */
  of(a: Entry, b: Entry, ties: Ties): boolean {
    if (a === b) return false
    const key = `${ties} ${[a.id, b.id].sort().join(' ')}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    // Sums that come from each other say nothing.
    this.#known.set(key, false)
    const found = this.#find(a, b, ties)
    this.#known.set(key, found)
    return found
  }

  #find(a: Entry, b: Entry, ties: Ties): boolean {
    const column = columnOf(this.#ledger, a)
    if (column !== null && column === columnOf(this.#ledger, b)) return true
    // A computed sum is apart from what each of its terms is apart from; one that no total is split into, from nothing else.
    const [ofA, ofB] = [a, b].map(({ derivedFrom }) => entriesById(this.#ledger, derivedFrom))
    if (a.derivedFrom.length > 0 && ofA?.every(term => this.of(term, b, ties))) return true
    if (b.derivedFrom.length > 0 && ofB?.every(term => this.of(a, term, ties))) return true
    return !isLoose(a) && !isLoose(b) && this.#inOneSplit(a, b, ties)
  }

  #inOneSplit(a: Entry, b: Entry, ties: Ties): boolean {
    const [overA, overB] = [this.#reach.up(a.id, ties), this.#reach.up(b.id, ties)]
    const totals = entriesById(
      this.#ledger,
      [...overA].filter(id => overB.has(id)),
    )
    return totals.some(({ parts }) => {
      const ofA = parts.filter(part => part.breakdown !== null && overA.has(part.id) && !overB.has(part.id))
      const ofB = parts.filter(part => part.breakdown !== null && overB.has(part.id) && !overA.has(part.id))
      return ofA.some(x => ofB.some(y => x.breakdown === y.breakdown && this.#areOfOneTable(x.id, y.id)))
    })
  }

  /** A breakdown is a partition inside one table: two tables may split one total in two ways under one name. */
  #areOfOneTable(x: string, y: string): boolean {
    const [one, other] = entriesById(this.#ledger, [x, y])
    return one !== undefined && other !== undefined && one.table === other.table && one.stage === other.stage
  }
}

/**
 * The column of a row, of which no two rows are the same money, unless its act set one of them anew; null for what is no row of a table. A row inside
 * another is tied to it as a part, and is asked about before.
 */
export function columnOf(ledger: Ledger, entry: Entry): string | null {
  const { grain, table, column, stage, act } = entry
  return grain !== 'ROW' || table === null ? null : `${table} ${column} ${stage} ${act} ${timesSet(ledger, entry)}`
}

/** Both say which fund pays, or who receives, and they say different things. */
export function areStatedApart(a: Entry, b: Entry): boolean {
  const differ = (ones: readonly string[], others: readonly string[]): boolean =>
    ones.length > 0 && others.length > 0 && !ones.some(one => others.includes(one))
  return differ(a.funds, b.funds) || differ(a.beneficiaries, b.beneficiaries)
}
