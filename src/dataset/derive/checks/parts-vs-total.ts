import { capital } from '../../../model/capital.ts'
import {
  absolute,
  compareAmounts,
  computedAmount,
  decimalOf,
  formatMoney,
  printedAmount,
  subtract,
} from '../../../model/money.ts'
import type { CheckStatus } from '../../../model/vocabulary.ts'
import { SUM_RULE } from '../amounts.ts'
import { type Split, splitsOf } from '../breakdowns.ts'
import type { GraphIndex } from '../index-of-graph.ts'
import { sumOf, toleranceOf } from '../sums.ts'
import { check } from './check.ts'
import { computedClaim, type Figures, type Finding, finding } from './finding.ts'
import { itemsOf } from './items.ts'
import { claimOf, evidenceOfAll, weighed } from './money.ts'
import { listed, placeOf, subjectOf } from './words.ts'

/** Every printed total against its parts, by each breakdown that it has; and the counts of items likewise. */
export const PARTS_VS_TOTAL = check({
  describe: 'The parts of a breakdown against its total.',
  words: ['parts against total', 'parti e totale'],
  italian: {
    formula: 'totale - somma delle sue parti',
    explain: ([total, parts]) =>
      `${total?.who ?? ''}: il totale stampato è ${total?.value}, ma le sue parti danno ${parts?.value}.`,
  },
  find: partsVsTotal,
})

function* partsVsTotal(index: GraphIndex): Iterable<Finding> {
  for (const total of index.all('ALLOCATION')) {
    if (total.basis === 'COMPUTED') continue
    const splits = splitsOf(index, total)
    const printed = splits.filter(split => !split.computed).map(split => amountsOf(index, split))
    yield* printed
    yield* splits.filter(split => split.computed).map(split => sharing(printed, amountsOf(index, split)))
    for (const split of splits) yield* itemsOf(index, split)
  }
}

/**
 * A derived breakdown only regroups the printed rows: what it finds is their contradiction, not one more. Breakdowns of different numbers of parts may
 * miss the total by as much and differ in whether rounding explains it: the contradiction shared is one of the same verdict.
 */
function sharing(printed: readonly Finding[], own: Finding): Finding {
  const { status, difference, contradiction } = own.check
  if (contradiction === null) return own
  const same = printed.find(({ check }) => check.status === status && check.difference === difference)
  return same ? { check: { ...own.check, contradiction: same.check.contradiction }, contradiction: null } : own
}

function amountsOf(index: GraphIndex, { total, by, parts }: Split): Finding {
  const { amount, blanks } = sumOf(parts)
  const weighing = weighed(printedAmount(total.properties), amount, toleranceOf(index, [total, ...parts]))
  const figures = { ...weighing, status: statusOf(weighing, by, blanks.length > 0) }
  const what = `its ${parts.length} ${parts.length === 1 ? 'part' : 'parts'} by ${by.toLowerCase()}`
  const gaps = blanks.map(blank => `"${blank.name}" (${placeOf(index, blank)})`)
  const gap = figures.status === 'NOT_CHECKABLE' ? '; what is left is a gap that they may hold' : ''
  return finding(
    {
      ...figures,
      of: [total.id, `by-${by.toLowerCase()}`],
      name: `${total.name}: against ${what}`,
      formula: `total - sum of ${what}${gaps.length === 0 ? '' : `; blank: ${listed(gaps, gaps.length)}${gap}`}`,
      about: index.concerning([total]).concat(parts.map(part => part.id)),
      evidence: evidenceOfAll(index, [total, ...parts]),
    },
    () => {
      const printed = printedAmount(total.properties) ?? computedAmount(0, amount.currency)
      const off = `${formatMoney(absolute(subtract(printed, amount)))} ${compareAmounts(printed, amount) > 0 ? 'less' : 'more'}`
      return {
        kind: 'TOTAL_VS_PARTS',
        name: `${total.name} is not the sum of ${what}`,
        explanation: [
          `${capital(subjectOf(index, total))} is ${formatMoney(printed)} in ${placeOf(index, total)},`,
          `but ${what} add up to ${formatMoney(amount)}, ${off}.`,
          ...(figures.status === 'WITHIN_ROUNDING' ? ['Rounding alone can explain it.'] : []),
        ].join(' '),
        claims: [
          claimOf(index, total),
          computedClaim(decimalOf(amount), SUM_RULE, evidenceOfAll(index, parts), index.targetOf(total.id)),
        ],
      }
    },
  )
}

/**
 * Parts that fall short: what a source singles out of an amount is not all of it, and what is missing may stand in blank cells.
 * Neither can be more than the total.
 */
function statusOf({ status, difference }: Figures, by: Split['by'], blank: boolean): CheckStatus {
  if (status !== 'FAILS' || difference?.startsWith('-')) return status
  if (by === 'OF_WHICH') return 'HOLDS'
  return blank ? 'NOT_CHECKABLE' : 'FAILS'
}
