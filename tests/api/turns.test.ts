import { buildSchema, execute, type GraphQLSchema, parse } from 'graphql'
import { type CompiledQuery, compileQuery } from 'graphql-jit'
import { describe, expect, test } from 'vitest'
import { resolvesInTurns } from '../../src/api/turns.ts'
import { longestTurn } from '../questions/longest-turn.ts'

/** 12 to 24 measured; in one piece, by graphql 77 to 120, and by graphql-jit 50 to 111. */
const [THINGS, TURN_MS] = [30_000, 45]

interface Thing {
  nth: number
  of: { id: string }
}

const THING = 'type Of { id: ID! } type Thing { nth: Int! of: Of! }'
const document = parse('{ things { nth of { id } } }')
const made = Array.from({ length: THINGS }, (_, nth): Thing => ({ nth, of: { id: `of/${nth}` } }))
const reversed = [...made].reverse()

function schemaOf(type: string, things: () => unknown): GraphQLSchema {
  const schema = buildSchema(`${THING} type Query { things: ${type} }`)
  const { things: field } = schema.getQueryType()?.getFields() ?? {}
  if (field !== undefined) field.resolve = things
  return resolvesInTurns(schema)
}

const WAYS: [string, (schema: GraphQLSchema, context: object) => Promise<unknown>][] = [
  ['graphql', async (schema, contextValue) => execute({ schema, document, contextValue })],
  ['graphql-jit', async (schema, context) => (compileQuery(schema, document) as CompiledQuery).query({}, context, {})],
]

describe.each(WAYS)('a list of thousands, completed by %s', { retry: 2 }, (_name, ask) => {
  test.each([
    ['that is there', '[Thing!]!', () => made, made],
    ['that comes', '[Thing!]', async () => made, made],
    ['in another order', '[Thing]!', () => reversed, reversed],
    ['with gaps', '[Thing]', () => made.map(thing => (thing.nth % 3 === 0 ? null : thing)), null],
  ])('%s, leaves others their turn, and is as it was', async (_what, type, things, whole) => {
    const schema = schemaOf(type, things)
    await ask(schema, {})
    const { answer, ownMs } = await longestTurn(() => ask(schema, {}))
    const expected = whole ?? made.map(thing => (thing.nth % 3 === 0 ? null : thing))
    expect(JSON.stringify(answer)).toBe(JSON.stringify({ data: { things: expected } }))
    expect(ownMs).toBeLessThan(TURN_MS)
  })

  test('ends with its request', async () => {
    const gone = new AbortController()
    const schema = schemaOf('[Thing!]!', () => made)
    const asked = ask(schema, { signal: gone.signal })
    gone.abort(new Error('gone'))
    const { errors } = (await asked) as { errors: readonly { message: string }[] }
    expect(new Set(errors.map(({ message }) => message))).toEqual(new Set(['gone']))
  })
})
