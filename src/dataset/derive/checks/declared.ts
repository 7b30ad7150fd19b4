import type { ComparisonValue } from '../../../model/graph.ts'
import {
  type Amount,
  absolute,
  compareAmounts,
  computedAmount,
  decimalOf,
  formatMoney,
  oneCurrency,
  printedAmount,
  sign,
  subtract,
} from '../../../model/money.ts'
import type { Comparison } from '../../../model/vocabulary.ts'
import { SUM_RULE } from '../amounts.ts'
import type { Allocation, GraphIndex } from '../index-of-graph.ts'
import { sumOf, toleranceOf } from '../sums.ts'
import { DECLARED } from './check.ts'
import { claimOf, computedClaim, evidenceOfAll, type Figures, type Finding, finding, weighed } from './finding.ts'
import { listed } from './words.ts'

const DIFFERENCE_RULE = 'difference-of-printed-amounts'

/** What packages say is to hold between amounts, held against them. An amount that an edition replaced is compared with nothing. */
export function declaredComparisons(index: GraphIndex, relation: Comparison): Finding[] {
  const comparisons = (index.graph.comparisons ?? []).filter(comparison => comparison.relation === relation)
  const earlier = comparisons.length === 0 ? new Map<string, string[]>() : supersededIn(index)
  return comparisons.flatMap(comparison => compared(index, comparison, earlier) ?? [])
}

/** What each amount supersedes. */
function supersededIn({ graph }: GraphIndex): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { from, type, to } of graph.relationships)
    if (type === 'SUPERSEDES') found.set(from, [...(found.get(from) ?? []), to])
  return found
}

/**
 * The amounts of an earlier edition that a limit was of, where these allow what the later ones do not: then it is the times that
 * differ. Null where none do.
 */
function allowedEarlier(
  index: GraphIndex,
  left: Amount | null,
  than: readonly Allocation[],
  earlier: ReadonlyMap<string, readonly string[]>,
): readonly Allocation[] | null {
  const seen = new Set(than.map(({ id }) => id))
  for (let last = than; left !== null && last.length > 0; ) {
    const before = last.flatMap(({ id }) => earlier.get(id) ?? []).filter(id => !seen.has(id))
    for (const id of before) seen.add(id)
    last = before.flatMap(id => index.find('ALLOCATION', id) ?? [])
    const inOne = oneCurrency(last.map(({ properties }) => properties)) === left.currency
    if (last.length === than.length && inOne && compareAmounts(left, sumOf(last).amount) <= 0) return last
  }
  return null
}

function compared(
  index: GraphIndex,
  comparison: ComparisonValue,
  earlier: ReadonlyMap<string, readonly string[]>,
): Finding | null {
  const found = (ids: readonly string[]) => ids.flatMap(id => index.find('ALLOCATION', id) ?? [])
  const [of, less, than] = [found(comparison.of), found(comparison.less), found(comparison.than)]
  const [first] = of
  if (first === undefined || (comparison.than.length > 0 && than.length === 0)) return null
  const all = [...of, ...less, ...than]
  const limit = comparison.relation === 'AT_MOST'
  const stated = comparison.printed
  const left = differenceOf(of, less, comparison.floor)
  const right =
    stated === null ? sumOf(than).amount : printedAmount({ ...stated, amount: stated.units, printed: stated.raw })
  const blank = all.some(({ properties }) => properties.amount === null)
  const tolerated = limit && isExact(all) ? computedAmount(0, first.properties.currency) : toleranceOf(index, all)
  const weighed = weigh(comparison.relation, blank ? null : right, left, tolerated)
  const evidence = [...evidenceOfAll(index, all), ...(stated?.evidence ?? [])]
  const name = `${comparison.name}: ${nameOf(index, first)}`
  const allowed = limit && weighed.status === 'FAILS' ? allowedEarlier(index, left, than, earlier) : null
  const side = (allocations: readonly Allocation[]) => listed(allocations.map(allocation => `"${allocation.name}"`))
  const [one, other] = [
    less.length === 0 ? side(of) : `${side(of)} - ${side(less)}`,
    stated === null ? side(than) : JSON.stringify(stated.raw),
  ]
  return finding(
    {
      ...weighed,
      of: [comparison.id],
      name,
      formula: `${limit ? `${one} <= ${other}` : `${other} - (${one})`}${DECLARED}`,
      about: index.concerning(all),
      evidence,
    },
    () => ({
      kind: allowed === null ? 'TABLE_VS_TABLE' : 'TIMING',
      name: `${name}: ${formatMoney(left ?? computedAmount(0, first.properties.currency))} against ${right === null ? 'nothing' : formatMoney(right)}`,
      explanation: [
        `${comparison.name}: ${left === null ? 'nothing' : formatMoney(left)} against ${right === null ? 'nothing' : formatMoney(right)}`,
        left === null || right === null ? '.' : `, a difference of ${formatMoney(absolute(subtract(right, left)))}.`,
        limit ? ' The first is not to exceed the second.' : '',
        allowed === null ? '' : ` An earlier edition had ${formatMoney(sumOf(allowed).amount)}, which allows it.`,
      ].join(''),
      claims: [
        less.length === 0 && of.length === 1
          ? claimOf(index, first)
          : computedClaim(
              left === null ? '0' : decimalOf(left),
              less.length === 0 ? SUM_RULE : DIFFERENCE_RULE,
              evidenceOfAll(index, [...of, ...less]),
              index.targetOf(first.id),
            ),
        ...(stated === null
          ? [...than, ...(allowed ?? [])].map(each => claimOf(index, each))
          : [
              {
                value: stated.raw,
                number: right === null ? null : decimalOf(right),
                basis: 'STATED' as const,
                rule: null,
                evidence: stated.evidence,
                entity: index.targetOf(first.id),
              },
            ]),
      ],
    }),
  )
}

/** What some amounts come to, less others; nothing below zero where that is the floor. Null in several currencies. */
function differenceOf(of: readonly Allocation[], less: readonly Allocation[], floor: boolean): Amount | null {
  if (oneCurrency([...of, ...less].map(({ properties }) => properties)) === null) return null
  const sum = sumOf(of).amount
  const left = less.length === 0 ? sum : subtract(sum, sumOf(less).amount)
  return floor && sign(left) < 0 ? computedAmount(0, left.currency) : left
}

/** What is at most another holds where it is below it, too. */
function weigh(
  relation: ComparisonValue['relation'],
  expected: Amount | null,
  found: Amount | null,
  tolerated: Amount | null,
): Figures {
  const figures = weighed(expected, found, tolerated)
  if (relation === 'EQUALS' || expected === null || found === null || figures.difference === null) return figures
  return compareAmounts(found, expected) <= 0 ? { ...figures, status: 'HOLDS' } : figures
}

/** Whether all of these are printed to the smallest unit of their currency: no rounding lets one exceed another. */
const isExact = (allocations: readonly Allocation[]): boolean =>
  allocations.every(({ properties }) => properties.precision === computedAmount(0, properties.currency).precision)

/** The act that sets it, or what it is for. */
function nameOf(index: GraphIndex, allocation: Allocation): string {
  const act = index.actOf(allocation.id)
  const target = index.targetOf(allocation.id)
  return [act, target].flatMap(id => (id === null ? [] : [index.nameOf(id)])).join(', ') || allocation.name
}
