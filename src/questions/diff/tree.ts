import { absolute, compareAmounts, leftOf, oneCurrency, tolerance } from '../../model/money.ts'
import { compareIds } from '../../model/order.ts'
import type { Breakdown } from '../../model/vocabulary.ts'
import type { Figure } from './statement.ts'

/** The figures of one act for one plan, at one stage. */
export type Tree = ReadonlyMap<string, Figure>

/** Rows are looked for by section and line first; who receives or pays is asked where nothing else is printed. */
const WAYS: readonly (readonly (Breakdown | null)[])[] = [
  ['SECTION'],
  ['LINE'],
  ['MEASURE'],
  ['BENEFICIARY'],
  ['FUND'],
  [null],
]
type Family = 'ACTIVITY' | 'BENEFICIARY' | 'FUND' | 'OTHER'

export interface Split {
  family: Family
  parts: Figure[]
}

/** The split of a total that its rows are reached by; null where it has none. */
export function splitOf(tree: Tree, total: Figure): Split | null {
  for (const [way] of WAYS) {
    const parts = total.parts.filter(part => part.breakdown === way).flatMap(part => tree.get(part.id) ?? [])
    if (parts.length > 0) return { family: familyOf(way ?? null), parts: parts.sort((a, b) => compareIds(a.id, b.id)) }
  }
  return null
}

function familyOf(way: Breakdown | null): Family {
  if (way === 'BENEFICIARY' || way === 'FUND') return way
  return way === null ? 'OTHER' : 'ACTIVITY'
}

/** Figures that are inside no other. A computed sum of rows that a printed total holds as well is inside that total. */
export function rootsOf(tree: Tree): Figure[] {
  return [...tree.values()].filter(figure => {
    const terms = termsOf(tree, figure)
    const own = new Set([figure, ...terms].map(({ id }) => id))
    return figure.wholes.length === 0 && !terms.some(term => term.wholes.some(whole => !own.has(whole)))
  })
}

/** A sum may be of sums: a section's is of a line's, which is of its rows. */
function termsOf(tree: Tree, { terms }: Figure): Figure[] {
  return terms.flatMap(id => {
    const term = tree.get(id)
    return term === undefined ? [] : [term, ...termsOf(tree, term)]
  })
}

/** The rows that a figure is made of, itself where it is one. */
export function rowsOf(tree: Tree, figure: Figure, passed: ReadonlySet<string> = new Set()): Figure[] {
  const split = passed.has(figure.id) ? null : splitOf(tree, figure)
  if (split === null) return [figure]
  const onward = new Set([...passed, figure.id])
  const rows = split.parts.flatMap(part => rowsOf(tree, part, onward))
  return [...new Map(rows.map(row => [row.id, row])).values()]
}

interface Index {
  rows: Figure[]
  byTarget: ReadonlyMap<string, Figure[]>
  rowsByTarget: ReadonlyMap<string, Figure[]>
}

const INDEXES = new WeakMap<Tree, Index>()

/** A tree never changes, and is asked for the same again and again. */
function indexOf(tree: Tree): Index {
  const known = INDEXES.get(tree)
  if (known !== undefined) return known
  const all = rootsOf(tree).flatMap(root => rowsOf(tree, root))
  const rows = [...new Map(all.map(row => [row.id, row])).values()]
  const index = { rows, byTarget: byTarget([...tree.values()]), rowsByTarget: byTarget(rows) }
  INDEXES.set(tree, index)
  return index
}

function byTarget(figures: readonly Figure[]): Map<string, Figure[]> {
  const groups = new Map<string, Figure[]>()
  for (const figure of figures) {
    const group = groups.get(figure.target)
    if (group === undefined) groups.set(figure.target, [figure])
    else group.push(figure)
  }
  return groups
}

export const allRows = (tree: Tree): readonly Figure[] => indexOf(tree).rows
export const figuresFor = (tree: Tree, target: string): readonly Figure[] => indexOf(tree).byTarget.get(target) ?? []
export const rowsFor = (tree: Tree, target: string): readonly Figure[] => indexOf(tree).rowsByTarget.get(target) ?? []

/** Totals above a row, the nearest first. */
export function above(tree: Tree, row: Figure): Figure[] {
  const found = new Map<string, Figure>()
  let level = [row]
  while (level.length > 0) {
    const totals = level.flatMap(figure => figure.wholes.flatMap(id => tree.get(id) ?? []))
    level = [...new Map(totals.filter(({ id }) => !found.has(id)).map(total => [total.id, total])).values()]
    for (const total of level) found.set(total.id, total)
  }
  return [...found.values()]
}

/** Whether a total's rows make it up, rounding allowed and none blank: then what is not among them has nothing. */
export function isComplete(tree: Tree, total: Figure): boolean {
  const rows = rowsOf(tree, total)
  if (total.amount === null || rows.some(row => row.amount === null || row.id === total.id)) return false
  const amounts = rows.flatMap(row => row.amount ?? [])
  if (oneCurrency([total, ...rows]) === null) return false
  return compareAmounts(absolute(leftOf(total.amount, amounts)), tolerance([total.amount, ...amounts])) <= 0
}
