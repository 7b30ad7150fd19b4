import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { FILTERS, presence } from '../../src/filters/kinds.ts'
import { ORDERS, ordersOf } from '../../src/filters/orders.ts'
import type { FilteredKind, ValueType } from '../../src/filters/rows.ts'
import { OPERATORS } from '../../src/filters/values.ts'
import { asked, chains, filters, orders, values } from './support/arbitrary.ts'
import { holds, Index, SIGHT, type Thing } from './support/oracle.ts'
import { type Loaded, listed, loaded, page } from './support/release.ts'
import { world } from './support/world.ts'

const KINDS = Object.keys(FILTERS) as FilteredKind[]
/** More by hand: each filter is some new queries, and each of those costs the planner its time. */
const RUNS = Number(process.env.FILOROSSO_FILTER_RUNS ?? 50)

let graph: Index
let loadedWorld: Loaded

beforeAll(async () => {
  const value = await world()
  graph = new Index(value)
  loadedWorld = await loaded(value, 'filters-equal')
})

test('the oracle sees all that can be filtered by, and nothing else', () => {
  for (const kind of KINDS) {
    const types = (of: Record<string, { type: string }>) => Object.entries(of).map(([name, { type }]) => [name, type])
    expect(
      Object.entries(SIGHT[kind].fields)
        .map(([name, [type]]) => [name, type])
        .sort(),
    ).toEqual(types(FILTERS[kind].fields).sort())
    expect(
      Object.entries(SIGHT[kind].relations)
        .map(([name, [to]]) => [name, to])
        .sort(),
    ).toEqual(
      Object.entries(FILTERS[kind].relations)
        .map(([name, { to }]) => [name, to])
        .sort(),
    )
  }
})

/** The order that the API promises, over plain values. */
function inOrder(kind: FilteredKind, orderBy: string | null) {
  const { by, descending } = ordersOf(kind).get(orderBy ?? 'ID_ASC') ?? { by: null, descending: false }
  const way = descending ? -1 : 1
  const keyOf = (thing: Thing) => {
    const key = by === null ? null : (thing[by.property] ?? null)
    if (key === null) return null
    if (by?.property === 'value' || by?.property === 'difference') return Number(key)
    return orderBy?.startsWith('NUMBER') ? String(key).replace(/^\d+/, digits => digits.padStart(8, '0')) : key
  }
  const compare = (a: unknown, b: unknown) => (a === b ? 0 : (a as string) < (b as string) ? -1 : 1)
  return (a: Thing, b: Thing): number => {
    const [one, other] = [keyOf(a), keyOf(b)]
    if ((one === null) !== (other === null)) return one === null ? 1 : -1
    return way * (compare(one, other) || compare(a.id, b.id))
  }
}

function expected(kind: FilteredKind, filter: object, orderBy: string | null): string[] {
  return graph
    .of(kind)
    .filter(thing => holds(graph, kind, thing, filter as Record<string, unknown>))
    .sort(inOrder(kind, orderBy))
    .map(({ id }) => id)
}

describe('the database answers as a plain evaluation does', () => {
  test('for filters of every kind, in every order, page by page', { timeout: 600_000 }, async () => {
    const listable = fc.constantFrom(...KINDS).chain(kind =>
      fc.record({
        kind: fc.constant(kind),
        filter: filters(graph, kind),
        orderBy: orders(kind),
        first: fc.integer({ min: 1, max: 40 }),
      }),
    )
    let matched = 0
    await fc.assert(
      fc.asyncProperty(listable, async question => {
        const { kind, filter, orderBy } = question
        const { ids, count } = await listed(loadedWorld.reader, question)
        expect(ids).toEqual(expected(kind, filter, orderBy))
        expect(await count()).toBe(ids.length)
        if (ids.length > 0 && ids.length < graph.of(kind).length) matched += 1
      }),
      // To shrink what it finds takes it a while too.
      { numRuns: RUNS, interruptAfterTimeLimit: 300_000, markInterruptAsFailure: true },
    )
    // A property that never lists anything, or always everything, would show nothing; how often it lists some is chance.
    expect(matched).toBeGreaterThan(RUNS / 50)
  })

  test('and so does memory, where all of a release is in it', async () => {
    const kinds = KINDS.filter(kind => kind !== 'CHECK' && kind !== 'CONTRADICTION')
    const listable = fc.constantFrom(...kinds).chain(kind =>
      fc.record({
        kind: fc.constant(kind),
        filter: fc.oneof(filters(graph, kind), chains(graph, kind)),
        orderBy: orders(kind),
        first: fc.integer({ min: 1, max: 40 }),
        last: fc.boolean(),
      }),
    )
    let fromMemory = 0
    await fc.assert(
      fc.asyncProperty(listable, async ({ last, ...question }) => {
        const { kind, filter, orderBy } = question
        const before = loadedWorld.asked.length
        const { ids, count } = await listed(loadedWorld.warm, question, last)
        expect(ids).toEqual(expected(kind, filter, orderBy))
        expect(await count()).toBe(ids.length)
        if (loadedWorld.asked.length === before) fromMemory += 1
      }),
      { numRuns: 4 * RUNS },
    )
    // What is asked of checks and contradictions, and what is found by who names it, are the database's to find.
    expect(fromMemory).toBeGreaterThan(2 * RUNS)
  })

  test('and a count between bounds of a number, which asks the database once for all of them', async () => {
    const numbers = KINDS.flatMap(kind =>
      Object.values(ORDERS[kind] ?? {}).flatMap(({ property, index }) => {
        const [name, field] = Object.entries(FILTERS[kind].fields).find(
          ([name, field]) => (field.property ?? name) === property,
        ) ?? ['', null]
        return index === 'kind' && field !== null && ['money', 'int'].includes(field.type)
          ? [{ kind, name, field }]
          : []
      }),
    )
    expect(numbers.map(({ kind, name }) => `${kind} ${name}`)).toContain('ALLOCATION amount')
    const bounded = fc.constantFrom(...numbers).chain(({ kind, name, field }) => {
      const value = values(graph, kind, name, field)
      const bounds = fc.record(
        { eq: value, gte: value, lte: value, gt: value, lt: value },
        { requiredKeys: [] },
      ) as fc.Arbitrary<object>
      const some = bounds.filter(each => Object.keys(each).length > 0)
      const filter = fc.oneof(
        some.map(each => ({ [name]: each })),
        fc.tuple(some, some).map(([one, other]) => ({ [name]: one, and: [{ [name]: other }] })),
      )
      return fc.record({ kind: fc.constant(kind), filter })
    })
    const { partly, asked: sent } = loadedWorld
    const before = sent.length
    let matched = 0
    await fc.assert(
      fc.asyncProperty(bounded, async ({ kind, filter }) => {
        const { count } = await page(partly, { kind, filter, first: 1 })
        const found = await count()
        expect(found).toBe(expected(kind, filter, null).length)
        if (found > 0) matched += 1
      }),
      { numRuns: 4 * RUNS },
    )
    expect(matched).toBeGreaterThan(RUNS / 10)
    // Of a page nothing is read until it is asked for.
    expect(sent.length - before).toBeLessThanOrEqual(numbers.length)
  })

  test('for filters that begin at a far node', { timeout: 600_000 }, async () => {
    const far = fc
      .constantFrom(...KINDS)
      .chain(kind => fc.record({ kind: fc.constant(kind), filter: chains(graph, kind), orderBy: orders(kind) }))
    let matched = 0
    const property = fc.asyncProperty(far, async question => {
      const { kind, filter, orderBy } = question
      const { ids, count } = await listed(loadedWorld.reader, { ...question, first: 7 })
      expect(ids).toEqual(expected(kind, filter, orderBy))
      expect(await count()).toBe(ids.length)
      if (ids.length > 0) matched += 1
    })
    await fc.assert(property, { numRuns: RUNS, interruptAfterTimeLimit: 300_000, markInterruptAsFailure: true })
    expect(matched).toBeGreaterThan(RUNS / 50)
  })

  test.each(Object.keys(ORDERS) as FilteredKind[])(
    'for every order of %s, equals among them, in small pages',
    async kind => {
      for (const orderBy of ordersOf(kind).keys()) {
        for (const first of [1, 3]) {
          const { ids } = await listed(loadedWorld.reader, { kind, orderBy, first })
          expect({ orderBy, ids }).toEqual({ orderBy, ids: expected(kind, {}, orderBy) })
        }
      }
    },
  )

  async function expectSame(kind: FilteredKind, filter: object): Promise<void> {
    const { ids } = await listed(loadedWorld.reader, { kind, filter })
    expect({ filter, ids }).toEqual({ filter, ids: expected(kind, filter, null) })
  }

  test.each(KINDS)('for every relation of %s, whichever end the search begins at', async kind => {
    for (const [name, { to }] of Object.entries(FILTERS[kind].relations)) {
      const ids = graph.of(to).map(({ id }) => id)
      await expectSame(kind, { [name]: { id: { in: ids.slice(0, 100) } } })
      await expectSame(kind, { not: { [name]: { name: { startsWith: 'l' } } }, [presence(name)]: true })
    }
  })

  test.each(KINDS)('for every field of %s', async kind => {
    for (const [name, field] of Object.entries(FILTERS[kind].fields)) {
      const [operator = 'eq'] = OPERATORS[field.type]
      const [value] = fc.sample(asked(operator, values(graph, kind, name, field)), { numRuns: 1, seed: 7 })
      await expectSame(kind, { [name]: { [operator]: value } })
    }
  })

  test.each(Object.keys(OPERATORS) as ValueType[])('for every operator on a %s', async type => {
    for (const kind of KINDS) {
      const found = Object.entries(FILTERS[kind].fields).find(
        ([name, field]) => field.type === type && name !== 'basis',
      )
      if (found === undefined) continue
      const [name, field] = found
      for (const operator of OPERATORS[type]) {
        const [value] = fc.sample(asked(operator, values(graph, kind, name, field)), { numRuns: 1, seed: 3 })
        await expectSame(kind, { [name]: { [operator]: value } })
        await expectSame(kind, { not: { [name]: { [operator]: value } } })
      }
      return
    }
  })
})
