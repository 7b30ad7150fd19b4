import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, openApi } from '../api/harness.ts'

const PATHS = `query ($from: ID!, $to: ID!, $maxLength: Int! = 6, $first: Int! = 5) {
  paths(from: $from, to: $to, maxLength: $maxLength, first: $first) {
    length
    entities { id }
    steps { from { id } relation direction to { id } note basis rule evidence { id line raw } }
  }
}`

interface Step {
  from: { id: string }
  relation: string
  direction: string
  to: { id: string }
  basis: string
  rule: string | null
  evidence: { line: number; raw: string }[]
}
interface Path {
  length: number
  entities: { id: string }[]
  steps: Step[]
}

let api = null as unknown as Api
beforeAll(async () => {
  api = await openApi(['data/rapporto-2019'])
})
afterAll(() => api?.close())

const ask = async (from: string, to: string, more: object = {}): Promise<Path[]> =>
  (await api.ask(PATHS, { from, to, ...more })).paths
const written = ({ steps }: Path) =>
  steps.map(({ from, relation, direction, to }) => `${from.id} ${relation} ${direction} ${to.id}`)

async function codeOf(from: string, to: string, more: object = {}): Promise<string | undefined> {
  const { errors } = await api.execute(PATHS, { from, to, ...more })
  return errors?.map(({ originalError }) => (originalError as Error & { code: string }).code)[0]
}

const [DD570, CPI] = ['act/anpal/dd-570-2019', 'indicator/rapporto-2019/l290']

describe('paths', () => {
  test('from the decree to the indicator: what is stated first, each step with its evidence', async () => {
    const found = await ask(DD570, CPI)
    expect(new Set(found.map(({ length }) => length))).toEqual(new Set([3]))
    expect(written(found[0] as Path)).toEqual([
      'act/anpal/dd-570-2019 SETS OUT allocation/rapporto-2019/l196/dd-570',
      'allocation/rapporto-2019/l196/dd-570 FOR OUT section/anpal-servizi/2019-2021/1',
      'section/anpal-servizi/2019-2021/1 MEASURES IN indicator/rapporto-2019/l290',
    ])
    const [sets, , measures] = (found[0] as Path).steps
    expect(sets?.basis).toBe('STATED')
    expect(sets?.evidence.length).toBeGreaterThan(0)
    expect(measures).toMatchObject({ basis: 'INFERRED', rule: expect.any(String) })
  })

  test('every path hangs together, from one end to the other, and no relationship is without a ground', async () => {
    const found = [
      ...(await ask('fund/pon-spao', 'region/campania', { first: 20 })),
      ...(await ask('line/anpal-servizi/2017-2020/5', 'budget-mission/027', { first: 20, maxLength: 8 })),
      ...(await ask('act/it/dl-4-2019', 'navigator-cohort/anpal-servizi/navigator')),
    ]
    expect(found.length).toBeGreaterThan(10)
    for (const { length, entities, steps } of found) {
      expect([steps.length, entities.length]).toEqual([length, length + 1])
      expect(entities.map(({ id }) => id)).toEqual([steps[0]?.from.id, ...steps.map(({ to }) => to.id)])
      expect(steps.slice(1).map(({ from }) => from.id)).toEqual(steps.slice(0, -1).map(({ to }) => to.id))
      for (const { basis, rule, evidence } of steps) {
        if (basis === 'STATED') expect(evidence.length).toBeGreaterThan(0)
        else expect(rule).not.toBeNull()
      }
    }
  })

  test('each step is a neighbour of where it begins, reported in the same way', async () => {
    const [path] = await ask(DD570, CPI)
    for (const { from, relation, direction, to } of path?.steps ?? []) {
      const { entity } = await api.ask(
        `query ($id: ID!, $relations: [Relation!], $direction: Direction!) {
          entity(id: $id) { neighbours(relations: $relations, direction: $direction, first: 100) { nodes { id } } }
        }`,
        { id: from.id, relations: [relation], direction },
      )
      expect(entity.neighbours.nodes).toContainEqual({ id: to.id })
    }
  })

  test('are as short as can be, and none where they would be longer', async () => {
    expect((await ask('fund/pon-spao', 'fund/poc-spao', { first: 1 })).map(({ length }) => length)).toEqual([4])
    expect(await ask('fund/pon-spao', 'fund/poc-spao', { maxLength: 3 })).toEqual([])
  })

  test('the same question has the same answer', async () => {
    const once = await ask('fund/pon-spao', 'region/campania', { first: 20 })
    expect(await ask('fund/pon-spao', 'region/campania', { first: 20 })).toEqual(once)
    expect(await ask('fund/pon-spao', 'region/campania', { first: 2 })).toEqual(once.slice(0, 2))
  })

  test('what is not there, one and the same, and what is out of bounds are refused', async () => {
    expect(await codeOf('act/x/none', CPI)).toBe('NOT_FOUND')
    expect(await codeOf(CPI, "'; DROP")).toBe('NOT_FOUND')
    expect(await codeOf(CPI, CPI)).toBe('BAD_USER_INPUT')
    for (const more of [{ maxLength: 0 }, { maxLength: 9 }, { first: 0 }, { first: 21 }, { first: -1 }]) {
      expect(await codeOf(DD570, CPI, more), JSON.stringify(more)).toBe('BAD_USER_INPUT')
    }
  })
})
