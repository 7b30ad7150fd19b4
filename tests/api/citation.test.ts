import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cited, citationOf } from '../../src/locale/citation.ts'
import { type Api, openApi } from './harness.ts'

let api: Api
beforeAll(async () => {
  api = await openApi(['tests/packages/comune-di-rivalta'])
})
afterAll(() => api?.close())

const ACT = 'act/ministero-delle-acque/dd-6-2022'
const OTHER = 'act/ministero-delle-acque/dd-88-2021'
const SOURCE = 'source/relazione-rivalta'

describe('a citation', () => {
  test('of a thing names it, its kind, the document that prints it, and where it is found again', async () => {
    const { act } = await api.ask(`{ act(id: "${ACT}") {
      name permalink evidence { source { name } }
      english: citation(lang: EN) italian: citation(lang: IT) bibtex: citation(format: BIBTEX) csl: citation(format: CSL_JSON)
    } }`)
    const release = api.release.id
    const source = act.evidence[0].source.name
    expect(act.english).toBe(
      `${act.name} (act). Printed in “${source}”. filorosso, release ${release}: ${act.permalink}`,
    )
    expect(act.italian).toBe(
      `${act.name} (atto). Stampato in «${source}». filorosso, release ${release}: ${act.permalink}`,
    )
    expect(act.bibtex).toMatch(/^@misc\{filorosso-act-ministero-delle-acque-dd-6-2022,\n/)
    expect(act.bibtex).toContain(`url = {${act.permalink}}`)
    expect(JSON.parse(act.csl)).toEqual({
      id: 'filorosso-act-ministero-delle-acque-dd-6-2022',
      type: 'dataset',
      title: act.name,
      publisher: 'filorosso',
      version: release,
      source,
      URL: act.permalink,
    })
  })

  test('is on every entity, check, contradiction and answer', async () => {
    const { nodes } = await api.ask(`{ nodes: entities(first: 100) { nodes { citation } } }`)
    for (const { citation } of nodes.nodes) expect(citation).toContain(`release ${api.release.id}: /`)
    const found = await api.ask(`{
      checks(first: 1) { nodes { citation } }
      contradictions(first: 1) { nodes { citation(format: BIBTEX) } }
      trace(from: "${ACT}", lang: IT) { id citation bibtex: citation(format: BIBTEX) }
    }`)
    expect(found.checks.nodes[0].citation).toContain('/check/')
    expect(found.contradictions.nodes[0].citation).toContain('/contradiction/')
    expect(found.trace.citation).toContain(`/${found.trace.id}?release=`)
    expect(found.trace.bibtex).toContain('title = {{Percorso delle risorse pubbliche dal decreto')
  })

  test('of an answer leads to the operation that has it again, of the same release', async () => {
    const { diff, coverage, sum, subgraph, changes } = await api.ask(`{
      diff(from: "${ACT}", to: "${OTHER}") { explanation citation(format: CSL_JSON) }
      coverage(of: "${ACT}") { total { amount } citation(format: CSL_JSON) }
      sum(ids: ["allocation/relazione-rivalta/l55/dd-6"]) { ... on Sum { total { amount } citation(format: CSL_JSON) } }
      subgraph(of: "${ACT}", hops: 1, relations: [SETS], kinds: [ALLOCATION]) { nodes { id } citation(format: CSL_JSON) }
      changes(from: "${SOURCE}", to: "${SOURCE}", kinds: [ACT, ALLOCATION]) { unchanged citation(format: CSL_JSON) }
    }`)
    for (const [name, shown] of Object.entries({ diff, coverage, sum, subgraph, changes })) {
      const { URL: cited, version, title } = JSON.parse(shown.citation)
      const { searchParams } = new URL(cited, 'http://localhost')
      expect([searchParams.get('release'), version]).toEqual([api.release.id, api.release.id])
      expect(title).not.toBe('')
      const again = await api.ask(searchParams.get('query') ?? '')
      const { citation: _, ...said } = shown
      expect(again[name]).toMatchObject(said)
    }
  })

  test('of a path leads to the paths that are as short', async () => {
    const { paths } = await api.ask(
      `{ paths(from: "${ACT}", to: "${OTHER}") { length text: citation(lang: IT) csl: citation(format: CSL_JSON) } }`,
    )
    expect(paths.length).toBeGreaterThan(0)
    expect(paths[0].text).toMatch(/^Come sono legati «.+» e «.+»\. filorosso, release /)
    expect(paths[0].text).toContain(`release ${api.release.id}`)
    const { searchParams } = new URL(JSON.parse(paths[0].csl).URL, 'http://localhost')
    const again = await api.ask(searchParams.get('query') ?? '')
    expect(again.paths[0].length).toBe(paths[0].length)
  })

  test('of an event says what came about, its day and where that is printed, and leads to what it is of', async () => {
    const { timeline } = await api.ask(`{ timeline(about: "${ACT}", lang: IT) { label date entity { id permalink }
      evidence { source { name } } english: citation(lang: EN) italian: citation(lang: IT) } }`)
    const event = timeline.find(({ entity }: { entity: { id: string } }) => entity.id === ACT)
    const [source] = event.evidence
    expect(event.label).toMatch(/: emanazione$/)
    expect(event.italian).toContain(`${event.label}, `)
    expect(event.italian).toContain(`Stampato in «${source.source.name}»`)
    expect(event.english).toMatch(/: issued, \d+ \p{L}+ 2022\. Printed in/u)
    expect(event.english).toContain(event.entity.permalink)
  })

  test('keeps what TeX would read as an instruction', () => {
    const cited: Cited = {
      key: 'k',
      title: 'R&D: 50% of {A_b} #1 ~ $5 ^ \\x',
      text: null,
      kind: null,
      sources: [],
      release: 'r_1',
      address: 'http://x/a_b?c=%20',
    }
    expect(citationOf(cited, 'BIBTEX', 'EN')).toBe(
      [
        '@misc{k,',
        '  title = {{R\\&D: 50\\% of \\textbraceleft{}A\\_b\\textbraceright{} \\#1 \\textasciitilde{} \\$5 \\textasciicircum{} \\textbackslash{}x}},',
        '  publisher = {filorosso},',
        '  version = {r\\_1},',
        '  url = {http://x/a_b?c=%20}',
        '}',
      ].join('\n'),
    )
  })

  test('in BibTeX is one entry whatever it is of: BibTeX counts braces, also those behind a backslash', () => {
    const text = fc.string({ unit: fc.constantFrom('{', '}', '\\', '@', '"', '%', 'à', ' ', '\n', 'a') })
    fc.assert(
      fc.property(text, text, (title, source) => {
        const cited: Cited = {
          key: 'k',
          title,
          text: null,
          kind: null,
          sources: [{ name: source, edition: null, licence: null }],
          release: 'r1',
          address: '/a',
        }
        let depth = 0
        const entry = citationOf(cited, 'BIBTEX', 'EN')
        for (const [at, character] of [...entry].entries()) {
          if (character === '{') depth += 1
          if (character === '}') depth -= 1
          expect(depth === 0).toBe(at < '@misc'.length || at === [...entry].length - 1)
        }
      }),
    )
  })
})
