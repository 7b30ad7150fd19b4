import { groupBy } from '../model/group-by.ts'
import { type Amount, computedAmount, oneCurrency, printedAmount } from '../model/money.ts'
import { compareIds } from '../model/order.ts'
import type { Relation } from '../model/relations.ts'
import { type Steps, sorted } from '../model/turns.ts'
import { type Breakdown, MOVEMENT_STAGES } from '../model/vocabulary.ts'
import { type Entry, entriesById, following } from './entry.ts'
import { splitIntoPieces } from './restated.ts'
import type { Subgraph } from './subgraph.ts'

export { type Entry, entriesById, following } from './entry.ts'

export interface Ledger {
  entries: ReadonlyMap<string, Entry>
  byTarget: ReadonlyMap<string, Entry[]>
  byAct: ReadonlyMap<string, Entry[]>
  /** Of each allocation, the totals that it is inside of, once they were asked for. */
  totals: Map<string, ReadonlySet<string>>
  /** And how often its act set it anew. */
  times: Map<string, number>
}

export function* ledgerOf(graph: Subgraph): Steps<Ledger> {
  const entries = new Map<string, Entry>()
  for (const id of graph.entities.keys()) {
    const entry = entryOf(graph, id)
    if (entry !== null) entries.set(id, entry)
    yield
  }
  // A computed sum may stand without an act of its own: it is of the act that sets its terms.
  const actOf = (entry: Entry, passed = new Set<Entry>()): string | null => {
    if (entry.act !== null || passed.has(entry)) return entry.act
    passed.add(entry)
    for (const term of entry.derivedFrom) {
      const one = entries.get(term)
      entry.act ??= one === undefined ? null : actOf(one, passed)
    }
    return entry.act
  }
  for (const entry of entries.values()) actOf(entry)
  splitIntoPieces(entries)
  return ledgerFrom(yield* sorted([...entries.values()], (a, b) => compareIds(a.id, b.id)))
}

/** Of entries in the order of their ids; some of another ledger's may be one of their own, in which ties to what is left out lead nowhere. */
export function ledgerFrom(entries: readonly Entry[]): Ledger {
  return {
    entries: new Map(entries.map(entry => [entry.id, entry])),
    byTarget: groupBy(entries, entry => entry.target),
    byAct: groupBy(entries, entry => entry.act),
    totals: new Map(),
    times: new Map(),
  }
}

/** What of an entry a relationship of its amount fills, by the way it goes from there. */
const FILLS: Partial<Record<Relation, { OUT?: Tied; IN?: Tied }>> = {
  CHARGED_TO: { OUT: 'funds' },
  ON_AXIS: { OUT: 'axes' },
  UNDER_PRIORITY: { OUT: 'priorities' },
  CLASSIFIED_AS: { OUT: 'headings' },
  BENEFITS: { OUT: 'beneficiaries' },
  BREAKS_DOWN_INTO: { IN: 'wholes' },
  SUPERSEDES: { OUT: 'supersedes', IN: 'supersededBy' },
  REDUCES: { OUT: 'reduces', IN: 'reducedBy' },
  RESTATES: { OUT: 'restates', IN: 'restatedBy' },
}
type Tied = { [K in keyof Entry]: Entry[K] extends string[] ? K : never }[keyof Entry]
const TIED = Object.values(FILLS).flatMap(({ OUT, IN }) => [OUT, IN].filter(name => name !== undefined))

function entryOf(graph: Subgraph, id: string): Entry | null {
  const entity = graph.entities.get(id)
  if (entity?.kind !== 'ALLOCATION') return null
  const { absence, stage, currency, grain, part, table, column, derivedFrom, date, edition, withdrawnIn } =
    entity.properties
  const acts: string[] = []
  const targets: string[] = []
  const entry: Entry = {
    id,
    name: entity.name,
    amount: printedAmount(entity.properties),
    absence,
    stage,
    currency,
    grain,
    part,
    table,
    column,
    basis: entity.basis,
    rule: entity.rule,
    act: null,
    target: null,
    funds: [],
    axes: [],
    priorities: [],
    headings: [],
    beneficiaries: [],
    wholes: [],
    parts: [],
    supersedes: [],
    supersededBy: [],
    reduces: [],
    reducedBy: [],
    restates: [],
    restatedBy: [],
    derivedFrom: [...derivedFrom],
    date,
    edition,
    withdrawnIn,
    movement: MOVEMENT_STAGES.has(stage),
  }
  for (const { relation, direction, other, breakdown } of graph.edges.get(id) ?? []) {
    const filled = FILLS[relation]?.[direction]
    if (filled !== undefined) entry[filled].push(other)
    else if (relation === 'BREAKS_DOWN_INTO') entry.parts.push({ id: other, breakdown })
    else if (relation === 'SETS' && direction === 'IN') acts.push(other)
    else if (relation === 'FOR' && direction === 'OUT') targets.push(other)
  }
  // Whatever order a reader answers in, terms are listed in the order of their ids: that of the printed lines.
  for (const name of TIED) if (entry[name].length > 1) entry[name] = [...new Set(entry[name])].sort(compareIds)
  entry.parts.sort((a, b) => compareIds(a.id, b.id))
  entry.act = acts.sort(compareIds)[0] ?? null
  entry.target = targets.sort(compareIds)[0] ?? null
  return entry
}

/** The lower bound of what nobody ties to a goal: nothing, in the currency of all money here; null where there are several. */
export function nothingIn({ ledger }: { ledger: Ledger }): Amount | null {
  const currency = oneCurrency([...ledger.entries.values()])
  return currency === null ? null : computedAmount(0, currency)
}

export const forTarget = (ledger: Ledger, target: string): Entry[] => ledger.byTarget.get(target) ?? []
export const ofAct = (ledger: Ledger, act: string): Entry[] => ledger.byAct.get(act) ?? []

/**
 * Every total that an allocation is inside of, in any number of steps. A table links its total to its rows, not to the sum of some of
 * them that no table prints: a computed sum is inside what all of its terms are inside of.
 */
export function totalsOver(ledger: Ledger, entry: Entry): ReadonlySet<string> {
  if (!ledger.totals.has(entry.id)) climb(ledger, entry)
  return ledger.totals.get(entry.id) ?? NONE
}

const NONE: ReadonlySet<string> = new Set()

/** What has many totals that have many in common is looked at once; the sets grow until none does, circles or not. */
function climb(ledger: Ledger, entry: Entry): void {
  const over = new Map<Entry, Set<string>>()
  const seen = new Set<Entry>()
  const visit = (one: Entry): void => {
    if (seen.has(one) || ledger.totals.has(one.id)) return
    seen.add(one)
    for (const next of entriesById(ledger, [...one.wholes, ...one.derivedFrom])) visit(next)
    over.set(one, new Set())
  }
  visit(entry)
  const known = (one: Entry): ReadonlySet<string> => over.get(one) ?? ledger.totals.get(one.id) ?? NONE
  for (let grows = true; grows; ) {
    grows = false
    for (const [one, own] of over) {
      const before = own.size
      for (const total of entriesById(ledger, one.wholes)) for (const id of [total.id, ...known(total)]) own.add(id)
      const [first, ...others] = entriesById(ledger, one.derivedFrom).map(known)
      for (const id of first ?? []) if (id !== one.id && others.every(totals => totals.has(id))) own.add(id)
      grows ||= own.size > before
    }
  }
  for (const [one, own] of over) {
    own.delete(one.id)
    ledger.totals.set(one.id, own)
  }
}

export function isUnder(ledger: Ledger, entry: Entry, total: string): boolean {
  return entry.id === total || totalsOver(ledger, entry).has(total)
}

/** An allocation and all that it is split into, in any number of steps, each once. */
export function within(ledger: Ledger, entry: Entry): ReadonlySet<Entry> {
  const partsOf = ({ parts }: Entry): Entry[] =>
    entriesById(
      ledger,
      parts.map(({ id }) => id),
    )
  return following([entry], partsOf)
}

/** Whether the same act prints all of this money elsewhere, and this is the repetition; of two that repeat each other, the later. */
export function isRepetition(ledger: Ledger, entry: Entry): boolean {
  return entriesById(ledger, entry.restates).some(
    original =>
      original.act === entry.act &&
      !entry.wholes.includes(original.id) &&
      !(original.restates.includes(entry.id) && entry.id < original.id),
  )
}

/** A root is part of no other, restates none of the same act, and is not a movement. */
export function isRoot(ledger: Ledger, entry: Entry): boolean {
  return !entry.movement && totalsOver(ledger, entry).size === 0 && !isRepetition(ledger, entry)
}

/** The outermost total that an allocation is inside of; itself where there is none. */
export function rootOf(ledger: Ledger, entry: Entry): Entry {
  const roots = entriesById(ledger, [...totalsOver(ledger, entry)]).filter(total => isRoot(ledger, total))
  return roots.sort((a, b) => compareIds(a.id, b.id))[0] ?? entry
}

/** Part of another allocation for the same target: a share of it, not all of it. */
export function isShare(ledger: Ledger, entry: Entry): boolean {
  return entriesById(ledger, [...totalsOver(ledger, entry)]).some(total => total.target === entry.target)
}

/** What it replaced, one after the other; beyond what `isLast` says nothing is looked for. */
export function replacedBy(
  ledger: Ledger,
  entry: Entry,
  isLast: (one: Entry) => boolean = () => false,
): ReadonlySet<Entry> {
  return following(earlierOf(ledger, entry), one => (isLast(one) ? [] : earlierOf(ledger, one)))
}

const earlierOf = (ledger: Ledger, { supersedes }: Entry): Entry[] => entriesById(ledger, supersedes)

/** Whether all that it replaces are shares: then it is one as they were, and beside it the rest of their total is still there. */
export function replacesShares(ledger: Ledger, entry: Entry): boolean {
  const isOne = (one: Entry): boolean => isShare(ledger, one)
  const replaced = [...replacedBy(ledger, entry, isOne)]
  return replaced.length > 0 && replaced.every(one => isOne(one) || earlierOf(ledger, one).length > 0)
}

/** How often its act set it anew: once more than what it replaced of the same act, itself or with a total that it is inside of. */
export function timesSet(ledger: Ledger, entry: Entry): number {
  const known = ledger.times.get(entry.id)
  if (known !== undefined) return known
  // Amounts that replace each other in a circle come from none.
  ledger.times.set(entry.id, 0)
  const replaced = [entry, ...entriesById(ledger, [...totalsOver(ledger, entry)])].flatMap(one =>
    entriesById(ledger, one.supersedes).filter(({ act }) => act === one.act),
  )
  const times = replaced.reduce((most, one) => Math.max(most, 1 + timesSet(ledger, one)), 0)
  ledger.times.set(entry.id, times)
  return times
}

/** By what a part is one of a total; undefined where it is none of it, null where nothing says by what. */
export function breakdownIn(total: Entry, part: string): Breakdown | null | undefined {
  const known = BREAKDOWNS.get(total) ?? new Map(total.parts.map(({ id, breakdown }) => [id, breakdown]))
  BREAKDOWNS.set(total, known)
  return known.get(part)
}

/** A total may have thousands of parts, and each of them asks. */
const BREAKDOWNS = new WeakMap<Entry, ReadonlyMap<string, Breakdown | null>>()
