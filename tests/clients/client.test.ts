import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ApiError, Client } from '../../docs/client/client.js'
import { Acts, AllocationsOfAct, Trace } from '../../docs/client/operations.js'
import { type Service, startService } from '../../src/service/service.ts'
import { scopeOf, testEnvironment } from '../api/harness.ts'
import { chromiumPath, launchChromium } from '../web/chromium.ts'
import { compile, runBuilt, strangersProject } from './stranger.ts'

const DECREE = 'act/anpal/dd-570-2019'
const folder = mkdtempSync(join(tmpdir(), 'filorosso-clients-'))
const stranger = strangersProject()
let service: Service
let address: string

beforeAll(async () => {
  const environment = testEnvironment({ FILOROSSO_STATE_DIR: folder, FILOROSSO_DATA: 'data/rapporto-2019' })
  service = await startService({
    environment,
    steps: { step() {}, detail() {} },
    log() {},
    scope: scopeOf(['data/rapporto-2019']),
  })
  address = `${service.address}/graphql`
})
afterAll(async () => {
  await service?.stop()
  for (const each of [folder, stranger]) rmSync(each, { recursive: true, force: true })
})

const failure = (asked: Promise<unknown>) =>
  asked.then(
    () => expect.fail('an error was expected'),
    error => error,
  )

describe("a stranger's project", () => {
  test('compiles the client, strictly and without a dependency, and finds an error in every misuse', async () => {
    expect(await compile(stranger)).toBe('')
  })

  test('does not compile a misuse that nobody expects', async () => {
    const file = join(stranger, 'tests/clients/misuse.ts')
    const misuse = readFileSync(file, 'utf8')
    const lines = misuse.split('\n')
    writeFileSync(file, lines.map(line => (line.includes('@ts-expect-error') ? '' : line)).join('\n'))
    const said = await compile(stranger)
    writeFileSync(file, misuse)
    const expected = lines.flatMap((line, index) => (line.includes('@ts-expect-error') ? [index + 2] : []))
    expect([...said.matchAll(/misuse\.ts\((\d+),/g)].map(match => Number(match[1]))).toEqual(expected)
  })

  test('runs the example on a served release', async () => {
    expect(await compile(stranger)).toBe('')
    const said = await runBuilt(stranger, 'docs/client/example.js', [address])
    expect(said).toEqual([
      'REACHED_BY_INFERENCE',
      'UNDIVIDED at section/anpal-servizi/2019-2021/1',
      // Lines 14, 17 and 19 have two rows each, which the table does not add.
      '5813146.00 computed',
      '3925246.00 computed',
      '3099622.00 computed',
      '164316744.00 line 187',
      // 27 rows, 9 subtotals, the total, the total of the text, and the three.
      '41 allocations',
      'not added: SAME_MONEY_TWICE, TOTAL_WITH_ITS_PARTS',
      'NOT_FOUND: Not found in this release: "act/nobody/none". Ids are <kind>/<owner>/<slug>; find them with search.',
    ])
  })
})

const chromium = chromiumPath()
test.skipIf(chromium === undefined)('the client runs in a browser', { timeout: 60_000 }, async () => {
  expect(await compile(stranger)).toBe('')
  const [client, operations] = ['client', 'operations'].map(
    name =>
      `data:text/javascript;base64,${readFileSync(join(stranger, `built/docs/client/${name}.js`)).toString('base64')}`,
  )
  const browser = await launchChromium(chromium ?? '')
  try {
    const page = await browser.newPage()
    // Of the same origin, and without a policy of its own.
    await page.goto(`${service.address}/health`)
    const said = await page.evaluate(`(async () => {
      const [{ Client }, { Acts }] = [await import('${client}'), await import('${operations}')]
      const client = new Client('/graphql')
      const names = []
      for await (const act of client.items(Acts, { filter: { id: { eq: '${DECREE}' } } }, data => data.acts)) names.push(act.id)
      const wrong = await client.ask(Acts, { first: 0 }).catch(error => error.code)
      const stopped = await client.ask(Acts, {}, { signal: AbortSignal.abort('left') }).catch(reason => reason)
      const late = await client.ask(Acts, {}, { timeoutMs: 0 }).catch(error => error.code)
      return [names, wrong, stopped, late]
    })()`)
    expect(said).toEqual([[DECREE], 'BAD_USER_INPUT', 'left', 'TIMEOUT'])
  } finally {
    await browser.close()
  }
})

describe('the client', () => {
  test('answers from the live release and says which, or from the one that it is given', async () => {
    const client = new Client(address)
    const { data, release } = await client.ask(Acts, { first: 1 })
    expect(data.acts?.nodes).toHaveLength(1)
    expect(release).toBe(service.release.id)
    expect((await client.ask(Acts, { first: 1 }, { release })).data).toEqual(data)
    const missing = await failure(new Client(address, { release: 'r0' }).ask(Acts, {}))
    expect(missing).toMatchObject({ name: 'ApiError', code: 'NOT_FOUND', passing: false })
    expect(missing.message).toContain('r0')
  })

  test('walks a list page by page, and gives each item once', async () => {
    const client = new Client(address)
    const whole = await client.ask(AllocationsOfAct, { act: DECREE, first: 100 })
    const walked: unknown[] = []
    for await (const each of client.items(AllocationsOfAct, { act: DECREE, first: 7 }, ({ act }) => act?.allocations)) {
      walked.push(each)
    }
    expect(walked).toEqual(whole.data.act?.allocations.nodes)
    expect(walked.length).toBeGreaterThan(14)
  })

  test('walks a list that is not there as an empty one', async () => {
    const none = new Client(address).items(AllocationsOfAct, { act: 'act/nobody/none' }, ({ act }) => act?.allocations)
    expect((await none.next()).done).toBe(true)
  })

  test('goes on with the release that answered the first page', async () => {
    const asked: (string | undefined)[] = []
    const pages = [true, false].map(hasNextPage => ({
      nodes: [hasNextPage],
      pageInfo: { hasNextPage, endCursor: 'c' },
    }))
    const fake = await serve((url, reply) => {
      asked.push(url)
      reply({ data: { acts: pages[asked.length - 1] } }, { 'x-filorosso-release': `r${asked.length}` })
    })
    const walked: unknown[] = []
    for await (const each of new Client(`${fake.address}/graphql`).items(Acts, {}, ({ acts }) => acts))
      walked.push(each)
    await fake.close()
    expect(walked).toEqual([true, false])
    expect(asked).toEqual(['/graphql', '/graphql?release=r1'])
  })

  test('says what was asked wrongly, with the code and what to change', async () => {
    const error = await failure(new Client(address).ask(Acts, { first: 101 }))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', passing: false })
    expect(error.message).toBe('first: 101 is out of bounds')
    expect(error.hint).toBe('ask for 1 to 100 and continue with after')
  })

  test('says UNAVAILABLE where nobody answers, or another than the API does', async () => {
    const page = await serve((_, reply) => reply('<html>'))
    const errors = [await failure(new Client(`${page.address}/graphql`).ask(Acts, {}))]
    await page.close()
    errors.push(await failure(new Client(`${page.address}/graphql`).ask(Acts, {})))
    for (const error of errors) expect(error).toMatchObject({ name: 'ApiError', code: 'UNAVAILABLE', passing: true })
  })

  test('waits no longer than it may, and stops when it is asked to', async () => {
    const silent = await serve(() => {})
    const client = new Client(`${silent.address}/graphql`, { timeoutMs: 50 })
    expect(await failure(client.ask(Trace, { from: DECREE }))).toMatchObject({ code: 'TIMEOUT', passing: true })
    const stop = new AbortController()
    const stopped = failure(client.ask(Trace, { from: DECREE }, { signal: stop.signal, timeoutMs: 60_000 }))
    stop.abort(new Error('the page was left'))
    expect((await stopped).message).toBe('the page was left')
    await silent.close()
  })
})

type Reply = (body: unknown, headers?: Record<string, string>) => void

/** A server that is not the API. */
async function serve(answer: (url: string | undefined, reply: Reply) => void) {
  const server = createServer((request, response) => {
    answer(request.url, (body, headers = {}) => {
      response.writeHead(200, headers)
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
