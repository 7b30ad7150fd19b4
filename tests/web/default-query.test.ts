import { readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { defaultQuery } from '../../web/graphiql/default-query.ts'

const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'))
const problems = (query: string): string[] => validate(schema, parse(query)).map(error => error.message)

test('the query that GraphiQL opens with is valid', () => {
  expect(problems(defaultQuery)).toEqual([])
})

test('its commented examples are valid when uncommented', () => {
  const uncommented = defaultQuery.replace(/^ {2}# (?![A-Z])/gm, '  ')
  expect(uncommented).toContain('\n  trace(from:')
  expect(uncommented).toContain('\n  acts(first:')
  expect(problems(uncommented)).toEqual([])
})
