import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, openApi } from '../api/harness.ts'

const SEARCH = `query ($text: String!, $kinds: [EntityKind!], $first: Int! = 10, $after: String) {
  search(text: $text, kinds: $kinds, first: $first, after: $after) {
    totalCount
    facets { kind count }
    nodes { id }
    edges { cursor score matched node { id kind name } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`

interface Answer {
  totalCount: number
  facets: { kind: string; count: number }[]
  nodes: { id: string }[]
  edges: { cursor: string; score: number; matched: string; node: { id: string; kind: string; name: string } }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

let [report, invented] = [null, null] as unknown as [Api, Api]
beforeAll(async () => {
  report = await openApi(['data/rapporto-2019'])
  invented = await openApi(['tests/packages/comune-di-rivalta'])
})
afterAll(async () => {
  await report?.close()
  await invented?.close()
})

const ask = async (text: string, more: object = {}, api = report): Promise<Answer> =>
  (await api.ask(SEARCH, { text, ...more })).search
const first = async (text: string, api = report) => (await ask(text, {}, api)).edges[0]
const sum = (facets: Answer['facets']) => facets.reduce((total, { count }) => total + count, 0)

async function refusal(text: string, more: object = {}) {
  const { errors } = await report.execute(SEARCH, { text, ...more })
  return errors?.map(({ originalError }) => originalError as Error & { code: string })[0]
}

describe('the report', () => {
  test.each([
    ['dd 570', 'act/anpal/dd-570-2019'],
    ['DD n. 570/2019', 'act/anpal/dd-570-2019'],
    ['dd570', 'act/anpal/dd-570-2019'],
    ['decreto 549', 'act/anpal/dd-549-2019'],
    ['Decreto Direttoriale n. 549', 'act/anpal/dd-549-2019'],
    ['decreto del 20 dicembre 2019', 'act/anpal/dd-549-2019'],
    ['dl 4', 'act/it/dl-4-2019'],
    ['d.l. n. 4/19', 'act/it/dl-4-2019'],
    ['180n', 'spending-programme/anpal-servizi/180n'],
    ['180 N', 'spending-programme/anpal-servizi/180n'],
    ['fixo', 'spending-programme/anpal-servizi/128n'],
    ['pr.au.d', 'spending-programme/anpal-servizi/177n'],
    ['missione 26', 'budget-mission/026'],
    ['fondo pon spao', 'fund/pon-spao'],
    ['AT', 'investment-priority/at'],
    ['8.i', 'investment-priority/8-i'],
    ['regione Campania', 'region/campania'],
    ['anpal servizi', 'organisation/anpal-servizi'],
    ['199 CPI', 'cpi-group/rapporto-2019/l391-199'],
    ['cpi 407', 'cpi-group/rapporto-2019/l615-407'],
    ['29.575.141,55', 'allocation/rapporto-2019/l134/dd-549'],
    ['164.316.744', 'allocation/rapporto-2019/l187/dd-570'],
    ['164316744', 'allocation/rapporto-2019/l187/dd-570'],
    ['table/rapporto-2019/fixo-7t', 'table/rapporto-2019/fixo-7t'],
    ['fixo 7t', 'table/rapporto-2019/fixo-7t'],
  ])('%s finds exactly that first', async (text, id) => {
    expect((await first(text))?.node.id).toBe(id)
  })

  test.each([
    ['navigatr', 'navigator-cohort/anpal-servizi/navigator', 'Navigator'],
    ['campagna', 'region/campania', 'Campania'],
    ['minstero del lavoro', 'organisation/ministero-del-lavoro', 'Ministero del Lavoro e delle politiche sociali'],
    [
      'redditto citadinanza',
      'act/it/dl-4-2019',
      'Disposizioni urgenti in materia di Reddito di cittadinanza e di pensioni',
    ],
  ])('%s is forgiven: %s', async (text, id, matched) => {
    const found = (await ask(text)).edges.find(({ node }) => node.id === id)
    expect(found?.matched).toBe(matched)
  })

  test('transizioni scola lavoro finds what is called so, lines and section', async () => {
    const ids = (await ask('transizioni scola lavoro')).nodes.map(({ id }) => id)
    expect(ids.slice(0, 3).sort()).toEqual([
      'line/anpal-servizi/2017-2020/6',
      'line/anpal/piano-integrato/6',
      'section/anpal-servizi/2019-2021/2',
    ])
  })

  test('accents, apostrophes and case do not matter', async () => {
    const [plain, ...others] = await Promise.all(
      ['parita di genere', 'PARITÀ DI GENERE', 'parita’ di genere', "la PARITA' di Genere"].map(text => ask(text)),
    )
    const ids = plain?.nodes.map(({ id }) => id)
    expect(ids?.slice(0, 2).sort()).toEqual(['line/anpal-servizi/2019-2021/11', 'section/anpal-servizi/2019-2021/4'])
    for (const other of others) expect(other.nodes.map(({ id }) => id)).toEqual(ids)
  })

  test('what matched is reported as printed', async () => {
    expect((await first('180n'))?.matched).toBe('180N')
    expect((await first('praud'))?.matched).toBe('PRAUD')
    expect((await first('decreto 20 dicembre 2019'))?.matched).toBe('2019-12-20')
    expect((await first('Analisi e studi'))?.matched).toBe('ANALISI E STUDI')
  })

  test('a number is never another number', async () => {
    expect((await ask('decreto 571')).edges.map(({ matched }) => matched)).not.toContain('570')
    expect((await first('decreto 571'))?.score).toBeLessThan(1)
  })

  test('the score shows how much had to be forgiven', async () => {
    const scores = await Promise.all(
      ['navigator', 'navigatr', 'navigator xyzw'].map(async text => (await first(text))?.score),
    )
    expect(scores.map(score => Math.floor(score ?? -1))).toEqual([2, 1, 0])
  })

  test('facets count everything that is found, page or not, kinds or not', async () => {
    const [all, one, none] = await Promise.all([
      ask('piano', { first: 3 }),
      ask('piano', { first: 3, kinds: ['ACT', 'ACT'] }),
      ask('piano', { kinds: [] }),
    ])
    expect(all.totalCount).toBe(sum(all.facets))
    expect(all.totalCount).toBeGreaterThan(50)
    expect(all.facets).toEqual([...all.facets].sort((a, b) => b.count - a.count))
    expect(one.facets).toEqual(all.facets)
    expect(one.totalCount).toBe(all.facets.find(({ kind }) => kind === 'ACT')?.count)
    expect(one.edges.map(({ node }) => node.kind)).toEqual(['ACT', 'ACT', 'ACT'])
    expect([none.totalCount, none.edges, none.pageInfo.hasNextPage]).toEqual([0, [], false])
  })

  test('pages of any size are the whole list without a gap or a repetition, in the order of the scores', async () => {
    const whole = await ask('decreto direttoriale', { first: 100 })
    const listed: Answer['edges'] = []
    for (let after: string | null = null; ; ) {
      const page: Answer = await ask('decreto direttoriale', { first: 17, after })
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null)
      expect(page.totalCount).toBe(whole.totalCount)
      listed.push(...page.edges)
      after = page.pageInfo.endCursor
      if (!page.pageInfo.hasNextPage) break
    }
    expect(listed).toHaveLength(whole.totalCount)
    expect(new Set(listed.map(({ node }) => node.id)).size).toBe(whole.totalCount)
    expect(listed.slice(0, 100)).toEqual(whole.edges)
    const scores = listed.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
  })
})

describe('the invented report', () => {
  test.each([
    ['A', 'axis/rivalta/a'],
    ['B', 'axis/rivalta/b'],
    ['a-b', 'axis/rivalta/a-b'],
    ['dd 88', 'act/ministero-delle-acque/dd-88-2021'],
    ['f12', 'spending-programme/comune-di-rivalta/f12'],
    ['mobilita dolce', 'section/comune-di-rivalta/vivibile-2022-2024/2'],
    ['fontne e lavatoi', 'line/comune-di-rivalta/acque-2020-2022/2'],
  ])('%s finds %s first', async (text, id) => {
    expect((await first(text, invented))?.node.id).toBe(id)
  })

  test('nothing of another release is found', async () => {
    expect(await ask('navigator', {}, invented)).toMatchObject({ totalCount: 0, facets: [], edges: [] })
  })
})

describe('hostile text', () => {
  test.each([
    '+-&&||!(){}[]^"~*?:\\/',
    '*:*',
    'searchText:[* TO *]',
    'navigator AND OR NOT TO',
    '"unbalanced',
    '(((',
    'a~9 b^99 c*?',
    "'; MATCH (n) DETACH DELETE n //",
    '\u0000\uD800 \u202E',
    '~'.repeat(200),
    'a b c d e f g h i l '.repeat(10),
    `${'qwertz '.repeat(28)}zz`,
    'x'.repeat(200),
    'ﬁｎａｎｚａ ²',
  ])('%s is data', async text => {
    expect((await ask(text)).totalCount).toBeGreaterThanOrEqual(0)
  })

  test('signs alone find nothing', async () => {
    expect(await ask('*** ?')).toEqual({
      totalCount: 0,
      facets: [],
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    })
  })

  test.each(['', '   ', '\n\t', 'x'.repeat(201), 'navigator '.repeat(1_000)])('%# is refused', async text => {
    expect((await refusal(text))?.code).toBe('BAD_USER_INPUT')
  })

  test('pages out of bounds and cursors of another text, of other kinds or of nobody are refused', async () => {
    const { pageInfo } = await ask('decreto', { first: 1 })
    const after = pageInfo.endCursor
    const forged = Buffer.from(JSON.stringify(['search ["decreto",null]', 'nowhere'])).toString('base64url')
    for (const more of [{ first: 0 }, { first: 101 }, { after: 'x' }, { after: forged }, { after, kinds: ['ACT'] }]) {
      expect((await refusal('decreto', more))?.code, JSON.stringify(more)).toBe('BAD_USER_INPUT')
    }
    expect((await refusal('decreti', { after }))?.code).toBe('BAD_USER_INPUT')
    expect((await ask('decreto', { first: 1, after })).edges).toHaveLength(1)
  })
})
