import type { Entry } from '../../ledger/entries.ts'
import { around } from '../../ledger/plan.ts'
import type { Subgraph } from '../../ledger/subgraph.ts'
import { explain, type Language } from '../../locale/language.ts'
import type { Reason } from '../../locale/reasons.ts'
import { type Amount, compareAmounts, computedAmount, decimalOf, oneCurrency, subtract } from '../../model/money.ts'
import { compareIds } from '../../model/order.ts'
import { percentage } from '../../model/percentage.ts'
import { PART, type Part } from '../../model/vocabulary.ts'
import type { ChangeAnswer, ChangeStatus } from './answer.ts'
import { counterpart, earlier, match, mayBeOne, mutual, type Pair } from './match.ts'
import { type ComparedAct, whyAlone, whyNoAmount } from './reasons.ts'
import { above, amountsFor, isComplete, rowsFor, type Tree, waySplit } from './tree.ts'

/** One plan as two acts leave it; movements are those of the later of them. */
export interface Comparison {
  plan: string
  name: string
  before: Tree
  after: Tree
  movements: Tree
  /** Those who set the money before and after. */
  comparedActs: { before: ComparedAct; after: ComparedAct }
}

/** A row of the answer, with the figures it speaks of. */
export interface Change {
  before: Entry | null
  after: Entry | null
  declared: Entry | null
  status: ChangeStatus
  /** Why it is not comparable; none where it is. */
  why: readonly Reason[]
}

export function changesOf(comparison: Comparison): Change[] {
  const { before, after } = comparison
  const { pairs, onlyBefore, onlyAfter } = match(before, after)
  return [
    ...pairs.map(pair => changeOf(comparison, pair)),
    ...onlyBefore.map(row => alone(comparison, row, 'before', pairs)),
    ...onlyAfter.map(row => alone(comparison, row, 'after', pairs)),
  ]
}

/** Totals that hold rows on both sides, of a section, of a fund or of all, where each answers to the other alone. */
export function totalChangesOf(comparison: Comparison): Change[] {
  const { before, after } = comparison
  return [...before.ledger.entries.values()].flatMap(total => {
    const twin = before.rows.has(total) ? null : mutual(total, before, after)
    return twin === null || after.rows.has(twin) ? [] : [changeOf(comparison, { before: total, after: twin })]
  })
}

function changeOf(comparison: Comparison, pair: Pair): Change {
  const { before, after } = comparison.comparedActs
  const status = statusOf(pair)
  const silent = [before, after].filter(
    comparedAct => pair[comparedAct === before ? 'before' : 'after'].amount === null,
  )
  const why = status === 'NOT_COMPARABLE' ? [whyNoAmount(silent)] : []
  return { ...pair, declared: movementOf(comparison, [pair.before, pair.after]), status, why }
}

function alone(comparison: Comparison, row: Entry, side: 'before' | 'after', pairs: readonly Pair[]): Change {
  const { before, after } = comparison.comparedActs
  const [own, other] = side === 'before' ? [before, after] : [after, before]
  const gone = isGone(row, own.tree, other.tree, pairs)
  return {
    before: side === 'before' ? row : null,
    after: side === 'after' ? row : null,
    declared: movementOf(comparison, [row]),
    status: !gone ? 'NOT_COMPARABLE' : side === 'before' ? 'REVOKED' : 'CREATED',
    why: gone ? [] : whyAlone(row, own, other, comparison.name),
  }
}

function statusOf({ before, after }: Pair): ChangeStatus {
  if (before.amount === null || after.amount === null) return 'NOT_COMPARABLE'
  if (before.currency !== after.currency) return 'NOT_COMPARABLE'
  const delta = compareAmounts(after.amount, before.amount)
  if (delta === 0) return 'UNCHANGED'
  return delta > 0 ? 'INCREASED' : 'DECREASED'
}

/**
 * Whether the other act says, by all that it prints, that there is nothing for this row: the nearest total that both acts
 * have is split there in full, in the same way, and not into this. That an act does not print a row says nothing by itself.
 */
function isGone(row: Entry, own: Tree, other: Tree, pairs: readonly Pair[]): boolean {
  if (row.amount === null || hasRowFor(other, row)) return false
  for (const total of above(own, row)) {
    const pair = pairs.find(({ before, after }) => before.id === total.id || after.id === total.id)
    const twin = pair === undefined ? counterpart(total, other) : pair.before.id === total.id ? pair.after : pair.before
    if (twin === null) continue
    const way = waySplit(other, twin)
    return way !== null && way === waySplit(own, total) && isComplete(other, twin)
  }
  return false
}

/** A row for another part of the target, or one of several: something is there, and which part of it is not said. */
const hasRowFor = (tree: Tree, row: Entry): boolean => rowsFor(tree, row).some(other => mayBeOne(other, row))

/** The movement that is declared for these figures: it reduces one of them, or is for the same thing. */
function movementOf({ movements }: Comparison, figures: readonly Entry[]): Entry | null {
  const near = figures.flatMap(figure => amountsFor(movements, figure))
  const tied = [...new Set(near)].filter(moved => figures.some(({ id }) => earlier(moved).includes(id)))
  const [only] = tied
  if (only !== undefined) return tied.length === 1 ? only : null
  for (const figure of figures) {
    const found = counterpart(figure, movements)
    if (found !== null) return found
  }
  return null
}

export function changeAnswer({ before, after, declared, status, why }: Change, language: Language): ChangeAnswer {
  const row = before ?? after
  const had = before?.amount ?? null
  const delta = deltaOf({ before, after, status })
  return {
    target: row?.target ?? '',
    part: row?.part ?? 'WHOLE',
    fund: before?.funds[0] ?? after?.funds[0] ?? null,
    beneficiary: before?.beneficiaries[0] ?? after?.beneficiaries[0] ?? null,
    status,
    before: before?.id ?? null,
    after: after?.id ?? null,
    delta,
    declared: declared?.id ?? null,
    share: delta === null || had === null ? null : percentage(decimalOf(delta), decimalOf(had)),
    reason: why.length === 0 ? null : explain(language, why),
  }
}

/** After less before; null where it is not comparable. What is not there counts as nothing. */
export function deltaOf({ before, after, status }: Pick<Change, 'before' | 'after' | 'status'>): Amount | null {
  const known = [before, after].flatMap(figure => figure?.amount ?? [])
  const currency = oneCurrency(known)
  if (status === 'NOT_COMPARABLE' || currency === null) return null
  return subtract(after?.amount ?? computedAmount(0, currency), before?.amount ?? computedAmount(0, currency))
}

const PARTS = Object.keys(PART) as Part[]

/** By what they are for; rows of one target by part, fund and who receives. The same order whichever act is the first. */
export const inOrder = (a: ChangeAnswer, b: ChangeAnswer): number => compareIds(a.target, b.target) || compareRows(a, b)

/** As a plan is read: what is for a plan or a section itself, such as its coordination, before what is inside of it. */
export function asRead(graph: Subgraph): (a: ChangeAnswer, b: ChangeAnswer) => number {
  const places = new Map<string, readonly string[]>()
  const placeOf = (target: string): readonly string[] => {
    const known = places.get(target) ?? [...around(graph, target).reverse(), target]
    places.set(target, known)
    return known
  }
  return (a, b) => comparePlaces(placeOf(a.target), placeOf(b.target)) || compareRows(a, b)
}

function compareRows(a: ChangeAnswer, b: ChangeAnswer): number {
  return (
    PARTS.indexOf(a.part) - PARTS.indexOf(b.part) ||
    compareIds(a.fund ?? '', b.fund ?? '') ||
    compareIds(a.beneficiary ?? '', b.beneficiary ?? '') ||
    compareIds(firstId(a), firstId(b))
  )
}

/** Level by level; what holds another comes before it. */
function comparePlaces(one: readonly string[], other: readonly string[]): number {
  for (const [level, id] of one.entries()) {
    const order = compareIds(id, other[level] ?? '')
    if (order !== 0) return order
  }
  return one.length - other.length
}

const firstId = ({ before, after }: ChangeAnswer): string =>
  [before, after].flatMap(id => id ?? []).sort(compareIds)[0] ?? ''
