import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AllowList } from '../../src/api/allow-list.ts'
import { ACT, type Edge, get, openEdge, operation, type Raw, send } from './support.ts'

const QUERY = `query Two($n: Int! = 2) {\n  acts(first: $n) { nodes { id } }\n}`
const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const extensions = { persistedQuery: { version: 1, sha256Hash: hash(QUERY) } }
const json = ({ body }: Raw) => JSON.parse(body.toString())
const byHash = `/graphql?extensions=${encodeURIComponent(JSON.stringify(extensions))}`
const folder = mkdtempSync(join(tmpdir(), 'filorosso-operations-'))
let open: Edge
beforeAll(async () => {
  open = await openEdge('operations')
})
afterAll(async () => {
  await open?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('an operation', () => {
  test('is known by its hash once it was sent, by POST and GET, to the clients of that protocol', async () => {
    const unknown = await send(open.port, byHash)
    expect(json(unknown).errors[0]).toMatchObject({
      message: 'PersistedQueryNotFound',
      extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' },
    })
    expect(unknown.headers['cache-control']).toBe('no-store')
    expect(json(await send(open.port, '/graphql', operation(QUERY, { extensions }))).data.acts.nodes).toHaveLength(2)
    const known = await send(open.port, `${byHash}&variables=${encodeURIComponent('{"n":1}')}`)
    expect(json(known).data.acts.nodes).toHaveLength(1)
    const wrong = await send(open.port, '/graphql', operation(`${QUERY} `, { extensions }))
    expect(json(wrong).errors[0].extensions.code).toBe('BAD_USER_INPUT')
  })

  test('one of whose root fields fails has the answers of the others, and the path of what failed', async () => {
    const query = `{ good: act(id: "${ACT}") { id } bad: trace(from: "act/nobody/none") { id } worse: acts(after: "x") { totalCount } }`
    const answer = await send(open.port, '/graphql', operation(query))
    expect(answer.status).toBe(200)
    const { data, errors } = json(answer)
    expect(data).toEqual({ good: { id: ACT }, bad: null, worse: null })
    expect(errors.map(({ path }: { path: string[] }) => path)).toEqual([['bad'], ['worse']])
  })
})

describe('a list of operations', () => {
  test('is all that is answered, by text however it is laid out and by hash; permalinks are', async () => {
    writeFileSync(join(folder, 'two.graphql'), QUERY)
    writeFileSync(
      join(folder, 'manifest.json'),
      JSON.stringify({ operations: [{ id: 'one', name: 'One', type: 'query', body: '{ release { id } }' }] }),
    )
    const narrow = await openEdge('operations', {
      FILOROSSO_OPERATIONS: `${join(folder, 'two.graphql')}, ${join(folder, 'manifest.json')}`,
    })
    try {
      const ask = (sent: Parameters<typeof send>[2], path = '/graphql') => send(narrow.port, path, sent)
      expect(json(await ask(operation(QUERY.replaceAll(/\s+/g, '  ')))).data.acts.nodes).toHaveLength(2)
      expect(json(await ask({}, get(QUERY))).data.acts.nodes).toHaveLength(2)
      expect(json(await ask({}, byHash)).data.acts.nodes).toHaveLength(2)
      const one = { persistedQuery: { version: 1, sha256Hash: 'one' } }
      const byId = { ...operation(''), body: JSON.stringify({ extensions: one }) }
      expect(json(await ask(byId)).data.release.id).toBe(narrow.service.release.id)
      for (const sent of [
        operation('{ acts { totalCount } }'),
        operation('{ __schema { description } }'),
        operation('{'),
      ]) {
        const refused = await ask(sent)
        expect(refused.status).toBe(400)
        expect(json(refused).errors[0].message).toMatch(/not on the list/)
      }
      expect((await ask({}, `/${ACT}`)).status).toBe(200)
    } finally {
      await narrow.stop()
    }
  })

  test.each([
    ['is not there', 'nowhere.graphql', null, /nowhere.graphql cannot be read: ENOENT/],
    ['is not GraphQL', 'wrong.graphql', '{ "', /wrong.graphql: Syntax Error/],
    ['is not JSON', 'wrong.json', '{', /wrong.json cannot be read/],
  ])('that %s is refused by name', (_, name, content, message) => {
    if (content !== null) writeFileSync(join(folder, name), content)
    expect(() => new AllowList([join(folder, name)])).toThrow(message)
  })
})
