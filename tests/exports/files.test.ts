import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { parse as parseCsv } from 'csv-parse/sync'
import { getNamedType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSchema } from '../../src/api/schema.ts'
import { typeNameOf } from '../../src/entities/base/node.ts'
import { ACT, type Edge, get, openEdge, send } from '../http/support.ts'

let edge: Edge
beforeAll(async () => {
  edge = await openEdge('exports', {
    FILOROSSO_DATA: 'tests/packages/comune-di-rivalta,tests/packages/wexcombe-borough',
  })
})
afterAll(() => edge?.stop())

const ask = (path: string, sent: Parameters<typeof send>[2] = {}) => send(edge.port, path, sent)
// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that the operation asks for
const api = async (query: string): Promise<any> => JSON.parse((await ask(get(query))).body.toString()).data
const table = (body: Buffer): Record<string, string>[] =>
  parseCsv(body, { bom: true, columns: true, record_delimiter: '\r\n' })
const lines = (body: Buffer) =>
  body
    .toString()
    .split('\n')
    .filter(each => each !== '')
    .map(each => JSON.parse(each) as Record<string, unknown>)
const fault = ({ status, body }: { status: number; body: Buffer }) => {
  const [{ message, extensions }] = JSON.parse(body.toString()).errors
  return { status, code: extensions.code, message }
}

describe('a list as a file', () => {
  test('is whole, one row a record, each with its id, permalink, release and licence', async () => {
    const { allocations } = await api('{ allocations(first: 100) { totalCount nodes { id amount { amount } } } }')
    expect(allocations.totalCount).toBeGreaterThan(20)
    const { status, headers, body } = await ask('/allocations.csv')
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8; header=present'])
    expect(headers['content-disposition']).toBe('attachment; filename="allocations.csv"')
    expect(headers['x-filorosso-rows']).toBe(String(allocations.totalCount))
    const rows = table(body)
    expect(rows.map(each => each.id)).toEqual(allocations.nodes.map((each: { id: string }) => each.id))
    expect(rows.map(row => row['amount.amount'])).toEqual(
      allocations.nodes.map((each: { amount: { amount: string } | null }) => each.amount?.amount ?? ''),
    )
    const { id } = edge.service.release
    // What a citation is made of is in columns of their own.
    expect(rows[0]).not.toHaveProperty('citation')
    for (const row of rows)
      expect([row.permalink, row.release, row.licence]).toEqual([`/${row.id}?release=${id}`, id, 'CC0-1.0'])
  })

  test('keeps what a record says of itself apart from what is said of the file', async () => {
    const { sources } = await api('{ sources { nodes { id licence } } }')
    for (const { body } of [await ask('/sources.csv'), await ask('/sources.jsonl')]) {
      const isCsv = body.toString().startsWith('\uFEFF')
      if (isCsv) {
        const columns = body.toString().slice(1).split('\r\n')[0]?.split(',') ?? []
        expect(new Set(columns).size).toBe(columns.length)
      }
      const rows = isCsv ? table(body) : lines(body)
      expect(rows.map(row => [row.id, row['source.licence'] || null, row.licence])).toEqual(
        sources.nodes.map(({ id, licence }: { id: string; licence: string | null }) => [id, licence, 'CC0-1.0']),
      )
    }
  })

  test('takes the filter and the order of the list, as JSON or as GraphQL writes it', async () => {
    const { acts } = await api(
      '{ acts(first: 100, filter: { date: { gte: "2020-01-01" } }, orderBy: DATE_DESC) { nodes { id } } }',
    )
    expect(acts.nodes.length).toBeGreaterThan(1)
    for (const filter of ['{"date":{"gte":"2020-01-01"}}', '{ date: { gte: "2020-01-01" } }']) {
      const { body } = await ask(`/acts.csv?filter=${encodeURIComponent(filter)}&orderBy=DATE_DESC`)
      expect(table(body).map(({ id }) => id)).toEqual(acts.nodes.map((each: { id: string }) => each.id))
    }
  })

  test('has in JSON Lines the columns of the CSV, with values as the API gives them', async () => {
    const [csv, json] = [await ask('/results.csv'), await ask('/results.jsonl')]
    expect(json.headers['content-type']).toBe('application/jsonl; charset=utf-8')
    const [rows, objects] = [table(csv.body), lines(json.body)]
    expect(objects.length).toBeGreaterThan(2)
    expect(objects.map(each => Object.keys(each))).toEqual(rows.map(each => Object.keys(each)))
    for (const [index, object] of objects.entries())
      for (const [name, value] of Object.entries(object)) {
        const text = Array.isArray(value) ? value.join(' | ') : String(value ?? '')
        expect([name, rows[index]?.[name]?.replace(/^'(?=[=+@-])/, '')]).toEqual([name, text])
      }
    expect(objects.some(each => each.cumulative === false)).toBe(true)
  })

  test('has an empty list as its columns alone', async () => {
    const { body, headers } = await ask('/acts.csv?filter={"name":{"eq":"none"}}'.replace(/[{}"]/g, encodeURIComponent))
    expect(headers['x-filorosso-rows']).toBe('0')
    expect(body.toString()).toMatch(/^\uFEFFid,kind,name,.*,permalink,release,licence\r\n$/)
  })

  test('inside an entity is that of the API, and so are its relationships', async () => {
    const { plans } = await api('{ plans(first: 1) { nodes { id allocations(first: 100) { nodes { id } } } } }')
    const [plan] = plans.nodes
    const { body } = await ask(`/${plan.id}/allocations.csv`)
    expect(table(body).map(({ id }) => id)).toEqual(plan.allocations.nodes.map((each: { id: string }) => each.id))
    const { act } = await api(`{ act(id: "${ACT}") { neighbours(first: 100) { edges { relation node { id } } } } }`)
    for (const path of [`/${ACT}/neighbours.csv`, `/neighbours/${ACT}.csv`]) {
      const ties = table((await ask(path)).body)
      expect(ties.map(row => [row.relation, row['node.id']])).toEqual(
        act.neighbours.edges.map((each: { relation: string; node: { id: string } }) => [each.relation, each.node.id]),
      )
      expect(ties.map(({ row }) => row)).toEqual(ties.map((_, index) => String(index + 1)))
    }
  })

  test('may be of what stands inside each record', async () => {
    const { contradictions } = await api('{ contradictions(first: 100) { nodes { id claims { value } } } }')
    const { body } = await ask('/contradictions.csv?table=claims')
    expect(table(body).map(row => [row.id, row['claims.value'], row['claims.index']])).toEqual(
      contradictions.nodes.flatMap((each: { id: string; claims: { value: string }[] }) =>
        each.claims.map((claim, index) => [each.id, claim.value, String(index + 1)]),
      ),
    )
  })
})

describe('every list and question of the root', () => {
  test('has a file, whose columns are those of its records', async () => {
    const { __schema } = await api(
      '{ __schema { queryType { fields { name args { name type { kind } } type { name kind ofType { name kind } } } } } }',
    )
    const fields: { name: string; args: { name: string; type: { kind: string } }[]; type: { name: string | null } }[] =
      __schema.queryType.fields
    const names = fields.filter(({ type }) => type.name?.endsWith('Connection')).map(({ name }) => name)
    expect(names.length).toBeGreaterThan(25)
    for (const name of names.filter(each => each !== 'search')) {
      const { status, body, headers } = await ask(`/${name}.jsonl`)
      const { [name]: list } = await api(`{ ${name} { totalCount } }`)
      expect([name, status, lines(body).length]).toEqual([name, 200, list.totalCount])
      expect(headers['x-filorosso-rows']).toBe(String(list.totalCount))
    }
    // More than a page of the API holds.
    expect((await api('{ entities { totalCount } }')).entities.totalCount).toBeGreaterThan(100)
    expect(lines((await ask('/search.jsonl?text=acqua')).body).length).toBeGreaterThan(1)
  })
})

describe('every field of the root', () => {
  /** An argument that each may need, and what is asked for by no id of its own type. */
  const asked = async (): Promise<Record<string, string>> => {
    const { acts, sources } = await api('{ acts(first: 2) { nodes { id } } sources(first: 2) { nodes { id } } }')
    const [from, to] = acts.nodes.map(({ id }: { id: string }) => id)
    const [source, other] = sources.nodes.map(({ id }: { id: string }) => id)
    return {
      changes: `from=${source}&to=${other}`,
      coverage: `of=${from}`,
      diff: `from=${from}&to=${to}`,
      entity: `id=${from}`,
      node: `id=${from}`,
      nodes: `ids=${from},${to}`,
      paths: `from=${from}&to=${to}`,
      search: 'text=acqua',
      subgraph: `of=${from}`,
      sum: `ids=${(await api('{ allocations(first: 1) { nodes { id } } }')).allocations.nodes[0].id}`,
      trace: `from=${from}`,
    }
  }

  test('is a file under its name, in both formats with the same rows; what is no list and no question is none', async () => {
    const [query, things] = [await asked(), lines((await ask('/entities.jsonl')).body)]
    const { checks, contradictions } = await api(
      '{ checks(first: 1) { nodes { id } } contradictions(first: 1) { nodes { id } } }',
    )
    const found = [...things, ...checks.nodes, ...contradictions.nodes].map(({ id }) => String(id))
    const fields = Object.values((await createSchema()).getQueryType()?.getFields() ?? {})
    const none: string[] = []
    for (const { name, args, type } of fields) {
      const id = found.find(each => typeNameOf({ id: each }) === getNamedType(type).name)
      const isById = args.some(arg => arg.name === 'id')
      if (isById && query[name] === undefined && id === undefined) continue
      const about = query[name] ?? (isById ? `id=${id}` : '')
      const [csv, json] = [await ask(`/${name}.csv?${about}`), await ask(`/${name}.jsonl?${about}`)]
      if (csv.status === 404) none.push(name)
      else {
        expect([name, csv.status, json.status]).toEqual([name, 200, 200])
        const rows = table(csv.body)
        expect([name, rows.length]).toEqual([name, lines(json.body).length])
        // What there is not is null, and never a text without a letter.
        for (const row of lines(json.body))
          expect([name, Object.entries(row).filter(([, value]) => value === '')]).toEqual([name, []])
        for (const row of rows) {
          expect(row.id, name).not.toBe('')
          expect(Object.keys(row).slice(-3), name).toEqual(['permalink', 'release', 'licence'])
        }
      }
    }
    expect(none.sort()).toEqual(['_entities', '_service', 'release'])
  })

  test('releases are a file too, each with its archive as its permalink, and it is never held for the same', async () => {
    const { releases } = await api('{ releases { id loadedAt entityCount packages { name licence } } }')
    const { body, headers, status } = await ask('/releases.csv', { headers: { 'if-none-match': '*' } })
    expect([status, headers.etag, headers['cache-control']]).toEqual([200, undefined, 'no-cache'])
    type Known = { id: string; loadedAt: string; entityCount: number; packages: { name: string; licence: string }[] }
    expect(
      table(body).map(row => [row.id, row.loadedAt, row.entityCount, row.permalink, row.release, row.licence]),
    ).toEqual(
      (releases as Known[]).map(({ id, loadedAt, entityCount, packages }) => [
        id,
        loadedAt,
        String(entityCount),
        `/releases/${id}.zip`,
        id,
        [...new Set(packages.map(({ licence }) => licence))].join('; '),
      ]),
    )
    const packages = table((await ask('/releases.csv?table=packages')).body)
    expect(packages.map(row => [row.id, row['packages.name']])).toEqual(
      (releases as Known[]).flatMap(({ id, packages }) => packages.map(({ name }) => [id, name])),
    )
    expect(fault(await ask(`/releases.csv?release=${releases[0].id}`))).toEqual({
      status: 400,
      code: 'BAD_USER_INPUT',
      message: 'release is not an argument of releases as a file',
    })
  })
})

describe('a question as a file', () => {
  test('of a trace has a row for each hop of each route, under its id too', async () => {
    const { trace } = await api(
      `{ trace(from: "${ACT}", maxRoutes: 500) { id verdict routes { hops { to { id } } } } }`,
    )
    const { body } = await ask(`/trace.csv?from=${ACT}`)
    const rows = table(body)
    const hops = trace.routes.flatMap(({ hops }: { hops: { to: { id: string } }[] }, route: number) =>
      hops.map(({ to }, hop) => [trace.id, String(route + 1), String(hop + 1), to.id, trace.verdict]),
    )
    expect(hops.length).toBeGreaterThan(3)
    expect(
      rows.map(row => [row.id, row['routes.index'], row['routes.hops.index'], row['routes.hops.to.id'], row.verdict]),
    ).toEqual(hops)
    expect((await ask(`/${trace.id}.csv`)).body.equals(body)).toBe(true)
    const stops = table((await ask(`/${trace.id}.csv?table=stops`)).body)
    expect(stops.every(row => row['stops.explanation'] !== '')).toBe(true)
  })

  test('names several things once, in the row of what they are of or in a table of their own, and not in each row of another', async () => {
    const { contradictions } = await api('{ contradictions(first: 100) { nodes { id about { id } } } }')
    type Disputed = { id: string; about: { id: string }[] }
    const [rows, claims, about] = await Promise.all(
      ['', '?table=claims', '?table=about'].map(async query => table((await ask(`/contradictions.csv${query}`)).body)),
    )
    const ids = (contradictions.nodes as Disputed[]).map(({ about }) => about.map(({ id }) => id))
    expect(ids.some(each => each.length > 1)).toBe(true)
    expect(rows?.map(row => row['about.id'])).toEqual(ids.map(each => each.join(' | ')))
    expect(claims?.[0]).not.toHaveProperty('about.id')
    expect(about?.map(row => [row.id, row['about.id']])).toEqual(
      (contradictions.nodes as Disputed[]).flatMap(each => each.about.map(({ id }) => [each.id, id])),
    )
    for (const [name, column] of Object.entries({ hops: 'routes.hops', stops: 'stops', links: 'flow.links' })) {
      const [row] = table((await ask(`/trace.csv?from=${ACT}&table=${column}`)).body)
      expect([name, Object.keys(row ?? {}).filter(each => each.startsWith('contradictions'))]).toEqual([name, []])
    }
    expect((await ask(`/trace.csv?from=${ACT}&table=contradictions`)).status).toBe(200)
  })

  test.each([
    ['coverage', 'of', 'levels.kind'],
    ['timeline', 'about', 'label'],
  ])('%s is asked by an argument or by what it is about', async (question, argument, column) => {
    const { plans } = await api('{ plans(first: 1) { nodes { id } } }')
    const [{ id }] = plans.nodes
    const [rows, same] = [
      table((await ask(`/${question}.csv?${argument}=${id}`)).body),
      table((await ask(`/${question}/${id}.csv`)).body),
    ]
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.map(row => row[column])).toEqual(same.map(row => row[column]))
    expect(rows[0]?.permalink).toBe(
      `/${question}.csv?${new URLSearchParams({ [argument]: id })}&release=${edge.service.release.id}`,
    )
    expect(table((await ask(rows[0]?.permalink as string)).body)).toHaveLength(rows.length)
  })

  test('of a subgraph has every relationship of as many entities as there may be', async () => {
    const { subgraph } = await api(
      `{ subgraph(of: "${ACT}", first: 500) { truncated edges { from { id } relation to { id } } } }`,
    )
    expect(subgraph.edges.length).toBeGreaterThan(20)
    const { status, body } = await ask(`/subgraph.csv?of=${ACT}`)
    expect(status).toBe(200)
    const rows = table(body)
    expect(rows.map(row => [row['edges.from.id'], row['edges.relation'], row['edges.to.id']])).toEqual(
      subgraph.edges.map((each: { from: { id: string }; relation: string; to: { id: string } }) => [
        each.from.id,
        each.relation,
        each.to.id,
      ]),
    )
    // The ends of the relationships name its entities: not all of them again in every row.
    expect(Object.keys(rows[0] ?? {})).not.toContain('nodes.id')
  })

  test('speaks the language asked for', async () => {
    const [english, italian, preferred] = [
      await ask(`/trace.csv?from=${ACT}&table=stops`),
      await ask(`/trace.csv?from=${ACT}&table=stops&lang=it`),
      await ask(`/trace.csv?from=${ACT}&table=stops`, { headers: { 'accept-language': 'it' } }),
    ]
    const said = ({ body }: { body: Buffer }) => table(body).map(row => row['stops.explanation'])
    expect(said(italian)).not.toEqual(said(english))
    expect(said(preferred)).toEqual(said(italian))
    expect(english.headers.etag).not.toBe(italian.headers.etag)
    expect(english.headers.vary).toBe('accept-encoding, accept-language')
    expect(italian.headers.vary).toBe('accept-encoding')
  })

  test('a sum is a row, or the reasons why there is none', async () => {
    const { allocations } = await api('{ allocations(first: 100) { nodes { id amount { amount } } } }')
    const ids = allocations.nodes.filter((each: { amount: unknown }) => each.amount !== null)
    const [one] = table((await ask(`/sum.csv?ids=${ids[0].id}`)).body)
    expect([one?.type, one?.['total.amount']]).toEqual(['Sum', ids[0].amount.amount])
    const all = ids.map((each: { id: string }) => each.id).join(',')
    expect(table((await ask(`/sum.csv?ids=${all}`)).body)[0]?.type).toBe('SumRefused')
    const reasons = table((await ask(`/sum.csv?ids=${all}&table=reasons`)).body)
    expect(reasons.length).toBeGreaterThan(0)
    expect(reasons.every(row => row['reasons.message'] !== '')).toBe(true)
  })

  test('diff, paths and what has a page of its own have rows', async () => {
    const { acts, checks } = await api('{ acts(first: 100) { nodes { id } } checks(first: 1) { nodes { id name } } }')
    const [a, b] = acts.nodes.map((each: { id: string }) => each.id)
    expect((await ask(`/diff.csv?from=${a}&to=${b}`)).status).toBe(200)
    const steps = table((await ask(`/paths.csv?from=${a}&to=${b}`)).body)
    expect(steps.length).toBeGreaterThan(0)
    expect(steps[0]?.['steps.relation']).toMatch(/^[A-Z_]+$/)
    const { paths } = await api(`{ paths(from: "${a}", to: "${b}", first: 20) { steps { to { id } } } }`)
    expect(steps.map(row => [row['paths.index'], row['steps.index'], row['steps.to.id']])).toEqual(
      paths.flatMap(({ steps }: { steps: { to: { id: string } }[] }, path: number) =>
        steps.map(({ to }, step) => [String(path + 1), String(step + 1), to.id]),
      ),
    )
    expect(table((await ask(`/${checks.nodes[0].id}.csv`)).body).map(({ name }) => name)).toEqual([
      checks.nodes[0].name,
    ])
    expect(table((await ask(`/${ACT}.csv`)).body).map(({ id }) => id)).toEqual([ACT])
  })
})

describe('a file over HTTP', () => {
  test('of a pinned release stays the same for ever; of the live one it is asked for again', async () => {
    const { id } = edge.service.release
    const [live, pinned] = [await ask('/acts.csv'), await ask(`/acts.csv?release=${id}`)]
    expect(pinned.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(live.headers['cache-control']).toBe('no-cache')
    expect(pinned.body.equals(live.body)).toBe(true)
    for (const { headers } of [live, pinned]) {
      expect(headers.etag).toMatch(/^"[\w-]{27}"$/)
      expect(headers.vary).toMatch(/accept-encoding/)
      expect(headers['x-filorosso-release']).toBe(id)
    }
    const again = await ask(`/acts.csv?release=${id}`, { headers: { 'if-none-match': pinned.headers.etag as string } })
    expect([again.status, again.body.length]).toEqual([304, 0])
  })

  test('is compressed for who takes that, each coding with its own tag', async () => {
    const plain = await ask('/evidence.csv'.replace('evidence', 'entities'))
    const packed = await ask('/entities.csv', { headers: { 'accept-encoding': 'gzip' } })
    const smaller = await ask('/entities.csv', { headers: { 'accept-encoding': 'gzip, br' } })
    expect([packed.headers['content-encoding'], smaller.headers['content-encoding']]).toEqual(['gzip', 'br'])
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true)
    expect(brotliDecompressSync(smaller.body).equals(plain.body)).toBe(true)
    expect(new Set([plain, packed, smaller].map(({ headers }) => headers.etag)).size).toBe(3)
  })

  test('HEAD says what GET would, and OPTIONS and other methods what may be done', async () => {
    const [head, whole] = [await ask('/acts.csv', { method: 'HEAD' }), await ask('/acts.csv')]
    expect([head.status, head.body.length]).toEqual([200, 0])
    for (const name of ['content-type', 'etag', 'x-filorosso-rows', 'content-disposition'])
      expect([name, head.headers[name]]).toEqual([name, whole.headers[name]])
    expect((await ask('/acts.csv', { method: 'OPTIONS' })).headers.allow).toBe('GET, HEAD, OPTIONS')
    expect((await ask('/acts.csv', { method: 'DELETE' })).status).toBe(405)
  })

  test.each([
    ['/acts.csv?colour=1', 400, 'BAD_USER_INPUT', /^colour is not an argument of acts as a file$/],
    ['/acts.csv?first=3', 400, 'BAD_USER_INPUT', /^first is not an argument of acts as a file$/],
    ['/acts.csv?filter=%7B', 400, 'BAD_USER_INPUT', /^filter is neither JSON nor GraphQL: /],
    ['/acts.csv?filter={"colour":1}', 400, 'BAD_USER_INPUT', /^filter: .*colour/],
    ['/acts.csv?orderBy=COLOUR_ASC', 400, 'BAD_USER_INPUT', /^orderBy: .*COLOUR_ASC/],
    ['/acts.csv?orderBy=DATE', 400, 'BAD_USER_INPUT', /^orderBy: .* Did you mean "DATE_DESC" or "DATE_ASC"\?$/],
    ['/acts.csv?table=colours', 400, 'BAD_USER_INPUT', /^table: colours is not a table of Act$/],
    ['/trace.csv', 400, 'BAD_USER_INPUT', /^from is missing$/],
    ['/trace.csv?from=act/nobody/none', 404, 'NOT_FOUND', /act\/nobody\/none/],
    ['/act/nobody/none.csv', 404, 'NOT_FOUND', /act\/nobody\/none/],
    ['/act/nobody/none/allocations.csv', 404, 'NOT_FOUND', /act\/nobody\/none/],
    ['/colours.csv', 404, 'NOT_FOUND', /colours\.csv/],
    ['/acts.csv?release=rffffffffffffffff', 404, 'NOT_FOUND', /rffffffffffffffff/],
  ])('%s is refused before anything is sent', async (path, status, code, message) => {
    const answer = fault(await ask(path.replace(/[{}"]/g, encodeURIComponent)))
    expect(answer).toEqual({ status, code, message: expect.stringMatching(message) })
  })
})
