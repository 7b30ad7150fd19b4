import 'reflect-metadata'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ApolloServer } from '@apollo/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApollo } from '../../src/api/apollo.ts'
import type { Context } from '../../src/entities/base/context.ts'
import { contextMaker } from '../../src/service/context.ts'
import { type Api, openApi } from '../api/harness.ts'

/** The rooms whose errors reach whoever asks; what loads data speaks to whoever loads. */
const ROOMS = [
  'src/api',
  'src/filters',
  'src/entities',
  'src/questions',
  'src/graph',
  'src/model/errors.ts',
  'src/pages',
  'src/exports',
  'src/service/store.ts',
]
const OTHERS = /^src\/graph\/releases\//
/** Where the path of what is wrong is put before the message: their callers have the messages. */
const HELPERS = new Set(['BAD_USER_INPUT …: …', 'LIMIT_EXCEEDED …: …'])

const TEXT = "(`(?:[^`\\\\]|\\\\.)*`|'(?:[^'\\\\]|\\\\.)*')"
const THROWN: [RegExp, (match: RegExpExecArray) => string][] = [
  [new RegExp(`new FilorossoError\\(\\s*'([A-Z_]+)',\\s*${TEXT}`, 'g'), match => `${match[1]} ${shape(match[2])}`],
  [new RegExp(`new HttpFault\\(\\s*\\d+,\\s*'([A-Z_]+)',\\s*${TEXT}`, 'g'), match => `${match[1]} ${shape(match[2])}`],
  [new RegExp(`\\brefused\\(\\s*[^,()]+,\\s*${TEXT}`, 'g'), match => `BAD_USER_INPUT …: ${shape(match[1])}`],
  [new RegExp(`\\btooMuch\\(\\s*[^,()]+,\\s*${TEXT}`, 'g'), match => `LIMIT_EXCEEDED …: ${shape(match[1])}`],
  [new RegExp(`new GraphQLError\\(\\s*${TEXT}`, 'g'), match => `BAD_USER_INPUT ${shape(match[1])}`],
]

/** A message with … for what it names. */
function shape(text: string | undefined): string {
  return String(text)
    .slice(1, -1)
    .replace(/"?\$\{[^{}]*\}"?/g, '…')
}

function files(path: string): string[] {
  if (path.endsWith('.ts')) return [path]
  return readdirSync(path, { withFileTypes: true })
    .flatMap(each => (each.isDirectory() || each.name.endsWith('.ts') ? files(join(path, each.name)) : []))
    .filter(file => !OTHERS.test(file))
}

const documented = readFileSync('docs/errors.md', 'utf8')
  .split('\n')
  .flatMap(row => {
    const [, , messages, code] = row.split(' | ').length === 4 ? ['', ...row.split(' | ')] : []
    return messages === undefined || !/^[A-Z_]+$/.test(code ?? '')
      ? []
      : [...messages.matchAll(/`([^`]+)`/g)].map(([, message]) => ({ code: String(code), message: String(message) }))
  })

const thrown = ROOMS.flatMap(files).flatMap(file => {
  const source = readFileSync(file, 'utf8')
  return THROWN.flatMap(([pattern, said]) => [...source.matchAll(pattern)].map(match => said(match as RegExpExecArray)))
})

test('docs/errors.md has every message that the source gives to who asks, with its code', () => {
  const known = new Set(documented.map(({ code, message }) => `${code} ${message}`))
  const wanted = thrown.filter(each => !each.startsWith('INTERNAL ') && !HELPERS.has(each))
  expect([...new Set(wanted)].filter(each => !known.has(each))).toEqual([])
})

test('docs/errors.md has no message that the source does not give, those of GraphQL itself apart', () => {
  const graphql = documented.filter(({ message }) =>
    /^(Syntax Error|Cannot query|Unknown|Variable|Schema) ?/.test(message),
  )
  expect(graphql).toHaveLength(7)
  const given = new Set(thrown)
  const rest = documented.filter(each => !graphql.includes(each) && !given.has(`${each.code} ${each.message}`))
  expect(rest).toEqual([])
})

test('the source gives no error whose message cannot be read from it', () => {
  for (const file of ROOMS.flatMap(files)) {
    const source = readFileSync(file, 'utf8')
    // One that wraps another has its message, as what the HTTP server refuses by itself has.
    const all =
      source.match(
        /new (FilorossoError|GraphQLError|HttpFault)\((?!originalError|statusCode|'BAD_USER_INPUT', message\))/g,
      ) ?? []
    const read = THROWN.flatMap(([pattern]) => [...source.matchAll(pattern)]).filter(([text]) =>
      text.startsWith('new '),
    )
    expect({ file, errors: read.length }).toEqual({ file, errors: all.length })
  }
})

let api: Api
let apollo: ApolloServer<Context>
beforeAll(async () => {
  api = await openApi(['tests/packages/comune-di-rivalta'])
  apollo = await createApollo(api.schema, () => {})
})
afterAll(async () => {
  await apollo?.stop()
  await api?.close()
})

const ACT = 'act/ministero-delle-acque/dd-6-2022'
test.each([
  ['{ act(id: '],
  [`{ ${'a:__typename '.repeat(3_000)} }`],
  ['{ act(id: "x") { colour } }'],
  ['{ act(id: "x", colour: 1) { id } }'],
  ['query($id: ID!) { act(id: $id) { id } }'],
  ['query($of: ActFilter) { acts(filter: $of) { totalCount } }', { of: { colour: 1 } }],
  ['mutation { x }'],
  ['{ trace(from: "act/nobody/none") { id } }'],
  ['{ sum(ids: ["act/nobody/none"]) { __typename } }'],
  [`{ nodes(ids: [${'"x" '.repeat(101)}]) { id } }`],
  ['{ timeline(from: "2022-02-30") { date } }'],
  ['{ acts(first: 0) { totalCount } }'],
  ['{ acts(after: "x") { totalCount } }'],
  ['{ acts(filter: { name: null }) { totalCount } }'],
  ['{ allocations(filter: { amount: { gte: "1.001" } }) { totalCount } }'],
  [`{ acts(filter: { id: { in: [${'"x" '.repeat(101)}] } }) { totalCount } }`],
  [`{ trace(from: "${ACT}", to: "${ACT}") { id } }`],
  [`{ trace(from: "${ACT}", maxRoutes: 0) { id } }`],
  [`{ diff(from: "plan/x", to: "${ACT}") { delta } }`],
  ['{ sum(ids: []) { __typename } }'],
  ['{ search(text: " ") { totalCount } }'],
  [`{ paths(from: "${ACT}", to: "${ACT}") { steps { relation } } }`],
  ['{ timeline(first: 501) { date } }'],
] as [string, Record<string, unknown>?][])(
  '%s ends with an error that docs/errors.md has',
  async (query, variables = {}) => {
    const contextValue = await contextMaker(api.store, () => null)(null)
    const { body } = await apollo.executeOperation({ query, variables }, { contextValue })
    if (body.kind !== 'single') throw new Error('an answer in pieces')
    const error = body.singleResult.errors?.[0]
    const rows = documented.filter(
      ({ code, message }) => code === error?.extensions?.code && pattern(message).test(`${error?.message}`),
    )
    expect({ error: error?.message, rows: rows.length > 0 }).toEqual({ error: error?.message, rows: true })
  },
)

/** Every message that a row stands for. */
function pattern(message: string): RegExp {
  const parts = message.split('…').map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`${parts.join('[^]*')}$`)
}
