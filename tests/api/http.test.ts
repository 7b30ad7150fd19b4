import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Service, startService } from '../../src/service/service.ts'
import { testEnvironment } from './harness.ts'

const PACKAGE = 'tests/packages/comune-di-rivalta'
const ACT = 'act/ministero-delle-acque/dd-6-2022'
const folder = mkdtempSync(join(tmpdir(), 'filorosso-http-'))
const faults: unknown[] = []
let service: Service

beforeAll(async () => {
  const environment = testEnvironment({
    FILOROSSO_STATE_DIR: folder,
    FILOROSSO_DATA: PACKAGE,
    FILOROSSO_SOURCE: `${PACKAGE}/source.txt`,
  })
  const steps = { step() {}, detail() {} }
  service = await startService({ environment, steps, log: fault => faults.push(fault), scope: 'http' })
})
afterAll(async () => {
  await service?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${service.address}${path}`, { headers, redirect: 'manual' })
const post = (
  body: string,
  headers: Record<string, string> = { 'content-type': 'application/json' },
  path = '/graphql',
) => fetch(`${service.address}${path}`, { method: 'POST', headers, body })
const ask = async (query: string, variables: Record<string, unknown> = {}, path = '/graphql') => {
  const response = await post(JSON.stringify({ query, variables }), undefined, path)
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that the operation asks for
  return { status: response.status, body: (await response.json()) as any }
}

describe('the service over HTTP', () => {
  test('says that it is alive, and ready with which release', async () => {
    expect(await (await get('/health')).json()).toEqual({ status: 'alive' })
    expect(await (await get('/ready')).json()).toEqual({ status: 'ready', release: service.release.id })
  })

  test('answers an operation by POST and by GET', async () => {
    const query = `{ act(id: "${ACT}") { id actKind } }`
    const answer = { data: { act: { id: ACT, actKind: 'DIRECTORIAL_DECREE' } } }
    expect((await ask(query)).body).toEqual({ ...answer, extensions: { cost: expect.any(Object) } })
    const byGet = await get(`/graphql?query=${encodeURIComponent(query)}`)
    expect(await byGet.json()).toMatchObject(answer)
    expect(byGet.headers.get('x-filorosso-release')).toBe(service.release.id)
  })

  test('answers from the release that the address names, and refuses one that is not there', async () => {
    const query = '{ release { id } }'
    const named = await ask(query, {}, `/graphql?release=${service.release.id}`)
    expect(named.body).toMatchObject({ data: { release: { id: service.release.id } } })
    const missing = await ask(query, {}, '/graphql?release=r0')
    expect(missing.status).toBe(404)
    expect(missing.body.errors[0]).toMatchObject({ extensions: { code: 'NOT_FOUND' } })
    expect(missing.body.errors[0].message).toContain('r0')
  })

  test('a browser gets GraphiQL at /graphql, with a policy that lets nothing in from elsewhere', async () => {
    const page = await get('/graphql', { accept: 'text/html,application/xhtml+xml' })
    expect(page.headers.get('content-type')).toMatch(/^text\/html/)
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'/)
    const html = await page.text()
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1]
    const asset = await get(script as string)
    expect(asset.status).toBe(200)
    const again = await get(script as string, {
      'if-none-match': asset.headers.get('etag') as string,
      'cache-control': 'max-age=0',
    })
    expect(again.status).toBe(304)
  })

  test('shows the whole line of the source where it was given the text', async () => {
    const { body } = await ask(`{ act(id: "${ACT}") { evidence { line raw context } } }`)
    const [first] = body.data.act.evidence
    expect(first.context).toContain(first.raw)
  })

  test.each([
    ['a syntax error', '{ act(id: ', 'BAD_USER_INPUT', /Syntax Error/],
    ['an unknown field', '{ act(id: "x") { colour } }', 'BAD_USER_INPUT', /colour/],
    ['an unknown argument', '{ act(id: "x", colour: 1) { id } }', 'BAD_USER_INPUT', /colour/],
    [
      'a malformed day',
      `{ trace(from: "${ACT}", asOf: "2022-02-30") { id } }`,
      'BAD_USER_INPUT',
      /2022-02-30.*YYYY-MM-DD/,
    ],
    ['a page of none', '{ acts(first: 0) { totalCount } }', 'BAD_USER_INPUT', /first: 0/],
    ['a page too large', '{ acts(first: 101) { totalCount } }', 'BAD_USER_INPUT', /first: 101/],
    ['no cursor', '{ acts(after: "x") { totalCount } }', 'BAD_USER_INPUT', /"x" is not a valid cursor/],
    ['a missing origin', '{ trace(from: "act/nobody/none") { id } }', 'NOT_FOUND', /act\/nobody\/none/],
    ['too many ids', `{ nodes(ids: [${Array(101).fill('"x"')}]) { id } }`, 'LIMIT_EXCEEDED', /101/],
    ['a kind of operation that there is not', 'mutation { x }', 'BAD_USER_INPUT', /mutation/],
    ['an origin that is the goal', `{ trace(from: "${ACT}", to: "${ACT}") { id } }`, 'BAD_USER_INPUT', /the same/],
    ['too many words', `{ ${'a:__typename '.repeat(3_000)} }`, 'BAD_USER_INPUT', /token/],
  ])('%s is an error with a documented code that says where', async (_, query, code, message) => {
    const { body } = await ask(query)
    expect(body.errors).toHaveLength(1)
    expect(body.errors[0].message).toMatch(message)
    expect(body.errors[0].extensions.code).toBe(code)
    expect(JSON.stringify(body)).not.toMatch(/stacktrace|MATCH \(|node_modules|\.ts:/)
  })

  test.each([
    ['a page', 'query($n: Int) { acts(first: $n) { totalCount } }'],
    ['a page inside', `query($n: Int) { act(id: "${ACT}") { neighbours(first: $n) { totalCount } } }`],
    ['a trace', `query($n: Int) { trace(from: "${ACT}", maxRoutes: $n) { id } }`],
  ])('null for the length of %s is the fault of who asks, and is named', async (_, query) => {
    const { body } = await ask(query, { n: null })
    expect(body.errors).toHaveLength(1)
    expect(body.errors[0].extensions.code).toBe('BAD_USER_INPUT')
    expect(body.errors[0].message).toMatch(/Argument "(first|maxRoutes)".*must not be null/)
  })

  test('one id of no trace among many costs the others nothing', async () => {
    const absent = `trace/${Buffer.from(JSON.stringify(['act/no/body', null, 'OUT', null, 50])).toString('base64url')}`
    const { body } = await ask('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['trace/x', absent, ACT] })
    expect(body.errors).toBeUndefined()
    expect(body.data.nodes).toEqual([null, null, { id: ACT }])
  })

  test('a cursor of another list is refused by name', async () => {
    const { body } = await ask('{ acts(first: 1) { pageInfo { endCursor } } }')
    const refused = await ask('query($c: String) { lines(after: $c) { totalCount } }', {
      c: body.data.acts.pageInfo.endCursor,
    })
    expect(refused.body.errors[0].message).toMatch(/of the list "acts.*not of "lines/)
  })

  test.each([
    ['a body that is not JSON', '{', { 'content-type': 'application/json' }, 400, 'BAD_USER_INPUT', /not valid JSON/],
    ['a body of another type', '{}', { 'content-type': 'text/plain' }, 415, 'BAD_USER_INPUT', /text\/plain/],
    [
      'a body that is too large',
      ' '.repeat(300_000),
      { 'content-type': 'application/json' },
      413,
      'LIMIT_EXCEEDED',
      /larger/,
    ],
  ])('%s is refused', async (_, body, headers, status, code, message) => {
    const response = await post(body, headers)
    // biome-ignore lint/suspicious/noExplicitAny: the shape is what is tested
    const answer = (await response.json()) as any
    expect(response.status).toBe(status)
    expect(answer.errors[0].extensions.code).toBe(code)
    expect(answer.errors[0].message).toMatch(message)
  })

  test('an address with nothing behind it is NOT_FOUND and names itself', async () => {
    const response = await get('/nothing')
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ errors: [{ message: 'Not found: /nothing' }] })
  })

  test('nothing so far was a fault of the service itself', () => {
    expect(faults).toEqual([])
  })
})
