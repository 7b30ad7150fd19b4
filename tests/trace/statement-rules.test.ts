import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { KIN } from '../../src/graph/records/relationships.ts'
import { SHARED_KINDS } from '../../src/graph/shared.ts'
import { CLOSING_STEPS, OPENING_STEPS, STEPS } from '../../src/ledger/steps.ts'
import { type EntityKind, KINDS } from '../../src/model/kinds.ts'
import { RELATIONS, type Relation, relationsThat } from '../../src/model/relations.ts'
import { OF_PARTS } from '../../src/questions/timeline/about.ts'

const NEXT = 'MATCH|OPTIONAL|WITH|RETURN|UNWIND|UNION|CALL|LIMIT'

/** Every pattern that a statement matches, whole: labels, arrows, types, how often, and what is asked of it. */
function patternsOf(file: string): string[] {
  const text = readFileSync(new URL(`../../cypher/${file}.cypher`, import.meta.url), 'utf8').replace(/\/\/.*/g, '')
  const matched = [...text.matchAll(new RegExp(`\\bMATCH\\s+(.*?)(?=\\b(?:${NEXT})\\b)`, 'gs'))]
  return matched.map(([, pattern = '']) => pattern.replace(/\s+/g, ' ').trim())
}

const listOf = (types: Iterable<string>) => [...new Set(types)].sort().join('|')
const byId = (name: string, kind: EntityKind) => `(${name}:${KINDS[kind].label} {release: $release, id: id})`

const money = relationsThat(({ sameMoney }) => sameMoney === true)
/** The part of an amount is no amount again: of these types alone the arrow matters. */
const again = [...money].filter(type => type !== 'BREAKS_DOWN_INTO')
/** What an act does when it sets money, and what that money may be for or end at. */
const sets = [...OPENING_STEPS].filter(({ relation, from }) => relation === 'SETS' && from.includes('ACT'))
/** A plan, a section or a line of which something is a part. */
const holding = listOf(
  STEPS.filter(({ along, from, to }) => along === 'OUT' && from.includes('PLAN') && to.some(isPart)).map(
    ({ relation }) => relation,
  ),
)
function isPart(kind: EntityKind): boolean {
  return kind === 'SECTION' || kind === 'LINE'
}

describe('statements about money match what the kinds say, and nothing else', () => {
  test('what amounts are inside of, what is inside of them, and the same money again', () => {
    const walk = (end: 'startNode' | 'endNode', name: string) =>
      `(amount) ( (near)-[link:${listOf(money)}]-(far) WHERE NOT link:BREAKS_DOWN_INTO OR ${end}(link) = near )* (${name})`
    const same = (times: string) => `(amount)-[:${listOf(again)}]-${times}(same)`
    const total = '(same)<-[:BREAKS_DOWN_INTO]-(total)'
    const term = byId('term', 'ALLOCATION')
    expect(sets.map(({ along }) => along)).toEqual(['OUT'])
    expect(patternsOf('reach/money')).toEqual([
      byId('amount', 'ALLOCATION'),
      walk('startNode', 'inner'),
      same('*'),
      total,
      term,
      same('*'),
      total,
      walk('endNode', 'outer'),
      term,
      same('{0,1}'),
      total,
      '(amount)<-[:SETS]-(act)',
      byId('edition', 'SOURCE'),
      '(contradiction:Contradiction {release: $release, id: id})',
    ])
  })

  test('what acts set, what that is for, who pays and receives it, and what holds it', () => {
    // What an amount is for, and who has it: a heading, an axis and a priority are names of it, which a difference does not compare.
    const about = listOf(['BENEFITS', 'CHARGED_TO', 'FOR'])
    const ends = new Set(
      [...OPENING_STEPS, ...CLOSING_STEPS]
        .filter(({ from }) => from.includes('ALLOCATION'))
        .map(({ relation }) => relation),
    )
    for (const type of about.split('|')) expect(ends).toContain(type)
    expect([...ends].filter(type => !about.split('|').includes(type)).sort()).toEqual([
      'CLASSIFIED_AS',
      'ON_AXIS',
      'UNDER_PRIORITY',
    ])
    expect(patternsOf('reach/statements')).toEqual([
      `${byId('act', 'ACT')}-[:SETS]->(amount)`,
      `(amount)-[:${about}]->(target)`,
      `(target)<-[:${holding}]-*(holder)`,
      byId('edition', 'SOURCE'),
    ])
  })

  test('what something consists of, the amounts tied to that, and the same money again', () => {
    // What a timeline calls a part.
    expect(patternsOf('reach/tied')).toEqual([
      `(about:Entity {release: $release, id: id})-[:${listOf(OF_PARTS)}]->*(part)`,
      `(part)--(amount:${KINDS.ALLOCATION.label})`,
      `(amount)-[:${listOf(again)}]-(again)`,
    ])
  })
})

describe('of what many share, statements open what ties it to its like alone', () => {
  const isLike = (relation: Relation): boolean =>
    relation === 'SAME_AS' ||
    [...RELATIONS[relation].ties].some(
      ([left, ties]) =>
        SHARED_KINDS.has(left) &&
        ties.some(({ ends }) => ends !== 'ANY' && (ends as EntityKind[]).some(kind => SHARED_KINDS.has(kind))),
    )

  test('each of these types ties two such kinds; those that do and are left out stand here', () => {
    const like = (Object.keys(RELATIONS) as Relation[]).filter(isLike)
    for (const type of KIN) expect(like).toContain(type)
    expect(like.filter(type => !KIN.has(type)).sort()).toEqual(['FUNDED_BY', 'LIES_IN', 'NARROWS'])
  })

  test.each([
    ['relationship/kin', [`(entity:Entity {release: $release, id: id})-[link:${listOf(KIN)}]-(other:Entity)`]],
    [
      'reach/near',
      [
        '(entity:Entity {release: $release, id: $id})',
        '(near)-[link]-(node:Entity) WHERE ($relations IS NULL OR type(link) IN $relations) AND ($kinds IS NULL OR node.kind IN $kinds)',
        '(node)-[link]-(other:Entity)',
        `(node)-[link:${listOf(KIN)}]-(other:Entity)`,
      ],
    ],
    [
      'paths/apart',
      [
        '(from:Entity {release: $release, id: $from})',
        '(to:Entity {release: $release, id: $to})',
        '(node)--(other)',
        `(node)-[:${listOf(KIN)}]-(other)`,
      ],
    ],
  ])('%s', (file, patterns) => {
    expect(patternsOf(file)).toEqual(patterns)
  })

  test('paths/shortest opens all of them alike', () => {
    expect(patternsOf('paths/shortest').filter(pattern => /\[\w*:/.test(pattern))).toEqual([])
  })
})
