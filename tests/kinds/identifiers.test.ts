import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, openApi } from '../api/harness.ts'
import { imported, write } from '../recipes/support.ts'

const WORKS = `code;title;cup;cig;amount;builder;ipa
W1;Bridge;B11B22000010006;Z0A1;1000.00;Public works;m_pw
W2;Road;B11B22000020006;Z0A2;2000.00;Public works;m_pw
W2;Road;B11B22000030006;Z0A2;2000.00;Public works;m_pw
W3;Tunnel;Z0A1;;3000.00;Public works;m_pw
`

const RECIPE = `recipe: works
title: Register of works
licence: CC-BY-4.0
source:
  id: source/works
  title: Register of works
  year: 2024
  language: en
  numbers: [plain]
  dates: [iso]
  currency: EUR
records:
  format: delimited
  delimiter: ";"
  key: [cup]
make:
  - kind: PROJECT
    id: project/t/{code}
    evidence: { code: code, name: title, identifier.cup: cup, identifier.cig: cig }
  - kind: ORGANISATION
    id: organisation/public-works
    evidence: { name: builder, identifier.ipa: ipa }
exclude:
  amount: not-taken
`

let api: Api
beforeAll(async () => {
  const { folder } = await imported(RECIPE, [write('works.csv', WORKS)])
  api = await openApi([folder])
})
afterAll(() => api?.close())

const idsOf = ({ nodes }: { nodes: { id: string }[] }) => nodes.map(({ id }) => id)

test('every entity says what it is known by, each value of each scheme, and where that is printed', async () => {
  const { entity, project } = await api.ask(`{
    entity(id: "organisation/public-works") { identifiers { scheme value } }
    project(id: "project/t/w2") { identifiers { scheme value } evidence { field record column raw } }
  }`)
  expect(entity.identifiers).toEqual([{ scheme: 'IPA', value: 'm_pw' }])
  expect(project.identifiers).toEqual([
    { scheme: 'CIG', value: 'Z0A2' },
    { scheme: 'CUP', value: 'B11B22000020006' },
    { scheme: 'CUP', value: 'B11B22000030006' },
  ])
  const proofs = project.evidence.filter(({ field }: { field: string }) => field === 'identifiers')
  expect(proofs).toContainEqual({ field: 'identifiers', record: 4, column: 'cup', raw: 'B11B22000030006' })
})

test.each([
  ['scheme: "cup", value: "b11b22000020006"', ['project/t/w2']],
  ['value: "Z0A1"', ['project/t/w1', 'project/t/w3']],
  ['scheme: "CIG", value: "Z0A1"', ['project/t/w1']],
  ['scheme: "CIG"', ['project/t/w1', 'project/t/w2']],
  ['value: "Z0A"', []],
  ['scheme: "CIG", value: "B11B22000010006"', []],
])(
  'a filter by {%s} finds what has one such identifier, in the list of its kind and in that of everything',
  async (asked, ids) => {
    const { projects, entities } = await api.ask(`{
    projects(filter: { identifier: { ${asked} } }) { nodes { id } }
    entities(filter: { identifier: { ${asked} } }) { nodes { id } }
  }`)
    expect(idsOf(projects)).toEqual(ids)
    expect(idsOf(entities)).toEqual(ids)
  },
)

test.each(['scheme: "CUP:"', ''])('a filter by {%s} is refused', async asked => {
  const { errors } = await api.execute(`{ projects(filter: { identifier: { ${asked} } }) { nodes { id } } }`)
  expect(errors?.[0]?.message).toMatch(/^filter\.identifier/)
})

test.each([
  ['B11B22000020006', 'project/t/w2', 'CUP:B11B22000020006'],
  ['CUP B11B22000020006', 'project/t/w2', 'CUP:B11B22000020006'],
  ['cup:b11b22000020006', 'project/t/w2', 'CUP:B11B22000020006'],
  ['IPA m_pw', 'organisation/public-works', 'IPA:m_pw'],
  ['CIG Z0A1', 'project/t/w1', 'CIG:Z0A1'],
])('a search for %s finds %s first', async (text, id, spelling) => {
  const { search } = await api.ask('query ($text: String!) { search(text: $text) { edges { matched node { id } } } }', {
    text,
  })
  expect(search.edges[0]).toEqual({ matched: spelling, node: { id } })
})
