import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { workbook } from '../sources/files.ts'
import { imported, refusal, write } from './support.ts'

/** Invented files in the shapes of other publishers, with the recipes that docs/recipes.md shows and some more. */

const shown = [...readFileSync('docs/recipes.md', 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
  ([, text = '']) => text,
)
const documented = (name: string) => shown.find(text => text.startsWith(`recipe: ${name}\n`)) ?? ''

async function madeOf(recipe: string, name: string, content: string | Uint8Array) {
  const { folder } = await imported(recipe, [write(name, content)])
  const { entities, relationships } = await readPackages([folder])
  const amounts = [...entities.values()].flatMap(({ id, kind, properties }) =>
    kind === 'ALLOCATION' ? [[id, properties.amount, properties.currency, properties.date]] : [],
  )
  return { entities, relationships, amounts }
}

const SPENDING = `Body Name,Date,Transaction No,Net Amount,Supplier Name,Expense Type
Wexcombe,03/04/2024,10001,"£1,234.50",ACME LTD,Roads
Wexcombe,03/04/2024,10002,"£1,234.50",ACME LTD,Roads
Wexcombe,04/04/2024,10003,(500.00),REDACTED PERSONAL DATA,Care
`

test('the budget of a region: a title names the plan, headers stand in two rows, missions in merged cells, amounts in thousands', async () => {
  const cell = (at: string, value: string | number) =>
    typeof value === 'number'
      ? `<c r="${at}"><v>${value}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
  const row = (number: number, cells: readonly (string | number | null)[]) =>
    `<row r="${number}">${cells.map((each, index) => (each === null ? '' : cell(`${'ABCDE'[index]}${number}`, each))).join('')}</row>`
  const sheet =
    row(1, ['REGION']) +
    row(2, ['Regional budget 2024-2026 (thousands)']) +
    row(4, ['Mission', 'Programme', null, 'Competence']) +
    row(5, [null, 'Code', 'Name', 2024, 2025]) +
    row(6, ['Roads', '0101', 'Bridges', 12.5, 0]) +
    row(7, [null, '0102', 'Tunnels', '(3)', '-']) +
    row(8, ['Total Roads', null, null, 9.5, 0]) +
    row(9, ['Water', '0201', 'Wells', 700, 1]) +
    row(11, ['(1) Estimates of 2023.'])
  const { amounts, entities } = await madeOf(
    documented('regional-budget'),
    'b.xlsx',
    workbook({ Contents: '', Expenditure: sheet }),
  )
  expect(entities.get('plan/region/budget-2024')?.name).toBe('Regional budget 2024-2026 (thousands)')
  expect(amounts).toEqual([
    ['allocation/b/0101/competence-2024', 1_250_000, 'EUR', '2024-12-31'],
    ['allocation/b/0101/competence-2025', 0, 'EUR', '2025-12-31'],
    ['allocation/b/0102/competence-2024', -300_000, 'EUR', '2024-12-31'],
    ['allocation/b/0102/competence-2025', null, 'EUR', '2025-12-31'],
    ['allocation/b/0201/competence-2024', 70_000_000, 'EUR', '2024-12-31'],
    ['allocation/b/0201/competence-2025', 100_000, 'EUR', '2025-12-31'],
  ])
})

test('payments of a council: each record is one, a credit is negative, what is blacked out names nobody', async () => {
  const { amounts, relationships } = await madeOf(documented('council-spending'), 'april.csv', SPENDING)
  expect(amounts).toEqual([
    ['allocation/april/2/paid', 123450, 'GBP', '2024-04-03'],
    ['allocation/april/3/paid', 123450, 'GBP', '2024-04-03'],
    ['allocation/april/4/paid', -50000, 'GBP', '2024-04-04'],
  ])
  expect(relationships.filter(({ type }) => type === 'BENEFITS').map(({ from, to }) => [from, to])).toEqual([
    ['allocation/april/2/paid', 'organisation/council/acme-ltd'],
    ['allocation/april/3/paid', 'organisation/council/acme-ltd'],
  ])
})

test('payments by month: cents are cents, a month in two columns is its last day', async () => {
  const csv = `COD_ENTE,ANNO,PERIODO,CODICE_GESTIONALE,DESCRIZIONE,IMP_USCITE_ATT
000123456,2024,01,1101,Stipendi,12050
000123456,2024,02,1101,Stipendi,7
`
  const { amounts } = await madeOf(documented('siope-payments'), 'siope.csv', csv)
  expect(amounts).toEqual([
    ['allocation/siope/000123456-2024-01-1101/paid', 12050, 'EUR', '2024-01-31'],
    ['allocation/siope/000123456-2024-02-1101/paid', 7, 'EUR', '2024-02-29'],
  ])
})

const SOURCE = `licence: CC0-1.0
source: { id: "source/{file}", title: "{file}", year: 2024, language: it, numbers: ["1.234,56", plain], dates: [iso, day-first], currency: EUR }
`

test('a budget of three years: one amount for each column of a list, whatever their number', async () => {
  const recipe = `recipe: budget-law
title: Budget
${SOURCE}records: { format: delimited, key: [Capitolo] }
make:
  - { kind: PLAN, id: plan/it/bilancio, evidence: { name: Esercizio } }
  - { kind: SECTION, id: "section/it/{Missione}", evidence: { code: Missione, name: Titolo }, cells: { plan: plan/it/bilancio } }
  - { kind: LINE, id: "line/it/{Capitolo}", evidence: { code: Capitolo, name: Descrizione }, cells: { section: "section/it/{Missione}" } }
  - kind: ALLOCATION
    over: CP A*
    id: allocation/{file}/{Capitolo}/cp-{header}
    evidence: { amount: "*" }
    cells: { stage: BUDGETED, grain: ROW, part: WHOLE, target: "line/it/{Capitolo}" }
`
  const csv =
    'Esercizio;Missione;Titolo;Capitolo;Descrizione;CP A1;CP A2;CP A3\n2024;017;Ricerca;7238;Fondo;1.000.000,00;900.000,00;0,00\n'
  const { amounts } = await madeOf(recipe, 'legge.csv', csv)
  expect(amounts.map(([id, amount]) => [id, amount])).toEqual([
    ['allocation/legge/7238/cp-1', 100000000],
    ['allocation/legge/7238/cp-2', 90000000],
    ['allocation/legge/7238/cp-3', 0],
  ])
})

test('an export of tenders: quotation marks around every cell, an empty code, a figure with one decimal', async () => {
  const recipe = `recipe: tenders
title: Tenders
${SOURCE}records: { format: delimited, key: [cig] }
make:
  - { kind: CONTRACT, id: "contract/cig/{cig}", evidence: { name: oggetto, code: cig, identifier.cig: cig, identifier.cup: cup } }
  - { kind: ORGANISATION, id: "organisation/it/cf-{cf}", evidence: { name: ente, identifier.cf: cf } }
  - kind: ALLOCATION
    id: allocation/{file}/{cig}/tendered
    evidence: { amount: importo, date: data }
    cells: { stage: TENDERED, grain: ROW, part: WHOLE, target: "contract/cig/{cig}" }
links:
  - { from: "contract/cig/{cig}", relation: BOUGHT_BY, to: "organisation/it/cf-{cf}", column: ente }
`
  const csv =
    '"cig";"cup";"oggetto";"importo";"data";"cf";"ente"\n"9A00000001";"";"LAVORI ""PONTE"" - LOTTO 1";"120000.5";"20240102";"00123456789";"COMUNE DI RIVALTA"\n'
  const { amounts, entities } = await madeOf(recipe, 'cig.csv', csv)
  expect(amounts).toEqual([['allocation/cig/9a00000001/tendered', 12000050, 'EUR', '2024-01-02']])
  expect(entities.get('contract/cig/9a00000001')).toMatchObject({ name: 'LAVORI "PONTE" - LOTTO 1' })
})

const CURRENCIES = `recipe: aid
title: Aid
${SOURCE}records: { format: delimited, key: [id] }
columns: { amount: { currency: { column: currency } } }
make:
  - { kind: PLAN, id: plan/x/p, evidence: { name: plan } }
  - kind: ALLOCATION
    id: allocation/{file}/{id}/paid
    evidence: { amount: amount }
    cells: { stage: PAID, grain: ROW, part: WHOLE, target: plan/x/p }
exclude: { id: code }
`

test('a column that prints the currency of each amount: each has its own, with its table; another word is an error', async () => {
  const csv = (third: string) => `plan,id,amount,currency\nP,1,5.00,EUR\nP,2,7.00,usd\nP,3,1000,${third}\n`
  const { amounts } = await madeOf(CURRENCIES, 'aid.csv', csv('JPY'))
  expect(amounts.map(([id, amount, currency]) => [id, amount, currency])).toEqual([
    ['allocation/aid/1/paid', 500, 'EUR'],
    ['allocation/aid/2/paid', 700, 'USD'],
    ['allocation/aid/3/paid', 1000, 'JPY'],
  ])
  expect(await refusal(CURRENCIES, [write('aid.csv', csv('dollars'))])).toBe(
    'aid.csv, record 4 (line 4): currency: "dollars" is not a currency of ISO 4217',
  )
  expect(await refusal(CURRENCIES, [write('aid.csv', csv(''))])).toBe(
    'aid.csv, record 4 (line 4): currency: is empty, and amount is in the currency that it prints',
  )
})
