import { type GraphQLObjectType, graphql, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { definitionOf, ENTITY_KINDS } from '../../src/kinds/index.ts'
import { contextMaker } from '../../src/service/context.ts'
import { type Api, openApi } from './harness.ts'

let api: Api
beforeAll(async () => {
  api = await openApi(['data/rapporto-2019'])
})
afterAll(() => api?.close())

/** Fields that page: those with `after`, each with what else it must be asked with. */
function paged(type: GraphQLObjectType): string[] {
  return Object.values(type.getFields())
    .filter(({ args }) => args.some(({ name }) => name === 'after'))
    .map(({ name }) => name)
}

/** The same release under another name, as a load makes it. */
async function answered(source: string, release: string) {
  const context = await contextMaker(api.store, () => null)(null)
  const reader = { ...context.reader, release: { ...context.reader.release, id: release } }
  return graphql({ schema: api.schema, source, contextValue: { ...context, reader } })
}

/** A page of one row and the page after it: in its own release, and in the next. */
async function refusedAcross(page: (args: string) => string, field: string): Promise<boolean> {
  const { data, errors: wrong } = await answered(page('first: 1'), api.release.id)
  expect(wrong, field).toBeUndefined()
  const cursorIn = (value: unknown): string | null =>
    value !== null && typeof value === 'object'
      ? ((value as Record<string, string>).endCursor ??
        (value as Record<string, string>).cursor ??
        Object.values(value).map(cursorIn).find(Boolean) ??
        null)
      : null
  const cursor = cursorIn(data)
  if (cursor === null) return false
  const next = page(`first: 1, after: "${cursor}"`)
  expect((await answered(next, api.release.id)).errors, field).toBeUndefined()
  const { errors } = await answered(next, 'r2')
  expect(errors?.[0]?.message, field).toBe(`after: this cursor is of release ${api.release.id}, and release r2 answers`)
  return true
}

describe('a cursor of another release is refused', () => {
  test('in every list of the root', async () => {
    const root = api.schema.getQueryType() as GraphQLObjectType
    const fields = paged(root)
    expect(fields.length).toBeGreaterThan(12)
    const tried = await Promise.all(
      fields.map(name => {
        const more = name === 'search' ? 'text: "navigator", ' : ''
        const shown = name === 'timeline' ? 'cursor' : 'pageInfo { endCursor }'
        return refusedAcross(args => `{ ${name}(${more}${args}) { ${shown} } }`, name)
      }),
    )
    // The report has nothing of the kinds that other documents need: their lists have no cursor.
    const empty = ENTITY_KINDS.filter(kind => !api.release.counts[kind]).map(kind =>
      definitionOf(kind).resource.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
    )
    expect(fields.filter((name, nth) => !tried[nth] && !empty.includes(name))).toEqual([])
  })

  test('in a list that is filtered, or ordered, or both', async () => {
    for (const asked of [
      'filter: { stage: { eq: BUDGETED } }',
      'orderBy: AMOUNT_DESC',
      'filter: { hasFund: true }, orderBy: NAME_ASC',
    ])
      expect(await refusedAcross(args => `{ allocations(${asked}, ${args}) { pageInfo { endCursor } } }`, asked)).toBe(
        true,
      )
  })

  test('in every list of an entity', async () => {
    const entities = Object.values(api.schema.getTypeMap()).filter(
      (type): type is GraphQLObjectType =>
        isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Entity'),
    )
    const ofKind = new Map<string, string[]>()
    for (const { id, typename } of await everyEntity()) ofKind.set(typename, [...(ofKind.get(typename) ?? []), id])
    let tried = 0
    for (const type of entities)
      for (const field of paged(type))
        for (const id of ofKind.get(type.name)?.slice(0, 20) ?? []) {
          const page = (args: string) =>
            `{ entity(id: "${id}") { ... on ${type.name} { ${field}(${args}) { pageInfo { endCursor } } } } }`
          if (!(await refusedAcross(page, `${type.name}.${field}`))) continue
          tried += 1
          break
        }
    expect(tried).toBeGreaterThan(35)
  }, 120_000)
})

/** Some of each kind. */
async function everyEntity(): Promise<{ id: string; typename: string }[]> {
  const lists = ENTITY_KINDS.map(
    kind => `${kind}: entities(first: 40, filter: { kind: { eq: ${kind} } }) { nodes { typename: __typename id } }`,
  )
  const data: Record<string, { nodes: { id: string; typename: string }[] }> = await api.ask(`{ ${lists.join(' ')} }`)
  return Object.values(data).flatMap(({ nodes }) => nodes)
}
