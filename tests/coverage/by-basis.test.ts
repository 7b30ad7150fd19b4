import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { decimalOf } from '../../src/model/money.ts'
import type { Basis } from '../../src/model/vocabulary.ts'
import { coverage } from '../../src/questions/coverage/coverage.ts'
import { GraphBuilder } from '../derive/graphs.ts'
import { reportReader } from '../sum/packages.ts'
import { memoryReader } from '../trace/memory-reader.ts'

/** Line 1 has 100.00 and line 2 has 200.00; `ties` are of lines to crises, e.g. `1 STATED a`. */
async function levels(...ties: string[]): Promise<string[]> {
  const builder = new GraphBuilder()
  builder.add<'ACT'>('act/prova/dd-1')
  builder.add<'PLAN'>('plan/prova/p')
  builder.add<'TABLE'>('table/prova/t')
  builder.add<'REGION'>('region/molise', { istatCode: '14' })
  const place = { table: 'table/prova/t' }
  const total = 'allocation/prova/l9/oggi'
  builder.amount(total, { ...place, grain: 'TOTAL', amount: 30_000 }, { for: 'plan/prova/p', act: 'act/prova/dd-1' })
  for (const line of [1, 2]) {
    builder.add<'LINE'>(`line/prova/p/${line}`)
    builder.tie('plan/prova/p', 'HAS_LINE', `line/prova/p/${line}`)
    builder.amount(
      `allocation/prova/l${line}/oggi`,
      { ...place, amount: line * 10_000 },
      { for: `line/prova/p/${line}`, act: 'act/prova/dd-1', partOf: [[total, 'LINE']] },
    )
  }
  for (const tie of ties) {
    const [line, basis, crisis] = tie.split(' ')
    const id = `crisis/prova/${crisis}`
    if (!builder.graph.entities.has(id)) {
      builder.add<'CRISIS'>(id)
      builder.tie(id, 'IN_REGION', 'region/molise')
    }
    builder.tie(`line/prova/p/${line}`, 'HANDLES', id)
    Object.assign(builder.graph.relationships.at(-1) ?? {}, { basis: basis as Basis, rule: 'a-rule' })
  }
  const reader = memoryReader(derive(builder.graph))
  const answer = await coverage(reader, { of: 'act/prova/dd-1', stage: null, asOf: null })
  return answer.levels
    .filter(({ kind }) => kind === 'CRISIS' || kind === 'REGION')
    .map(({ kind, basis, upper }) => `${kind} ${basis} <= ${upper && decimalOf(upper)}`)
}

describe('a level that is reached in several ways', () => {
  test('is reported once for each, with the money that comes in no better way', async () => {
    expect(await levels('1 STATED a', '2 INFERRED a')).toEqual([
      'CRISIS STATED <= 100.00',
      'CRISIS INFERRED <= 200.00',
      'REGION STATED <= 100.00',
      'REGION INFERRED <= 200.00',
    ])
  })

  test('is inferred for a thing of it that is reached by inference alone, of the same money too', async () => {
    expect(await levels('1 STATED a', '1 INFERRED b', '2 INFERRED b')).toEqual([
      'CRISIS STATED <= 100.00',
      'CRISIS INFERRED <= 300.00',
      'REGION STATED <= 100.00',
      'REGION INFERRED <= 200.00',
    ])
  })

  test('is not reported as inferred where a source states the same', async () => {
    expect(await levels('1 INFERRED a', '1 STATED a')).toEqual(['CRISIS STATED <= 100.00', 'REGION STATED <= 100.00'])
  })
})

describe('the coverage of a part of a plan', () => {
  test('is refused with what can be asked instead', async () => {
    const reader = await reportReader()
    const plan = 'plan/anpal-servizi/2019-2021'
    for (const part of ['section/anpal-servizi/2019-2021/1', 'line/anpal-servizi/2019-2021/4'])
      await expect(coverage(reader, { of: part, stage: null, asOf: null })).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        hint: expect.stringContaining(plan),
      })
    for (const other of ['axis/pon-spao/1', 'indicator/rapporto-2019/l290'])
      await expect(coverage(reader, { of: other, stage: null, asOf: null })).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        hint: expect.stringContaining('of an act, of a plan or of a fund'),
      })
  })
})
