import { setTimeout as sleep } from 'node:timers/promises'
import { ApolloServer } from '@apollo/server'
import { GraphQLInt, GraphQLList, GraphQLObjectType, GraphQLSchema } from 'graphql'
import { expect, test } from 'vitest'
import { formatError, logsFaults } from '../../src/api/errors.ts'
import type { Context } from '../../src/entities/base/context.ts'
import { FilorossoError } from '../../src/model/errors.ts'

/** A list of which every third fails, and two fields, one after the other as they are made to wait. */
function failing(waits: (nth: number) => number) {
  const fail = (nth: number) => ({
    type: GraphQLInt,
    resolve: () => sleep(waits(nth)).then(() => Promise.reject(new FilorossoError('NOT_FOUND', `${nth}`))),
  })
  const Thing = new GraphQLObjectType({
    name: 'Thing',
    fields: { a: { type: GraphQLInt, resolve: (nth: number) => (nth % 3 === 0 ? fail(nth).resolve() : nth) } },
  })
  const things = { type: new GraphQLList(Thing), resolve: () => Array.from({ length: 12 }, (_, nth) => nth) }
  const query = new GraphQLObjectType({ name: 'Query', fields: { b: fail(20), a: fail(21), things } })
  return new ApolloServer<Context>({
    schema: new GraphQLSchema({ query }),
    formatError,
    plugins: [logsFaults(() => {})],
  })
}

async function errorsOf(waits: (nth: number) => number): Promise<(string | undefined)[]> {
  const { body } = await failing(waits).executeOperation(
    { query: '{ b things { a } a }' },
    { contextValue: { request: { id: 'x' } } as Context },
  )
  if (body.kind !== 'single') throw new Error('in parts')
  return (body.singleResult.errors ?? []).map(({ path }) => path?.join('.'))
}

test('errors of fields that are resolved at once are answered in the order of their paths, whichever fails first', async () => {
  const wanted = ['a', 'b', 'things.0.a', 'things.3.a', 'things.6.a', 'things.9.a']
  expect(await errorsOf(nth => nth)).toEqual(wanted)
  expect(await errorsOf(nth => 30 - nth)).toEqual(wanted)
})
