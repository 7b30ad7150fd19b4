import { compareIds } from '../../model/order.ts'
import { type Allocation, type GraphIndex, sortedIds } from './index-of-graph.ts'

/** The money that one act sets, at one stage and in one currency, in one column of one table: the room in which parts make a whole. */
export class Column {
  readonly act: string | null
  readonly table: string
  readonly allocations: Allocation[] = []
  readonly #index: GraphIndex
  readonly #byTarget = new Map<string, Allocation[]>()

  constructor(index: GraphIndex, act: string | null, table: string) {
    this.#index = index
    this.act = act
    this.table = table
  }

  add(allocation: Allocation): void {
    this.allocations.push(allocation)
    const target = this.#index.targetOf(allocation.id)
    if (target !== null) this.#byTarget.set(target, [...(this.#byTarget.get(target) ?? []), allocation])
  }

  targets(): string[] {
    return sortedIds(this.#byTarget.keys())
  }

  /** What is set for the whole of a target, shares of another whole left out: a fund's total is part of the total. */
  wholes(target: string): Allocation[] {
    return this.#tops(target, ({ properties }) => properties.part === 'WHOLE')
  }

  /** Rows for a part of the target, its coordination or its work on the territory: each with what it is made of. */
  ownParts(target: string): Allocation[] {
    return this.#tops(target, allocation => allocation.properties.part !== 'WHOLE' && !isSum(allocation))
  }

  /** Whether a part of the target was summed before: what is below says it as well. */
  hasSum(target: string): boolean {
    return (this.#byTarget.get(target) ?? []).some(isSum)
  }

  /** The printed amounts that together make a target's: its whole where there is one, else all that lies below it. */
  printedFor(target: string): Allocation[] {
    const wholes = this.wholes(target)
    return wholes.length > 0 ? wholes : this.printedBelow(target)
  }

  printedBelow(target: string): Allocation[] {
    return [...this.ownParts(target), ...childrenOf(this.#index, target).flatMap(child => this.printedFor(child))]
  }

  #tops(target: string, wanted: (allocation: Allocation) => boolean): Allocation[] {
    const all = (this.#byTarget.get(target) ?? []).filter(wanted)
    const ids = new Set(all.map(allocation => allocation.id))
    return all.filter(({ id }) => !this.#index.preceding('BREAKS_DOWN_INTO', id).some(total => ids.has(total)))
  }
}

const isSum = ({ properties }: Allocation): boolean => properties.derivedFrom.length > 0

/** Sections and lines right below a plan, a programme or a section; a line that has a section is below that alone. */
export function childrenOf(index: GraphIndex, target: string): string[] {
  const sections = index.following('HAS_SECTION', target)
  const inSections = new Set(sections.flatMap(section => index.following('HAS_LINE', section)))
  return [...sections, ...index.following('HAS_LINE', target).filter(line => !inSections.has(line))]
}

/** What a target is part of, the nearest first. */
export function ownersOf(index: GraphIndex, target: string): string[] {
  const sections = index.preceding('HAS_LINE', target).filter(owner => index.find('SECTION', owner) !== null)
  const direct = [...index.preceding('HAS_SECTION', target), ...index.preceding('HAS_LINE', target)]
  return [...new Set([...sections, ...direct, ...sections.flatMap(section => index.preceding('HAS_SECTION', section))])]
}

export function columnsOf(index: GraphIndex): Column[] {
  const columns = new Map<string, Column>()
  for (const allocation of index.all('ALLOCATION')) {
    const { table, column, stage, currency } = allocation.properties
    if (table === null || column === null) continue
    const act = index.actOf(allocation.id)
    const key = [table, column, stage, act, currency].join(' ')
    const known = columns.get(key) ?? new Column(index, act, table)
    columns.set(key, known)
    known.add(allocation)
  }
  return [...columns].sort(([a], [b]) => compareIds(a, b)).map(([, column]) => column)
}
