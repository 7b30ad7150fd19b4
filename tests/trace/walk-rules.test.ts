import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CLOSING_STEPS, ENDS, OPENING_STEPS, STEPS } from '../../src/ledger/steps.ts'
import { KINDS } from '../../src/model/kinds.ts'
import { relationsThat } from '../../src/model/relations.ts'

const text = readFileSync(new URL('../../cypher/reach/ground.cypher', import.meta.url), 'utf8')

/** The types of each relationship that the statement follows, as a list in one order. */
const lists = new Set([...text.matchAll(/\[:([A-Z_|]+)\]/g)].map(([, types = '']) => types))
const listOf = (types: Iterable<string>) => [...new Set(types)].sort().join('|')
const relations = (steps: typeof STEPS, along: 'OUT' | 'IN') =>
  steps.filter(step => step.along === along).map(({ relation }) => relation)

describe('the statement that finds what a question about money looks at', () => {
  // What does not follow from the kinds: what only looks like a way on, what frames and holds a place.
  const BESIDE = ['AFFECTS|AMENDS|CLASSIFIES|CONVERTS|CORROBORATED_BY|FOR|HAS_LINE|HAS_SECTION|SAME_AS']
  const CONTEXT = ['CLASSIFIES|ISSUED_BY|MEASURES', 'HAS_LINE|HAS_SECTION', 'HAS_PROGRAMME|SAME_AS', 'AMENDS']

  test('follows the relationships that kinds say money follows, and no others', () => {
    const [out, back] = [relations(STEPS, 'OUT'), relations(STEPS, 'IN')]
    const openings = relations(OPENING_STEPS, 'OUT')
    const closings = relations(CLOSING_STEPS, 'OUT')
    const followed = [
      listOf(openings),
      listOf([...out, ...openings.filter(type => type !== 'APPROVES')]),
      listOf(out),
      listOf(closings),
      listOf([...closings, 'FOR', 'SETS']),
      listOf(relationsThat(({ sameMoney }) => sameMoney === true)),
      ...back,
      ...openings,
    ]
    expect([...lists].sort()).toEqual([...new Set([...followed, ...BESIDE, ...CONTEXT])].sort())
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
