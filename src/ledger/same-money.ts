import { type Entry, entriesById, type Ledger, totalsOver } from './entries.ts'

/** Through what two amounts may be tied: totals and parts alone; also what restates them; also what replaces or reduces. */
export type Ties = 'PRINTED' | 'RESTATED' | 'LINKED'

export const restated = ({ restates, restatedBy }: Entry): string[] => [...restates, ...restatedBy]
export const replaced = ({ supersedes, reduces }: Entry): string[] => [...supersedes, ...reduces]
const replacing = ({ supersededBy, reducedBy }: Entry): string[] => [...supersededBy, ...reducedBy]

/** Whether an amount was added up from others, and no table splits a total into it. */
export const isLoose = ({ wholes, derivedFrom }: Entry): boolean => wholes.length === 0 && derivedFrom.length > 0

/** What can be reached from an allocation, itself among it. Asked again and again, so kept. */
export class Reach {
  readonly #ledger: Ledger
  readonly #known = new Map<string, ReadonlySet<string>>()

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  /** Everything that it is inside of. */
  up(id: string, ties: Ties): ReadonlySet<string> {
    const wholes = (entry: Entry) => (isLoose(entry) ? totalsOver(this.#ledger, entry) : entry.wholes)
    return this.#from(id, `up ${ties}`, entry => [...wholes(entry), ...same(entry, ties)])
  }

  /** Everything that is inside of it. */
  down(id: string, ties: Ties): ReadonlySet<string> {
    return this.#from(id, `down ${ties}`, entry => [
      ...entry.parts.map(part => part.id),
      ...entry.derivedFrom,
      ...same(entry, ties),
    ])
  }

  /** Every amount that is the same money, whichever way the steps are taken. */
  alike(id: string, ties: Ties): ReadonlySet<string> {
    return this.#from(id, `alike ${ties}`, entry => same(entry, ties))
  }

  /** The earlier amounts that it replaces, reduces or prints again: a chain, without a turn. */
  back(id: string): ReadonlySet<string> {
    return this.#from(id, 'back', entry => [...restated(entry), ...replaced(entry)])
  }

  #from(id: string, how: string, next: (entry: Entry) => string[]): ReadonlySet<string> {
    const key = `${how} ${id}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const reached = new Set([id])
    for (const one of reached)
      for (const entry of entriesById(this.#ledger, [one]))
        for (const other of next(entry)) if (this.#ledger.entries.has(other)) reached.add(other)
    this.#known.set(key, reached)
    return reached
  }
}

function same(entry: Entry, ties: Ties): string[] {
  if (ties === 'PRINTED') return []
  return ties === 'RESTATED' ? restated(entry) : [...restated(entry), ...replaced(entry), ...replacing(entry)]
}

/** Whether amounts are tied by what restates, replaces or reduces, in any number of steps, through parts and totals too. */
export function isSameMoney(ledger: Ledger, ones: readonly Entry[], others: readonly Entry[]): boolean {
  const seen = new Set(ones)
  for (const entry of seen) {
    const near = [...entry.wholes, ...entry.parts.map(part => part.id), ...same(entry, 'LINKED')]
    for (const one of entriesById(ledger, near)) seen.add(one)
  }
  return others.some(other => seen.has(other))
}
