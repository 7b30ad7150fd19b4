import 'reflect-metadata'
import { type GraphQLSchema, graphql, isEnumType, isInputObjectType } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { createSchema } from '../../src/api/schema.ts'
import type { Context } from '../../src/entities/base/context.ts'
import { cursorOf, listOf } from '../../src/entities/base/paging.ts'
import { openReader } from '../../src/graph/cached-reader.ts'
import type { Database } from '../../src/graph/database.ts'
import { ReleaseCaches } from '../../src/graph/release-cache.ts'
import { FilorossoError } from '../../src/model/errors.ts'
import { type Loaded, loaded } from './support/release.ts'
import { HOSTILE, world } from './support/world.ts'

let schema: GraphQLSchema
let there: Loaded

beforeAll(async () => {
  schema = await createSchema()
  there = await loaded(await world(), 'filters-api')
})

type Data = Record<string, { nodes: { id: string; name: string }[]; edges: { cursor: string }[]; totalCount: number }>

function asked(source: string, variableValues: Record<string, unknown> = {}, reader = there.reader) {
  const contextValue: Context = {
    reader,
    language: 'EN',
    address: '',
    readerOf: async () => reader,
    releases: async () => [],
    sourceText: () => null,
  }
  return graphql({ schema, source, variableValues, contextValue })
}

async function answered(source: string, variables?: Record<string, unknown>): Promise<Data> {
  const { data, errors } = await asked(source, variables)
  expect(errors).toBeUndefined()
  return data as unknown as Data
}

/** The ids that a list gives for a filter in GraphQL's own notation. */
async function ids(list: string, filter: string, orderBy = 'ID_ASC'): Promise<string[]> {
  const source = `{ ${list}(filter: ${filter}, orderBy: ${orderBy}, first: 100) { nodes { id } totalCount } }`
  const { [list]: page } = await answered(source)
  expect(page?.totalCount).toBe(page?.nodes.length)
  return page?.nodes.map(({ id }) => id) ?? []
}

/** What is said of a filter that is refused. */
async function refusal(list: string, filter: unknown): Promise<string> {
  const { label } = { allocations: { label: 'Allocation' }, acts: { label: 'Act' }, results: { label: 'Result' } }[
    list
  ] as { label: string }
  const source = `query ($filter: ${label}Filter) { ${list}(filter: $filter) { nodes { id } } }`
  const { errors } = await asked(source, { filter })
  const thrown = errors?.[0]?.originalError
  return thrown instanceof FilorossoError ? `${thrown.code} ${thrown.message}` : `GRAPHQL ${errors?.[0]?.message}`
}

describe('the lists of the API', () => {
  test('take a filter and an order, each of a type of its kind', () => {
    const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ args }) =>
      args.some(({ name }) => name === 'filter'),
    )
    expect(
      lists.map(
        ({ name, args }) =>
          `${name} ${args
            .map(arg => `${arg.type}`)
            .sort()
            .join(' ')}`,
      ),
    ).toMatchSnapshot()
  })

  test('are described to the last word', () => {
    const silent = Object.values(schema.getTypeMap()).flatMap(type => {
      if (!/(Filter|Order)$/.test(type.name)) return []
      const parts = isInputObjectType(type) ? Object.values(type.getFields()) : isEnumType(type) ? type.getValues() : []
      return [type, ...parts].filter(({ description }) => !description).map(({ name }) => `${type.name}.${name}`)
    })
    expect(silent).toEqual([])
  })

  test('are as they were without a filter, cursors too', async () => {
    const [plain, asNull] = await Promise.all([
      answered('{ acts(first: 3) { nodes { id } edges { cursor } totalCount } }'),
      answered('{ acts(first: 3, filter: null, orderBy: null) { nodes { id } edges { cursor } totalCount } }'),
    ])
    const first = plain.acts?.nodes[0]?.id ?? ''
    expect(asNull).toEqual(plain)
    expect(plain.acts?.edges[0]?.cursor).toBe(cursorOf(listOf(there.reader, 'acts'), first))
    expect(await answered('{ acts(first: 3, filter: {}) { nodes { id } edges { cursor } totalCount } }')).toEqual(plain)
  })

  test('of decrees are those acts whose kind is one', async () => {
    const decrees = await ids('decrees', '{}')
    expect(decrees).toContain('act/it/dl-7-2021')
    expect(decrees).toContain('act/ministero-delle-acque/dd-88-2021')
    expect(decrees).toContain('act/w/a-0')
    expect(decrees).not.toContain('act/it/l-19-2021')
    expect(decrees).toEqual(
      await ids(
        'acts',
        '{ actKind: { in: [DECREE_LAW, LEGISLATIVE_DECREE, MINISTERIAL_DECREE, DIRECTORIAL_DECREE] } }',
      ),
    )
    expect(await ids('decrees', '{ actKind: { eq: LAW } }')).toEqual([])
    expect(await ids('decrees', '{ date: { gte: "2021-01-01" } }', 'DATE_DESC')).toEqual([
      'act/ministero-delle-acque/dd-40-2022',
      'act/ministero-delle-acque/dd-6-2022',
      'act/ministero-delle-acque/dd-88-2021',
      'act/it/dl-7-2021',
    ])
  })

  test('find what people ask for', async () => {
    expect(
      await ids(
        'lines',
        '{ plan: { name: { contains: "ACQUE" } }, allocations: { fund: { id: { eq: "fund/fac" } } } }',
      ),
    ).toEqual(['line/comune-di-rivalta/acque-2020-2022/1'])
    expect(await ids('lines', '{ plan: { id: { eq: "plan/w/p" } } }', 'NUMBER_ASC')).toEqual(
      ['3-2', '3-10', 'iv', 'v', '7', '7t', '8', '8-bis', '9', 'ix', '10'].map(slug => `line/w/p/${slug}`),
    )
    expect(await ids('results', '{ regions: { name: { eq: "basso po" } }, hasCpiGroups: true }')).toEqual([
      'result/w/r-0',
    ])
    expect(
      await ids(
        'allocations',
        '{ act: { number: { eq: "88" } }, amount: { isNull: false }, grain: { eq: TOTAL } }',
        'AMOUNT_DESC',
      ),
    ).toEqual(['allocation/relazione-rivalta/l38/dd-88', 'allocation/relazione-rivalta/l38/disimpegno'])
    expect(await ids('acts', '{ plans: { id: { eq: "plan/w/p" } }, date: { isNull: true } }')).toEqual([])
    expect(await ids('acts', '{ plans: { id: { eq: "plan/w/p" } } }', 'DATE_ASC')).toEqual([
      'act/w/a-3',
      'act/w/a-0',
      'act/w/a-2',
    ])
    expect(await ids('indicators', '{ measures: { kind: { eq: SECTION } } }')).not.toEqual([])
    expect(await ids('allocations', '{ hasContradictions: true, amount: { gt: "4750000" } }')).not.toEqual([])
  })

  test('distinguish an empty cell from 0.00', async () => {
    const mine = 'target: { id: { in: ["line/w/p/9", "line/w/p/10", "plan/w/p"] } }'
    expect(await ids('allocations', `{ ${mine}, amount: { eq: "0.00" } }`)).toEqual(['allocation/w/m-1'])
    expect(await ids('allocations', `{ ${mine}, amount: { lte: "0" } }`)).toEqual([
      'allocation/w/m-1',
      'allocation/w/m-3',
    ])
    expect(await ids('allocations', `{ ${mine}, amount: { isNull: true } }`)).toEqual([
      'allocation/w/m-2',
      'allocation/w/m-5',
    ])
    expect(await ids('allocations', `{ ${mine}, not: { amount: { gt: "0" } } }`)).toEqual(
      [1, 2, 3, 5].map(each => `allocation/w/m-${each}`),
    )
  })
})

describe('a list read backwards', () => {
  interface Page {
    edges: { cursor: string; node: { id: string } }[]
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
  }
  const PAGE = '{ edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }'
  const pageOf = async (list: string, args: string): Promise<Page> => {
    const data = (await answered(`{ ${list}(${args}) ${PAGE} }`)) as unknown as Record<string, Page>
    return data[list] as Page
  }
  const idsIn = ({ edges }: Page) => edges.map(({ node }) => node.id)

  test.each([
    ['acts', ''],
    ['acts', 'orderBy: ID_DESC'],
    ['acts', 'orderBy: DATE_ASC'],
    ['acts', 'orderBy: DATE_DESC'],
    ['acts', 'orderBy: HEADLINE_DESC'],
    ['acts', 'orderBy: NAME_ASC'],
    ['acts', 'orderBy: DATE_ASC, filter: { plans: { id: { eq: "plan/w/p" } } }'],
    [
      'allocations',
      'orderBy: AMOUNT_DESC, filter: { target: { id: { in: ["line/w/p/9", "line/w/p/10", "plan/w/p"] } } }',
    ],
    ['allocations', 'orderBy: AMOUNT_ASC, filter: { amount: { gte: "0" } }'],
    ['results', 'orderBy: VALUE_ASC'],
    ['results', 'orderBy: VALUE_DESC'],
    ['lines', 'orderBy: NUMBER_DESC'],
    ['checks', ''],
    ['checks', 'orderBy: DIFFERENCE_DESC'],
    ['contradictions', 'orderBy: NAME_DESC'],
  ])('has the same things in the same order: %s %s', async (list, args) => {
    const forwards: string[] = []
    for (let after: string | null = null, more = true; more; ) {
      const page = await pageOf(list, `first: 7${after === null ? '' : `, after: "${after}"`}${args && `, ${args}`}`)
      forwards.push(...idsIn(page))
      after = page.pageInfo.endCursor
      more = page.pageInfo.hasNextPage
    }
    const backwards: string[] = []
    for (let before: string | null = null, more = true; more; ) {
      const page = await pageOf(list, `last: 2${before === null ? '' : `, before: "${before}"`}${args && `, ${args}`}`)
      expect(page.pageInfo.hasNextPage).toBe(before !== null)
      backwards.unshift(...idsIn(page))
      before = page.pageInfo.startCursor
      more = page.pageInfo.hasPreviousPage
    }
    expect(forwards.length).toBeGreaterThan(2)
    expect(backwards).toEqual(forwards)
  })

  test('ends before the cursor, and is of 20 where no size is given', async () => {
    const [third] = (await pageOf('acts', 'first: 3')).edges.slice(2)
    expect(idsIn(await pageOf('acts', `before: "${third?.cursor}"`))).toEqual(idsIn(await pageOf('acts', 'first: 2')))
  })

  test('is refused with what is asked of the other way, and out of bounds', async () => {
    const [{ cursor = '' } = {}] = (await pageOf('acts', 'first: 1')).edges
    const said = async (args: string) => (await asked(`{ acts(${args}) { totalCount } }`)).errors?.[0]?.message
    expect(await said(`last: 2, after: "${cursor}"`)).toBe('after: not together with last or before')
    expect(await said(`before: "${cursor}", after: "${cursor}"`)).toBe('after: not together with last or before')
    expect(await said('last: 0')).toBe('last: 0 is out of bounds')
    expect(await said('last: 101')).toBe('last: 101 is out of bounds')
  })

  test('inside an entity, whole in memory or asked of the database', async () => {
    const ask = async (args: string) => {
      const data = await answered(
        `{ plan(id: "plan/w/p") { allocations(ofParts: true, ${args}) ${PAGE} neighbours(${args}) ${PAGE} } }`,
      )
      return data.plan as unknown as { allocations: Page; neighbours: Page }
    }
    const [end, all] = [await ask('last: 2'), await ask('first: 100')]
    for (const list of ['allocations', 'neighbours'] as const) {
      expect(all[list].edges.length).toBeGreaterThan(2)
      expect(idsIn(end[list])).toEqual(idsIn(all[list]).slice(-2))
      expect(end[list].pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
    }
    const ordered = 'ofParts: true, orderBy: AMOUNT_DESC'
    const inOrder = async (args: string) => {
      const data = await answered(`{ plan(id: "plan/w/p") { allocations(${ordered}, ${args}) ${PAGE} } }`)
      return idsIn((data.plan as unknown as { allocations: Page }).allocations)
    }
    expect(await inOrder('last: 3')).toEqual((await inOrder('first: 100')).slice(-3))
  })
})

describe('a filter is refused', () => {
  test.each([
    [10_000_000, '10000000 is not a valid decimal'],
    ['10.000,00', '"10.000,00" is not a valid decimal'],
    ['1e7', '"1e7" is not a valid decimal'],
    ['', '"" is not a valid decimal'],
    [{ gte: 1 }, '{"gte":1} is not a valid decimal'],
    ['0.005', '"0.005" is finer than the smallest unit of EUR'],
    ['99999999999999999', '"99999999999999999" is not a valid sum of money'],
  ])('with the path of a malformed amount: %j', async (amount, said) => {
    const stated = await refusal('allocations', { or: [{ stage: { eq: 'SPENT' } }, { amount: { gte: amount } }] })
    expect(stated).toContain('filter.or[1].amount.gte')
    expect(stated).toContain(said)
  })

  test('with a malformed amount that stands in the query itself', async () => {
    const { errors } = await asked('{ allocations(filter: { amount: { gte: 10000000 } }) { totalCount } }')
    expect(errors?.[0]?.message).toMatch(/write it as a string/)
  })

  test('with the path of a figure of too many digits', async () => {
    expect(await refusal('results', { value: { eq: '1234567890.123456' } })).toMatch(
      /^BAD_USER_INPUT filter.value.eq: /,
    )
    expect(await refusal('results', { value: { eq: '123456789.123456' } })).toBe('GRAPHQL undefined')
  })

  test('with the path of a null, which might be meant as "has none"', async () => {
    expect(await refusal('allocations', { fund: null })).toBe('BAD_USER_INPUT filter.fund: null asks nothing')
    expect(await refusal('allocations', { fund: { id: { eq: null } } })).toBe(
      'BAD_USER_INPUT filter.fund.id.eq: null asks nothing',
    )
    expect(await refusal('allocations', { not: null })).toMatch(/^BAD_USER_INPUT filter.not: /)
  })

  const line = { line: { section: { plan: {} } } }
  test.each([
    ['a field', { amount: {} }, 'amount'],
    ['a field inside or', { or: [{ stage: { eq: 'SPENT' } }, { amount: {} }] }, 'or[1].amount'],
    ['or', { or: [] }, 'or'],
    ['and', { and: [] }, 'and'],
    ['not', { not: {} }, 'not'],
    ['not under not', { not: { not: {} } }, 'not.not'],
    ['a member of and', { and: [{ stage: { eq: 'SPENT' } }, {}] }, 'and[1]'],
    ['a relationship', { fund: {} }, 'fund'],
    ['a relationship of a relationship', line, 'line.section.plan'],
    ['or of a relationship under not', { not: { act: { or: [] } } }, 'not.act.or'],
    ['a field beside one that asks', { stage: { eq: 'SPENT' }, act: { date: {} } }, 'act.date'],
  ])('with the path of an empty condition: %s', async (_, filter, path) => {
    const wanted = `filter.${path}: an empty condition asks nothing`
    expect(await refusal('allocations', filter)).toBe(`BAD_USER_INPUT ${wanted}`)
    const literal = JSON.stringify(filter)
      .replace(/"(\w+)":/g, '$1:')
      .replace('"SPENT"', 'SPENT')
    const { errors } = await asked(`{ allocations(filter: ${literal}) { totalCount } }`)
    expect(errors?.[0]?.message).toBe(wanted)
  })

  test('with the path of a condition that lacks its variable', async () => {
    const { errors } = await asked(
      'query ($from: Date) { acts(filter: { or: [{ date: { gte: $from } }] }) { totalCount } }',
    )
    expect(errors?.[0]?.message).toBe('filter.or[0].date: an empty condition asks nothing')
  })

  test('by GraphQL where it names what there is not, and is never partly ignored', async () => {
    expect(await refusal('acts', { title: { eq: 'x' } })).toMatch(
      /^GRAPHQL .*"title" is not defined by type "ActFilter"/,
    )
    expect(await refusal('acts', { name: { like: 'x' } })).toMatch(/^GRAPHQL .*"like" is not defined/)
    expect(await refusal('acts', { status: { eq: 'GONE' } })).toMatch(/^GRAPHQL .*"GONE" does not exist in "ActStatus"/)
    expect(await refusal('acts', { date: { gte: '2019-02-30' } })).toMatch(/^GRAPHQL /)
    const { errors } = await asked('{ acts(orderBy: AMOUNT_ASC) { totalCount } }')
    expect(errors?.[0]?.message).toMatch(/"AMOUNT_ASC" does not exist in "ActOrder"/)
  })

  test('where it asks too much, with the limit', async () => {
    const deep = (depth: number): object =>
      depth === 0 ? { name: { eq: 'x' } } : { allocations: { act: deep(depth - 1) } }
    const nots = (depth: number): object => (depth === 0 ? { name: { eq: 'x' } } : { not: nots(depth - 1) })
    const many = (length: number) => Array.from({ length }, () => ({ name: { eq: 'x' } }))
    expect(await refusal('acts', deep(1))).toBe('GRAPHQL undefined')
    expect(await refusal('acts', deep(2))).toMatch(/^LIMIT_EXCEEDED filter\.allocations\.act\.allocations\.act: /)
    expect(await refusal('acts', nots(5))).toBe('GRAPHQL undefined')
    expect(await refusal('acts', nots(6))).toMatch(/^LIMIT_EXCEEDED filter(\.not){6}: /)
    expect(await refusal('acts', { or: many(20) })).toBe('GRAPHQL undefined')
    expect(await refusal('acts', { or: many(21) })).toBe('LIMIT_EXCEEDED filter.or: 21 members are too many')
    expect(await refusal('acts', { and: [{ or: many(20) }, { or: many(20) }, { or: many(11) }] })).toMatch(
      /^LIMIT_EXCEEDED filter\.and\[2\]\.or\[10\]\.name\.eq: the filter has too many conditions/,
    )
    expect(await refusal('acts', { id: { in: many(101).map(() => 'x') } })).toMatch(/^LIMIT_EXCEEDED filter\.id\.in: /)
    expect(await refusal('acts', { name: { eq: 'x'.repeat(501) } })).toMatch(/^LIMIT_EXCEEDED filter\.name\.eq: /)
  })
})

describe('a cursor', () => {
  const nameOf = (cursor: string): string => JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))[1]
  const page = (args: string) => `{ allocations(first: 2, ${args}) { edges { cursor } } }`
  const refusedWith = async (args: string, after: string) => {
    const { errors } = await asked(page(`${args}, after: ${JSON.stringify(after)}`))
    const thrown = errors?.[0]?.originalError
    return thrown instanceof FilorossoError ? thrown.code : errors?.[0]?.message
  }
  const spent = 'filter: { stage: { eq: SPENT } }'

  test('is valid with the same filter and order alone', async () => {
    const { allocations } = await answered(page(`${spent}, orderBy: AMOUNT_DESC`))
    const after = allocations?.edges[1]?.cursor ?? ''
    expect(await refusedWith(`${spent}, orderBy: AMOUNT_DESC`, after)).toBeUndefined()
    // The same question, written otherwise.
    expect(
      await refusedWith('filter: { and: [{ stage: { eq: SPENT } }] }, orderBy: AMOUNT_DESC', after),
    ).toBeUndefined()
    expect(await refusedWith(`${spent}, orderBy: AMOUNT_ASC`, after)).toBe('BAD_USER_INPUT')
    expect(await refusedWith(spent, after)).toBe('BAD_USER_INPUT')
    expect(await refusedWith('orderBy: AMOUNT_DESC', after)).toBe('BAD_USER_INPUT')
    expect(await refusedWith('filter: { stage: { eq: BUDGETED } }, orderBy: AMOUNT_DESC', after)).toBe('BAD_USER_INPUT')
    expect(await refusedWith('filter: null', after)).toBe('BAD_USER_INPUT')
  })

  test('of another filter or order is refused in words', async () => {
    const { allocations } = await answered(page(`${spent}, orderBy: AMOUNT_DESC`))
    const after = JSON.stringify(allocations?.edges[1]?.cursor)
    const messageOf = async (query: string) => (await asked(query)).errors?.[0]?.message
    expect(await messageOf(page(`${spent}, after: ${after}`))).toBe(
      'after: this cursor is of the list "allocations" with another filter or order',
    )
    expect(await messageOf(`{ acts(first: 2, after: ${after}) { edges { cursor } } }`)).toBe(
      'after: this cursor is of the list "allocations", not of "acts"',
    )
  })

  test('that nobody gave is refused, or begins where it says', async () => {
    const { allocations } = await answered(page(`${spent}, orderBy: AMOUNT_DESC`))
    const cursor = allocations?.edges[0]?.cursor ?? ''
    const list = listOf(there.reader, nameOf(cursor))
    for (const key of ['', 'null', '{}', '[1]', '["a", 1]', '[{}, "a"]', '[1.5, "a"]', '[[1], "a"]']) {
      expect(await refusedWith(`${spent}, orderBy: AMOUNT_DESC`, cursorOf(list, key))).toBe('BAD_USER_INPUT')
    }
    expect(await refusedWith(`${spent}, orderBy: AMOUNT_DESC`, cursorOf(list, '["x", "y"]'))).toBeUndefined()
    expect(await refusedWith(`${spent}, orderBy: AMOUNT_DESC`, cursorOf(list, '[0, "*"]'))).toBeUndefined()
    const byName = await answered(page('orderBy: NAME_ASC'))
    const names = listOf(there.reader, nameOf(byName.allocations?.edges[0]?.cursor ?? ''))
    const long = JSON.stringify(['x'.repeat(200_000), 'y'.repeat(200_000)])
    expect(await refusedWith('orderBy: NAME_ASC', cursorOf(names, long))).toBeUndefined()
  })
})

describe('hostile text', () => {
  const companies = 'query ($filter: CompanyFilter) { companies(filter: $filter, first: 100) { nodes { id name } } }'
  const found = async (filter: object) => (await answered(companies, { filter })).companies?.nodes.map(({ id }) => id)

  test.each(HOSTILE.map((name, index) => [name, `company/w/hostile-${index}`]))('is data: %j', async (name, id) => {
    expect(await found({ name: { eq: name } })).toEqual([id])
    expect(await found({ name: { in: [name.toUpperCase()] } })).toEqual([id])
    expect(await found({ name: { contains: name.slice(2, -2) } })).toEqual([id])
    expect(await found({ name: { startsWith: name.slice(0, 4) } })).toEqual([id])
    expect(await found({ aliases: { eq: `ALSO ${name}` } })).toEqual([id])
    expect(await found({ id: { eq: name } })).toEqual([])
    expect(await found({ crises: { company: { name: { eq: `${name}'` } } } })).toEqual([])
  })

  test('keeps its accents and not its case', async () => {
    expect(await found({ name: { contains: 'PERCHÉ' } })).toEqual(['company/w/hostile-3'])
    expect(await found({ name: { contains: 'perche' } })).toEqual([])
  })

  test('is paged by', async () => {
    const seen: string[] = []
    const names: string[] = []
    for (let after: string | null = null; ; ) {
      const source =
        'query ($after: String) { companies(first: 1, orderBy: NAME_ASC, after: $after) { nodes { id name } edges { cursor } } }'
      const { companies }: Data = await answered(source, { after })
      const [node] = companies?.nodes ?? []
      if (node === undefined) break
      seen.push(node.id)
      names.push(node.name)
      after = companies?.edges[0]?.cursor ?? null
    }
    expect(new Set(seen).size).toBe(HOSTILE.length * 2)
    expect(seen).toHaveLength(HOSTILE.length * 2)
    expect(names).toEqual([...names].sort())
  })
})

describe('the database is asked', () => {
  function counting({ driver, database }: Database): { database: Database; asked: () => number } {
    let sessions = 0
    const watched = new Proxy(driver, {
      get(target, name) {
        if (name === 'session') sessions += 1
        const value = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    return { database: { driver: watched, database }, asked: () => sessions }
  }
  const source = '{ acts(filter: { number: { eq: "88" } }, orderBy: NAME_ASC) { edges { cursor } } }'

  test('once for a page, once more for its count, and not again for the same', async () => {
    const watched = counting(there.database)
    const caches = new ReleaseCaches({ cacheBytes: 1_000_000 })
    const reader = () => openReader(watched.database, there.reader.release, caches)
    await asked(source, {}, reader())
    // The ids, and what they are of.
    expect(watched.asked()).toBe(2)
    await asked(source.replace('edges', 'totalCount edges'), {}, reader())
    expect(watched.asked()).toBe(3)
    await asked(source.replace('edges', 'totalCount edges'), {}, reader())
    expect(watched.asked()).toBe(3)
    await asked(source.replace('88', '31'), {}, reader())
    expect(watched.asked()).toBe(5)
  })

  test('again for another release', async () => {
    const watched = counting(there.database)
    const caches = new ReleaseCaches({ cacheBytes: 1_000_000 })
    const { release } = there.reader
    const acts = async (id: string) => {
      const { data } = await asked(source, {}, openReader(watched.database, { ...release, id }, caches))
      return (data as unknown as Data).acts?.edges.length
    }
    expect([await acts(release.id), await acts('no-such-release'), await acts(release.id)]).toEqual([1, 0, 1])
  })
})
