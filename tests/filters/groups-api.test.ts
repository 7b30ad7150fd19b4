import { type GraphQLEnumType, type GraphQLObjectType, getNamedType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { groupingsOf } from '../../src/filters/groups.ts'
import { FILTERS } from '../../src/filters/kinds.ts'
import { type FilteredKind, labelOf } from '../../src/filters/rows.ts'
import { type Api, openApi } from '../api/harness.ts'

let api: Api
beforeAll(async () => {
  api = await openApi(['data/rapporto-2019', 'tests/packages/wexcombe-borough'])
})
afterAll(() => api?.close())

const KIND_OF = new Map((Object.keys(FILTERS) as FilteredKind[]).map(kind => [labelOf(kind), kind]))

/** Every list of the root that can be counted: its name, of what it is, and by what. */
function lists(): { name: string; kind: FilteredKind; by: string[] }[] {
  const fields = Object.values(api.schema.getQueryType()?.getFields() ?? {})
  return fields.flatMap(({ name, type }) => {
    const groups = (getNamedType(type) as GraphQLObjectType).getFields?.().groups
    const by = groups?.args.find(arg => arg.name === 'by')
    if (by === undefined) return []
    const words = getNamedType(by.type) as GraphQLEnumType
    const kind = KIND_OF.get(words.name.replace(/GroupBy$/, ''))
    if (kind === undefined) throw new Error(`${name} is of no kind`)
    return [{ name, kind, by: words.getValues().map(value => value.name) }]
  })
}

interface Grouped {
  truncated: boolean
  groups: { key: string | null; label: string | null; count: number; entity: { id: string } | null }[]
}

// A limit says that something hangs, not that a machine is slow: each grouping is a query.
describe('the groups of a list', { timeout: 300_000 }, () => {
  test('are of everything that its filter knows, and their counts are those of the list, unless one thing may be in several', async () => {
    let [asked, more] = [0, 0]
    expect(lists().length).toBeGreaterThan(25)
    for (const { name, kind, by } of lists()) {
      expect(new Set(by), name).toEqual(new Set(groupingsOf(kind).keys()))
      for (const each of by) {
        const { [name]: list } = await api.ask(
          `{ ${name} { totalCount of: groups(by: ${each}, first: 100) { truncated groups { key label(lang: IT) count entity { id } } } } }`,
        )
        const { groups, truncated } = list.of as Grouped
        const sum = groups.reduce((all, { count }) => all + count, 0)
        const grouping = groupingsOf(kind).get(each)
        const said = `${name} by ${each}`
        asked += 1
        if (truncated) expect(groups, said).toHaveLength(100)
        else if (grouping?.by === 'relation') {
          expect(sum, said).toBeGreaterThanOrEqual(list.totalCount)
          if (sum > list.totalCount) more += 1
        } else expect(sum, said).toBe(list.totalCount)
        expect(new Set(groups.map(({ key }) => key)).size, said).toBe(groups.length)
        for (const { key, label, entity } of groups) {
          expect([said, key === null, key === '' || label === '']).toEqual([said, label === null, false])
          if (entity !== null) expect([said, entity.id]).toEqual([said, key])
        }
      }
    }
    expect(asked).toBeGreaterThan(200)
    // What is linked to several is in the group of each: as the description of the field says.
    expect(more).toBeGreaterThan(10)
  })

  test('are as many as are asked for, and it is said that there are more', async () => {
    const { allocations } = await api.ask(
      '{ allocations { groups(by: TARGET, first: 3) { truncated groups { key } } } }',
    )
    expect([allocations.groups.groups.length, allocations.groups.truncated]).toEqual([3, true])
    const { errors } = await api.execute('{ allocations { groups(by: TARGET, first: 101) { truncated } } }')
    expect(errors?.[0]?.message).toBe('first: 101 is out of bounds')
  })

  test('add their amounts as sum does, and refuse as it does, by whatever they are grouped', async () => {
    const SUM = '__typename ... on Sum { total { amount currency } } ... on SumRefused { reasons { code message } }'
    const found = { Sum: 0, SumRefused: 0 }
    const { fields, relations } = FILTERS.ALLOCATION
    const constant = (name: string) => name.replace(/([A-Z])/g, '_$1').toUpperCase()
    for (const [by, grouping] of groupingsOf('ALLOCATION')) {
      if (grouping.by === 'year') continue
      const own = Object.keys(grouping.by === 'relation' ? relations : fields).find(name => constant(name) === by)
      const { data, errors = [] } = await api.execute(
        `{ allocations { groups(by: ${by}, first: 3) { groups { key count sum(lang: IT) { ${SUM} } } } } }`,
      )
      // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that the operation asks for
      const { groups } = (data as any).allocations.groups
      for (const [nth, { key, count, sum }] of JSON.parse(JSON.stringify(groups)).entries()) {
        const refused = errors.find(({ path }) => path?.includes(nth))?.message
        expect([by, key, refused]).toEqual([
          by,
          key,
          count > 100 ? expect.stringMatching(/at most 100 are added/) : undefined,
        ])
        if (key === null || count > 100) continue
        const value = fields[own as string]?.type === 'word' ? key : JSON.stringify(key)
        const filter = `{ ${own}: ${grouping.by === 'relation' ? `{ id: { eq: ${value} } }` : `{ eq: ${value} }`} }`
        const { of } = await api.ask(`{ of: allocations(first: 100, filter: ${filter}) { totalCount nodes { id } } }`)
        expect([by, key, of.totalCount]).toEqual([by, key, count])
        const ids = of.nodes.map(({ id }: { id: string }) => id)
        const { sum: same } = await api.ask(`query ($ids: [ID!]!) { sum(ids: $ids, lang: IT) { ${SUM} } }`, { ids })
        expect([by, key, sum]).toEqual([by, key, same])
        found[sum.__typename as keyof typeof found] += 1
      }
    }
    expect(found.Sum).toBeGreaterThan(5)
    expect(found.SumRefused).toBeGreaterThan(5)
  })
})
