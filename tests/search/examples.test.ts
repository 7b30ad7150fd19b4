import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { spellingKey } from '../../src/model/text.ts'
import { MAX_TEXT } from '../../src/questions/search/search.ts'
import { type Api, openApi } from '../api/harness.ts'
import { runs } from '../runs.ts'

const SEARCH = `query ($text: String!, $kinds: [EntityKind!]) {
  search(text: $text, kinds: $kinds, first: 10) { edges { score matched node { id name } } }
}`

let api: Api
beforeAll(async () => {
  api = await openApi(['data/rapporto-2019'])
})
afterAll(() => api?.close())

async function ids(text: string, kinds?: string[]): Promise<string[]> {
  const { search } = await api.ask(SEARCH, { text, kinds })
  return search.edges.map(({ node }: { node: { id: string } }) => node.id)
}

const SCHOOLS = 'result/rapporto-2019/l401/schools'
const TOTAL = 'allocation/rapporto-2019/l232/dd-570'
const PROMISED = 'allocation/rapporto-2019/l67/dl-4'
const NAVIGATOR = 'navigator-cohort/anpal-servizi/navigator'
const DD_570 = 'act/anpal/dd-570-2019'

describe('what a person means comes first', () => {
  test.each([
    // Figures: of allocations, as the API writes them, as they are printed, as an English text would.
    ['164313744.00', TOTAL],
    ['164.313.744', TOTAL],
    ['€ 164,313,744.00', TOTAL],
    ['52463720.00', 'allocation/rapporto-2019/l201/dd-570'],
    ['44.960.569,00', 'allocation/rapporto-2019/l200/dd-570'],
    ['260 milioni', PROMISED],
    ['260 milioni di euro', PROMISED],
    ['260 million', PROMISED],
    ['€260M', PROMISED],
    ['260.000.000', PROMISED],
    // Of results, indicators, counts.
    ['6545', 'result/rapporto-2019/l401/dual-path-youths'],
    ['6.545 giovani', 'result/rapporto-2019/l401/dual-path-youths'],
    ...['1.330', '1,330', '1 330', '1330', "1'330", '1’330', '1\u00A0330', '1.330,00', '1330.00'].map(text => [
      text,
      SCHOOLS,
    ]),
    ['482', 'indicator/rapporto-2019/l290'],
    ['552', 'indicator/rapporto-2019/l290'],
    ['1.067', 'result/rapporto-2019/l401/pgs'],
    ['3.000 navigator', NAVIGATOR],
    ['407', 'cpi-group/rapporto-2019/l615-407'],
    ['19 linee', 'plan/anpal/piano-integrato'],
    // Words cut short, not the last one alone.
    ['min lavoro', 'organisation/ministero-del-lavoro'],
    ['conv campania', 'act/anpal-servizi/convenzione-campania-2019-12-09'],
    // Acts by kind, issuer, number, year and day, in any order and either language.
    ['dd 570', DD_570],
    ['anpal 570', DD_570],
    ['570 anpal', DD_570],
    ['570', DD_570],
    ['decreto 570/2019', DD_570],
    ['2019 570 decreto anpal', DD_570],
    ['directorial decree 570', DD_570],
    ['decreto 23/12/2019', DD_570],
    ['legge 26 2019', 'act/it/l-26-2019'],
    ['l. 26/2019', 'act/it/l-26-2019'],
    ['law 26/2019', 'act/it/l-26-2019'],
    ['dm 28 giugno 2019', 'act/it/dm-2019-06-28'],
    ['28/06/2019', 'act/it/dm-2019-06-28'],
    ['28 June 2019', 'act/it/dm-2019-06-28'],
    ['1913/2020', 'act/anpal-servizi/nota-1913-2020'],
    // Names, by part, in either language, singular and plural, with a slip.
    ['navigators', NAVIGATOR],
    ['Navigators', NAVIGATOR],
    ['Erikson', 'company/ericsson'],
    ['ericson', 'company/ericsson'],
    ['mercatone1 uno', 'company/mercatone-uno'],
    ['mercatone', 'company/mercatone-uno'],
    ['pi', 'region/piemonte'],
    ['region campania', 'region/campania'],
    ['campanya', 'region/campania'],
    ['Lombarda', 'region/lombardia'],
    ['fondo sociale', 'fund/fse'],
    ['mission 26', 'budget-mission/026'],
    ['line 7t', 'line/anpal-servizi/128n/7t'],
    ['180', 'spending-programme/anpal-servizi/180n'],
    // Descriptions, last: nothing is called so.
    ['Eures', 'organisation/rete-eures'],
    ['vulnerabili', 'spending-programme/anpal-servizi/178n'],
    ['vulnerable people', 'spending-programme/anpal-servizi/178n'],
  ])('%s is %s', async (text, id) => {
    expect((await ids(text))[0]).toBe(id)
  })

  test('of two letters whatever begins so, names that begin so before others', async () => {
    const { search } = await api.ask(SEARCH, { text: 're' })
    const names: string[] = search.edges.map(({ node }: { node: { name: string } }) => node.name)
    const begins = names.map(name => /^[^\p{L}]*re/iu.test(name))
    expect(begins).toContain(true)
    expect(begins).toEqual([...begins].sort((one, other) => Number(other) - Number(one)))
    expect(names.every(name => /(?<!\p{L})re/iu.test(name))).toBe(true)
  })

  test('of a misspelt line its kind alone', async () => {
    const found = await ids('gestone territoriale', ['LINE'])
    expect(found.length).toBeGreaterThan(0)
    expect(found.every(id => id.startsWith('line/'))).toBe(true)
  })
})

test('a figure is no other one: neither by its cents nor by its beginning', async () => {
  const found = async (text: string) =>
    (await api.ask(SEARCH, { text })).search.edges.map((each: { matched: string }) => each.matched)
  expect(await found('164.313.744,25')).toEqual([])
  expect(await found('164.313')).toEqual([])
  expect(await found('29.575.141')).not.toContain('29.575.141,55')
})

test('a name is found first however it is disturbed', async () => {
  const { entities } = derive(await readPackages(['data/rapporto-2019']))
  const named = [...entities.values()].filter(({ name }) => name.length <= MAX_TEXT / 2 && spellingKey(name) !== '')
  const called = new Map<string, Set<string>>()
  for (const { id, name, aliases } of named)
    for (const text of [name, ...aliases])
      called.set(spellingKey(text), (called.get(spellingKey(text)) ?? new Set()).add(id))
  const inside = (text: string, mark: string) => `${text.slice(0, 1)}${mark}${text.slice(1)}`
  const disturbances: ((name: string) => string)[] = [
    name => name.normalize('NFD'),
    name => name.normalize('NFC'),
    name => name.replaceAll(' ', '\u00A0'),
    name => name.replaceAll(' ', '\u2009 '),
    name => name.replace(/\p{L}{4,}/gu, word => inside(word, '\u00AD')),
    name => name.replace(/\p{L}{4,}/gu, word => inside(word, '\u200B')),
    name => name.replace(/['’]/g, '‘'),
    name => name.replaceAll("'", '’'),
    name => name.replaceAll('’', "'"),
    name => name.replace(/[–—-]/g, '‑'),
    name => name.replaceAll('fi', 'ﬁ').replaceAll('ffi', 'ﬃ'),
    name => name.toUpperCase(),
    name => name.toLowerCase(),
  ]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...named), fc.subarray(disturbances, { minLength: 1 }), async ({ name }, some) => {
      const text = some.reduce((disturbed, disturb) => disturb(disturbed), name)
      fc.pre(text.length <= MAX_TEXT)
      const [first] = await ids(text)
      expect([...(called.get(spellingKey(name)) ?? [])]).toContain(first)
    }),
    { numRuns: runs(60) },
  )
}, 120_000)
