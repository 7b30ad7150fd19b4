import { describe, expect, test } from 'vitest'
import type { Relation } from '../../src/model/relations.ts'
import { sum } from '../../src/questions/sum/sum.ts'
import { GraphBuilder } from '../derive/graphs.ts'
import { memoryReader } from '../trace/memory-reader.ts'

type Tie = [string, Relation, string]

/**
 * Amounts of 1.00 at one stage, all rows of a table unless they begin with `t` for text; `a` and `b` were set by one act,
 * `x` and `y` by the next. `total` breaks down into a and b by line.
 */
async function adding(
  ids: string[],
  ties: Tie[],
  more: { total?: boolean; rivals?: string[] } = {},
): Promise<string[]> {
  const builder = new GraphBuilder()
  builder.add<'PLAN'>('plan/prova/p')
  builder.add<'TABLE'>('table/prova/t')
  const allocation = (name: string): string => `allocation/prova/l1/${name}`
  const names = new Set([
    ...ids,
    ...ties.flatMap(([from, , to]) => [from, to]),
    ...(more.total ? ['a', 'b', 'total'] : []),
  ])
  for (const name of names) {
    const act = `act/prova/${/^t?[ab]|total/.test(name) ? 'prima' : 'dopo'}`
    if (!builder.graph.entities.has(act)) builder.add<'ACT'>(act)
    const inText = name.startsWith('t') && name !== 'total'
    const column = { column: act.endsWith('prima') ? 'prima' : 'dopo', table: inText ? null : 'table/prova/t' }
    const grain = name === 'total' ? 'TOTAL' : inText ? 'TEXT' : 'ROW'
    builder.amount(allocation(name), { ...column, grain, amount: 100 }, { for: 'plan/prova/p', act })
  }
  if (more.total)
    for (const part of ['a', 'b']) builder.tie(allocation('total'), 'BREAKS_DOWN_INTO', allocation(part), 'LINE')
  for (const [from, relation, to] of ties) builder.tie(allocation(from), relation, allocation(to))
  if (more.rivals !== undefined) {
    const claims = more.rivals.map(name => ({
      value: '1',
      number: '1.00',
      basis: 'STATED' as const,
      rule: null,
      evidence: [],
      entity: allocation(name),
    }))
    const about = more.rivals.map(allocation)
    builder.graph.contradictions.push({
      id: 'contradiction/prova/c',
      kind: 'TEXT_VS_TEXT',
      name: '',
      explanation: '',
      claims,
      difference: '0.10',
      about,
      basis: 'STATED',
      preferred: null,
      preferenceRule: null,
    })
  }
  const answer = await sum(memoryReader(builder.graph), ids.map(allocation))
  return answer.kind === 'SUM' ? [] : answer.reasons.map(({ code }) => code)
}

describe('amounts of later acts', () => {
  test('rows of one act add up, whatever they replace: two lines, one split in two, two merged into one', async () => {
    const each: Tie[] = [
      ['x', 'SUPERSEDES', 'a'],
      ['y', 'SUPERSEDES', 'b'],
    ]
    expect(await adding(['x', 'y'], each, { total: true })).toEqual([])
    expect(
      await adding(
        ['x', 'y'],
        [
          ['x', 'SUPERSEDES', 'a'],
          ['y', 'SUPERSEDES', 'a'],
        ],
      ),
    ).toEqual([])
    expect(
      await adding(
        ['a', 'b'],
        [
          ['x', 'SUPERSEDES', 'a'],
          ['x', 'SUPERSEDES', 'b'],
        ],
      ),
    ).toEqual([])
  })

  test('the new amount of one line and the old one of another may be the same money, moved', async () => {
    const each: Tie[] = [
      ['x', 'SUPERSEDES', 'a'],
      ['y', 'SUPERSEDES', 'b'],
    ]
    expect(await adding(['x', 'b'], each, { total: true })).toEqual(['SAME_MONEY_TWICE'])
  })

  test('in running text nothing but the act says that two amounts stand side by side', async () => {
    const each: Tie[] = [
      ['tx', 'SUPERSEDES', 'a'],
      ['ty', 'SUPERSEDES', 'b'],
    ]
    expect(await adding(['tx', 'ty'], each, { total: true })).toEqual([])
    expect(
      await adding(
        ['tx', 'ty'],
        [
          ['tx', 'SUPERSEDES', 'a'],
          ['ty', 'SUPERSEDES', 'a'],
        ],
      ),
    ).toEqual(['SAME_MONEY_TWICE'])
  })

  test('any number of steps leads back to one money', async () => {
    expect(
      await adding(
        ['tz', 'a'],
        [
          ['tz', 'RESTATES', 'y'],
          ['y', 'SUPERSEDES', 'x'],
          ['x', 'REDUCES', 'a'],
        ],
      ),
    ).toEqual(['SAME_MONEY_TWICE'])
    expect(
      await adding(
        ['tx', 'ta'],
        [
          ['tx', 'RESTATES', 'tb'],
          ['ta', 'RESTATES', 'tb'],
        ],
      ),
    ).toEqual(['SAME_MONEY_TWICE'])
    expect(await adding(['a', 'b'], [['a', 'RESTATES', 'b']], { total: true })).toEqual(['SAME_MONEY_TWICE'])
  })

  test('two claims of one contradiction are one amount, unless a table prints both', async () => {
    expect(await adding(['tx', 'ty'], [])).toEqual([])
    expect(await adding(['tx', 'ty'], [], { rivals: ['tx', 'ty'] })).toEqual(['SAME_MONEY_TWICE'])
    expect(await adding(['x', 'y'], [], { rivals: ['x', 'y'] })).toEqual([])
  })
})

describe('head counts', () => {
  const cohorts = (overlap: [string, string][]): GraphBuilder => {
    const builder = new GraphBuilder()
    for (const name of ['a', 'b', 'c']) builder.add<'NAVIGATOR_COHORT'>(`navigator-cohort/prova/${name}`)
    builder.add<'RESULT'>('result/prova/r', { unit: 'Imprese', value: '12' })
    builder.add<'RESULT'>('result/prova/s', { unit: 'imprese', value: null })
    for (const [from, to] of overlap)
      builder.tie(`navigator-cohort/prova/${from}`, 'OVERLAPS', `navigator-cohort/prova/${to}`)
    return builder
  }
  const refused = async (builder: GraphBuilder, ids: string[]) => {
    const answer = await sum(memoryReader(builder.graph), ids)
    return answer.kind === 'SUM'
      ? []
      : answer.reasons.map(({ code, entities }) => [code, entities.map(id => id.slice(-1)).join('')])
  }
  const ids = ['a', 'b', 'c'].map(name => `navigator-cohort/prova/${name}`)

  test('of cohorts that overlap are named together; those that are not said to overlap do not add up either', async () => {
    expect(
      await refused(
        cohorts([
          ['a', 'b'],
          ['b', 'c'],
        ]),
        ids,
      ),
    ).toEqual([['OVERLAPPING_COHORTS', 'abc']])
    expect(await refused(cohorts([['a', 'c']]), ids)).toEqual([
      ['OVERLAPPING_COHORTS', 'ac'],
      ['NOT_ADDITIVE', 'b'],
    ])
    expect(await refused(cohorts([]), ids)).toEqual([['NOT_ADDITIVE', 'abc']])
  })

  test('of results do not add up, and units are distinguished', async () => {
    const results = ['result/prova/s', 'result/prova/r']
    expect(await refused(cohorts([]), results)).toEqual([
      ['NOT_ADDITIVE', 'rs'],
      ['ABSENT_VALUE', 's'],
    ])
    expect(await refused(cohorts([]), [...results, ids[0] as string])).toEqual([
      ['NOT_ADDITIVE', 'ars'],
      ['MIXED_UNITS', 'ars'],
      ['ABSENT_VALUE', 's'],
    ])
  })
})
