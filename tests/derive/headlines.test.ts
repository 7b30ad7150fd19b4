import { beforeAll, describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { withHeadlines } from '../../src/dataset/derive/headlines.ts'
import { GraphIndex } from '../../src/dataset/derive/index-of-graph.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import type { PropertiesOf } from '../../src/model/properties.ts'
import { GraphBuilder } from './graphs.ts'

const ACT = 'act/t/one'

function headlineIn(graph: GraphValue, id = ACT) {
  const entity = withHeadlines(new GraphIndex(graph)).entities.get(id)
  if (entity === undefined || !('headlineAbsence' in entity.properties)) throw new Error(`no headline of ${id}`)
  const { headlineAllocation, headlineAmount, headlineCurrency, headlineStage, headlineAbsence } = entity.properties
  return [headlineAllocation, headlineAmount, headlineCurrency, headlineStage, headlineAbsence]
}

/** An act that sets amounts, each with what is said of it. */
function acting(set: Record<string, object>): GraphBuilder {
  const builder = new GraphBuilder()
  builder.add(ACT)
  for (const [name, given] of Object.entries(set)) {
    builder.add(`allocation/t/${name}`, { stage: 'APPROVED', grain: 'ROW', part: 'WHOLE', amount: 100, ...given })
    builder.tie(ACT, 'SETS', `allocation/t/${name}`)
  }
  return builder
}

const none = (why: string, allocation: string | null = null) => [allocation, null, null, null, why]

describe('the headline of an act', () => {
  test('is the one amount that the others are parts of, not the largest', () => {
    const builder = acting({ total: { amount: 300 }, a: { amount: 400 }, b: { amount: -100 } })
    for (const part of ['a', 'b']) builder.tie('allocation/t/total', 'BREAKS_DOWN_INTO', `allocation/t/${part}`, 'LINE')
    expect(headlineIn(builder.graph)).toEqual(['allocation/t/total', 300, 'EUR', 'APPROVED', null])
  })

  test('is the amount that is preferred where the act prints one twice', () => {
    const builder = acting({ table: {}, text: { amount: 103 } })
    builder.tie('allocation/t/text', 'RESTATES', 'allocation/t/table')
    expect(headlineIn(builder.graph)[0]).toBe('allocation/t/table')
  })

  test('is no movement where something is left beside it, and the movement where nothing is', () => {
    const both = acting({ left: {}, back: { stage: 'DECOMMITTED', amount: 900 } })
    expect(headlineIn(both.graph)).toEqual(['allocation/t/left', 100, 'EUR', 'APPROVED', null])
    const moving = acting({ back: { stage: 'DECOMMITTED', amount: 900 } })
    expect(headlineIn(moving.graph)).toEqual(['allocation/t/back', 900, 'EUR', 'DECOMMITTED', null])
  })

  test('what restates or divides an amount of another act is an amount of its own', () => {
    const builder = acting({ again: {} })
    builder.add('act/t/other')
    builder.add('allocation/t/first', { stage: 'APPROVED', grain: 'ROW', part: 'WHOLE', amount: 100 })
    builder.tie('act/t/other', 'SETS', 'allocation/t/first')
    builder.tie('allocation/t/again', 'RESTATES', 'allocation/t/first')
    expect(headlineIn(builder.graph)[0]).toBe('allocation/t/again')
  })

  test('is lacking for a reason that is said', () => {
    expect(headlineIn(acting({}).graph)).toEqual(none('NO_AMOUNT'))
    const blank = acting({ blank: { amount: null, absence: 'BLANK' } })
    expect(headlineIn(blank.graph)).toEqual(none('NOT_STATED', 'allocation/t/blank'))
    expect(headlineIn(acting({ a: {}, b: {} }).graph)).toEqual(none('SEVERAL_AMOUNTS'))
    expect(headlineIn(acting({ a: {}, b: { stage: 'SPENT' } }).graph)).toEqual(none('SEVERAL_STAGES'))
    expect(headlineIn(acting({ a: {}, b: { currency: 'GBP' } }).graph)).toEqual(none('SEVERAL_CURRENCIES'))
  })
})

describe.each(['plan', 'spending-programme', 'section', 'line', 'project', 'contract'])(
  'the headline of a %s',
  kind => {
    const target = `${kind}/t/one`

    /** What money is for, with amounts of one act or of several, each with what is said of it. */
    function given(amounts: Record<string, Partial<PropertiesOf['ALLOCATION']> & { act?: string }>): GraphBuilder {
      const builder = new GraphBuilder()
      builder.add(target)
      for (const [name, { act, ...said }] of Object.entries(amounts)) {
        if (act !== undefined && !builder.graph.entities.has(act)) builder.add(act)
        builder.amount(
          `allocation/t/${name}`,
          { amount: 100, ...said },
          { for: target, ...(act !== undefined && { act }) },
        )
      }
      return builder
    }
    const found = (builder: GraphBuilder) => headlineIn(builder.graph, target)

    test('is the one amount for it, whoever sets it', () => {
      expect(found(given({ only: {} }))).toEqual(['allocation/t/only', 100, 'EUR', 'APPROVED', null])
      expect(found(given({ only: { act: ACT } }))[0]).toBe('allocation/t/only')
    })

    test('is what a later act left, and not what that took away', () => {
      const builder = given({
        before: { act: ACT, amount: 300 },
        after: { act: 'act/t/two', amount: 200 },
        back: { act: 'act/t/two', stage: 'DECOMMITTED' },
      })
      builder.tie('allocation/t/after', 'SUPERSEDES', 'allocation/t/before')
      builder.tie('allocation/t/back', 'REDUCES', 'allocation/t/before')
      expect(found(builder)).toEqual(['allocation/t/after', 200, 'EUR', 'APPROVED', null])
      // Of the act it stays what the act set.
      expect(headlineIn(builder.graph)).toEqual(['allocation/t/before', 300, 'EUR', 'APPROVED', null])
    })

    test('is the total of its rows, and the first of two places that print one money', () => {
      const builder = given({ total: { amount: 200 }, a: {}, b: {}, again: { amount: 200 } })
      for (const part of ['a', 'b'])
        builder.tie('allocation/t/total', 'BREAKS_DOWN_INTO', `allocation/t/${part}`, 'FUND')
      builder.tie('allocation/t/again', 'RESTATES', 'allocation/t/total')
      expect(found(builder)[0]).toBe('allocation/t/total')
    })

    test('is no part of it, and never a sum', () => {
      expect(found(given({ row: { part: 'COORDINATION' } }))).toEqual(none('ONLY_PARTS'))
      expect(found(given({ row: { part: 'COORDINATION' }, whole: {} }))[0]).toBe('allocation/t/whole')
      expect(found(given({ a: {}, b: {} }))).toEqual(none('SEVERAL_AMOUNTS'))
    })

    test('is lacking for a reason that is said', () => {
      expect(found(given({}))).toEqual(none('NO_AMOUNT'))
      expect(found(given({ blank: { amount: null, absence: 'BLANK' } }))).toEqual(
        none('NOT_STATED', 'allocation/t/blank'),
      )
      expect(found(given({ a: {}, b: { stage: 'SPENT' } }))).toEqual(none('SEVERAL_STAGES'))
      expect(found(given({ a: {}, b: { currency: 'GBP' } }))).toEqual(none('SEVERAL_CURRENCIES'))
    })
  },
)

test.each(['fund', 'result', 'indicator'])('a %s has no headline: money is charged to it, or comes to it', kind => {
  const builder = new GraphBuilder()
  builder.add(`${kind}/t/one`, kind === 'result' ? ({ value: '1' } as object) : {})
  expect(withHeadlines(new GraphIndex(builder.graph)).entities.get(`${kind}/t/one`)?.properties).not.toHaveProperty(
    'headlineAbsence',
  )
})

describe('in the report of 2019', () => {
  let graph: GraphValue
  beforeAll(async () => {
    graph = derive(await readPackages([new URL('../../data/rapporto-2019', import.meta.url).pathname]))
  })

  test.each([
    ['act/anpal/dd-570-2019', 'allocation/rapporto-2019/l232/dd-570', 16431374400, 'APPROVED'],
    ['act/anpal/dd-549-2019', 'allocation/rapporto-2019/l149/dd-549', 8886341466, 'REDETERMINED'],
    ['act/anpal/dd-269-2017', 'allocation/rapporto-2019/l85/dd-269', 19950605162, 'COMMITTED'],
    ['act/it/dl-4-2019', 'allocation/rapporto-2019/l67/dl-4', 26000000000, 'ASSIGNED'],
  ])('%s has its total', (act, allocation, amount, stage) => {
    expect(headlineIn(graph, act)).toEqual([allocation, amount, 'EUR', stage, null])
  })

  test.each([
    ['plan/anpal-servizi/2019-2021', 'allocation/rapporto-2019/l232/dd-570', 16431374400, 'APPROVED'],
    ['section/anpal-servizi/2019-2021/1', 'allocation/rapporto-2019/l201/dd-570', 5246372000, 'APPROVED'],
  ])('%s has the amount that stands', (target, allocation, amount, stage) => {
    expect(headlineIn(graph, target)).toEqual([allocation, amount, 'EUR', stage, null])
  })

  test('an act without money says so', () => {
    expect(headlineIn(graph, 'act/it/l-26-2019')).toEqual(none('NO_AMOUNT'))
  })
})
