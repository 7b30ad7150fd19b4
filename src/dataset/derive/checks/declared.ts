import type { ComparisonValue } from '../../../model/graph.ts'
import {
  type Amount,
  absolute,
  compareAmounts,
  computedAmount,
  decimalOf,
  formatMoney,
  noneOf,
  printedAmount,
  sign,
  subtract,
} from '../../../model/money.ts'
import type { Comparison } from '../../../model/vocabulary.ts'
import { SUM_RULE } from '../amounts.ts'
import type { Allocation, GraphIndex } from '../index-of-graph.ts'
import { toleranceOf } from '../sums.ts'
import { DECLARED } from './check.ts'
import { type Figures, type Finding, finding } from './finding.ts'
import { claimOf, claimOfSide, comesTo, evidenceOfAll, weighed } from './money.ts'
import { listed } from './words.ts'

/** What packages say is to hold between amounts (comparisons.csv), held against them. */
export function declaredComparisons(index: GraphIndex, relation: Comparison): Finding[] {
  const comparisons = (index.graph.comparisons ?? []).filter(comparison => comparison.relation === relation)
  return comparisons.flatMap(comparison => compared(index, comparison) ?? [])
}

function compared(
  index: GraphIndex,
  { id, name: what, relation, floor, printed, ...ids }: ComparisonValue,
): Finding | null {
  const found = (side: readonly string[]) => side.flatMap(each => index.find('ALLOCATION', each) ?? [])
  const [of, less, than] = [found(ids.of), found(ids.less), found(ids.than)]
  const [first] = of
  if (first === undefined || (ids.than.length > 0 && than.length === 0)) return null
  const all = [...of, ...less, ...than]
  const isLimit = relation === 'AT_MOST'
  const difference = comesTo({ of, less })
  const left = floor && difference !== null && sign(difference) < 0 ? noneOf(difference) : difference
  const right =
    printed === null
      ? comesTo({ of: than })
      : printedAmount({ ...printed, amount: printed.units, printed: printed.raw })
  const rounding = isLimit && isExact(all) ? computedAmount(0, first.properties.currency) : toleranceOf(index, all)
  const figures = atMost(isLimit, right, left, weighed(right, left, rounding))
  const earlier = isLimit && figures.status === 'FAILS' ? allowedEarlier(index, left, than) : null
  const side = (amounts: readonly Allocation[]) => listed(amounts.map(({ name }) => `"${name}"`))
  const one = less.length === 0 ? side(of) : `${side(of)} - ${side(less)}`
  const other = printed === null ? side(than) : JSON.stringify(printed.raw)
  const name = `${what}: ${nameOf(index, first)}`
  return finding(
    {
      ...figures,
      of: [id],
      name,
      formula: `${isLimit ? `${one} <= ${other}` : `${other} - (${one})`}${DECLARED}`,
      about: index.concerning(all),
      evidence: [...evidenceOfAll(index, all), ...(printed?.evidence ?? [])],
    },
    () => {
      // What is not known contradicts nothing.
      const [is, most] = [left, right] as [Amount, Amount]
      const against = `${formatMoney(is)} against ${formatMoney(most)}`
      const stated = printed && {
        value: printed.raw,
        number: decimalOf(most),
        basis: 'STATED' as const,
        rule: null,
        evidence: printed.evidence,
        entity: index.targetOf(first.id),
      }
      return {
        kind: earlier === null ? 'TABLE_VS_TABLE' : 'TIMING',
        name: `${name}: ${against}`,
        explanation: [
          `${what}: ${against}, a difference of ${formatMoney(absolute(subtract(most, is)))}.`,
          ...(isLimit ? ['The first is not to exceed the second.'] : []),
          ...(earlier === null ? [] : [`An earlier edition had ${formatMoney(earlier.amount)}, which allows it.`]),
        ].join(' '),
        claims: [
          claimOfSide(index, { of, less }, is, less.length === 0 ? SUM_RULE : 'difference-of-printed-amounts'),
          ...(stated ? [stated] : [...than, ...(earlier?.of ?? [])].map(each => claimOf(index, each))),
        ],
      }
    },
  )
}

/** What is not to exceed another holds where it is below it, too. */
function atMost(isLimit: boolean, most: Amount | null, found: Amount | null, figures: Figures): Figures {
  const isKnown = isLimit && most !== null && found !== null && figures.difference !== null
  return isKnown && compareAmounts(found, most) <= 0 ? { ...figures, status: 'HOLDS' } : figures
}

/** Whether all of these are printed to the smallest unit of their currency: no rounding lets one exceed another. */
const isExact = (allocations: readonly Allocation[]): boolean =>
  allocations.every(({ properties }) => properties.precision === computedAmount(0, properties.currency).precision)

/** What an earlier edition printed for a limit, where it allows what the later does not: then it is the times that differ. */
function allowedEarlier(index: GraphIndex, left: Amount | null, than: readonly Allocation[]) {
  const seen = new Set(than.map(({ id }) => id))
  for (let of = than; left !== null && of.length > 0; ) {
    const before = of.flatMap(({ id }) => index.following('SUPERSEDES', id)).filter(id => !seen.has(id))
    for (const id of before) seen.add(id)
    of = before.flatMap(id => index.find('ALLOCATION', id) ?? [])
    const amount = of.length === than.length && of.length > 0 ? comesTo({ of }) : null
    if (amount?.currency === left.currency && compareAmounts(left, amount) <= 0) return { of, amount }
  }
  return null
}

/** The act that sets it, or what it is for. */
function nameOf(index: GraphIndex, { id, name }: Allocation): string {
  const known = [index.actOf(id), index.targetOf(id)].flatMap(each => (each === null ? [] : [index.nameOf(each)]))
  return known.join(', ') || name
}
