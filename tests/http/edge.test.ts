import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { auditServer } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACT, type Edge, get, line, openEdge, operation, send } from './support.ts'

const ACTS = '{ acts(first: 20) { nodes { id name description evidence { raw heading } } } }'
let edge: Edge
beforeAll(async () => {
  edge = await openEdge('edge')
})
afterAll(() => edge?.stop())

const ask = (path: string, sent: Parameters<typeof send>[2] = {}) => send(edge.port, path, sent)
const json = ({ body }: { body: Buffer }) => JSON.parse(body.toString())

describe('GraphQL over HTTP', () => {
  test('is as the specification has it: every audit of graphql-http passes', async () => {
    const results = await auditServer({ url: `${edge.service.address}/graphql` })
    expect(results.length).toBeGreaterThan(60)
    expect(results.filter(({ status }) => status !== 'ok').map(({ id, name }) => `${id} ${name}`)).toEqual([])
  })

  test('a plain GET is answered, without a header against forgery and without a content type, as urql sends it', async () => {
    const accept =
      'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed'
    const answer = await ask(get('{ acts { totalCount } }'), { headers: { accept } })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('application/graphql-response+json; charset=utf-8')
    expect(json(answer).data.acts.totalCount).toBeGreaterThan(0)
  })

  test('an address with a query is GraphiQL to a browser', async () => {
    const page = await ask(get('{ acts { totalCount } }'), {
      headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
    })
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.headers.vary).toBe('accept, accept-encoding')
  })

  test('variables and extensions that no stack could hold are refused as that, by POST and by GET', async () => {
    const deep = (levels: number, open = '[', close = ']') => open.repeat(levels) + close.repeat(levels)
    const post = (name: string, value: string) =>
      ask('/graphql', { ...operation(''), body: `{"query":"{ __typename }","${name}":{"v":${value}}}` })
    for (const answer of [
      await post('variables', deep(100_000)),
      await post('variables', deep(20_000, '{"a":', '}').replace('}', '1}')),
      await post('extensions', deep(100_000)),
      await ask(`${get('{ __typename }')}&variables=${encodeURIComponent(`{"v":${deep(2_000)}}`)}`),
    ]) {
      const [error] = json(answer).errors
      expect([answer.status, error.extensions.code]).toEqual([413, 'LIMIT_EXCEEDED'])
      expect(error.message).toMatch(/more than 100 lists and objects inside each other/)
    }
    expect(json(await post('variables', deep(90))).data).toEqual({ __typename: 'Query' })
  })

  describe('the language of sentences', () => {
    const FLOW = `{ trace(from: "${ACT}") { id flow { nodes { role label } } stops { explanation } } }`
    const italian = /\b(non|della|alla)\b/
    const stated = (answer: { body: Buffer }): string => JSON.stringify(json(answer).data.trace.stops)

    test('is that of the header, of the address, of the question: the nearest decides', async () => {
      const it = { headers: { 'accept-language': 'de, it-IT;q=0.9, en;q=0.8' } }
      expect(stated(await ask(get(FLOW)))).not.toMatch(italian)
      expect(stated(await ask(get(FLOW), it))).toMatch(italian)
      expect(stated(await ask(`${get(FLOW)}&lang=it`))).toMatch(italian)
      expect(stated(await ask(`${get(FLOW)}&lang=EN`, it))).not.toMatch(italian)
      const inEnglish = FLOW.replace('") {', '", lang: EN) {')
      expect(stated(await ask(`${get(inEnglish)}&lang=it`, it))).not.toMatch(italian)
      expect(stated(await ask('/graphql?lang=it', operation(FLOW)))).toMatch(italian)
    })

    test('answers of two languages are two for caches; one that the address names is one for everybody', async () => {
      const [english, italian] = [await ask(get(FLOW)), await ask(get(FLOW), { headers: { 'accept-language': 'it' } })]
      expect(english.headers.etag).not.toBe(italian.headers.etag)
      expect(italian.headers.vary).toBe('accept, accept-encoding, accept-language')
      const named = await ask(`${get(FLOW)}&lang=it`, { headers: { 'accept-language': 'en' } })
      expect([named.headers.vary, named.headers.etag]).toEqual(['accept, accept-encoding', italian.headers.etag])
    })

    test('a trace asked in a language keeps it in its id, so that it is the same wherever it is opened', async () => {
      const asked = json(await ask(get(FLOW.replace('") {', '", lang: IT) {')))).data.trace
      expect(asked.id).not.toBe(json(await ask(get(FLOW))).data.trace.id)
      const again = await ask(get(`{ node(id: "${asked.id}") { ... on Trace { id stops { explanation } } } }`))
      expect(json(again).data.node).toEqual({ id: asked.id, stops: asked.stops })
    })

    test('is refused in an address where nothing is written in it, and passed over in a header', async () => {
      const refused = await ask(`${get(FLOW)}&lang=xx`)
      expect([refused.status, json(refused).errors[0].extensions]).toEqual([
        400,
        expect.objectContaining({ code: 'BAD_USER_INPUT', hint: 'give en or it, or leave it out' }),
      ])
      expect(stated(await ask(get(FLOW), { headers: { 'accept-language': 'xx' } }))).not.toMatch(italian)
    })
  })

  test('an address with letters as they are leads to what their bytes encode, in UTF-8 or else in Latin-1', async () => {
    const query = '{ acts(filter: { name: { contains: "è" } }) { totalCount } }'
    const [written, bare] = [get(query), get(query).replace('%C3%A8', 'è')]
    for (const encoding of ['utf8', 'latin1'] as const) {
      const sent = line(edge.port, '')
      sent.socket.write(Buffer.from(`GET ${bare} HTTP/1.1\r\nhost: x\r\n\r\n`, encoding))
      await sent.ended(20_000)
      expect(sent.text()).toMatch(/^HTTP\/1\.1 308 /)
      expect(/^location: (.*)\r$/m.exec(sent.text())?.[1]).toBe(written)
    }
    const other = line(edge.port, '')
    other.socket.write(Buffer.from('GET //elsewhere/è HTTP/1.1\r\nhost: x\r\n\r\n'))
    await other.ended(20_000)
    expect(/^location: (.*)\r$/m.exec(other.text())?.[1]).toBe('/elsewhere/%C3%A8')
    expect(json(await ask(written)).data.acts.totalCount).toBeTypeOf('number')
  })

  test('HEAD is GET without its body', async () => {
    const [head, whole] = [await ask(get(ACTS), { method: 'HEAD' }), await ask(get(ACTS))]
    expect(head.status).toBe(200)
    expect(head.body.length).toBe(0)
    for (const name of ['etag', 'content-length', 'content-type', 'cache-control', 'vary'])
      expect(head.headers[name], name).toBe(whole.headers[name])
  })

  test.each([
    ['application/json, text/html;q=0.1', 'application/json'],
    ['application/json, text/html;q=0', 'application/json'],
    ['application/graphql-response+json, text/html;q=0.5', 'application/graphql-response+json'],
    ['text/html, application/json;q=0.5', 'text/html'],
  ])('to %s it is %s, an answer and a fault alike', async (accept, type) => {
    for (const path of [get('{ release { id } }'), '/nothing'])
      expect((await ask(path, { headers: { accept } })).headers['content-type']).toBe(`${type}; charset=utf-8`)
  })

  test('to a client that takes no type of an answer it is 406, also where the answer is known', async () => {
    for (let asked = 0; asked < 2; asked += 1) {
      await ask(get('{ acts(first: 2) { nodes { id } } }'))
      for (const sent of [{}, operation('{ acts(first: 2) { nodes { id } } }')]) {
        const path = 'body' in sent ? '/graphql' : get('{ acts(first: 2) { nodes { id } } }')
        const answer = await ask(path, { ...sent, headers: { 'content-type': 'application/json', accept: 'text/csv' } })
        expect([answer.status, json(answer).errors[0].extensions]).toEqual([
          406,
          { code: 'BAD_USER_INPUT', hint: 'accept application/graphql-response+json or application/json' },
        ])
      }
    }
  })

  test.each(['mutation', 'subscription'])(
    'a %s is not sent by GET, whatever the type, and there is none',
    async word => {
      for (const accept of ['application/json', 'application/graphql-response+json', '*/*']) {
        const refused = await ask(get(`${word} { a }`), { headers: { accept } })
        expect([accept, refused.status, json(refused).errors[0].extensions.code]).toEqual([
          accept,
          405,
          'BAD_USER_INPUT',
        ])
      }
      expect(json(await ask('/graphql', operation(`${word} { a }`))).errors[0].extensions.code).toBe('BAD_USER_INPUT')
    },
  )

  test('several operations in one body, and answers in parts, are refused as what they are', async () => {
    const batch = await ask('/graphql', { ...operation(''), body: '[{"query":"{ __typename }"}]' })
    expect([batch.status, json(batch).errors[0].message]).toEqual([400, 'Operation batching disabled.'])
    const parts = await ask('/graphql', operation('{ acts { ... @defer { totalCount } } }'))
    expect(json(parts).errors[0]).toMatchObject({
      message: 'Unknown directive "@defer".',
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })

  test.each([
    ['/schema.graphql', /^type Query \{/m],
    ['/subgraph.graphql', /^type Act implements Entity & Node @key\(fields: "id"\) \{/m],
  ])('%s serves the schema as a text', async (path, part) => {
    const sdl = await ask(path)
    expect(sdl.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(sdl.body.toString()).toMatch(part)
    const again = await ask(path, { headers: { 'if-none-match': String(sdl.headers.etag) } })
    expect(again.status).toBe(304)
  })

  test.each([
    ['OPTIONS', '/graphql', 204, 'GET, HEAD, POST, OPTIONS'],
    ['OPTIONS', `/${ACT}`, 204, 'GET, HEAD, OPTIONS'],
    ['PUT', '/graphql', 405, 'GET, HEAD, POST, OPTIONS'],
    ['DELETE', '/health', 405, 'GET, HEAD, OPTIONS'],
    ['POST', '/schema.graphql', 405, 'GET, HEAD, OPTIONS'],
    ['PATCH', `/${ACT}.json`, 405, 'GET, HEAD, OPTIONS'],
  ])('%s %s says what is allowed there', async (method, path, status, allow) => {
    const answer = await ask(path, { method })
    expect([answer.status, answer.headers.allow]).toEqual([status, allow])
  })

  test.each([
    ['another address', '/nothing', {}, 404, 'NOT_FOUND'],
    ['another method', '/graphql', { method: 'PUT' }, 405, 'BAD_USER_INPUT'],
    ['a body too large', '/graphql', { ...operation(`{ a${' '.repeat(300_000)} }`) }, 413, 'LIMIT_EXCEEDED'],
    ['an address too long', `/graphql?query=${'x'.repeat(17_000)}`, {}, 414, 'LIMIT_EXCEEDED'],
    ['an address far too long', `/graphql?query=${'x'.repeat(60_000)}`, {}, 414, 'LIMIT_EXCEEDED'],
    ['headers too large', '/graphql', { headers: { 'x-much': 'x'.repeat(40_000) } }, 431, 'LIMIT_EXCEEDED'],
    [
      'a body in another charset',
      '/graphql',
      { ...operation('{ a }'), headers: { 'content-type': 'application/json; charset=latin1' } },
      415,
      'BAD_USER_INPUT',
    ],
    ['a release that is not there', `${get('{ acts { totalCount } }')}&release=r0`, {}, 404, 'NOT_FOUND'],
  ])('%s is an error of the type that clients of GraphQL look for', async (_, path, sent, status, code) => {
    const answer = await ask(path, sent)
    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toBe('application/graphql-response+json; charset=utf-8')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['access-control-allow-origin']).toBe('*')
    expect(json(answer).errors[0].extensions.code).toBe(code)
  })

  test('an error is application/json to a client that takes nothing else', async () => {
    const answer = await ask('/nothing', { headers: { accept: 'application/json' } })
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
  })
})

describe('pages of other origins', () => {
  test('may read whatever is read, without credentials', async () => {
    const headers = { origin: 'https://example.org' }
    for (const path of [get(ACTS), `/${ACT}`, '/schema.graphql', '/ready', '/nothing']) {
      const answer = await ask(path, { headers })
      expect(answer.headers['access-control-allow-origin'], path).toBe('*')
      expect(answer.headers['access-control-allow-credentials'], path).toBeUndefined()
      expect(answer.headers['access-control-expose-headers'], path).toContain('x-filorosso-release')
    }
  })

  test('may send JSON, as a preflight learns', async () => {
    const headers = {
      origin: 'https://example.org',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    }
    const answer = await ask('/graphql', { method: 'OPTIONS', headers })
    expect(answer.status).toBe(204)
    expect(answer.headers['access-control-allow-headers']).toBe('content-type')
    expect(answer.headers['access-control-allow-methods']).toContain('POST')
  })

  test('may be narrowed to some', async () => {
    const narrow = await openEdge('edge', { FILOROSSO_CORS_ORIGINS: 'https://one.example, https://two.example' })
    try {
      const from = (origin: string) => send(narrow.port, get(ACTS), { headers: { origin } })
      const [two, other] = [await from('https://two.example'), await from('https://three.example')]
      expect(two.headers['access-control-allow-origin']).toBe('https://two.example')
      expect(other.headers['access-control-allow-origin']).toBeUndefined()
      for (const { headers } of [two, other]) expect(headers.vary?.toLowerCase()).toContain('origin')
    } finally {
      await narrow.stop()
    }
  })
})

describe('a whole answer', () => {
  const coded = (path: string, coding: string, more: Record<string, string> = {}) =>
    ask(path, { headers: { 'accept-encoding': coding, ...more } })

  test.each([
    ['of GraphQL', () => get(ACTS, edge.service.release.id)],
    ['of a permalink', () => `/${ACT}.json?release=${edge.service.release.id}`],
  ])('%s is compressed as the client takes it, each form with a strong tag of its own', async (_, path) => {
    const [plain, gzip, brotli] = [
      await ask(path()),
      await coded(path(), 'gzip'),
      await coded(path(), 'gzip, deflate, br'),
    ]
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(brotli.headers['content-encoding']).toBe('br')
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true)
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true)
    expect(brotli.body.length).toBeLessThan(plain.body.length)
    const tags = [plain, gzip, brotli].map(({ headers }) => headers.etag)
    expect(new Set(tags).size).toBe(3)
    for (const tag of tags) expect(tag).toMatch(/^"[^"]+"$/)
    for (const { headers } of [plain, gzip, brotli])
      expect(headers.vary).toBe('accept, accept-encoding, accept-language')
    expect((await coded(path(), 'br;q=0, gzip;q=0.5')).headers['content-encoding']).toBe('gzip')
    expect((await coded(path(), 'identity')).headers['content-encoding']).toBeUndefined()
  })

  test('of a named release never changes; of the live one is asked for again', async () => {
    const pinned = await ask(get(ACTS, edge.service.release.id))
    expect(pinned.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    const page = await ask(`/${ACT}.json?release=${edge.service.release.id}`)
    expect(page.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    const live = await ask(get(ACTS))
    expect(live.headers['cache-control']).toBe('no-cache')
    expect((await ask('/graphql', operation(ACTS))).headers['cache-control']).toBe('no-store')
  })

  test.each([
    ['named', () => get(ACTS, edge.service.release.id)],
    ['live', () => get(ACTS)],
  ])('of the %s release is not sent to a client that has it, in whatever coding', async (_, path) => {
    const tag = String((await coded(path(), 'br')).headers.etag)
    for (const held of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await coded(path(), 'gzip', { 'if-none-match': held })
      expect([again.status, again.body.length]).toEqual([304, 0])
    }
    expect((await coded(path(), 'br', { 'if-none-match': '"other"' })).status).toBe(200)
    const otherwise = get(ACTS.replace('20', '19'), edge.service.release.id)
    expect((await coded(otherwise, 'br', { 'if-none-match': tag })).status).toBe(200)
  })

  test('differs by variables, by operation and by release, and is the same by POST and GET', async () => {
    const query = 'query A($n: Int!) { acts(first: $n) { nodes { id } } } query B { acts(first: 3) { nodes { id } } }'
    const count = async (more: object) =>
      json(await ask('/graphql', operation(query, more as Record<string, unknown>))).data.acts.nodes.length
    expect(await count({ operationName: 'A', variables: { n: 1 } })).toBe(1)
    expect(await count({ operationName: 'A', variables: { n: 2 } })).toBe(2)
    expect(await count({ operationName: 'B', variables: { n: 2 } })).toBe(3)
    const byGet = await ask(`${get(query)}&operationName=A&variables=${encodeURIComponent('{"n":1}')}`)
    expect(json(byGet).data.acts.nodes).toHaveLength(1)
  })

  test('with an error in it, or that speaks of more than its release, is not kept by anybody', async () => {
    const { id } = edge.service.release
    const failed = await ask(get('{ trace(from: "act/nobody/none") { id } }', id))
    expect(failed.headers['cache-control']).toBe('no-store')
    for (const query of ['{ releases { id } }', '{ release { loadedAt } }', '{ __schema { queryType { name } } }']) {
      const answer = await ask(get(`${query}`, id))
      expect([query, answer.headers['cache-control'], answer.headers.etag]).toEqual([query, 'no-cache', undefined])
    }
  })
})

describe('a request', () => {
  test('has an id that its answer names', async () => {
    const given = await ask('/health', { headers: { 'x-request-id': 'my-request.0001' } })
    expect(given.headers['x-request-id']).toBe('my-request.0001')
    const made = await ask('/health', { headers: { 'x-request-id': 'no\tgood id' } })
    expect(made.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })
})
