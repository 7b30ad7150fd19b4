import { createHash } from 'node:crypto'
import {
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isObjectType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '../../src/entities/base/context.ts'
import type { Database } from '../../src/graph/database.ts'
import { loadRelease } from '../../src/graph/releases/load.ts'
import { ENTITY_KINDS } from '../../src/model/kinds.ts'
import { pageAt, representationOf } from '../../src/pages/answer.ts'
import { NO_ASSETS } from '../../src/pages/assets.ts'
import { html, policyOf } from '../../src/pages/document.tsx'
import { faultPage } from '../../src/pages/frame/fault.tsx'
import { PAGES } from '../../src/pages/index.ts'
import { Entity } from '../../src/pages/operations/thing.ts'
import { contextMaker } from '../../src/service/context.ts'
import { openStore } from '../../src/service/store.ts'
import { type Api, openApi, testEnvironment } from '../api/harness.ts'
import { openTestDatabase, ownScope } from '../graph/support/database.ts'
import { entity } from '../graph/support/graph-of.ts'
import { sampleGraph } from '../graph/support/sample.ts'

let api: Api
let context: Context
let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
  api = await openApi(['data/rapporto-2019'])
  context = await contextMaker(api.store, () => null)(null)
})
afterAll(() => api?.close())

const address = (id: string, release: string | null = null) =>
  new URL(`http://x/${id}${release === null ? '' : `?release=${release}`}`)
async function open(id: string, accept = 'text/html', release: string | null = null): Promise<string> {
  const found = pageAt(address(id, release), accept)
  if (found === null) throw new Error(`${id} is no page`)
  return (await representationOf(api.schema, NO_ASSETS, context, found)).body
}
/** Without the frame: its operations are written as a program reads them. */
const contentOf = (page: string) => /<main.*<\/main>/s.exec(page)?.[0] ?? ''
/** What a person reads: without tags, entities resolved. */
const textOf = (page: string) =>
  page
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    // What keeps an amount on one line is a space all the same.
    .replaceAll('\u00a0', ' ')
    .replace(/&(amp|lt|gt|quot|#x27);/g, entity => ENTITIES[entity] ?? entity)
const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" }

async function everyId(): Promise<string[]> {
  const ids = async (page: (after: string | null) => Promise<readonly string[]>) => {
    const all: string[] = []
    for (let next = await page(null); next.length > 0; next = await page(next.at(-1) ?? null)) all.push(...next)
    return all
  }
  const { reader } = context
  const kinds = Object.keys(reader.release.counts).filter(
    kind => !['CHECK', 'CONTRADICTION', 'EVIDENCE'].includes(kind),
  )
  const entities = await Promise.all(
    kinds.map(kind => ids(after => reader.idsOfKind(kind as never, { first: 100, after }))),
  )
  return [
    ...entities.flat(),
    ...(await ids(after => reader.checkIds({ first: 100, after }))),
    ...(await ids(after => reader.contradictionIds({ first: 100, after }))),
  ]
}

describe('the pages of a release', () => {
  test('everything has one: it names it, shows every figure of its evidence, and no word of the machine', {
    timeout: 600_000,
  }, async () => {
    const ids = await everyId()
    const { entityCount, counts } = context.reader.release
    expect(ids).toHaveLength(entityCount + (counts.CHECK ?? 0) + (counts.CONTRADICTION ?? 0))
    for (const id of ids) {
      const { data } = JSON.parse(await open(id, 'application/json'))
      const subject = data.entity ?? data.check ?? data.contradiction
      const page = await open(id)
      const text = textOf(contentOf(page))
      expect(text, id).toContain(subject.name)
      for (const { raw } of subject.evidence ?? []) expect(text, id).toContain(raw)
      expect(text, id).not.toMatch(/\bundefined\b|\bnull\b|\bNaN\b|\[object|\b[A-Z]+_[A-Z_]+\b/)
    }
  })

  test('the way down and the way up from anything are pages too, with every stop', async () => {
    for (const id of ['act', 'plan', 'line', 'indicator', 'region'].map(kind => `${kind}/`)) {
      const [entity] = (await everyId()).filter(each => each.startsWith(id))
      const page = await open(entity as string)
      const ways = new Set([...contentOf(page).matchAll(/href="\/(trace\/[\w-]+)"/g)].map(([, way]) => way as string))
      expect(ways.size).toBe(2)
      for (const way of ways) {
        const { data } = JSON.parse(await open(way, '*/*'))
        const text = textOf(contentOf(await open(way)))
        expect(text).toContain(data.node.from.name)
        for (const stop of data.node.stops) expect(text).toContain(stop.explanation)
        expect(text).not.toMatch(/\bundefined\b|\bNaN\b|\[object|\b[A-Z]+_[A-Z_]+\b/)
      }
    }
  })

  test('a link of a page that keeps to a release keeps to it, and one that does not, does not', async () => {
    const { id: release } = context.reader.release
    const linksOf = (page: string) => [...page.matchAll(/href="(\/[a-z-]+\/[^"]*)"/g)].map(([, link]) => link as string)
    const [act] = (await everyId()).filter(id => id.startsWith('act/'))
    const [main = '', footer = ''] = (await open(act as string, 'text/html', release)).split('<footer')
    expect(linksOf(main).length).toBeGreaterThan(3)
    for (const link of linksOf(contentOf(`${main}</main>`)).filter(link => link !== `/${act}`))
      expect(link).toMatch(new RegExp(`\\?release=${release}$`))
    expect(linksOf(main)).toContain(`/${act}`)
    expect(footer).toContain(`/${act}.json?release=${release}`)
    const live = (await open(act as string)).split('<footer')
    for (const link of linksOf(live[0] as string)) expect(link).not.toContain('release=')
    expect(live[1]).toContain(`/${act}?release=${release}`)
  })

  test('relationships beyond the first hundred are on pages of their own, each once', async () => {
    const scope = ownScope('permalink-many')
    const graph = sampleGraph(250)
    // A page says of each relationship where it is printed.
    graph.entities.set('source/t/1', entity<'SOURCE'>('source/t/1', { year: 2019, sha256: '', lineCount: 250 }))
    await loadRelease(database, graph, { scope, contentHash: 'many' })
    const store = await openStore(testEnvironment(), { step() {}, scope })
    const many = await contextMaker(store, () => null)(null)
    const seen: string[] = []
    let url: URL | null = address('plan/t/1')
    while (url !== null) {
      const found = (accept: string) => pageAt(url as URL, accept) as NonNullable<ReturnType<typeof pageAt>>
      const { data } = JSON.parse((await representationOf(api.schema, NO_ASSETS, many, found('application/json'))).body)
      const { body } = await representationOf(api.schema, NO_ASSETS, many, found('text/html'))
      for (const { node } of data.entity.neighbours.edges) {
        seen.push(node.id)
        expect(body).toContain(`href="/${node.id}`)
      }
      const next: string | undefined = /href="([^"]*after=[^"]*)"/.exec(contentOf(body))?.[1]
      url = next === undefined ? null : new URL(next.replaceAll('&amp;', '&'), 'http://x')
      if (url !== null) expect(url.searchParams.get('release')).toBe(many.reader.release.id)
    }
    await store.close()
    expect(seen).toHaveLength(250)
    expect(new Set(seen).size).toBe(250)
  })

  test('a picture is drawn of a trace that has a flow, and refused by name of anything else', async () => {
    const { data } = JSON.parse(JSON.stringify(await api.execute(`{ decrees(first: 100) { nodes { id } } }`)))
    let drawn = 0
    for (const { id } of data.decrees.nodes) {
      const trace = JSON.parse(
        JSON.stringify(await api.ask(`{ trace(from: "${id}") { id flow { links { source } } } }`)),
      ).trace
      if (trace.flow.links.length === 0)
        await expect(open(`${trace.id}.svg`)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      else {
        expect(await open(`${trace.id}.svg`)).toMatch(/^<svg .*<\/svg>\n$/s)
        drawn++
      }
      await expect(open(`${id}.svg`)).rejects.toMatchObject({ code: 'NOT_FOUND', message: `/${id} has no picture` })
    }
    expect(drawn).toBeGreaterThan(2)
  })

  test('what the release does not have is NOT_FOUND by its id; what is no id is no permalink', async () => {
    for (const id of ['act/nobody/none', 'check/nothing', 'contradiction/nothing'])
      await expect(open(id)).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining(id) })
    await expect(open('trace/nonsense')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    for (const path of ['act', 'act/', 'nothing/at-all', 'graphql', 'assets/x.js', 'act/Upper', 'act/../x/y'])
      expect(pageAt(address(path), 'text/html'), path).toBeNull()
  })
})

describe('the operations of the pages', () => {
  test('ask every plain field of every kind: a new field is on its page', () => {
    const document = parse(Entity.text)
    const asked = new Set<string>()
    const info = new TypeInfo(api.schema)
    visit(
      document,
      visitWithTypeInfo(info, {
        [Kind.FIELD]: node => void asked.add(`${info.getParentType()?.name}.${node.name.value}`),
      }),
    )
    const kinds = Object.values(api.schema.getTypeMap()).filter(
      (type): type is GraphQLObjectType =>
        isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Entity'),
    )
    expect(kinds).toHaveLength(ENTITY_KINDS.length)
    const missing = kinds.flatMap(kind =>
      Object.values(kind.getFields())
        .filter(field => isLeafType(getNamedType(field.type)) && field.args.length === 0 && field.name !== 'permalink')
        .map(field => [`${kind.name}.${field.name}`, `Entity.${field.name}`])
        .filter(names => !names.some(name => asked.has(name)))
        .map(([name]) => name),
    )
    expect(missing).toEqual([])
  })
})

describe('hostile text', () => {
  const nasty = `<script>alert(1)</script>"'&</style><img src=x onerror=alert(1)>`
  const place = {
    source: { id: 'source/x', name: nasty },
    line: 1,
    heading: nasty,
    record: null,
    pointer: nasty,
    row: nasty,
    field: nasty,
    column: nasty,
    raw: nasty,
    context: `${nasty} again`,
  }

  test('is shown as text', () => {
    const data = {
      id: 'contradiction/x',
      kind: 'NAMING',
      language: 'IT' as const,
      name: nasty,
      explanation: nasty,
      difference: null,
      basis: 'STATED' as const,
      preferred: { value: nasty },
      preferenceRule: nasty,
      about: [{ id: 'act/x/y', kind: 'ACT' as const, name: nasty }],
      claims: [
        { value: nasty, number: null, basis: 'INFERRED' as const, rule: nasty, entity: null, evidence: [place] },
      ],
    }
    const contradictions = PAGES.find(({ name }) => name === 'contradiction') as (typeof PAGES)[number]
    const at = {
      path: `/x?q=${nasty}`,
      language: 'EN' as const,
      chosen: null,
      release: nasty,
      answering: nasty,
      address: nasty,
    }
    const asked = [{ name: nasty, text: nasty, variables: { nasty }, data: null }]
    const page = html(
      { at, page: contradictions, assets: NO_ASSETS, asked, packages: [{ name: nasty, version: nasty }] },
      contradictions.show(
        { contradiction: data, check: { id: nasty, language: 'EN' as const, name: nasty, formula: nasty } },
        { id: data.id },
        'EN',
      ),
    ).body
    const fault = faultPage(() => NO_ASSETS)(
      { code: 'NOT_FOUND', message: nasty, hint: nasty },
      { url: new URL(`http://x/${encodeURIComponent(nasty)}`), language: 'EN' },
    ).body
    for (const text of [page, fault]) {
      expect(text).not.toMatch(/<img|onerror=[^&]*>/)
      // The theme's, which the policy knows by its hash.
      expect(text.match(/<script/g)).toHaveLength(1)
      expect(text.match(/<\/style>/g)).toHaveLength(1)
    }
  })

  test('the policy knows the style and the one script of the page, and nothing else is let in', () => {
    const { body, headers } = faultPage(() => NO_ASSETS)(
      { code: 'NOT_FOUND', message: 'x', hint: undefined },
      { url: new URL('http://x/x'), language: 'EN' },
    )
    const hashOf = (element: string) => {
      const text = new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(body)?.[1] as string
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    }
    const policy = headers['content-security-policy'] as string
    expect(policy).toBe(policyOf(hashOf('style')))
    expect(policy).toContain(`script-src 'self' ${hashOf('script')};`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(body).not.toMatch(/ style=| on[a-z]+=/)
  })
})
