import { type Entry, entriesById, type Ledger } from '../../ledger/entries.ts'
import { below } from '../../ledger/plan.ts'
import { outermost } from '../../ledger/portions.ts'
import type { Subgraph } from '../../ledger/subgraph.ts'
import { groupBy } from '../../model/group-by.ts'
import { compareIds } from '../../model/order.ts'
import { type GraphIndex, sortedIds } from './index-of-graph.ts'

/** The money that one act sets, at one stage and in one currency, in one column of one table: the room in which parts make a whole. */
export class Column {
  readonly act: string | null
  readonly table: string | null
  readonly entries: readonly Entry[]
  readonly #graph: Subgraph
  readonly #ledger: Ledger
  readonly #byTarget: ReadonlyMap<string, Entry[]>

  constructor({ subgraph, ledger }: GraphIndex, entries: readonly [Entry, ...Entry[]]) {
    this.act = entries[0].act
    this.table = entries[0].table
    this.entries = entries
    this.#graph = subgraph
    this.#ledger = ledger
    this.#byTarget = groupBy(entries, ({ target }) => target)
  }

  targets(): string[] {
    return sortedIds(this.#byTarget.keys())
  }

  /** What is set for the whole of a target, shares of another whole left out: a fund's total is part of the total. */
  wholes(target: string): Entry[] {
    return this.#outermost(target, ({ part }) => part === 'WHOLE')
  }

  /** Rows for a part of the target, its coordination or its work on the territory: each with what it is made of. */
  ownParts(target: string): Entry[] {
    return this.#outermost(target, entry => entry.part !== 'WHOLE' && !isSum(entry))
  }

  /** Whether a part of the target was summed before: what is below says it as well. */
  hasSum(target: string): boolean {
    return (this.#byTarget.get(target) ?? []).some(isSum)
  }

  /** The printed amounts that together make a target's: its whole where there is one, else all that lies below it. */
  printedFor(target: string): Entry[] {
    const wholes = this.wholes(target)
    return wholes.length > 0 ? wholes : this.printedBelow(target)
  }

  /** Each once, however many sections hold what it is for. */
  printedBelow(target: string): Entry[] {
    const found = new Set(this.ownParts(target))
    const passed = new Set(below(this.#graph, target))
    for (const child of passed) {
      const wholes = this.wholes(child)
      for (const entry of wholes.length > 0 ? wholes : this.ownParts(child)) found.add(entry)
      if (wholes.length === 0) for (const inner of below(this.#graph, child)) passed.add(inner)
    }
    return [...found]
  }

  #outermost(target: string, wanted: (entry: Entry) => boolean): Entry[] {
    return outermost(this.#ledger, (this.#byTarget.get(target) ?? []).filter(wanted))
  }
}

const isSum = ({ derivedFrom }: Entry): boolean => derivedFrom.length > 0

export function columnsOf(index: GraphIndex): Column[] {
  const inOrder = entriesById(
    index.ledger,
    index.all('ALLOCATION').map(({ id }) => id),
  )
  const columns = groupBy(inOrder, ({ act, table, column, stage, currency }) =>
    table === null || column === null ? null : [table, column, stage, act, currency].join(' '),
  )
  return [...columns].sort(([a], [b]) => compareIds(a, b)).map(([, entries]) => new Column(index, entries))
}
