import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { verifyPackage } from '../../src/dataset/verify/verify-package.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { importFiles } from '../../src/recipes/import.ts'
import { parseRecipe } from '../../src/recipes/read-recipe.ts'
import { FRAME_RECIPE, folder, imported, refusal, write } from './support.ts'

/** A frame, its next edition, and a list of spending that names its lines. */
const EDITIONS = FRAME_RECIPE.replace(
  'source/frame-{file}',
  'source/frame-{edition}\n  series: frame\n  complete: true\n  edition: { file: "*" }',
)
  .replaceAll('frame-{file}', 'frame-{edition}')
  .replace('[cod]', '[cod]')

const HEADER = 'programma;comp;nome_comp;cod;nome;tipo;totale;nuovi;id\n'
const V1 = `${HEADER}PIANO;C1;Lavoro;L1;Centri;Misura;100,00;0;1\nPIANO;C1;Lavoro;L2;Corsi;Misura;50,00;0;2\n`
const V2 = `${HEADER}PIANO;C1;Lavoro;L1;Centri per tutti;Misura;120,00;0;1\nPIANO;C1;Lavoro;L3;Borse;Misura;30,00;0;3\n`

const SPENDING = `recipe: spending
title: Spending
licence: CC-BY-4.0
source:
  id: source/spending
  title: Spending
  year: 2024
  language: it
  numbers: [plain]
  dates: [iso]
  currency: EUR
records: { format: delimited, key: [cod] }
make:
  - kind: LINE
    id: line/t/{cod}
    of: frame
    evidence: { code: cod }
  - kind: ALLOCATION
    id: allocation/frame-v1/{cod}/total
    of: frame
  - kind: ALLOCATION
    id: allocation/spending/{cod}/spent
    evidence: { amount: spent }
    cells: { stage: SPENT, grain: ROW, part: WHOLE, target: "line/t/{cod}" }
checks:
  - name: Spent against the total
    of: ["allocation/spending/{cod}/spent"]
    at_most: ["allocation/frame-v1/{cod}/total"]
  - name: Left
    of: ["allocation/frame-v1/{cod}/total", "-allocation/spending/{cod}/spent"]
    equals: { column: left }
    floor: 0
`
const SPENT = 'cod,spent,left\nL1,60.00,40.00\nL2,70.00,0.00\n'

const supersededIn = ({ relationships }: GraphValue) =>
  relationships.flatMap(({ from, type, to }) => (type === 'SUPERSEDES' ? [[from, to]] : []))

async function frameAndSpending() {
  const frame = await imported(EDITIONS, [write('v1.csv', V1)])
  const file = write('spent.csv', SPENT)
  const spending = await imported(SPENDING, [file])
  return { frame: frame.folder, spending: spending.folder, file }
}

describe('a package names what another declares', () => {
  test('and is proved by itself; with the other the two are one graph', async () => {
    const { frame, spending, file } = await frameAndSpending()
    expect(await verifyPackage(spending, { source: file })).toMatchObject({ ok: true, failures: [] })
    const { entities, relationships } = await readPackages([frame, spending])
    expect(entities.get('line/t/l1')).toMatchObject({ name: 'Centri', properties: { code: 'L1' } })
    expect(relationships).toContainEqual(
      expect.objectContaining({ from: 'allocation/spending/l1/spent', to: 'line/t/l1' }),
    )
    await expect(readPackages([spending])).rejects.toThrow(
      /line\/t\/l1 is declared by no package here; frame is to hold it/,
    )
  })

  test('what the other does not have is reported, and its record left out, where the other is at hand', async () => {
    const { frame } = await frameAndSpending()
    const file = write('spent.csv', `${SPENT}L9,5.00,1.00\n`)
    const out = join(folder(), 'spending')
    const steps = { step: () => {}, detail: () => {} }
    const made = await importFiles(parseRecipe(SPENDING, 'r.yaml'), [file], out, steps, { others: [frame] })
    expect(made.files[0]?.left).toEqual(['record 4 (line 4): line/t/l9 is not in frame'])
    expect((await readPackages([frame, out])).entities.has('allocation/spending/l9/spent')).toBe(false)
    expect(await verifyPackage(out, { source: file })).toMatchObject({ ok: true, reasons: { 'not-taken': 3 } })
  })

  test('an edition that it names is that of the package beside it; without one, what the recipe says', async () => {
    const recipe = SPENDING.replace(
      'licence: CC-BY-4.0',
      'licence: CC-BY-4.0\neditions: { frame: { of: frame } }',
    ).replaceAll('frame-v1/', 'frame-{frame}/')
    const frame = await imported(EDITIONS, [write('v1.csv', V1), write('v10.csv', V1), write('v9.csv', V1)])
    const file = write('spent.csv', SPENT)
    const out = join(folder(), 'spending')
    const steps = { step: () => {}, detail: () => {} }
    await importFiles(parseRecipe(recipe, 'r.yaml'), [file], out, steps, { others: [frame.folder] })
    const { comparisons } = await readPackages([frame.folder, out])
    expect(comparisons?.flatMap(({ than }) => than)).toContain('allocation/frame-v10/l1/total')
    expect(await refusal(recipe, [file])).toBe(
      'the recipe spending names an edition of frame, which is not given (give its folder: --with frame)',
    )
    const said = await imported(recipe.replace('{ of: frame }', '{ of: frame, is: V9 }'), [file])
    expect(await readPackages([frame.folder, said.folder])).toBeDefined()
  })

  test('what its editions print for one comparison is that of the latest, over three of them', async () => {
    const frame = await imported(EDITIONS, [write('v1.csv', V1)])
    const recipe = (year: number) =>
      SPENDING.replace('recipe: spending', `recipe: spending-${year}`)
        .replace('id: source/spending', `id: source/spending-${year}\n  series: spending\n  edition: { file: "*" }`)
        .replace('year: 2024', `year: ${year}`)
    const edition = async (year: number, spent: string, left: string) => {
      const file = write(`${year}.csv`, `cod,spent,left\nL1,${spent},${left}\n`)
      return (await imported(recipe(year), [file])).folder
    }
    const all = [
      await edition(2022, '60.00', '40.00'),
      await edition(2023, '70.00', '30.00'),
      await edition(2024, '80.00', '25.00'),
    ]
    const { checks } = derive(await readPackages([frame.folder, ...all]))
    const left = checks.filter(({ kind, name }) => kind === 'ROW_IDENTITY' && name.startsWith('Left'))
    expect(left.map(({ status, expected, found }) => [status, expected, found])).toEqual([['FAILS', '25.00', '20.00']])
    expect(checks.filter(({ kind }) => kind === 'LIMIT')).toHaveLength(1)
  })

  test('what it says of it counts where no other package declares it', async () => {
    const recipe = FRAME_RECIPE.replace(/kind: PLAN/, 'kind: PLAN\n    of: elsewhere')
      .replace('recipe: frame', 'recipe: weak')
      .replace('evidence: { name: programma }', 'evidence: { name: programma }\n    cells: {}')
      .replace('section/t/{comp}"', 'section/t/{comp}"')
    const weak = await imported(
      recipe.replace('kind: SECTION\n', 'kind: SECTION\n    of: elsewhere\n').replace('recipe: frame', 'recipe: weak'),
      [write('w.csv', V1)],
    )
    await expect(readPackages([weak.folder])).rejects.toThrow('plan/t/piano is declared by no package here')
    const frame = await imported(EDITIONS, [write('v1.csv', V1)])
    expect((await readPackages([weak.folder, frame.folder])).entities.get('section/t/c1')?.name).toBe('Lavoro')
  })

  test('figures that two sources print differently are a contradiction with both, not a problem', async () => {
    const one = await imported(EDITIONS.replace('{ number: cod, name: nome }', '{ code: cod, name: nome }'), [
      write('v1.csv', V1),
    ])
    const other = await imported(
      FRAME_RECIPE.replace('recipe: frame', 'recipe: other')
        .replace('{ number: cod, name: nome }', '{ code: id, name: nome }')
        .replace('  id: code\n', '  cod: code\n'),
      [write('other.csv', V1)],
    )
    const { contradictions, entities } = await readPackages([one.folder, other.folder])
    expect(entities.get('line/t/l1')?.properties).toMatchObject({ code: 'L1' })
    expect(contradictions.map(({ id, claims }) => [id, claims.map(({ value }) => value)])).toEqual([
      ['contradiction/sources-differ/line-t-l1/code', ['L1', '1']],
      ['contradiction/sources-differ/line-t-l2/code', ['L2', '2']],
    ])
  })
})

describe('an edition replaces the one before as a whole', () => {
  test('also where no file says which one it is: then the command says it of each', async () => {
    const recipe = EDITIONS.replace('edition: { file: "*" }', 'edition: { is: v1 }')
    const files = [write('a.csv', V1), write('b.csv', V2)]
    const steps = { step: () => {}, detail: () => {} }
    const made = (editions?: string[]) =>
      importFiles(parseRecipe(recipe, 'r.yaml'), files, join(folder(), 'p'), steps, { ...(editions && { editions }) })
    check(derive(await readPackages([(await made(['v1', 'v2'])).folder])))
    await expect(made(['v1', 'v2', 'v3'])).rejects.toThrow('3 editions for 2 files')
    await expect(made()).rejects.toThrow('b.csv: is source/frame-v1, as the file before it')
  })

  const check = (graph: GraphValue) => {
    const amount = (id: string) => {
      const entity = graph.entities.get(id)
      return entity?.kind === 'ALLOCATION' ? entity.properties : null
    }
    expect(supersededIn(graph)).toEqual([['allocation/frame-v2/l1/total', 'allocation/frame-v1/l1/total']])
    expect(amount('allocation/frame-v1/l2/total')).toMatchObject({ withdrawnIn: 'source/frame-v2' })
    expect(amount('allocation/frame-v1/l1/total')).toMatchObject({ withdrawnIn: null })
    expect(graph.entities.get('line/t/l1')).toMatchObject({
      name: 'Centri per tutti',
      aliases: ['Centri', 'L1'].filter(alias => graph.entities.get('line/t/l1')?.aliases.includes(alias)),
    })
    expect(graph.contradictions.filter(({ id }) => id.includes('sources-differ'))).toEqual([])
  }

  test('in one package', async () => {
    const made = await imported(EDITIONS, [write('v1.csv', V1), write('v2.csv', V2)])
    check(derive(await readPackages([made.folder])))
  })

  test('in two', async () => {
    const one = await imported(EDITIONS, [write('v1.csv', V1)])
    const other = await imported(EDITIONS.replace('recipe: frame', 'recipe: frame-next'), [write('v2.csv', V2)])
    check(derive(await readPackages([one.folder, other.folder])))
  })

  test('in the order of their days, however these are printed', async () => {
    const recipe = EDITIONS.replace('edition: { file: "*" }', 'edition: { column: day }').replace(
      'dates: [iso]',
      'dates: [day-first]',
    )
    const dated = (rows: string, day: string) => rows.replace('id\n', 'id;day\n').replace(/;(\d)\n/g, `;$1;${day}\n`)
    const made = await imported(`${recipe}  day: date-of-extraction\n`, [
      write('a.csv', dated(V2, '28/02/2025')),
      write('b.csv', dated(V1, '31/01/2025')),
    ])
    expect(supersededIn(derive(await readPackages([made.folder])))).toEqual([
      ['allocation/frame-2025-02-28/l1/total', 'allocation/frame-2025-01-31/l1/total'],
    ])
  })

  test('and a day that is not printed as declared is not the name of an edition', async () => {
    const recipe = EDITIONS.replace('edition: { file: "*" }', 'edition: { column: day }').replace(
      'dates: [iso]',
      'dates: [day-first]',
    )
    const file = V1.replace('id\n', 'id;day\n').replace(/;(\d)\n/g, ';$1;02/28/2025\n')
    expect(await refusal(`${recipe}  day: date-of-extraction\n`, [write('a.csv', file)])).toMatch(
      /^a\.csv, the edition: "02\/28\/2025" .*declare the format of its dates/,
    )
  })

  test('but an excerpt withdraws nothing', async () => {
    const part = EDITIONS.replace('complete: true', 'complete: false')
    const made = await imported(part, [write('v1.csv', V1), write('v2.csv', V2)])
    const graph = derive(await readPackages([made.folder]))
    expect(graph.entities.get('allocation/frame-v1/l2/total')?.properties).toMatchObject({ withdrawnIn: null })
  })
})

test('what is to hold between amounts is checked, also across packages: what fails has both places', async () => {
  const { frame, spending } = await frameAndSpending()
  const { checks, contradictions, evidence } = derive(await readPackages([frame, spending]))
  const found = checks.filter(({ id }) => id.includes('/spending-'))
  expect(found.map(({ name, kind, status, expected, found: is }) => [name, kind, status, expected, is])).toEqual([
    ['Spent against the total: Centri', 'LIMIT', 'HOLDS', '100.00', '60.00'],
    ['Spent against the total: Corsi', 'LIMIT', 'FAILS', '50.00', '70.00'],
    ['Left: Centri', 'ROW_IDENTITY', 'HOLDS', '40.00', '40.00'],
    ['Left: Corsi', 'ROW_IDENTITY', 'HOLDS', '0.00', '0.00'],
  ])
  const failed = found.find(({ status }) => status === 'FAILS')
  expect(failed?.evidence.map(id => [evidence.get(id)?.source, evidence.get(id)?.raw])).toEqual([
    ['source/frame-v1', '50,00'],
    ['source/spending', '70.00'],
  ])
  expect(contradictions.find(({ id }) => id === failed?.contradiction)?.difference).toBe('20.00')
})

test('a limit that an earlier edition did not set is a difference of times, with what it set then', async () => {
  const frame = await imported(EDITIONS, [write('v0.csv', V1.replace('50,00', '80,00')), write('v1.csv', V1)])
  const spending = await imported(SPENDING, [write('spent.csv', SPENT.replace('L1,60.00,40.00', 'L1,160.00,0.00'))])
  const { contradictions } = derive(await readPackages([frame.folder, spending.folder]))
  expect(
    contradictions
      .filter(({ name }) => name.startsWith('Spent against'))
      .map(({ kind, claims, explanation }) => [
        kind,
        claims.map(({ value }) => value),
        /An earlier edition/.test(explanation),
      ]),
  ).toEqual([
    ['TABLE_VS_TABLE', ['160.00', '100,00'], false],
    ['TIMING', ['70.00', '50,00', '80,00'], true],
  ])
})

test('a name in a title is an act of its own, by kind, number and day; what is referred to without a day is none', async () => {
  const recipe = SPENDING.replace(
    /make:[\s\S]*$/,
    `make:
  - kind: ACT
    id: act/t/{cod}
    evidence: { name: title, number: cod }
    cells: { actKind: PROCEDURE, status: ISSUED }
mentions:
  - column: title
    of: act/t/{cod}
    owner: t
    kinds: [MINISTERIAL_DECREE, DIRECTORIAL_DECREE]
exclude: { title: text }
`,
  ).replace('dates: [iso]', 'dates: [day-first]')
  const titles = [
    'P1,"DECRETO MINISTRO n.59 del 22-05-2020, e DDG 118/ 2023 (200 Mln)"',
    'P2,Avviso approvato con D.M. 7 del 3 marzo 2021 e decreto 12/2022 del 01/02/2022',
    'P3,Come da D.D. n. 44',
  ]
  const made = await imported(recipe, [write('p.csv', `cod,title\n${titles.join('\n')}\n`)])
  const { entities, relationships } = await readPackages([made.folder])
  expect(relationships.map(({ from, type, to, basis, rule }) => [from, type, to, basis, rule])).toEqual([
    ['act/t/p1', 'FOLLOWS', 'act/t/dd-118-2023', 'INFERRED', 'named-in-its-text'],
    ['act/t/p1', 'FOLLOWS', 'act/t/dm-59-2020-05-22', 'INFERRED', 'named-in-its-text'],
    ['act/t/p2', 'FOLLOWS', 'act/t/dm-7-2021-03-03', 'INFERRED', 'named-in-its-text'],
  ])
  expect(entities.get('act/t/dm-59-2020-05-22')).toMatchObject({
    name: 'DECRETO MINISTRO n.59 del 22-05-2020',
    properties: { actKind: 'MINISTERIAL_DECREE', number: '59', date: '2020-05-22' },
  })
})

test('several files in one recipe, with a text looked up in another', async () => {
  const files = `recipe: two
title: Two
licence: CC-BY-4.0
lookups:
  bodies: { file: "bodies*.csv", records: { format: delimited }, from: old, to: new }
files:
  - file: "plan*.csv"
    source: &source { id: "source/{file}", title: "{file}", year: 2024, language: en, numbers: [plain], dates: [iso], currency: EUR }
    records: { format: delimited }
    make:
      - { kind: ORGANISATION, id: "organisation/x/{body|bodies}", evidence: { name: body } }
  - file: "people*.csv"
    source: *source
    records: { format: delimited }
    make:
      - { kind: ORGANISATION, id: "organisation/x/{body|bodies}", evidence: { alias: body } }
`
  const paths = [
    write('plan.csv', 'body\nMIN OF WORK\n'),
    write('people.csv', 'body\nWork and Welfare\n'),
    write('bodies-v3.csv', 'old,new\nMIN OF WORK,Work and Welfare\n'),
  ]
  const made = await imported(files, paths)
  const { entities } = await readPackages([made.folder])
  expect(entities.get('organisation/x/work-and-welfare')).toMatchObject({
    name: 'MIN OF WORK',
    aliases: ['Work and Welfare'],
  })
  expect(await refusal(files, [write('other.csv', 'body\nX\n')])).toBe(
    'other.csv: no part of the recipe reads a file of this name (its files are plan*.csv, people*.csv, bodies*.csv)',
  )
})

test('placeholders, joined cells, list columns, records left out, columns of another scale', async () => {
  const recipe = SPENDING.replace(
    /records:[\s\S]*$/,
    `records: { format: delimited, key: [code] }
placeholders:
  - { columns: [value], is: ["0"], when: { type: Milestone } }
skip:
  - { column: code, is: [TOTAL], reason: total }
columns:
  money: { numbers: ["1,234.56"], scale: THOUSAND }
make:
  - kind: PLAN
    id: plan/t/p
    evidence: { name: plan }
  - kind: TARGET
    id: target/t/{code}
    evidence: { name: code, due: { join: [quarter, year] }, targetType: type }
    words: { targetType: { column: type, is: { Milestone: MILESTONE, Target: TARGET } } }
    observations:
      - { key: target, type: TARGET, value: value, day: { join: [quarter, year] } }
  - kind: ALLOCATION
    id: allocation/t/{code}/money
    evidence: { amount: money }
    cells: { stage: BUDGETED, grain: ROW, part: WHOLE, target: plan/t/p }
  - kind: ACT
    over: "Annex *"
    id: act/t/{*}
    evidence: { name: "*" }
    cells: { actKind: OTHER, status: ISSUED }
links:
  - { over: "Annex *", from: "act/t/{*}", relation: DOCUMENTS, to: "target/t/{code}", column: "*" }
`,
  )
  const rows = [
    'P,T1,Target,0,Q4,2025,"1,234.5",decree-a.pdf,',
    'P,T2,Milestone,0,Q1,2026,2,decree-b.pdf,decree-a.pdf',
    'P,T3,Milestone,7,Q2,2026,3,,',
    'P,TOTAL,,7,,,"1,239.5",,',
  ]
  const made = await imported(recipe, [
    write('t.csv', `plan,code,type,value,quarter,year,money,Annex 1,Annex 2\n${rows.join('\n')}\n`),
  ])
  const { entities, relationships } = await readPackages([made.folder])
  const observed = (id: string) => {
    const entity = entities.get(id)
    return entity?.kind === 'TARGET'
      ? [entity.properties.due, ...entity.properties.observations.map(({ value, day }) => [value, day])]
      : []
  }
  expect(observed('target/t/t1')).toEqual(['2025-12-31', ['0', '2025-12-31']])
  expect(observed('target/t/t2')).toEqual(['2026-03-31'])
  expect(observed('target/t/t3')).toEqual(['2026-06-30', ['7', '2026-06-30']])
  expect(entities.get('allocation/t/t1/money')?.properties).toMatchObject({ amount: 123450000, precision: 'HUNDRED' })
  expect(entities.has('target/t/total')).toBe(false)
  expect(relationships.flatMap(({ from, type, to }) => (type === 'DOCUMENTS' ? [[from, to]] : []))).toEqual([
    ['act/t/decree-a-pdf', 'target/t/t1'],
    ['act/t/decree-a-pdf', 'target/t/t2'],
    ['act/t/decree-b-pdf', 'target/t/t2'],
  ])
})
