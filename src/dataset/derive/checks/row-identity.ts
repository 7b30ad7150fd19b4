import { absolute, decimalOf, formatMoney, oneCurrency, subtract } from '../../../model/money.ts'
import { type Allocation, type GraphIndex, sortedIds } from '../index-of-graph.ts'
import { sumOf, toleranceOf } from '../sums.ts'
import { check, sidesInItalian } from './check.ts'
import { declaredComparisons } from './declared.ts'
import { claimOf, computedClaim, evidenceOfAll, type Finding, finding, weighed } from './finding.ts'
import { listed, subjectOf } from './words.ts'

const MOVEMENT_RULE = 'before-minus-after'

export const ROW_IDENTITY = check({
  describe: 'An identity across the columns of a row.',
  words: ['identity of a row', 'identità di riga'],
  italian: {
    formula: '(prima - dopo) - movimento dichiarato',
    explain: sides =>
      `Ciò che c'era prima, meno ciò che resta, non è il movimento dichiarato. ${sidesInItalian(sides)}.`,
  },
  find: index => [...rowIdentity(index), ...declaredComparisons(index, 'EQUALS')],
})

/** What an act leaves of an amount and what it takes away must make the amount: before - after = movement. */
function rowIdentity(index: GraphIndex): Finding[] {
  const stated = index.all('ALLOCATION').filter(({ basis }) => basis !== 'COMPUTED')
  return stated.flatMap(before => {
    const afters = printed(index, index.preceding('SUPERSEDES', before.id))
    const movements = printed(index, index.preceding('REDUCES', before.id))
    const acts = sortedIds(movements.map(({ id }) => index.actOf(id)))
    return acts.flatMap(act => {
      const ofAct = (allocation: Allocation) => index.actOf(allocation.id) === act
      const left = afters.filter(ofAct)
      return left.length > 0 ? [identity(index, act, before, left, movements.filter(ofAct))] : []
    })
  })
}

function printed(index: GraphIndex, ids: readonly string[]): Allocation[] {
  return ids.flatMap(id => index.find('ALLOCATION', id) ?? []).filter(({ basis }) => basis !== 'COMPUTED')
}

function identity(
  index: GraphIndex,
  act: string,
  before: Allocation,
  afters: readonly Allocation[],
  movements: readonly Allocation[],
): Finding {
  const all = [before, ...afters, ...movements]
  const [had, left, moved] = [sumOf([before]), sumOf(afters), sumOf(movements)]
  const blank = [had, left].some(({ blanks }) => blanks.length > 0)
  const expected = blank || oneCurrency([had.amount, left.amount]) === null ? null : subtract(had.amount, left.amount)
  const figures = weighed(expected, moved.blanks.length > 0 ? null : moved.amount, toleranceOf(index, all))
  const names = listed(movements.map(({ name }) => name))
  return finding(
    {
      ...figures,
      of: [before.id, act],
      name: `${before.name}: what is left and what is taken away by ${index.nameOf(act)}`,
      formula: `("${before.name}" - "${listed(afters.map(({ name }) => name))}") - "${names}"`,
      about: index.concerning(all),
      evidence: evidenceOfAll(index, all),
    },
    () => ({
      kind: 'TABLE_VS_TABLE',
      name: `${before.name}: before less after is not what ${index.nameOf(act)} takes away`,
      explanation: [
        `${index.nameOf(act)} brings ${subjectOf(index, before)} from ${formatMoney(had.amount)} to ${formatMoney(left.amount)}.`,
        `That is ${formatMoney(subtract(had.amount, left.amount))} less, but it is said to take away ${formatMoney(moved.amount)}:`,
        `a difference of ${formatMoney(absolute(subtract(expected ?? moved.amount, moved.amount)))}.`,
        ...(figures.status === 'WITHIN_ROUNDING' ? ['Rounding alone can explain it.'] : []),
      ].join(' '),
      claims: [
        computedClaim(
          decimalOf(expected ?? moved.amount),
          MOVEMENT_RULE,
          evidenceOfAll(index, [before, ...afters]),
          index.targetOf(before.id),
        ),
        ...movements.map(movement => claimOf(index, movement)),
      ],
    }),
  )
}
