import { expect, test } from 'vitest'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import { verifyPackage } from '../../src/dataset/verify/verify-package.ts'
import { workbook } from '../sources/files.ts'
import { FRAME_RECIPE, imported, write } from './support.ts'

/** The frame's recipe for another format of records. */
const recipeFor = (records: string, more: (recipe: string) => string = recipe => recipe) =>
  more(
    FRAME_RECIPE.replace(/records:[\s\S]*?make:/, `records:\n${records}\nmake:`).replace(
      '["1.234,56", plain]',
      '[plain]',
    ),
  )

const XML = `<plan><unit code="C1"><label>Lavoro</label>
  <line code="C1.1"><name>Centri</name><money currency="EUR">1200.50</money></line>
  <line code="C1.2"><name>Corsi</name><money currency="EUR"></money></line></unit></plan>`

const renamed = (record: string) => (recipe: string) =>
  recipe
    .replaceAll('{programma}', 'piano')
    .replace('name: programma', 'name: ../label')
    .replaceAll('{comp}', '{../@code}')
    .replace('number: comp, name: nome_comp', 'number: ../@code, name: ../label')
    .replaceAll('{cod}', '{@code}')
    .replace('number: cod, name: nome', 'number: "@code", name: name')
    .replace('amount: totale', `amount: ${record}`)
    .replace(/exclude:[\s\S]*$/, '')

test('elements of XML: nested records, evidence by XPath, nothing made of an empty amount', async () => {
  const path = write('v1.xml', XML)
  const made = await imported(recipeFor('  format: xml\n  record: /plan/unit\n  each: line', renamed('money')), [path])
  const { entities, evidence } = await readPackages([made.folder])
  expect([...entities.keys()].filter(id => id.startsWith('allocation/'))).toEqual(['allocation/frame-v1/c1-1/total'])
  expect(entities.get('allocation/frame-v1/c1-1/total')?.properties).toMatchObject({ amount: 120050 })
  const [id = ''] = entities.get('allocation/frame-v1/c1-1/total')?.evidence ?? []
  expect(evidence.get(id)).toMatchObject({
    pointer: '/plan/unit[1]/line[1]/money[1]',
    column: 'line/money',
    raw: '1200.50',
    line: null,
    record: null,
  })
  expect((await verifyPackage(made.folder, { source: path })).totals).toMatchObject({ figures: 4, evidenced: 4 })
})

test('values of JSON: evidence by JSON Pointer', async () => {
  const path = write(
    'v1.json',
    JSON.stringify({
      units: [{ '@code': 'C1', label: 'Lavoro', lines: [{ '@code': 'C1.1', name: 'Centri', money: 1200.505 }] }],
    }),
  )
  const recipe = recipeFor('  format: json\n  record: /units\n  each: lines', renamed('money'))
  await expect(imported(recipe, [path])).rejects.toThrow('is printed to less than the smallest unit of EUR')
  const whole = write(
    'v1.json',
    '{"units": [{"@code": "C1", "label": "Lavoro", "lines": [{"@code": "C1.1", "name": "Centri", "money": 1200.50}]}]}',
  )
  const made = await imported(recipe, [whole])
  const { entities, evidence } = await readPackages([made.folder])
  const [id = ''] = entities.get('allocation/frame-v1/c1-1/total')?.evidence ?? []
  expect(evidence.get(id)).toMatchObject({ pointer: '/units/0/lines/0/money', raw: '1200.50' })
})

test('rows of a sheet: evidence by sheet and cell', async () => {
  const cells = (row: number, texts: string[]) =>
    `<row r="${row}">${texts
      .map((text, index) => {
        const at = `${String.fromCharCode(65 + index)}${row}`
        return /^\d+$/.test(text)
          ? `<c r="${at}"><v>${text}</v></c>`
          : `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
      })
      .join('')}</row>`
  const header = ['programma', 'comp', 'nome_comp', 'cod', 'nome', 'totale']
  const path = write(
    'v1.xlsx',
    workbook({ Plan: cells(1, header) + cells(2, ['PIANO', 'C1', 'Lavoro', 'C1.1', 'Centri', '1200']) }),
  )
  const made = await imported(
    recipeFor('  format: xlsx\n  key: [cod]', recipe => recipe.replace(/exclude:[\s\S]*$/, '')),
    [path],
  )
  const { entities, evidence } = await readPackages([made.folder])
  const [id = ''] = entities.get('allocation/frame-v1/c1-1/total')?.evidence ?? []
  expect(evidence.get(id)).toMatchObject({ pointer: 'Plan!F2', column: 'totale', raw: '1200' })
  expect(await verifyPackage(made.folder, { source: path })).toMatchObject({
    ok: true,
    totals: { figures: 3, evidenced: 3 },
  })
})
