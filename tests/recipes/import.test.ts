import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { verifyPackage } from '../../src/dataset/verify/verify-package.ts'
import { checkRoom, roomIn } from '../../src/recipes/room.ts'
import { FRAME, FRAME_RECIPE, folder, imported, refusal, write } from './support.ts'

const frame = (content = FRAME) => write('v1.csv', content)

async function evidenceOf(out: string, subject: string) {
  const graph = await readPackages([out])
  const ids = graph.entities.get(subject)?.evidence ?? []
  return ids.map(id => graph.evidence.get(id))
}

describe('records of a delimited file become a package', () => {
  test('with what each column prints, its record and column, and figures read as declared', async () => {
    const path = frame()
    const made = await imported(FRAME_RECIPE, [path])
    expect(made).toMatchObject({ version: '1.0.0', entities: 9, changes: null })
    expect(made.files).toEqual([
      {
        file: 'v1.csv',
        source: 'source/frame-v1',
        records: 4,
        empty: ['record 4'],
        headings: [],
        left: [],
        again: [],
        repeated: [],
        unnamed: ['tipo'],
        found: ['utf-8 with a byte order mark', 'semicolons between cells', 'lines end in CRLF'],
      },
    ])
    const { entities } = await readPackages([made.folder])
    expect(entities.get('allocation/frame-v1/c1i1-02/total')?.properties).toMatchObject({ amount: 8000000050 })
    expect(entities.get('line/t/c1i1-02')).toMatchObject({ name: 'Corsi brevi', basis: 'STATED' })
    expect(await evidenceOf(made.folder, 'allocation/frame-v1/c1i1-02/total')).toMatchObject([
      {
        source: 'source/frame-v1',
        record: 3,
        column: 'totale',
        raw: '80.000.000,50',
        line: null,
        pointer: null,
        heading: null,
      },
    ])
  })

  test('which verify proves against the file, and refuses where a letter of it differs', async () => {
    const path = frame()
    const { folder: out } = await imported(FRAME_RECIPE, [path])
    const report = await verifyPackage(out, { source: path })
    expect(report).toMatchObject({ ok: true, failures: [] })
    expect(report.coverage).toEqual([{ range: 'source/frame-v1, 4 records', figures: 15, evidenced: 8, notFacts: 7 }])
    expect(report.reasons).toEqual({ code: 3, 'not-taken': 3, repetition: 1 })
    const evidence = join(out, 'evidence.csv')
    writeFileSync(evidence, readFileSync(evidence, 'utf8').replace('"1.200,00"', '"1.300,00"'))
    const wrong = await verifyPackage(out, { source: path })
    expect(wrong.failures.map(({ message }) => message)).toEqual([
      'record 2 (line 2), totale, amount of allocation/frame-v1/c1i1-01/total: "1.300,00" does not stand there; the line reads "1.200,00"',
      '1.200,00 is accounted for by no evidence and no row of excluded-columns.csv',
    ])
  })

  test('evidence of a record or a column that is not there fails', async () => {
    const path = frame()
    const { folder: out } = await imported(FRAME_RECIPE, [path])
    const evidence = join(out, 'evidence.csv')
    writeFileSync(
      evidence,
      readFileSync(evidence, 'utf8')
        .replace(/,5,,(table[^,]*),totale/, ',9,,$1,totale')
        .replace(/,5,([^\n]*),totale/, ',9,$1,totale'),
    )
    const { failures } = await verifyPackage(out, { source: path })
    expect(failures.map(({ message }) => message)).toContain('record 9, totale: there is no such place in the source')
  })

  test('a repetition that repeats nothing is a figure that nobody accounts for', async () => {
    const path = frame()
    const { folder: out } = await imported(FRAME_RECIPE, [path])
    const other = write(
      'v1.csv',
      FRAME.replace('PIANO;C2;Inclusione', 'PIANO;C2;Inclusione').replace(
        '\nPIANO;C1;"Lavoro, formazione";C1I1.02',
        '\nPIANO;C7;"Lavoro, formazione";C1I1.02',
      ),
    )
    const { failures } = await verifyPackage(out, { source: other })
    expect(failures.map(({ message }) => message)).toContain(
      '"C7" repeats nothing that evidence quotes of this column or record',
    )
  })
})

describe('what cannot be made is reported with its record, and nothing is written', () => {
  test.each([
    [
      'a figure written otherwise',
      FRAME.replace('1.200,00', '1,200.00'),
      FRAME_RECIPE,
      /^v1\.csv, record 2 \(line 2\): totale: "1,200\.00" is not written in the declared format 1\.234,56 or plain; it looks like 1,234\.56$/,
    ],
    [
      'a key twice',
      FRAME.replace('C1I1.02', 'C1I1.01'),
      FRAME_RECIPE,
      /^v1\.csv, record 3 \(line 3\): repeats the key cod "C1I1\.01" of record 2 \(line 2\)/,
    ],
    [
      'a figure that nobody accounts for',
      FRAME,
      FRAME_RECIPE.replace('  id: code\n', ''),
      /record 2 \(line 2\), id: 7 is accounted for by no evidence and no row of excluded-columns\.csv/,
    ],
    [
      'a column that is not there',
      FRAME,
      FRAME_RECIPE.replace('amount: totale', 'amount: total'),
      /^v1\.csv: has no column "total", which the recipe names \(its columns are "programma", /,
    ],
    [
      'an id that nobody makes',
      FRAME,
      FRAME_RECIPE.replace('target: "line/t/', 'target: "line/x/'),
      /, record 2 \(line 2\): names line\/x\/c1i1-01, which no record makes: check that a when does not leave it out/,
    ],
    [
      'another delimiter',
      FRAME,
      FRAME_RECIPE.replace('delimiter: ";"', 'delimiter: ","'),
      /^v1\.csv, line 1: its cells are separated by semicolons, not by commas as declared/,
    ],
    [
      'two values of one field',
      FRAME.replace('PIANO;C1;"Lavoro, formazione";C1I1.02', 'ALTRO;C1;"Lavoro, formazione";C1I1.02'),
      FRAME_RECIPE,
      /section\/t\/c1 has plan plan\/t\/altro here, plan\/t\/piano in record 2/,
    ],
  ])('%s', async (_, content, recipe, message) => {
    const out = join(folder(), 'package')
    expect(await refusal(recipe, [frame(content)], out)).toMatch(message)
    expect(existsSync(out)).toBe(false)
    expect(readdirSync(dirname(out))).toEqual([])
  })

  test('a folder that somebody else filled stays as it is', async () => {
    const out = folder()
    write('notes.txt', 'mine', out)
    expect(await refusal(FRAME_RECIPE, [frame()], out)).toMatch(/ is not empty, and not a package of the recipe frame/)
    expect(readdirSync(out)).toEqual(['notes.txt'])
  })
})

test('the next edition updates the package and lists what is gone, new and changed', async () => {
  const { folder: out } = await imported(FRAME_RECIPE, [frame()])
  const again = await imported(FRAME_RECIPE, [frame()], out)
  expect(again).toMatchObject({ version: '1.0.0', changes: { gone: [], made: [], changed: [] } })
  const next = FRAME.replace('1.200,00', '1.350,00')
    .replace('C2R1.00', 'C2R2.00')
    .replace('Centri', 'Centri per l’impiego')
  const made = await imported(FRAME_RECIPE, [write('v2.csv', next)], out)
  expect(made.version).toBe('1.1.0')
  expect(made.changes).toEqual({
    gone: ['line/t/c2r1-00', 'allocation/c2r1-00/total'],
    made: ['line/t/c2r2-00', 'allocation/c2r2-00/total'],
    changed: [
      { subject: 'line/t/c1i1-01', field: 'name', from: 'Centri', to: 'Centri per l’impiego' },
      { subject: 'allocation/c1i1-01/total', field: 'amount', from: '1.200,00', to: '1.350,00' },
    ],
  })
})

test('what the next edition says of something for the first time, or no longer, is a change too', async () => {
  const recipe = FRAME_RECIPE.replace(
    'evidence: { amount: totale }',
    'evidence: { amount: totale }\n    blank: NOT_YET',
  )
  const first = FRAME.replace('0,00;0.00', ';0.00')
  const { folder: out } = await imported(recipe, [write('v1.csv', first)])
  const next = FRAME.replace('0,00;0.00', '5,00;5.00').replace(
    'PIANO;C1;"Lavoro, formazione";C1I1.02',
    'PIANO;C2;Inclusione;C1I1.02',
  )
  const { changes } = await imported(recipe, [write('v2.csv', next)], out)
  expect(changes).toEqual({
    gone: [],
    made: [],
    changed: [
      { subject: 'allocation/c2r1-00/total', field: 'amount', from: null, to: '5,00' },
      { subject: 'line/t/c1i1-02', field: 'section', from: 'section/t/c1', to: 'section/t/c2' },
      { subject: 'allocation/c2r1-00/total', field: 'absence', from: 'NOT_YET', to: null },
    ],
  })
})

test('what is made of a file and does not fit into memory is refused before that runs out, with its place', () => {
  expect([250, 350].map(megabytes => roomIn(megabytes * 2 ** 20))).toEqual([65011, 99964])
  expect(() => checkRoom(100, 'a.csv, record 7', 100)).not.toThrow()
  expect(() => checkRoom(101, 'a.csv, record 7', 100)).toThrow(
    'a.csv, record 7: up to here there are 101 pieces of evidence, and the memory of the program has room for 100',
  )
})

test('several files of one recipe are several sources of one package', async () => {
  const made = await imported(FRAME_RECIPE, [frame(), write('v2.csv', FRAME)])
  const { entities } = await readPackages([made.folder])
  expect([...entities.values()].filter(({ kind }) => kind === 'SOURCE').map(({ id, name }) => [id, name])).toEqual([
    ['source/frame-v1', 'Frame, v1'],
    ['source/frame-v2', 'Frame, v2'],
  ])
  expect(await evidenceOf(made.folder, 'allocation/frame-v2/c1i1-01/total')).toMatchObject([
    { source: 'source/frame-v2', record: 2 },
  ])
})

test('cells that repeat the one above are filled while their group lasts; what stands for nothing makes nothing', async () => {
  const list = `prog,name,fund,area,total
P1,One,F1,South,"1,849,829,507"
P1,One,F2,,"10,000"
P1,One,F1,North,n/a
P2,Two,F1,,"5"
P3,Three,F2,North,
`
  const recipe = FRAME_RECIPE.replace('["1.234,56", plain]', '["1,234.56"]').replace(
    /records:[\s\S]*$/,
    `records:
  format: delimited
  delimiter: ","
  fill: { columns: [fund, area], within: [prog] }
absent: [n/a]
make:
  - kind: PLAN
    id: plan/t/{prog}
    evidence: { name: name, alias: prog }
  - kind: FUND
    id: fund/t/{fund}
    evidence: { name: fund }
  - kind: ALLOCATION
    id: allocation/list/{prog}/{fund}/{area}/total
    evidence: { amount: total }
    cells: { stage: APPROVED, grain: ROW, part: WHOLE, target: "plan/t/{prog}", fund: "fund/t/{fund}" }
`,
  )
  // The area of P2 is empty, and not that of the programme before it: nothing is made of its figure, which is not lost silently.
  expect(await refusal(recipe, [write('list.csv', list)])).toMatch(
    /^list\.csv, record 5 \(line 5\), total: no ALLOCATION is made of it: area, in its id, is empty/,
  )
  const made = await imported(recipe, [write('list.csv', list.replace('"5"', ''))])
  const { entities } = await readPackages([made.folder])
  const amounts = [...entities.values()].flatMap(each =>
    each.kind === 'ALLOCATION' ? [[each.id, each.properties.amount]] : [],
  )
  expect(amounts).toEqual([
    ['allocation/list/p1/f1/south/total', 184982950700],
    ['allocation/list/p1/f2/south/total', 1000000],
  ])
})
