import { percentage } from '../../entities/outcomes/percentage.ts'
import { decimalOf } from '../../model/money.ts'
import { compareIds } from '../../model/order.ts'
import { PART, type Part } from '../../model/vocabulary.ts'
import { computedAmount, subtract } from '../money/amount.ts'
import type { ChangeAnswer, ChangeStatus } from './answer.ts'
import { counterpart, match, type Pair } from './match.ts'
import type { Figure } from './statement.ts'
import { above, figuresFor, isComplete, rowsFor, splitOf, type Tree } from './tree.ts'

/** One plan as two acts leave it; movements are those of the later of them. */
export interface Comparison {
  plan: string
  before: Tree
  after: Tree
  movements: Tree
}

/** A row of the answer, with the figures it speaks of. */
export interface Change {
  before: Figure | null
  after: Figure | null
  declared: Figure | null
  status: ChangeStatus
}

export function changesOf(comparison: Comparison): Change[] {
  const { before, after } = comparison
  const { pairs, onlyBefore, onlyAfter } = match(before, after)
  return [
    ...pairs.map(pair => ({
      ...pair,
      declared: movementOf(comparison, [pair.before, pair.after]),
      status: statusOf(pair),
    })),
    ...onlyBefore.map(row => ({
      before: row,
      after: null,
      declared: movementOf(comparison, [row]),
      status: isGone(row, before, after, pairs) ? ('REVOKED' as const) : ('NOT_COMPARABLE' as const),
    })),
    ...onlyAfter.map(row => ({
      before: null,
      after: row,
      declared: movementOf(comparison, [row]),
      status: isGone(row, after, before, pairs) ? ('CREATED' as const) : ('NOT_COMPARABLE' as const),
    })),
  ]
}

function statusOf({ before, after }: Pair): ChangeStatus {
  if (before.amount === null || after.amount === null) return 'NOT_COMPARABLE'
  const delta = after.amount.cents - before.amount.cents
  if (delta === 0) return 'UNCHANGED'
  return delta > 0 ? 'INCREASED' : 'DECREASED'
}

/**
 * Whether the other act says, by all that it prints, that there is nothing for this row: the nearest total that both acts
 * have is split there in full, in the same way, and not into this. That an act does not print a row says nothing by itself.
 */
function isGone(row: Figure, own: Tree, other: Tree, pairs: readonly Pair[]): boolean {
  if (row.amount === null || hasRowFor(other, row)) return false
  for (const total of above(own, row)) {
    const pair = pairs.find(({ before, after }) => before.id === total.id || after.id === total.id)
    const twin = pair === undefined ? counterpart(total, other) : pair.before.id === total.id ? pair.after : pair.before
    if (twin === null) continue
    const split = splitOf(other, twin)
    return split !== null && split.family === splitOf(own, total)?.family && isComplete(other, twin)
  }
  return false
}

/** A row for another part of the target, or one of several: something is there, and which part of it is not said. */
function hasRowFor(tree: Tree, row: Figure): boolean {
  const differ = (one: string | null, other: string | null): boolean => one !== null && other !== null && one !== other
  return rowsFor(tree, row.target).some(
    ({ fund, beneficiary }) => !differ(fund, row.fund) && !differ(beneficiary, row.beneficiary),
  )
}

/** The movement that is declared for these figures: it reduces one of them, or is for the same thing. */
function movementOf({ movements }: Comparison, figures: readonly Figure[]): Figure | null {
  const near = figures.flatMap(({ target }) => figuresFor(movements, target))
  const tied = [...new Set(near)].filter(({ earlier }) => figures.some(({ id }) => earlier.includes(id)))
  const [only] = tied
  if (only !== undefined) return tied.length === 1 ? only : null
  for (const figure of figures) {
    const found = counterpart(figure, movements)
    if (found !== null) return found
  }
  return null
}

export function changeAnswer({ before, after, declared, status }: Change): ChangeAnswer {
  const row = (before ?? after) as Figure
  const [had, has] = [before?.amount ?? null, after?.amount ?? null]
  const delta = deltaOf({ before, after, declared, status })
  return {
    target: row.target,
    part: row.part,
    fund: before?.fund ?? after?.fund ?? null,
    beneficiary: before?.beneficiary ?? after?.beneficiary ?? null,
    status,
    before: before?.id ?? null,
    after: after?.id ?? null,
    delta:
      delta === null
        ? null
        : computedAmount(delta, subtract(has ?? computedAmount(0), had ?? computedAmount(0)).precision),
    declared: declared?.id ?? null,
    share: delta === null || had === null ? null : percentage(decimalOf(delta), decimalOf(had.cents)),
  }
}

/** In cents; null where it is not comparable. */
export function deltaOf({ before, after, status }: Change): number | null {
  if (status === 'NOT_COMPARABLE') return null
  return (after?.amount?.cents ?? 0) - (before?.amount?.cents ?? 0)
}

const PARTS = Object.keys(PART) as Part[]

/** By what they are for; rows of one target by part, fund and who receives. The same order whichever act is the first. */
export function inOrder(a: ChangeAnswer, b: ChangeAnswer): number {
  return (
    compareIds(a.target, b.target) ||
    PARTS.indexOf(a.part) - PARTS.indexOf(b.part) ||
    compareIds(a.fund ?? '', b.fund ?? '') ||
    compareIds(a.beneficiary ?? '', b.beneficiary ?? '') ||
    compareIds(firstId(a), firstId(b))
  )
}

const firstId = ({ before, after }: ChangeAnswer): string =>
  [before, after].flatMap(id => id ?? []).sort(compareIds)[0] ?? ''
