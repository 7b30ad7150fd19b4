import { capital } from '../../../model/capital.ts'
import {
  type Amount,
  absolute,
  compareAmounts,
  computedAmount,
  formatMoney,
  printedAmount,
  subtract,
} from '../../../model/money.ts'
import { SUM_RULE } from '../amounts.ts'
import { type Split, splitsOf } from '../breakdowns.ts'
import type { Allocation, GraphIndex } from '../index-of-graph.ts'
import { type Sum, sumOf, toleranceOf } from '../sums.ts'
import { check } from './check.ts'
import { claimOf, computedClaim, evidenceOfAll, type Figures, type Finding, finding, weighed } from './finding.ts'
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

function partsVsTotal(index: GraphIndex): Finding[] {
  const totals = index.all('ALLOCATION').filter(({ basis }) => basis !== 'COMPUTED')
  return totals.flatMap(total => {
    const splits = splitsOf(index, total)
    const printed = splits.filter(split => !split.computed).map(split => amountsOf(index, split))
    const computed = splits.filter(split => split.computed).map(split => sharing(printed, amountsOf(index, split)))
    return [...printed, ...computed, ...splits.flatMap(split => itemsOf(index, split))]
  })
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
  const sum = sumOf(parts)
  const weighing = weighed(printedAmount(total.properties), sum.amount, toleranceOf(index, [total, ...parts]))
  const figures = by === 'OF_WHICH' ? singledOut(weighing) : withBlanks(weighing, sum)
  const what = `its ${parts.length} ${parts.length === 1 ? 'part' : 'parts'} by ${by.toLowerCase()}`
  return finding(
    {
      ...figures,
      of: [total.id, `by-${by.toLowerCase()}`],
      name: `${total.name}: against ${what}`,
      formula: `total - sum of ${what}${blanksIn(index, figures, sum)}`,
      about: index.concerning([total]).concat(parts.map(part => part.id)),
      evidence: evidenceOfAll(index, [total, ...parts]),
    },
    () => ({
      kind: 'TOTAL_VS_PARTS',
      name: `${total.name} is not the sum of ${what}`,
      explanation: explain(index, total, what, sum.amount, figures),
      claims: [
        claimOf(index, total),
        computedClaim(figures.found ?? '', SUM_RULE, evidenceOfAll(index, parts), index.targetOf(total.id)),
      ],
    }),
  )
}

/** What a source singles out of an amount is not all of it, and no more than it. */
function singledOut(figures: Figures): Figures {
  const isShort = figures.status === 'FAILS' && !figures.difference?.startsWith('-')
  return isShort ? { ...figures, status: 'HOLDS' } : figures
}

/** What is missing may stand in the blank cells: a gap, unless what is printed is already too much. */
function withBlanks(figures: Figures, { blanks }: Sum): Figures {
  const gap = figures.status === 'FAILS' && blanks.length > 0 && !figures.difference?.startsWith('-')
  return gap ? { ...figures, status: 'NOT_CHECKABLE' } : figures
}

function blanksIn(index: GraphIndex, { status }: Figures, { blanks }: Sum): string {
  if (blanks.length === 0) return ''
  const names = blanks.map(blank => `"${blank.name}" (${placeOf(index, blank)})`)
  return `; blank: ${listed(names, names.length)}${status === 'NOT_CHECKABLE' ? '; what is left is a gap that they may hold' : ''}`
}

function explain(index: GraphIndex, total: Allocation, what: string, found: Amount, { status }: Figures): string {
  const expected = printedAmount(total.properties) ?? computedAmount(0, found.currency)
  const off = `${formatMoney(absolute(subtract(expected, found)))} ${compareAmounts(expected, found) > 0 ? 'less' : 'more'}`
  const subject = capital(subjectOf(index, total))
  return [
    `${subject} is ${formatMoney(expected)} in ${placeOf(index, total)}, but ${what} add up to ${formatMoney(found)}, ${off}.`,
    ...(status === 'WITHIN_ROUNDING' ? ['Rounding alone can explain it.'] : []),
  ].join(' ')
}

/** Only where the total and some part say how many items they cover. */
function itemsOf(index: GraphIndex, { total, by, parts }: Split): Finding[] {
  const expected = total.properties.items
  const known = parts.flatMap(part => part.properties.items ?? [])
  if (expected === null || known.length === 0) return []
  const found = known.reduce((sum, items) => sum + items, 0)
  const missing = known.length < parts.length && found < expected
  const what = `its parts by ${by.toLowerCase()}`
  return [
    finding(
      {
        of: [total.id, `items-by-${by.toLowerCase()}`],
        status: found === expected ? 'HOLDS' : missing ? 'NOT_CHECKABLE' : 'FAILS',
        expected: String(expected),
        found: String(found),
        difference: String(expected - found),
        tolerance: '0',
        name: `${total.name}: items against those of ${what}`,
        formula: `items of the total - sum of the items of ${what}`,
        about: index.concerning([total]).concat(parts.map(part => part.id)),
        evidence: evidenceOfAll(index, [total, ...parts]),
      },
      () => ({
        kind: 'TOTAL_VS_PARTS',
        name: `${total.name}: its items are not those of ${what}`,
        explanation: `${capital(subjectOf(index, total))} covers ${expected} items, but ${what} cover ${found}.`,
        claims: [
          { ...claimOf(index, total), value: String(expected), number: String(expected) },
          computedClaim(String(found), SUM_RULE, evidenceOfAll(index, parts), index.targetOf(total.id)),
        ],
      }),
    ),
  ]
}
