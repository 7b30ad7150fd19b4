import 'reflect-metadata'
import { type GraphQLSchema, graphql } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { CoverageQueries } from '../../src/api/queries/coverage.ts'
import { DiffQueries } from '../../src/api/queries/diff.ts'
import { SumQueries } from '../../src/api/queries/sum.ts'
import { createSchema } from '../../src/api/schema.ts'
import type { TraceReader } from '../../src/questions/trace/ground/gather.ts'
import { inReport, reportReader } from './packages.ts'

let schema: GraphQLSchema
let reader: TraceReader
beforeAll(async () => {
  reader = await reportReader()
  schema = await createSchema([SumQueries, DiffQueries, CoverageQueries])
})

async function ask(source: string, variableValues: Record<string, unknown> = {}): Promise<unknown> {
  const contextValue = { reader, releases: async () => [], sourceText: () => null }
  const { data, errors } = await graphql({ schema, source, variableValues, contextValue })
  if (errors !== undefined) throw errors[0]?.originalError ?? errors[0]
  return JSON.parse(JSON.stringify(data))
}

describe('over GraphQL', () => {
  const SUM = `query ($ids: [ID!]!) { sum(ids: $ids) {
    ... on Sum { total { amount currency precision printed } count terms { id } }
    ... on SumRefused { reasons { code message entities { id } } }
  } }`

  test('a sum', async () => {
    const ids = [inReport('l148/dd-549'), inReport('l147/dd-549')]
    expect(await ask(SUM, { ids })).toEqual({
      sum: {
        total: { amount: '88863414.66', currency: 'EUR', precision: 'CENT', printed: null },
        count: 2,
        terms: [{ id: ids[1] }, { id: ids[0] }],
      },
    })
  })

  test('a refusal with its entities', async () => {
    const ids = [inReport('l67/dl-4'), inReport('l201/dd-570')]
    expect(await ask(SUM, { ids })).toEqual({
      sum: {
        reasons: [
          { code: 'MIXED_STAGES', message: expect.stringContaining('assigned'), entities: ids.map(id => ({ id })) },
        ],
      },
    })
    await expect(ask(SUM, { ids: ['allocation/x/y'] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('a diff, row by row', async () => {
    const answer = await ask(`{ diff(from: "act/anpal/dd-440-2019", to: "act/anpal/dd-549-2019") {
      from { number } to { number } before { amount } after { amount } declared { amount } residual { amount } explanation
      changes { target { name } part fund { id } beneficiary { id } status before { amount { amount } } after { id } delta { amount } declared { amount { printed } } share }
    } }`)
    expect(answer).toMatchObject({
      diff: {
        from: { number: '440' },
        to: { number: '549' },
        before: { amount: '173783740.34' },
        after: { amount: '88863414.66' },
        declared: { amount: '84920325.67' },
        residual: { amount: '0.01' },
      },
    })
    const { changes } = (answer as { diff: { changes: unknown[] } }).diff
    expect(changes[4]).toMatchObject({
      part: 'WHOLE',
      fund: { id: 'fund/poc-spao' },
      beneficiary: null,
      status: 'DECREASED',
      before: { amount: { amount: '53982689.28' } },
      delta: { amount: '-24407547.73' },
      declared: { amount: { printed: '24.407.547,73' } },
      share: '-45.21',
    })
  })

  test('a coverage with its dead ends', async () => {
    const answer = await ask(`{ coverage(of: "plan/anpal-servizi/2017-2020", asOf: "2019-12-21") {
      of { id kind } stage asOf total { amount }
      levels { kind basis amount { amount } upper { amount } share }
      deadEnds { at { id } reason explanation upperBound { amount } }
    } }`)
    expect(answer).toMatchObject({
      coverage: {
        of: { id: 'plan/anpal-servizi/2017-2020', kind: 'PLAN' },
        stage: 'REDETERMINED',
        asOf: '2019-12-21',
        total: { amount: '88863414.66' },
      },
    })
    const { levels, deadEnds } = (answer as { coverage: { levels: unknown[]; deadEnds: unknown[] } }).coverage
    expect(levels).toContainEqual({
      kind: 'LINE',
      basis: 'STATED',
      amount: { amount: '75693813.21' },
      upper: null,
      share: '85.18',
    })
    expect(deadEnds).toContainEqual({
      at: { id: 'axis/pon-spao/1-4' },
      reason: 'MIXED_AXIS',
      explanation: expect.any(String),
      upperBound: { amount: '1506047.69' },
    })
  })

  test('every type, field, argument and enum value is described', () => {
    const names = [
      'Sum',
      'SumRefused',
      'SumRefusal',
      'SumResult',
      'SumRefusalCode',
      'Diff',
      'Change',
      'ChangeStatus',
      'Coverage',
      'CoverageLevel',
    ]
    for (const name of names) {
      const type = schema.getType(name)
      expect([name, type?.description]).toEqual([name, expect.any(String)])
      const fields = type !== undefined && 'getFields' in type ? Object.values(type.getFields()) : []
      const values = type !== undefined && 'getValues' in type ? type.getValues() : []
      for (const part of [...fields, ...values])
        expect([name, part.name, part.description]).toEqual([name, part.name, expect.stringMatching(/\.$/)])
    }
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {}))
      for (const part of [field, ...field.args])
        expect([part.name, part.description]).toEqual([part.name, expect.stringMatching(/\.$/)])
  })
})
