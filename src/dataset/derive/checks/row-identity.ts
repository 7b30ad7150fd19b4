import { type Amount, absolute, formatMoney, subtract } from '../../../model/money.ts'
import { type Allocation, type GraphIndex, sortedIds } from '../index-of-graph.ts'
import { toleranceOf } from '../sums.ts'
import { check, sidesInItalian } from './check.ts'
import { declaredComparisons } from './declared.ts'
import { type Finding, finding } from './finding.ts'
import { claimOf, claimOfSide, comesTo, evidenceOfAll, weighed } from './money.ts'
import { listed, subjectOf } from './words.ts'

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
  const [had, left, moved] = [comesTo({ of: [before] }), comesTo({ of: afters }), comesTo({ of: movements })]
  const gone = { of: [before], less: afters }
  const expected = comesTo(gone)
  const figures = weighed(expected, moved, toleranceOf(index, all))
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
    () => {
      // What is not known contradicts nothing.
      const [was, is, less, said] = [had, left, expected, moved] as [Amount, Amount, Amount, Amount]
      return {
        kind: 'TABLE_VS_TABLE',
        name: `${before.name}: before less after is not what ${index.nameOf(act)} takes away`,
        explanation: [
          `${index.nameOf(act)} brings ${subjectOf(index, before)} from ${formatMoney(was)} to ${formatMoney(is)}.`,
          `That is ${formatMoney(less)} less, but it is said to take away ${formatMoney(said)}:`,
          `a difference of ${formatMoney(absolute(subtract(less, said)))}.`,
          ...(figures.status === 'WITHIN_ROUNDING' ? ['Rounding alone can explain it.'] : []),
        ].join(' '),
        claims: [
          claimOfSide(index, gone, less, 'before-minus-after'),
          ...movements.map(movement => claimOf(index, movement)),
        ],
      }
    },
  )
}
