import {
  type GraphQLObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
  parse,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { costOf } from '../../src/api/cost.ts'
import { LIMITS } from '../../src/api/limits.ts'
import { FILTERS } from '../../src/filters/kinds.ts'
import { definitionOf, ENTITY_KINDS } from '../../src/kinds/index.ts'
import { type Api, openApi } from '../api/harness.ts'

let api: Api
beforeAll(async () => {
  api = await openApi(['data/rapporto-2019'])
})
afterAll(() => api?.close())

const typeOf = (name: string) => api.schema.getType(name) as GraphQLObjectType
const camel = (name: string) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

describe('every kind', () => {
  test.each(ENTITY_KINDS)('%s has a list of the root, with filter and order, and a lookup by id', async kind => {
    const { label, resource, prefix, words } = definitionOf(kind)
    const query = api.schema.getQueryType()?.getFields() ?? {}
    const list = camel(resource)
    expect(query[list]?.args.map(({ name, type }) => `${name}: ${type}`).sort()).toEqual([
      'after: String',
      'before: String',
      `filter: ${label}Filter`,
      'first: Int!',
      'last: Int',
      `orderBy: ${label}Order`,
    ])
    const data = await api.ask(`{ ${list}(first: 2, orderBy: NAME_DESC) { totalCount nodes { id name } } }`)
    const [first, second] = data[list].nodes
    const other = kind === 'ACT' ? 'plan/x' : 'act/anpal/dd-570-2019'
    const one = `${label.charAt(0).toLowerCase()}${label.slice(1)}`
    expect(await api.ask(`{ ${one}(id: "${prefix}/none/such") { id } }`)).toEqual({ [one]: null })
    const { data: nothing, errors } = await api.execute(`{ ${one}(id: "${other}") { id } }`)
    expect([nothing, errors?.[0]?.message]).toEqual([
      { [one]: null },
      `id: "${other}" is of kind ${kind === 'ACT' ? 'plan' : 'act'}, not ${words[0]}`,
    ])
    // The report has nothing of the kinds that other documents need.
    if (first === undefined) return expect(data[list]).toEqual({ totalCount: 0, nodes: [] })
    if (second !== undefined) expect(first.name >= second.name).toBe(true)
    expect(await api.ask(`{ ${one}(id: "${first.id}") { id kind } }`)).toEqual({ [one]: { id: first.id, kind } })
  })

  test.each(ENTITY_KINDS)('%s shows every relationship that it can be filtered by', kind => {
    const fields = typeOf(definitionOf(kind).label).getFields()
    for (const relation of Object.keys(FILTERS[kind].relations)) expect(Object.keys(fields)).toContain(relation)
  })

  test('is in entities, which are filtered by kind and ordered by name', async () => {
    const { entities } = await api.ask(
      '{ entities(first: 100, filter: { kind: { in: [FUND, PLAN] } }, orderBy: NAME_ASC) { totalCount nodes { kind name } } }',
    )
    const names = entities.nodes.map(({ name }: { name: string }) => name)
    expect(names).toEqual([...names].sort())
    expect(new Set(entities.nodes.map(({ kind }: { kind: string }) => kind))).toEqual(new Set(['FUND', 'PLAN']))
    const { all, funds, plans } = await api.ask(
      '{ all: entities { totalCount } funds { totalCount } plans { totalCount } }',
    )
    expect(entities.totalCount).toBe(funds.totalCount + plans.totalCount)
    const counts = await api.ask(
      `{ ${ENTITY_KINDS.map(k => `${camel(definitionOf(k).resource)} { totalCount }`).join(' ')} }`,
    )
    const sum = Object.values(counts as Record<string, { totalCount: number }>).reduce(
      (n, { totalCount }) => n + totalCount,
      0,
    )
    expect(all.totalCount).toBe(sum)
  })
})

describe('a list inside an entity', () => {
  const PLAN = 'plan/anpal-servizi/2017-2020'

  test('takes the filter and the order of the list of the root, whatever it is', () => {
    for (const kind of ENTITY_KINDS) {
      const { label, views } = definitionOf(kind)
      for (const [name, { shows }] of Object.entries(views)) {
        if (shows !== 'LIST' && shows !== 'PAGE') continue
        const args =
          typeOf(label)
            .getFields()
            [name]?.args.map(arg => arg.name) ?? []
        expect(args, `${label}.${name}`).toEqual(expect.arrayContaining(['first', 'filter', 'orderBy']))
      }
    }
  })

  test('finds what the list of the root finds with the same filter and the entity', async () => {
    const { plan, lines } = await api.ask(`{
      plan(id: "${PLAN}") { lines(filter: { hasResults: true }, orderBy: NAME_DESC) { id } }
      lines(first: 100, filter: { hasResults: true, plan: { id: { eq: "${PLAN}" } } }, orderBy: NAME_DESC) { nodes { id } }
    }`)
    expect(plan.lines.length).toBeGreaterThan(3)
    expect(plan.lines).toEqual(lines.nodes)
  })

  test('keeps its own order under a filter, and gives the first of it', async () => {
    const { plan } = await api.ask(`{ plan(id: "${PLAN}") {
      all: lines { number } some: lines(filter: { number: { in: ["9", "2", "5"] } }) { number } first: lines(first: 3) { number }
    } }`)
    const numbers = (of: { number: string }[]) => of.map(({ number }) => number)
    expect(numbers(plan.some)).toEqual(['2', '5', '9'])
    expect(plan.first).toEqual(plan.all.slice(0, 3))
  })

  test('refuses a first that is out of bounds', async () => {
    const { errors } = await api.execute(`{ plan(id: "${PLAN}") { lines(first: 0) { id } } }`)
    expect(JSON.stringify(errors)).toContain('first: 0 is out of bounds')
  })

  test('is paged in an order without a gap or a repetition', async () => {
    const asked = 'filter: { amount: { gt: "100000.00" } }, orderBy: AMOUNT_DESC'
    const seen: string[] = []
    for (let after = ''; ; ) {
      const { act } = await api.ask(
        `{ act(id: "act/anpal/dd-440-2019") { allocations(first: 3, ${asked}${after}) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } } }`,
      )
      const { nodes, pageInfo, totalCount } = act.allocations
      seen.push(...nodes.map(({ id }: { id: string }) => id))
      if (!pageInfo.hasNextPage) {
        expect(seen.length).toBe(totalCount)
        break
      }
      after = `, after: "${pageInfo.endCursor}"`
    }
    const { allocations } = await api.ask(
      `{ allocations(first: 100, filter: { act: { id: { eq: "act/anpal/dd-440-2019" } }, amount: { gt: "100000.00" } }, orderBy: AMOUNT_DESC) { nodes { id } } }`,
    )
    expect(seen).toEqual(allocations.nodes.map(({ id }: { id: string }) => id))
    expect(seen.length).toBeGreaterThan(6)
  })

  test('of money is that of the entity itself, or of its parts too', async () => {
    const { plan, allocations } = await api.ask(`{
      plan(id: "${PLAN}") { itself: allocations { totalCount } all: allocations(ofParts: true) { totalCount } }
      allocations(filter: { plan: { id: { eq: "${PLAN}" } } }) { totalCount }
    }`)
    expect(plan.all.totalCount).toBe(allocations.totalCount)
    expect(plan.itself.totalCount).toBeLessThan(plan.all.totalCount)
  })
})

test('a list that no connection pages is never null, nor any of it', () => {
  for (const type of Object.values(api.schema.getTypeMap()))
    if (isObjectType(type) && !type.name.startsWith('__'))
      for (const { name, type: of } of Object.values(type.getFields()))
        if (isNonNullType(of) && isListType(of.ofType) && type.name !== 'Query')
          expect(isNonNullType(of.ofType.ofType), `${type.name}.${name}`).toBe(true)
})

describe('the cost of a list inside an entity', () => {
  const costed = (query: string, counts = {}) => {
    const document = parse(query)
    return costOf(api.schema, document, document.definitions[0] as OperationDefinitionNode, {}, counts).objects
  }
  const plan = (list: string) => `{ plan(id: "plan/x") { ${list} { id } } }`

  test('goes by how many the release has of its kind, and by first where that is given', () => {
    const counts = { PLAN: 2, LINE: 400 }
    expect(costed(plan('lines'), counts)).toBe(3 + 200)
    expect(costed(plan('lines'))).toBe(3 + 10)
    expect(costed(plan('lines(first: 5)'), counts)).toBe(3 + 5)
  })

  test('grows with a filter, once for each entity that has the list', () => {
    const filtered = 'lines(first: 5, filter: { hasResults: true })'
    const more = costed(plan(filtered)) - costed(plan('lines(first: 5)'))
    expect(more).toBeGreaterThan(100)
    const plans = (list: string) => costed(`{ plans(first: 9) { nodes { ${list} { id } } } }`)
    expect(plans(filtered) - plans('lines(first: 5)')).toBe(9 * more)
  })

  test('that is too long is refused, never cut', async () => {
    const many = 'a: lines(filter: { hasResults: true }) { id }'
    const query = `{ plans(first: 100) { nodes { sections(first: 500) { ${many} } } } }`
    expect(costed(query)).toBeGreaterThan(LIMITS.objects)
  })
})

describe('a list without pages', () => {
  test('of the parts of an amount is filtered and ordered as the root list is', async () => {
    const { allocation } = await api.ask(`{
      allocation(id: "allocation/rapporto-2019/l232/dd-570") {
        all: parts { id amount { amount } part }
        largest: parts(orderBy: AMOUNT_DESC, first: 2) { amount { amount } }
        coordination: parts(filter: { part: { eq: COORDINATION } }) { id }
      }
    }`)
    const amounts = allocation.all.map(({ amount }: { amount: { amount: string } }) => Number(amount.amount))
    expect(allocation.largest.map(({ amount }: { amount: { amount: string } }) => Number(amount.amount))).toEqual(
      amounts.sort((a: number, b: number) => b - a).slice(0, 2),
    )
    const rows = allocation.all.filter(({ part }: { part: string }) => part === 'COORDINATION')
    expect(rows.length).toBeGreaterThan(0)
    expect(allocation.coordination).toEqual(rows.map(({ id }: { id: string }) => ({ id })))
  })

  test('of the checks of a table, too', async () => {
    const { tables } = await api.ask(`{
      tables(filter: { hasChecks: true }, first: 100) {
        nodes { all: checks { id status } failed: checks(filter: { status: { eq: FAILS } }, orderBy: ID_DESC) { id status } }
      }
    }`)
    const pairs = tables.nodes.map(({ all, failed }: Record<'all' | 'failed', { status: string }[]>) => [
      all.filter(({ status }) => status === 'FAILS').reverse(),
      failed,
    ])
    for (const [expected, found] of pairs) expect(found).toEqual(expected)
    expect(pairs.flatMap(([, failed]: object[][]) => failed).length).toBeGreaterThan(0)
  })

  test('of what an indicator measures, and its contradictions', async () => {
    const { indicators } = await api.ask(`{
      indicators(filter: { measures: { kind: { eq: SECTION } } }, first: 3) {
        nodes { measures(filter: { kind: { eq: SECTION } }, orderBy: NAME_ASC) { target { kind } } none: measures(filter: { kind: { eq: PLAN } }) { basis } }
      }
    }`)
    for (const { measures, none } of indicators.nodes) {
      expect(measures.map(({ target }: { target: { kind: string } }) => target.kind)).toContain('SECTION')
      expect(none).toEqual([])
    }
    const { act } = await api.ask(`{
      act(id: "act/anpal/dd-570-2019") {
        contradictions { totalCount }
        ofText: contradictions(filter: { kind: { eq: TEXT_VS_TABLE } }, orderBy: NAME_ASC) { totalCount nodes { kind } }
      }
    }`)
    expect(act.ofText.totalCount).toBeGreaterThan(0)
    expect(act.ofText.totalCount).toBeLessThan(act.contradictions.totalCount + 1)
    for (const { kind } of act.ofText.nodes) expect(kind).toBe('TEXT_VS_TABLE')
  })

  test('costs a query more for each entity that has it, wherever it is narrowed', () => {
    for (const [type, field] of [
      ['Allocation', 'parts'],
      ['Table', 'checks'],
      ['Indicator', 'measures'],
      ['Act', 'contradictions'],
    ] as const) {
      const cost = typeOf(type).getFields()[field]?.extensions.cost as (given: object) => number
      expect(cost({}), type).toBe(0)
      expect(cost({ orderBy: 'ID_DESC' }), type).toBeGreaterThan(0)
    }
  })
})
