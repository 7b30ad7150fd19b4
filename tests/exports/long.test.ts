import { parse as parseCsv } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Edge, get, openEdge, send } from '../http/support.ts'
import { imported, write } from '../recipes/support.ts'

/** More events than the API gives at once, most of them of one day, and more targets than it compares in one answer. */
const [EVENTS, OF_ONE_DAY, TARGETS] = [1_300, 900, 1_200]

const RECIPE = `recipe: works
title: Works
licence: CC-BY-4.0
source:
  id: source/works-{edition}
  title: Works, {edition}
  year: edition
  language: it
  numbers: [plain]
  dates: [iso]
  currency: EUR
  series: works
  edition: { file: works-* }
  complete: true
records: { format: delimited, key: [code] }
make:
  - { kind: PLAN, id: plan/t/p, evidence: { name: plan } }
  - { kind: PROJECT, id: "project/t/{code}", evidence: { name: name, code: code, start: start }, cells: { under: plan/t/p } }
`

const day = (nth: number) => (nth < OF_ONE_DAY ? '2021-06-30' : `20${10 + (nth % 10)}-03-0${1 + (nth % 9)}`)
const edition = (name: (nth: number) => string, length = EVENTS) =>
  `plan;code;name;start\n${Array.from({ length }, (_, nth) => `P;w${nth};${name(nth)};${day(nth)}`).join('\n')}\n`

let edge: Edge
beforeAll(async () => {
  const newer = edition(nth => (nth < TARGETS ? `New work ${nth}` : `Work ${nth}`))
  const files = [
    write(
      'works-2022.csv',
      edition(nth => `Work ${nth}`),
    ),
    write('works-2023.csv', newer),
  ]
  const { folder } = await imported(RECIPE, files)
  edge = await openEdge('long-files', { FILOROSSO_DATA: folder })
})
afterAll(() => edge?.stop())

const rowsOf = async (path: string): Promise<Record<string, string>[]> =>
  parseCsv((await send(edge.port, path)).body, { bom: true, columns: true, record_delimiter: '\r\n' })
// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that the operation asks for
const api = async (query: string): Promise<any> => JSON.parse((await send(edge.port, get(query))).body.toString()).data

test('a timeline is whole as a file, each event once, also where most are of one day', async () => {
  const rows = await rowsOf('/timeline.csv')
  expect(rows).toHaveLength(EVENTS)
  expect(new Set(rows.map(row => row['entity.id'])).size).toBe(EVENTS)
  expect(rows.map(({ date }) => date)).toEqual(rows.map(({ date }) => date).toSorted())
  expect(rows.map(({ row }) => Number(row))).toEqual(rows.map((_, nth) => nth + 1))
  expect(rows[0]).not.toHaveProperty('cursor')
  expect(await rowsOf('/timeline.csv?first=3')).toHaveLength(3)
})

test('the pages of a timeline are the file', async () => {
  const found: string[] = []
  for (let after: string | null = null; ; ) {
    const given: string = after === null ? '' : `, after: "${after}"`
    const { timeline } = await api(`{ timeline(first: 450${given}) { cursor entity { id } } }`)
    found.push(...timeline.map(({ entity }: { entity: { id: string } }) => entity.id))
    if (timeline.length < 450) break
    after = timeline.at(-1).cursor
  }
  expect(found).toEqual((await rowsOf('/timeline.csv')).map(row => row['entity.id']))
})

test('what changes is whole as a file', async () => {
  const asked = 'from=source/works-2022&to=source/works-2023&kinds=PROJECT'
  const rows = await rowsOf(`/changes.csv?${asked}`)
  expect(rows).toHaveLength(TARGETS)
  expect(rows[0]?.changed).toBe(String(TARGETS))
  expect(rows.map(row => row['changes.index'])).toEqual(rows.map((_, nth) => String(nth + 1)))
})

test('relationships are whole as a file, each once', async () => {
  const rows = await rowsOf('/relationships.csv')
  const { release, relationships } = await api('{ release { relationshipCount } relationships { totalCount } }')
  expect(rows).toHaveLength(release.relationshipCount)
  expect(relationships.totalCount).toBe(release.relationshipCount)
  const keys = rows.map(row => `${row['from.id']} ${row.relation} ${row['to.id']}`)
  expect(new Set(keys).size).toBe(rows.length)
  const { plan } = await api('{ plan(id: "plan/t/p") { neighbours { totalCount } } }')
  expect(keys.filter(key => key.split(' ').includes('plan/t/p'))).toHaveLength(plan.neighbours.totalCount)
})
