import 'reflect-metadata'
import fc from 'fast-check'
import { type GraphQLSchema, getOperationAST, graphql, type OperationDefinitionNode, parse } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectedOf } from '../../src/api/expected.ts'
import { createSchema } from '../../src/api/schema.ts'
import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { finderOf } from '../../src/entities/kinds/walk.ts'
import { openReader } from '../../src/graph/cached-reader.ts'
import type { Database } from '../../src/graph/database.ts'
import { FACTS } from '../../src/graph/facts.ts'
import type { ReleaseInfo } from '../../src/graph/reader.ts'
import { ReleaseCaches } from '../../src/graph/release-cache.ts'
import { loadRelease } from '../../src/graph/releases/load.ts'
import { nameOf, type Route, readingIn, type Tree, wayIn } from '../../src/graph/trees/tree.ts'
import { definitionOf, ENTITY_KINDS, type EntityKind } from '../../src/kinds/index.ts'
import type { View } from '../../src/kinds/kind.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { compareIds } from '../../src/model/order.ts'
import { type PlanStep, planProblems } from '../cypher/rules.ts'
import { counted, withoutTurns } from '../graph/support/counted.ts'
import { openTestDatabase, ownScope } from '../graph/support/database.ts'
import { memoryReader } from '../trace/memory-reader.ts'

interface Loaded {
  graph: GraphValue
  release: ReleaseInfo
}

let database: Database
let schema: GraphQLSchema
let packages: Loaded[]
/** The second of them as an earlier version of the program wrote it. */
let older: Loaded

withoutTurns()
beforeAll(async () => {
  database = await openTestDatabase()
  schema = await createSchema()
  const load = async (folder: string, name = folder): Promise<Loaded> => {
    const graph = derive(await readPackages([folder]))
    return { graph, release: await loadRelease(database, graph, { scope: ownScope(name), contentHash: name }) }
  }
  packages = [await load('data/rapporto-2019'), await load('tests/packages/comune-di-rivalta')]
  older = await load('tests/packages/comune-di-rivalta', 'older')
  await database.driver.executeQuery(
    `MATCH (node:Entity {release: $release}) REMOVE node.${FACTS}, node.tied, node.rank`,
    { release: older.release.id },
    { database: database.database },
  )
})

/** An operation asked of a reader that remembers nothing, given what it will ask or not. */
async function asked({ release }: Loaded, source: string, isShown: boolean, cacheBytes = 0) {
  const { database: noting, asked: statements } = counted(database)
  const reader = openReader(noting, release, new ReleaseCaches({ cacheBytes }))
  const document = parse(source)
  if (isShown)
    reader.expect?.(() => expectedOf(schema, document, getOperationAST(document) as OperationDefinitionNode, {}))
  const { data, errors } = await graphql({ schema, source, contextValue: { reader, address: '', language: 'EN' } })
  if (errors !== undefined) throw new Error(`${source}\n${errors.join('\n')}`)
  return { data: JSON.stringify(data), statements }
}

const ofKind = ({ graph }: Loaded, kind: EntityKind) => [...graph.entities.values()].filter(each => each.kind === kind)

/** The views of a kind that lead to entities, and both ways of a page that its parts may be asked of. */
function routesOf(kind: EntityKind): { view: View; route: Route }[] {
  return Object.values(definitionOf(kind).views).flatMap((view: View) => {
    if (view.to === 'CHECK' || view.to === 'CONTRADICTION') return []
    const routes = [view.path, ...(view.itself === null ? [] : [view.itself.path])]
    return routes.map(path => ({ view, route: { to: view.to as EntityKind, path, join: view.join } }))
  })
}

/** Follows the relationships of a graph in memory. */
function walkingIn(graph: GraphValue) {
  const { edges } = memoryReader(graph)
  const naming = async (kind: EntityKind, property: string, id: string) =>
    [...graph.entities.values()].flatMap(each =>
      each.kind === kind && (each.properties as unknown as Record<string, unknown>)[property] === id ? [each.id] : [],
    )
  return { edges, naming }
}

test.each(ENTITY_KINDS)('every way from a %s leads where its relationships lead', async kind => {
  for (const loaded of packages) {
    const entities = ofKind(loaded, kind)
    const routes = routesOf(kind)
    const tree: Tree = new Map()
    for (const { route } of routes) wayIn(readingIn(tree, kind), route, null)
    const { database: noting, asked: statements } = counted(database)
    const reader = openReader(noting, loaded.release, new ReleaseCaches({ cacheBytes: 0 }))
    reader.expect?.(() => ({ named: new Map(), others: tree }))
    expect(await Promise.all(entities.map(({ id }) => reader.entity(id)))).toEqual(
      entities.map(entity => expect.objectContaining({ id: entity.id, properties: entity.properties })),
    )
    expect(statements.length).toBe(entities.length === 0 ? 0 : 1)
    const walking = walkingIn(loaded.graph)
    for (const { view, route } of routes) {
      const find = finderOf(view, route.path)
      for (const entity of entities) {
        const known = await reader.reached?.(route, entity.id)
        const isOfIds = route.join?.to === 'id'
        if (!isOfIds)
          expect([...(known ?? ['unknown'])].sort(compareIds), `${nameOf(route)} of ${entity.id}`).toEqual(
            await find(walking, entity),
          )
        for (const id of await find(walking, entity)) expect(await reader.entity(id)).not.toBeNull()
      }
    }
    // All that they lead to is there.
    expect(statements.length).toBe(entities.length === 0 ? 0 : 1)
  }
})

const PLAN_TREE = `sections { number allocations(first: 20) { nodes { id amount { amount } act { name } } }
  lines { name allocations(first: 20) { nodes { id act { name } } totalCount } results(first: 20) { nodes { name evidence { raw } } } } }`

describe('an operation asks the database', () => {
  test.each([
    ['a plan with all below it', `{ plan(id: "plan/anpal-servizi/2017-2020") { name ${PLAN_TREE} } }`, 1],
    [
      'an act, its amounts and their contradictions',
      '{ act(id: "act/anpal/dd-440-2019") { headline { allocation { name } } issuers { name } allocations(first: 50) { nodes { id target { id name ... on Line { section { name } results(first: 50) { nodes { id } } } } contradictions(first: 20) { nodes { explanation claims { value } } } } } } }',
      1,
    ],
    [
      'a page with what is beside each',
      '{ allocations(first: 20, orderBy: AMOUNT_DESC) { nodes { name act { name } fund { name } axes { name } evidence { raw } table { name source { name } } } } }',
      1,
    ],
    [
      'a page read backwards, of what an order has no value of',
      '{ lines(last: 7, orderBy: NUMBER_DESC) { nodes { name section { name } } pageInfo { hasPreviousPage } } }',
      1,
    ],
    [
      'a page of any kind',
      '{ entities(first: 9, orderBy: NAME_ASC) { nodes { id ... on Act { issuers { name } } } totalCount } }',
      1,
    ],
    [
      'several entities at once',
      `{ plans(first: 5) { nodes { ${PLAN_TREE} } } nodes(ids: ["act/anpal/dd-440-2019", "plan/anpal-servizi/2017-2020"]) { id ... on Entity { evidence { raw } } ... on Act { issuers { name } } } }`,
      4,
    ],
    [
      'a list that is longer than its page',
      '{ act(id: "act/anpal/dd-440-2019") { allocations(first: 2) { totalCount pageInfo { hasNextPage } nodes { id act { id } target { name } } } } }',
      1,
    ],
    [
      'the end of a list that is longer than its page, and of what all of it consists',
      '{ act(id: "act/anpal/dd-440-2019") { allocations(last: 2) { totalCount nodes { id target { name } } } a: allocations(first: 2) { nodes { id } } b: allocations(first: 2) { groups(by: TARGET) { groups { key count } } nodes { id } } } }',
      3,
    ],
    [
      'a list of which one page is ordered and another is not, with what is below each',
      '{ fund(id: "fund/poc-spao") { a: allocations(first: 2, orderBy: ID_DESC) { nodes { act { id } } } b: allocations(first: 2) { nodes { act { id } contradictions(first: 3) { totalCount } } } } }',
      4,
    ],
    [
      'what proves things of several kinds, and all that they are tied to',
      '{ act(id: "act/anpal/dd-440-2019") { allocations(first: 20) { nodes { target { ... on Line { evidence { raw } neighbours { totalCount } } ... on Section { evidence { raw } neighbours { totalCount } } } } } } }',
      1,
    ],
    [
      'the first neighbours of an act, with what is beside each',
      '{ act(id: "act/anpal/dd-440-2019") { neighbours(first: 5, relations: [SETS, ISSUED_BY], direction: OUT) { pageInfo { hasNextPage endCursor } edges { relation direction note basis node { name ... on Allocation { fund { name } } } } } } }',
      1,
    ],
    [
      'the first neighbours of what many share',
      '{ entity(id: "organisation/anpal") { name neighbours(first: 20, relations: [BENEFITS]) { pageInfo { hasNextPage } nodes { name } } } }',
      1,
    ],
    [
      'a sum',
      `{ sum(ids: [${[129, 130, 131, 132].map(line => `"allocation/rapporto-2019/l${line}/dd-440"`)}]) { __typename ... on Sum { total { amount } } ... on SumRefused { reasons { code } } } }`,
      3,
    ],
    [
      'paths',
      '{ paths(from: "act/anpal/dd-440-2019", to: "indicator/rapporto-2019/l290") { steps { relation to { id } } } }',
      4,
    ],
  ])('of %s as often as is promised, and answers as it would without', async (_, source, most) => {
    const [report] = packages as [Loaded]
    const plain = await asked(report, source, false)
    const stated = await asked(report, source, true)
    expect(stated.data).toBe(plain.data)
    expect(stated.statements.length).toBeLessThanOrEqual(most)
    expect(stated.statements.length).toBeLessThanOrEqual(plain.statements.length)
  })

  test('once where it asks the same again of what is remembered', async () => {
    const [{ release }] = packages as [Loaded]
    const caches = new ReleaseCaches({ cacheBytes: 1e8 })
    const source = `{ plan(id: "plan/anpal-servizi/2017-2020") { name ${PLAN_TREE} } }`
    const document = parse(source)
    const ask = async () => {
      const { database: noting, asked: statements } = counted(database)
      const reader = openReader(noting, release, caches)
      reader.expect?.(() => expectedOf(schema, document, getOperationAST(document) as OperationDefinitionNode, {}))
      const { data } = await graphql({ schema, source, contextValue: { reader, address: '', language: 'EN' } })
      return { data, asked: statements.length }
    }
    const first = await ask()
    expect(first.asked).toBe(1)
    expect(await ask()).toEqual({ data: first.data, asked: 0 })
  })
})

/** What may be selected of an entity of a kind, some views deep. */
function selections(kind: EntityKind, depth: number): fc.Arbitrary<string> {
  const views = Object.entries(definitionOf(kind).views).filter(([, { shows }]) => shows !== null)
  const leaves = fc.constantFrom(
    'id',
    'name',
    'id name evidence { raw }',
    'neighbours(first: 3) { pageInfo { hasNextPage endCursor } edges { relation direction note node { id name } } }',
    'neighbours(first: 2, relations: [FOR, BENEFITS], direction: IN) { totalCount nodes { name } }',
    'neighbours(first: 4, kinds: [ALLOCATION, LINE]) { nodes { name } }',
    'name contradictions(first: 3) { totalCount nodes { name } }',
  )
  if (depth === 0 || views.length === 0) return leaves
  const below = fc.constantFrom(...views).chain(([name, view]: [string, View]) => {
    const inside: fc.Arbitrary<string> =
      view.to === 'ENTITY' ? any(depth - 1) : selections(view.to as EntityKind, depth - 1)
    const page = fc.constantFrom(
      '(first: 3)',
      '(first: 30)',
      '(first: 4, orderBy: ID_DESC)',
      '(first: 2, filter: { not: { name: { eq: "x" } } })',
    )
    if (view.shows !== 'PAGE') return inside.map(of => `${name} { ${of} }`)
    return fc
      .tuple(inside, page)
      .map(([of, given]) => `${name}${given} { totalCount pageInfo { hasNextPage endCursor } nodes { ${of} } }`)
  })
  return fc.tuple(leaves, fc.array(below, { minLength: 1, maxLength: 2 })).map(([own, more]) =>
    // Each under a name of its own: the same field may be selected twice with other arguments.
    [own, ...more.map((each, nth) => `${'abcdefgh'[nth]}${depth}: ${each}`)].join(' '),
  )
}

const any = (depth: number): fc.Arbitrary<string> =>
  fc
    .constantFrom<EntityKind>('LINE', 'SECTION', 'PLAN', 'ACT')
    .chain(kind => selections(kind, depth).map(of => `id ... on ${definitionOf(kind).label} { ${of} }`))

test('whatever is selected, what is read beforehand changes no answer, and no statement scans', {
  timeout: 300_000,
}, async () => {
  const kinds = fc.constantFrom<EntityKind>(
    'PLAN',
    'ACT',
    'ALLOCATION',
    'LINE',
    'SECTION',
    'RESULT',
    'INDICATOR',
    'FUND',
    'TABLE',
    'ORGANISATION',
  )
  const question = kinds.chain(kind => fc.record({ kind: fc.constant(kind), of: selections(kind, 3), at: fc.nat() }))
  // What was planned once is planned alike.
  const explained = new Set<string>()
  const property = fc.asyncProperty(fc.nat({ max: 2 }), question, async (which, { kind, of, at }) => {
    const loaded = packages[which] ?? older
    const entities = ofKind(loaded, kind)
    const id = entities[at % entities.length]?.id
    if (id === undefined) return
    const source = `{ entity(id: "${id}") { ... on ${definitionOf(kind).label} { ${of} } } }`
    const plain = await asked(loaded, source, false)
    const stated = await asked(loaded, source, true)
    expect(stated.data).toBe(plain.data)
    expect((await asked(loaded, source, true, 1e8)).data).toBe(plain.data)
    for (const { text, parameters } of stated.statements) {
      if (explained.has(text)) continue
      explained.add(text)
      const session = database.driver.session({ database: database.database })
      const { summary } = await session.run(`EXPLAIN ${text}`, parameters).finally(() => session.close())
      expect(planProblems(text, summary.plan as PlanStep)).toEqual([])
    }
  })
  await fc.assert(property, { numRuns: Number(process.env.FILOROSSO_TREE_RUNS ?? 25) })
})
