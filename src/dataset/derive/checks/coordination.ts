import { printedIn } from '../../../ledger/balance.ts'
import type { Entry } from '../../../ledger/entries.ts'
import { absolute, decimalOf, formatMoney, subtract } from '../../../model/money.ts'
import { SUM_RULE } from '../amounts.ts'
import { type Column, columnsOf } from '../columns.ts'
import type { Allocation, GraphIndex } from '../index-of-graph.ts'
import { sumOf, toleranceOf } from '../sums.ts'
import { claimOf, computedClaim, evidenceOfAll, type Finding, finding, weighed } from './finding.ts'
import { capitalised, placeOf, subjectOf } from './words.ts'

/** The coordination of a wider plan, and the rows in which a plan that carries it out prints its own. */
interface Coordinations {
  wider: Allocation[]
  narrower: Allocation[]
}

/**
 * One table may print coordination once for a plan, the other section by section: where totals and all other rows of the two
 * columns are the same money, so is the coordination. Where another row was changed, it may have been too: nothing is compared.
 */
export function coordinationVsCoordination(index: GraphIndex): Finding[] {
  const columns = columnsOf(index)
  const printed = (plan: string): Printed[] =>
    columns.filter(column => column.wholes(plan).length > 0).map(column => ({ plan, column }))
  return index.all('PLAN').flatMap(({ id }) => {
    const wider = index.following('IMPLEMENTS', id).flatMap(printed)
    const narrower = wider.length === 0 ? [] : printed(id)
    const found = wider.flatMap(one => narrower.flatMap(other => coordinations(index, one, other) ?? []))
    return found.map(each => compare(index, each))
  })
}

/** A plan with a column that prints its total. */
interface Printed {
  plan: string
  column: Column
}

function coordinations(index: GraphIndex, wider: Printed, narrower: Printed): Coordinations | null {
  const values = (entries: readonly Entry[]) => entries.flatMap(({ id }) => index.find('ALLOCATION', id) ?? [])
  const totals = values(narrower.column.wholes(narrower.plan))
  if (!totals.every(total => isTied(index, total, values(wider.column.wholes(wider.plan))))) return null
  const rows = values(narrower.column.printedBelow(narrower.plan).flatMap(row => printedIn(index.ledger, row)))
  const own = values(wider.column.ownParts(wider.plan)).filter(isCoordination)
  const others = rows.filter(row => !isCoordination(row))
  const found = { wider: own, narrower: rows.filter(isCoordination) }
  if (own.length === 0 || found.narrower.length === 0 || others.length === 0) return null
  // What a source ties already is compared as the same money printed twice.
  if (found.narrower.some(row => isTied(index, row, own))) return null
  return others.every(row => isTied(index, row, values(wider.column.entries))) ? found : null
}

const isCoordination = ({ properties }: Allocation): boolean => properties.part === 'COORDINATION'

function isTied(index: GraphIndex, { id }: Allocation, others: readonly Allocation[]): boolean {
  return others.some(other => index.has(id, 'RESTATES', other.id) || index.has(other.id, 'RESTATES', id))
}

function compare(index: GraphIndex, { wider, narrower }: Coordinations): Finding {
  const all = [...wider, ...narrower]
  const [one, other] = [sumOf(wider), sumOf(narrower)]
  const known = (sum: typeof one) => (sum.blanks.length > 0 ? null : sum.amount)
  const figures = weighed(known(one), known(other), toleranceOf(index, all))
  const [place, otherPlace] = [wider, narrower].map(rows => (rows[0] ? placeOf(index, rows[0]) : ''))
  const [first] = wider
  const subject = first ? subjectOf(index, first) : ''
  const rows = narrower.length === 1 ? 'the row' : `the sum of the ${narrower.length} rows`
  const claimFor = (side: readonly Allocation[]) =>
    side.length === 1
      ? side.map(only => claimOf(index, only))
      : [computedClaim(decimalOf(sumOf(side).amount), SUM_RULE, evidenceOfAll(index, side), null)]
  return finding(
    {
      ...figures,
      of: [...wider, ...narrower].map(({ id }) => id),
      name: `${capitalised(subject)}: ${place} against ${rows} in ${otherPlace}`,
      formula: `coordination in ${place} - ${rows} for coordination in ${otherPlace}`,
      about: index.concerning(all),
      evidence: evidenceOfAll(index, all),
    },
    () => ({
      kind: 'TABLE_VS_TABLE',
      name: `${capitalised(subject)}: ${formatMoney(one.amount)} or ${formatMoney(other.amount)}`,
      explanation: `All other rows are the same money in both tables. ${capitalised(subject)} is ${formatMoney(one.amount)} in ${place}; ${rows} for coordination in ${otherPlace} is ${formatMoney(other.amount)}: a difference of ${formatMoney(absolute(subtract(one.amount, other.amount)))}.`,
      claims: [...claimFor(wider), ...claimFor(narrower)],
    }),
  )
}
