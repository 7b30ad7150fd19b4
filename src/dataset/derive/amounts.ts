import { balances, weigh } from '../../ledger/balance.ts'
import type { Entry } from '../../ledger/entries.ts'
import { around, below } from '../../ledger/plan.ts'
import type { EntityValue, RelationshipValue } from '../../model/graph.ts'
import { minorUnits } from '../../model/money.ts'
import type { Breakdown } from '../../model/vocabulary.ts'
import { type Column, columnsOf } from './columns.ts'
import { type Allocation, type GraphIndex, sortedIds } from './index-of-graph.ts'
import { slugOf } from './order.ts'
import { sumOf } from './sums.ts'

export const SUM_RULE = 'sum-of-parts'

/** Amounts that a table leaves to be added up, with what ties them to the rest. */
export interface ComputedAmounts {
  entities: EntityValue[]
  relationships: RelationshipValue[]
}

/**
 * The amount of every section, and of every line printed in several rows, that a column gives in parts only: computed
 * where no part is blank and the printed total above equals all that lies below it, so that no part can be missing.
 * A section may still have a share in a row for the plan as a whole: then it is the sum of its lines, and not its whole.
 */
export function computedAmounts(index: GraphIndex): ComputedAmounts {
  const added: ComputedAmounts = { entities: [], relationships: [] }
  const taken = new Set(index.graph.entities.keys())
  for (const column of columnsOf(index)) new ColumnSums(index, column, added, taken).run()
  return added
}

class ColumnSums {
  readonly #index: GraphIndex
  readonly #column: Column
  readonly #added: ComputedAmounts
  readonly #taken: Set<string>
  readonly #computed = new Map<string, Allocation | null>()
  readonly #below = new Map<string, Allocation[]>()

  constructor(index: GraphIndex, column: Column, added: ComputedAmounts, taken: Set<string>) {
    this.#index = index
    this.#column = column
    this.#added = added
    this.#taken = taken
  }

  run(): void {
    const targets = this.#column.targets()
    const sections = targets.flatMap(target => around(this.#index.subgraph, target)).concat(targets)
    for (const target of sortedIds(sections)) this.#compute(target)
    for (const target of targets) this.#splitBySection(target)
  }

  /** What makes a target's amount, its computed sum where there is one. */
  #termsFor(target: string): Allocation[] {
    const wholes = this.#column.wholes(target)
    if (wholes.length > 0) return this.#printed(wholes)
    const computed = this.#compute(target)
    return computed ? [computed] : this.#termsBelow(target)
  }

  #termsBelow(target: string): Allocation[] {
    const known = this.#below.get(target)
    if (known !== undefined) return known
    const column = this.#column
    const found = this.#areSectionsApart(target)
      ? [
          ...this.#printed(column.ownParts(target)),
          ...below(this.#index.subgraph, target).flatMap(child => this.#termsFor(child)),
        ]
      : this.#printed(column.printedBelow(target))
    this.#below.set(target, found)
    return found
  }

  /** Where two sections hold one thing, their sums would count it twice: what holds both is the sum of what is printed. */
  #areSectionsApart(target: string): boolean {
    const printed = below(this.#index.subgraph, target).flatMap(child => this.#column.printedFor(child))
    return new Set(printed).size === printed.length
  }

  #printed(entries: readonly Entry[]): Allocation[] {
    return entries.flatMap(({ id }) => this.#index.find('ALLOCATION', id) ?? [])
  }

  #compute(target: string): Allocation | null {
    const known = this.#computed.get(target)
    if (known !== undefined) return known
    const allocation = this.#sum(target)
    this.#computed.set(target, allocation)
    return allocation
  }

  #sum(target: string): Allocation | null {
    const entity = this.#index.graph.entities.get(target)
    if (entity?.kind !== 'SECTION' && entity?.kind !== 'LINE') return null
    if (this.#column.wholes(target).length > 0 || this.#column.hasSum(target)) return null
    const parts = this.#termsBelow(target)
    const enough = entity.kind === 'LINE' ? 2 : 1
    if (parts.length < enough || sumOf(parts).blanks.length > 0 || !this.#totalAboveBalances(target)) return null
    const allocation = this.#allocation(entity, parts)
    this.#added.entities.push(allocation)
    if (this.#column.act !== null) this.#tie(this.#column.act, 'SETS', allocation.id)
    this.#tie(allocation.id, 'FOR', target)
    const beneficiary = this.#beneficiaryOf(parts)
    if (beneficiary !== null) this.#tie(allocation.id, 'BENEFITS', beneficiary)
    const bySection = this.#hasSections(target) && this.#areSectionsApart(target)
    const by = entity.kind === 'LINE' ? 'MEASURE' : bySection ? 'SECTION' : 'LINE'
    for (const part of parts) this.#tie(allocation.id, 'BREAKS_DOWN_INTO', part.id, by)
    return allocation
  }

  /** Whether a section is one of sections: by them it is split, with what it has beside them. */
  #hasSections(section: string): boolean {
    return this.#index.following('HAS_SECTION', section).length > 0
  }

  /** The nearest printed total above a target, and whether what is printed below it makes it up. */
  #totalAboveBalances(target: string): boolean {
    for (const owner of around(this.#index.subgraph, target)) {
      const [total, ...others] = this.#column.wholes(owner)
      if (total)
        return others.length === 0 && balances(weigh(this.#index.ledger, [total], this.#column.printedBelow(owner)))
    }
    return false
  }

  /**
   * A row for the coordination of a plan does not say which section it is for. Where the column prints such rows for
   * sections too, the plan's is its own; where it prints none, the sections' is in it.
   */
  #hasShareAbove(section: string): boolean {
    return this.#index.preceding('HAS_SECTION', section).some(owner => {
      const sections = this.#index.following('HAS_SECTION', owner)
      const isOwn = (part: string) => sections.some(each => this.#column.ownParts(each).some(own => own.part === part))
      return this.#column.ownParts(owner).some(({ part }) => !isOwn(part))
    })
  }

  /** Where a section was summed, the total above it has a breakdown by section that no table prints. */
  #splitBySection(target: string): void {
    const sections = this.#index.following('HAS_SECTION', target)
    const [total] = this.#column.wholes(target)
    const sums = sections.flatMap(section => this.#computed.get(section) ?? [])
    if (!total || sums.length === 0 || sums.some(({ properties }) => properties.part !== 'WHOLE')) return
    const printed = this.#index.out('BREAKS_DOWN_INTO', total.id).some(({ breakdown }) => breakdown === 'SECTION')
    if (printed || !this.#areSectionsApart(target)) return
    for (const part of this.#termsBelow(target)) this.#tie(total.id, 'BREAKS_DOWN_INTO', part.id, 'SECTION')
  }

  #tie(from: string, type: RelationshipValue['type'], to: string, breakdown: Breakdown | null = null): void {
    const known = { basis: 'COMPUTED', rule: SUM_RULE, evidence: [], note: null } as const
    this.#added.relationships.push({ from, type, to, breakdown, ...known, evidence: [] })
  }

  #allocation(target: EntityValue, parts: readonly Allocation[]): Allocation {
    const [first] = parts
    if (!first) throw new RangeError('a sum needs a part')
    const part = target.kind === 'SECTION' && this.#hasShareAbove(target.id) ? 'LINES' : 'WHOLE'
    const rest = part === 'WHOLE' ? '' : ' Of a row for the whole plan it may have a share, which no source states.'
    const { amount } = sumOf(parts)
    const periods = new Set(parts.map(part => part.properties.period))
    return {
      id: this.#freeId(target.id, first),
      kind: 'ALLOCATION',
      // Named with all others, once its ties are there.
      name: target.name,
      aliases: [],
      description: `The sum of ${parts.length} printed amounts; no table prints it.${rest}`,
      basis: 'COMPUTED',
      rule: SUM_RULE,
      evidence: [],
      properties: {
        stage: first.properties.stage,
        grain: 'SUBTOTAL',
        part,
        amount: minorUnits(amount),
        currency: amount.currency,
        precision: amount.precision,
        printed: null,
        absence: null,
        edition: null,
        withdrawnIn: null,
        italianName: null,
        provision: null,
        period: periods.size === 1 ? first.properties.period : null,
        date: null,
        start: null,
        end: null,
        items: null,
        table: first.properties.table,
        column: first.properties.column,
        derivedFrom: sortedIds(parts.map(part => part.id)),
        identifiers: [],
      },
    }
  }

  /** The one who receives every part, and so the sum. */
  #beneficiaryOf(parts: readonly Allocation[]): string | null {
    const each = parts.map(part => this.#index.following('BENEFITS', part.id).join(' '))
    return new Set(each).size === 1 ? each[0] || null : null
  }

  /** Two tables of a source may call a column the same: the later of them takes more into its id. */
  #freeId(target: string, part: Allocation): string {
    const { column, stage } = part.properties
    const act = this.#column.act ?? 'no-act'
    const names = [column, [this.#column.table, column], [this.#column.table, column, stage.toLowerCase(), act]]
    for (const name of names) {
      const segment = slugOf([name].flat().join('-')).replaceAll('_', '-')
      const id = `allocation/${part.id.split('/')[1]}/computed/${segment}/${slugOf(target)}`
      if (this.#taken.has(id)) continue
      this.#taken.add(id)
      return id
    }
    throw new RangeError(`no free id for the computed amount of ${target} in ${this.#column.table}`)
  }
}
