import { describe, expect, test } from 'vitest'
import { fieldOf } from '../../src/dataset/package/fields.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { ITALIAN } from '../../src/locale/notation.ts'
import { parseRecipe } from '../../src/recipes/read-recipe.ts'
import { workbook } from '../sources/files.ts'
import { imported, refusal, write } from './support.ts'

/** Files as publishers really write them: each is read right, or refused with its place and what to change; nothing is lost silently. */

interface Said {
  numbers?: string
  records?: string
  more?: string
  id?: string
  /** What the columns are called in the file. */
  columns?: Partial<Record<'piano' | 'cod' | 'nome' | 'importo', string>>
}

const recipeOf = ({
  numbers = '["1.234,56"]',
  records = '{ format: delimited }',
  more = '',
  id,
  columns: { piano = 'piano', cod = 'cod', nome = 'nome', importo = 'importo' } = {},
}: Said = {}) =>
  `recipe: t
title: T
licence: CC0-1.0
source: { id: "source/{file}", title: "{file}", year: 2024, language: it, numbers: ${numbers}, dates: [day-first], currency: EUR }
records: ${records}
${more}
make:
  - { kind: PLAN, id: plan/t/p, evidence: { name: ${piano} } }
  - { kind: LINE, id: "line/t/{${cod}}", evidence: { code: ${cod}, name: ${nome} }, cells: { plan: plan/t/p } }
  - kind: ALLOCATION
    id: "allocation/{file}/${id ?? `{${cod}}`}/x"
    evidence: { amount: ${importo} }
    cells: { stage: BUDGETED, grain: ROW, part: WHOLE, target: "line/t/{${cod}}" }
`

const HEAD = 'piano;cod;nome;importo\n'
const ROWS = 'P;A1;Uno;1.200,50\nP;A2;Due;7\n'
const PLAIN = HEAD + ROWS
const RIGHT = [120050, 700]

async function amountsOf(content: string | Uint8Array, said: Said = {}, name = 'a.csv') {
  const made = await imported(recipeOf(said), [write(name, content)])
  const { entities } = await readPackages([made.folder])
  return {
    amounts: [...entities.values()].flatMap(each => (each.kind === 'ALLOCATION' ? [each.properties.amount] : [])),
    names: [...entities.values()].flatMap(each => (each.kind === 'LINE' ? [each.name] : [])),
    file: made.files[0],
  }
}

const APOSTROPHES = { numbers: `["1'234.56"]` }
const SPACES = { numbers: '["1 234,56"]' }

test.each<[string, string | Uint8Array, number[], Said?]>([
  ['a byte order mark and CRLF', `\ufeff${PLAIN.replaceAll('\n', '\r\n')}`, RIGHT],
  ['CR alone', PLAIN.replaceAll('\n', '\r'), RIGHT],
  ['both line ends', 'piano;cod;nome;importo\r\nP;A1;Uno;1\nP;A2;Due;2\r\n', [100, 200]],
  ['Windows-1252', Buffer.from(PLAIN.replace('Uno', 'Citt\u00e0'), 'latin1'), RIGHT],
  ['UTF-16', Buffer.from(`\ufeff${PLAIN}`, 'utf16le'), RIGHT],
  ['tabs', PLAIN.replaceAll(';', '\t'), RIGHT],
  ['a line break and a semicolon in a cell', PLAIN.replace('Uno', '"Uno;\nbis"'), RIGHT],
  ['quotation marks inside a cell', PLAIN.replace('Uno', 'Uno "bis"'), RIGHT],
  ['one quotation mark alone inside a cell', PLAIN.replace('Uno', 'Uno 5" bis'), RIGHT],
  ['empty records', `${HEAD}\n${ROWS};;;\n\n`, RIGHT],
  ['a title above the headers', `Ministero, 2024\n\n${PLAIN}`, RIGHT],
  ['a title in a row of empty cells', `Ministero;;;\n;;;\n${PLAIN}`, RIGHT],
  ['the instruction of spreadsheets', `sep=;\n${PLAIN}`, RIGHT],
  ['a semicolon at the end of each line', PLAIN.replaceAll('\n', ';\n'), RIGHT],
  ['one at the end of all but the header', HEAD + ROWS.replaceAll('\n', ';\n'), RIGHT],
  ['spaces around cells', PLAIN.replace('1.200,50', ' 1.200,50\u00a0 '), RIGHT],
  [
    'a no-break, a narrow and a thin space',
    `${HEAD}P;A1;Uno;1\u00a0200,50\nP;A2;Due;1\u202f234\nP;A3;T;1\u2009234,00\n`,
    [120050, 123400, 123400],
    SPACES,
  ],
  ['apostrophes of both kinds', `${HEAD}P;A1;Uno;1'200.50\nP;A2;Due;1\u2019234\n`, [120050, 123400], APOSTROPHES],
  [
    'minus in four ways',
    `${HEAD}P;A1;U;\u22121.200,50\nP;A2;D;(1.234)\nP;A3;T;-5,00\nP;A4;Q;5,00-\n`,
    [-120050, -123400, -500, -500],
  ],
  ['the euro before and after', `${HEAD}P;A1;U;\u20ac 1.200,50\nP;A2;D;7 EUR\nP;A3;T;-\u20ac 3,00\n`, [...RIGHT, -300]],
  ['zeros below the cent', `${HEAD}P;A1;U;1200.5000\nP;A2;D;7.000000\n`, RIGHT, { numbers: '[plain]' }],
  [
    'what stands for nothing, in any case',
    `${HEAD}P;A1;U;1.200,50\nP;A2;D;7\nP;A3;T;n.d.\nP;A4;Q;N/A\nP;A5;C;-\n`,
    RIGHT,
    { more: 'absent: [N.D., n/a, "-"]' },
  ],
  [
    'a note under the table',
    `${PLAIN}\nFonte: Ministero, 2024\n* 12 mesi\n`,
    RIGHT,
    { records: '{ format: delimited, until: Fonte }' },
  ],
  [
    'a note that begins with a sign, or with a figure in brackets',
    `${HEAD}P;A1;Uno;1.200,50\n1;A2;Due;7\n(1) Stima;;;\n`,
    RIGHT,
    { records: '{ format: delimited, until: "(1)" }', more: 'exclude: { piano: code }' },
  ],
  [
    'a total and a note, skipped',
    `${PLAIN}TOTALE;;;1.207,50\nNota: 3 casi;;;\n`,
    RIGHT,
    { more: 'skip: [{ column: piano, is: [TOTALE], reason: total }, { column: piano, begins: Nota, reason: text }]' },
  ],
  ['the headers again, where a page ended', `${HEAD}P;A1;Uno;1.200,50\n${HEAD}P;A2;Due;7\n`, RIGHT],
  [
    'headers in two rows, one cell above several',
    `Bilancio;;;\nPiano;Programma;;Importo 2024\n;cod;nome;\nP;A1;Uno;1.200,50\nP;A2;Due;7\n`,
    RIGHT,
    {
      records: '{ format: delimited, header: [2, 3] }',
      columns: { piano: 'Piano', cod: 'Programma cod', nome: 'Programma nome', importo: 'Importo 2024' },
    },
  ],
  [
    'cells that repeat the one above, across a total that does not',
    `${HEAD}P;A1;Uno;1.200,50\nTotale P;;;1.200,50\n;A2;Due;7\n`,
    RIGHT,
    {
      records: '{ format: delimited, fill: { columns: [piano] } }',
      more: 'skip: [{ column: piano, begins: Totale, reason: total }]',
    },
  ],
  ['two records alike, each with an id', `${HEAD}P;A1;Uno;5\nP;A1;Uno;5\n`, [500, 500], { id: '{record}' }],
])('%s', async (_, content, amounts, said) => {
  expect((await amountsOf(content, said)).amounts).toEqual(amounts)
})

const NOT_MADE = '(a record that is a total or a note is listed under skip, or comes after what until says)'

test.each<[string, string, string, Said?]>([
  [
    'what stands for nothing and is not said',
    `${HEAD}P;A1;U;n.d.\n`,
    'a.csv, record 2 (line 2): importo: "n.d." is not a valid amount; write it as printed, such as 164.313.744 or 44.960.569,00; where it stands for nothing, list it under absent',
  ],
  [
    'a total',
    `${PLAIN}TOTALE;;;1.207,50\n`,
    `a.csv, record 4 (line 4), importo: no ALLOCATION is made of it: cod, in its id, is empty ${NOT_MADE}`,
  ],
  [
    'a record without its key',
    `${PLAIN};;Nota;\n`,
    'a.csv, record 4 (line 4): its key, cod, is empty; a total or a note is listed under skip, or comes after what until says',
    { records: '{ format: delimited, key: [cod] }' },
  ],
  [
    'keys that are one in an id',
    `${HEAD}P;A.1;U;1\nP;A-1;D;1\n`,
    'a.csv, record 3 (line 3): its key cod "A-1" is that of record 2 (line 2) in an id, where capitals and signs do not count',
    { records: '{ format: delimited, key: [cod] }' },
  ],
  [
    'a header that stands twice',
    'piano;cod;nome;importo;importo\nP;A1;U;1;2\n',
    'a.csv: the header "importo" stands 2 times; which is meant is not known (name "importo (2)" too, or exclude it)',
  ],
  [
    'headers in other letters',
    'piano;cod;nome;Importo\nP;A1;U;1\n',
    'a.csv: has no column "importo", which the recipe names; it has "Importo" (its columns are "piano", "cod", "nome", "Importo")',
  ],
  [
    'a figure that a spreadsheet cut',
    `${HEAD}P;A1;U;1.2E+08\n`,
    'a.csv, record 2 (line 2): importo: "1.2E+08" is written with an exponent, as spreadsheets cut long figures: export it with all of its digits; where a program wrote it, declare 1.5e6',
    { numbers: '[plain]' },
  ],
  [
    'a percentage for an amount',
    `${HEAD}P;A1;U;12,5%\n`,
    'a.csv, record 2 (line 2): importo: "12,5%" is not a valid amount; write it as printed, such as 164.313.744 or 44.960.569,00',
  ],
  [
    'a cell that ends without its quotation mark',
    `${HEAD}P;A1;"U;1\nP;A2;"D;2\n`,
    'a.csv, line 3: cannot be cut into records: a quotation mark opens or closes inside a cell (a cell that holds quotation marks stands in quotation marks, with each of them doubled)',
  ],
  [
    'pounds in a package of euro',
    `${HEAD}P;A1;U;£ 5\n`,
    'a.csv, record 2 (line 2): importo: "£ 5" is in £, but EUR is declared; declare the currency of its source, table or column',
  ],
])('%s', async (_, content, message, said) => {
  expect(await refusal(recipeOf(said), [write('a.csv', content)])).toBe(message)
})

test.each([
  ['NOT_YET', '', 1],
  ['NOT_PUBLISHED', 'n.d.', 1],
  ['NOT_APPLICABLE', '#DIV/0!', 0],
])(
  'an amount that is %s keeps that, and the cell is its evidence, with the day beside it',
  async (blank, text, proved) => {
    const recipe = recipeOf({ more: 'absent: ["n.d.", "#DIV/0!"]' }).replace(
      'evidence: { amount: importo }',
      `evidence: { amount: importo, date: data }\n    blank: ${blank}`,
    )
    const made = await imported(recipe, [write('a.csv', `piano;cod;nome;importo;data\nP;A1;Uno;${text};01/02/2024\n`)])
    const graph = await readPackages([made.folder])
    const amount = graph.entities.get('allocation/a/a1/x')
    expect(amount?.properties).toMatchObject({ amount: null, absence: blank, date: '2024-02-01', currency: 'EUR' })
    const cells = (amount?.evidence ?? []).map(id => graph.evidence.get(id)).filter(each => each?.column === 'importo')
    expect(cells.map(each => each?.raw)).toEqual(Array(proved).fill(text))
  },
)

test.each([
  ['PLAN has no name: say in evidence which column prints it, { name: … }', 'description: Our plan'],
  [
    'PLAN has no name: say in evidence which column prints it, { name: … }',
    'description: Our plan, basis: INFERRED, rule: so',
  ],
])('%s', (message, plan) => {
  const recipe = recipeOf().replace('evidence: { name: piano }', plan)
  expect(() => parseRecipe(recipe, 'recipe.yaml')).toThrow(`recipe.yaml:8 make.0: ${message}`)
})

test('what is wrong with what a record makes is said at the record', async () => {
  const recipe = recipeOf({ more: 'exclude: { cod: code }' }).replace('code: cod, name: nome', 'name: nome')
  expect(await refusal(recipe, [write('a.csv', `${HEAD}P;A1;;5\n`)])).toBe(
    'a.csv, record 2 (line 2): id: line/t/a1 has no evidence; add some to evidence.csv, or a basis and rule that need none',
  )
})

test('records of a tree that have nothing of what the recipe names are refused with what they have', async () => {
  const recipe = recipeOf({ records: '{ format: json, record: /data }' })
  expect(await refusal(recipe, [write('a.json', '{"data":[{"code":"A1","amount":5}]}')])).toBe(
    'a.json: no record has anything at "piano", "cod", "nome", "importo" (what its records have: "code", "amount")',
  )
})

test('letters of two encodings in one file are reported', async () => {
  const bytes = Buffer.concat([
    Buffer.from(`${HEAD}P;A1;Citt\u00e0;5\nP;A2;Citt`),
    Buffer.from([0xe0]),
    Buffer.from(';6\n'),
  ])
  const { amounts, file } = await amountsOf(bytes)
  expect(amounts).toEqual([500, 600])
  expect(file?.found).toContain('line 2 reads as utf-8, others do not: letters with accents may be wrong there')
  const latin = Buffer.from(`${HEAD}P;A1;\u00abPERCH\u00c9\u00bb;5\n`, 'latin1')
  expect((await amountsOf(latin)).file?.found.slice(0, 2)).toEqual(['windows-1252', 'semicolons between cells'])
})

test('many records with one cause are one message, with the last place', async () => {
  const rows = Array.from({ length: 30 }, (_, nth) => `P;A${nth};U;${nth}.50\n`).join('')
  expect(await refusal(recipeOf(), [write('a.csv', HEAD + rows)])).toMatch(
    /^a\.csv, record 2 \(line 2\): importo: "0\.50" is not written in the declared format .* \(and 29 more alike, the last in a\.csv, record 31 \(line 31\)\)$/,
  )
})

test('what is found out of a file is reported: where its headers are, what ends it, what is printed again', async () => {
  const records = '{ format: delimited, until: "fonte:" }'
  const { file } = await amountsOf(`Titolo\n${PLAIN}P;A1;Uno bis;1.200,50\nFonte: 2024\n`, { records })
  expect(file?.found.slice(3)).toEqual([
    'headers in record 2: what is above them is not read',
    'record 6 begins with "fonte:": it and what follows is not read',
  ])
  expect(file?.again).toEqual(['record 5 (line 5): allocation/a/a1/x is printed in record 3 (line 3) already'])
  expect(file?.repeated).toEqual([])
})

describe('a record that repeats another letter by letter is reported with both places', () => {
  const TWICE = `${HEAD}P;A1;Uno;5\nP;A2;Due;6\n;;;\nP;A1;Uno;5 \n`
  const [record, first] = ['record 5 (line 5)', 'record 2 (line 2)']

  test('where its amounts count again', async () => {
    const { amounts, file } = await amountsOf(TWICE, { id: '{record}' })
    expect(amounts).toEqual([500, 600, 500])
    expect(file?.repeated).toEqual([{ record, first, counts: true }])
  })

  test('where they count once', async () => {
    const { amounts, file } = await amountsOf(TWICE)
    expect(amounts).toEqual([500, 600])
    expect(file).toMatchObject({ repeated: [{ record, first, counts: false }], again: [] })
  })

  test('inside another record: two of one are one or two, those of two others are not', async () => {
    const recipe = recipeOf({ records: '{ format: json, record: /p, each: r }', id: '{record}', numbers: '[plain]' })
    const r = { piano: 'P', cod: 'A1', nome: 'Uno', importo: 5 }
    const path = write(
      'a.json',
      JSON.stringify({
        p: [
          { n: 'x', r: [r, { ...r, cod: 'A2' }, r] },
          { n: 'y', r: [r] },
        ],
      }),
    )
    const made = await imported(recipe, [path])
    expect(made.files[0]?.repeated).toEqual([{ record: '/p/0/r/2', first: '/p/0/r/0', counts: true }])
    expect(made.files[0]?.unnamed).toEqual(['n'])
  })
})

describe('several sets of records of one file', () => {
  const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
  const sheet = (code: string, amount: number) =>
    `<row r="1">${text('A1', 'P')}</row><row r="3">${text('A3', 'cod')}${text('B3', 'importo')}</row><row r="4">${text('A4', code)}<c r="B4"><v>${amount}</v></c></row>`
  const part = (name: string, more: string) => `  - file: "*.xlsx"
    source: *source
    records: { format: xlsx, sheet: ${name} }
    columns: { importo: ${more} }
    make:
      - { kind: LINE, id: "line/t/{cod}", evidence: { code: cod, name: cod }, cells: { plan: plan/t/p } }
      - kind: ALLOCATION
        id: "allocation/{file}/{cod}/x"
        evidence: { amount: importo }
        cells: { stage: BUDGETED, grain: ROW, part: WHOLE, target: "line/t/{cod}" }
`
  const recipe = `recipe: t
title: T
licence: CC0-1.0
files:
  - file: "*.xlsx"
    source: &source { id: "source/{file}", title: "{file}", year: 2024, language: it, numbers: [plain], dates: [day-first], currency: EUR }
    records: { format: xlsx, sheet: A, header: 0, until: cod }
    make: [{ kind: PLAN, id: plan/t/p, evidence: { name: column 1 } }]
${part('A', '{ scale: THOUSAND }')}${part('B', '{ scale: MILLION, currency: GBP }')}`
  const book = () => write('a.xlsx', workbook({ A: sheet('A1', 12.5), B: sheet('B1', 3) }))

  test('are one source: what stands above a table, and columns of one name in scales and currencies of their own', async () => {
    const { entities } = await readPackages([(await imported(recipe, [book()])).folder])
    expect(entities.get('plan/t/p')?.name).toBe('P')
    const amounts = [...entities.values()].flatMap(each =>
      each.kind === 'ALLOCATION' ? [[each.properties.amount, each.properties.currency]] : [],
    )
    expect(amounts).toEqual([
      [1_250_000, 'EUR'],
      [300_000_000, 'GBP'],
    ])
  })

  test('of which one says something else of the source, or stands inside another, are refused', async () => {
    const other = recipe.replace(
      'source: *source\n    records: { format: xlsx, sheet: B }',
      'source: { id: "source/{file}", title: "{file}", year: 2025, language: it, numbers: [plain], dates: [day-first], currency: EUR }\n    records: { format: xlsx, sheet: B }',
    )
    expect(await refusal(other, [book()])).toMatch(
      /^a\.xlsx: two parts of the recipe say different things of source\/a \(say of a source the same in each part/,
    )
    const inside = recipe
      .replaceAll('.xlsx', '.json')
      .replace('{ format: xlsx, sheet: A }', '{ format: json, record: /data }')
      .replace('{ format: xlsx, sheet: B }', '{ format: json, record: /data/parts, each: more }')
    expect(await refusal(inside, [write('a.json', '{"data":[]}')])).toBe(
      'a.json: the records at /data/parts are inside those at /data, which are read too (write record: /data with each: parts/more)',
    )
  })
})

test('what an inner record stands in is named by its way: a payment, its measure, the programme', async () => {
  const payment = { cod: 'A1', importo: 5 }
  const path = write(
    'a.json',
    JSON.stringify({
      p: [
        {
          n: 'P',
          measures: [
            { m: 'x', pay: [payment] },
            { m: 'y', pay: [payment] },
            { m: 'z', pay: [] },
          ],
        },
        { n: 'Q', measures: [{ m: 'x', pay: [payment] }] },
      ],
    }),
  )
  const recipe = recipeOf({
    records: '{ format: json, record: /p, each: measures/pay }',
    numbers: '[plain]',
    id: '{../n}-{../measures/m}-{cod}',
    columns: { piano: '../n', nome: '../measures/m' },
    more: 'exclude: { measures/pay/cod: code }',
  })
    .replace('line/t/{cod}', 'line/t/{../n}-{../measures/m}')
    .replace('code: cod, ', '')
    .replace('line/t/{cod}', 'line/t/{../n}-{../measures/m}')
  const made = await imported(
    recipe
      .replace('plan/t/p, evidence', '"plan/t/{../n}", evidence')
      .replace('plan: plan/t/p', 'plan: "plan/t/{../n}"'),
    [path],
  )
  const { entities } = await readPackages([made.folder])
  expect([...entities.keys()].filter(id => id.startsWith('allocation/'))).toEqual([
    'allocation/a/p-x-a1/x',
    'allocation/a/p-y-a1/x',
    'allocation/a/q-x-a1/x',
  ])
  expect(made.files[0]?.repeated).toEqual([])
})

test('a table in a text of another encoding that goes on over pages is proved without what its pages print', async () => {
  const text = `Relazione 2023
Tabella 1 - Contributi

Piano   Cod    Citt\u00e0         Importo
P       A1     Forl\u00ec         1.200,50
----------------------------------

                          Pagina 12
\fRelazione 2023
Tabella 1 - Contributi (segue)
Piano   Cod    Citt\u00e0         Importo
P       A2     Cant\u00f9         7
Totale                        1.207,50

(*) Al 31/12/2023.
`
  const records = `
  format: text
  heading: Tabella 1 - Contributi
  columns: [piano, cod, nome, importo]
  skip: [Piano Cod Citt\u00e0 Importo, Pagina *, Relazione *, Tabella 1 *, Totale *]
  until: "(*)"`
  const { amounts, names, file } = await amountsOf(Buffer.from(text, 'latin1'), { records }, 'a.txt')
  expect({ amounts, names }).toEqual({ amounts: RIGHT, names: ['Forl\u00ec', 'Cant\u00f9'] })
  expect(file?.found).toEqual(['windows-1252', 'a table on lines 3 to 14'])
})

describe('columns that the recipe does not name', () => {
  test('are reported once where they hold no figure, also without a header', async () => {
    const { file } = await amountsOf('piano;cod;nota;nome;importo;;vuota\nP;A1;x;Uno;5;y;\nP;A2;;Due;6;;\n')
    expect(file?.unnamed).toEqual(['nota', 'column 6'])
  })

  test('are an error where they hold figures: one for each column', async () => {
    const content = 'piano;cod;nome;importo;\nP;A1;Uno;5;3\nP;A2;Due;6;4\nP;A3;Tre;6;\n'
    expect(await refusal(recipeOf(), [write('a.csv', content)])).toBe(
      'a.csv, record 2 (line 2), column 5: 3 is accounted for by no evidence and no row of excluded-columns.csv (and 1 more in column 5, the last in record 3 (line 3), column 5) (a column that holds no facts is listed under exclude, with its reason)',
    )
  })
})

test('a file without headers is read by the numbers of its columns', async () => {
  const recipe = recipeOf({ records: '{ format: delimited, header: 0 }', id: '{column 2}' })
    .replaceAll('{cod}', '{column 2}')
    .replace('name: piano', 'name: column 1')
    .replace('code: cod, name: nome', 'code: column 2, name: column 3')
    .replace('amount: importo', 'amount: column 4')
  const { entities } = await readPackages([(await imported(recipe, [write('a.csv', ROWS)])).folder])
  expect([...entities.values()].flatMap(each => (each.kind === 'ALLOCATION' ? [each.properties.amount] : []))).toEqual(
    RIGHT,
  )
})

test('a sheet with a title, a merged cell, a note and what binary fractions leave', async () => {
  const cell = (at: string, value: string | number) =>
    typeof value === 'number'
      ? `<c r="${at}"><v>${value}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
  const row = (number: number, cells: readonly (string | number | null)[]) =>
    `<row r="${number}">${cells.map((each, index) => (each === null ? '' : cell(`${'ABCD'[index]}${number}`, each))).join('')}</row>`
  const sheet =
    row(1, ['Ministero, 2024']) +
    row(3, ['piano', 'cod', 'nome', 'importo']) +
    row(4, ['P', 'A1', 'Uno', 1200.4999999999998]) +
    row(5, [null, 'A2', 'Due', 0.1 + 0.2]) +
    row(7, ['Fonte: 2024'])
  const records = '{ format: xlsx, until: Fonte, fill: { columns: [piano], within: [] } }'
  const said = { numbers: '[plain]', records: records.replace(', within: []', ', within: [importo]') }
  await expect(amountsOf(workbook({ S: sheet }), said, 'a.xlsx')).resolves.toMatchObject({ amounts: [120050, 30] })
  expect(
    await refusal(recipeOf({ ...said, records: '{ format: xlsx }' }), [write('a.xlsx', workbook({ S: sheet }))]),
  ).toBe('imported')
})

test.each([
  ['20,50', '20.5'],
  ['1.300', '1300'],
  ['36%', '36'],
  ['tre centri', null],
  ['v. 2.0', null],
  ['31.12.2026', null],
])('%s, where a figure or words may stand, is %s', (raw, number) => {
  const field = fieldOf('value')
  expect(field.parse(raw, ITALIAN)).toEqual({ ok: true, value: { number } })
})

test.each(['20.50', '1,300.00', "1'300", '12.5%', '1.2E+08', '−20.50'])(
  '%s is neither read nor taken for words where another format is declared',
  raw => {
    expect(fieldOf('value').parse(raw, ITALIAN)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/looks like|exponent/),
    })
  },
)
