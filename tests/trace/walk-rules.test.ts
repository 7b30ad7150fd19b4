import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CLOSING_STEPS, ENDS, OPENING_STEPS, STEPS } from '../../src/ledger/steps.ts'
import { ENTITY_KINDS, type EntityKind, KINDS } from '../../src/model/kinds.ts'
import { RELATIONS, relationsThat } from '../../src/model/relations.ts'

/** Without its comments. */
const text = readFileSync(new URL('../../cypher/reach/ground.cypher', import.meta.url), 'utf8').replace(/\/\/.*/g, '')

/** Each step that the statement takes, as it is written: from what, over which relationships, along the arrow or against it, how often. */
const PATTERN = /\((\w+(?::[\w|]+)?)\)(<?)-\[:([A-Z_|]+)\]-(>?)([*+]|\{[\d,]+\})?(?=\((\w+(?::[\w|]+)?)\))/g
const taken = [...text.matchAll(PATTERN)].map(
  ([, from, against, types, along, times = '', to]) => `${from} ${against}${types}${along}${times} ${to}`,
)
/** What of what was found goes on. */
const kept = [...text.matchAll(/WHERE ((?:NOT )?\w+:[\w|]+)/g)].map(([, condition]) => condition)

const listOf = (types: Iterable<string>) => [...new Set(types)].sort().join('|')
const relations = (steps: typeof STEPS, along: 'OUT' | 'IN') =>
  steps.filter(step => step.along === along).map(({ relation }) => relation)

describe('the statement that finds what a question about money looks at', () => {
  test('takes the steps that kinds say money takes, each in its direction, and no others', () => {
    const out = listOf(relations(STEPS, 'OUT'))
    const openings = relations(OPENING_STEPS, 'OUT')
    // Whether an act's money is for what it approves hangs on its amounts.
    const begins = listOf([...relations(STEPS, 'OUT'), ...openings.filter(type => type !== 'APPROVES')])
    const closings = relations(CLOSING_STEPS, 'OUT')
    const money = listOf(relationsThat(({ sameMoney }) => sameMoney === true))
    // The two against which money goes: from a wider plan to one that carries it out, from what is measured to its indicator.
    expect(listOf(relations(STEPS, 'IN'))).toBe('IMPLEMENTS|MEASURES')
    expect(relations([...OPENING_STEPS, ...CLOSING_STEPS], 'IN')).toEqual([])
    expect(taken).toEqual([
      `source ${listOf(openings)}>{0,2} entry`,
      'entry <IMPLEMENTS+ plan',
      'act APPROVES> approved',
      `begun ${begins}>* place`,
      'place <MEASURES{0,1} walked',
      'goal MEASURES>{0,1} begun',
      `begun <${out}* place`,
      'plan IMPLEMENTS>+ wider',
      `place ${out}> sibling`,
      'place <MEASURES sibling',
      'place <IMPLEMENTS sibling',
      'sibling <FOR amount',
      'act AMENDS> amended',
      'amended <FOR amount',
      `end <${listOf(closings)} amount:Allocation`,
      'other HAS_PROGRAMME|SAME_AS found',
      'place <APPROVES act',
      'act SETS>{0,1} found',
      // What only looks like a way on, and what holds a place.
      'place AFFECTS|AMENDS|CLASSIFIES|CONVERTS|CORROBORATED_BY|FOR|HAS_LINE|HAS_SECTION|SAME_AS near',
      `amount ${money}* same`,
      `amount ${money}* same`,
      `from ${money} amount`,
      `from ${money} amount`,
      `from ${money} amount`,
      `amount ${listOf([...closings, 'FOR', 'SETS'])} end`,
      'inner <HAS_LINE|HAS_SECTION+ holder',
      'named CLASSIFIES|ISSUED_BY|MEASURES frame:BudgetProgramme|Organisation',
    ])
    // All of them were read.
    expect(taken).toHaveLength([...text.matchAll(/\[/g)].length - [...text.matchAll(/UNWIND \[/g)].length)
  })

  test('goes on from the kinds alone that it may', () => {
    expect(kept).toEqual([
      'entry:Plan',
      'NOT approved:Act',
      'NOT begun:BudgetProgramme',
      'plan:Plan',
      'NOT place:Act|Allocation|BudgetProgramme',
      'place:Plan',
      'place:Plan|SpendingProgramme',
      'amount:Allocation',
      'named:Act|Indicator|Section|SpendingProgramme',
      'indicator:Indicator',
    ])
  })

  test('between the kinds that money goes between; what it allows beyond them stands here', () => {
    const steps = [...STEPS, ...OPENING_STEPS]
    const isStep = (relation: string, left: EntityKind, right: EntityKind): boolean =>
      steps.some(step => {
        const [from, to] = step.along === 'OUT' ? [left, right] : [right, left]
        return step.relation === relation && step.from.includes(from) && step.to.includes(to)
      })
    const beyond = [...new Set(steps.map(({ relation }) => relation))].flatMap(relation =>
      [...RELATIONS[relation].ties].flatMap(([left, ties]) =>
        ties
          .flatMap(({ ends }) => (ends === 'ANY' ? ENTITY_KINDS : (ends as EntityKind[])))
          .filter(right => !isStep(relation, left, right))
          .map(right => `${left} ${relation} ${right}`),
      ),
    )
    expect(beyond.sort()).toEqual([
      // Left out by its kind.
      'ACT APPROVES ACT',
      // An end, of which the name is read in vain.
      'ACT IN_REGION REGION',
      // A frame, from which nothing is walked up.
      'INDICATOR MEASURES BUDGET_PROGRAMME',
      // Over IMPLEMENTS the statement begins at plans alone.
      'LINE IMPLEMENTS LINE',
      'SECTION IMPLEMENTS SECTION',
    ])
  })

  test('walks against an arrow only between plans, and to what nothing leads on from', () => {
    const against = STEPS.filter(({ along }) => along === 'IN')
    for (const { relation, from, to } of against)
      expect(relation === 'IMPLEMENTS' ? listOf([...from, ...to]) === 'PLAN' : to.every(kind => ENDS.has(kind))).toBe(
        true,
      )
  })

  test('leaves no end: no step begins at one', () => {
    for (const { from } of STEPS) for (const kind of from) expect(ENDS.has(kind), KINDS[kind].label).toBe(false)
  })
})
