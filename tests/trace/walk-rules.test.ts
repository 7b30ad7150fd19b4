import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CLOSING_STEPS, ENDS, OPENING_STEPS, STEPS } from '../../src/ledger/steps.ts'
import { ENTITY_KINDS, type EntityKind, KINDS } from '../../src/model/kinds.ts'
import { RELATIONS, relationsThat } from '../../src/model/relations.ts'

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
