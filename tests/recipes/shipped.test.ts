import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { importFiles } from '../../src/recipes/import.ts'
import { parseRecipe } from '../../src/recipes/read-recipe.ts'
import * as invented from './invented.ts'
import { folder, write } from './support.ts'

const { delimited } = invented
const QUIET = { step: () => {}, detail: () => {} }

const at = folder()
const made = async (name: string, files: string[], others: string[] = [], editions: string[] = []) => {
  const recipe = parseRecipe(readFileSync(`recipes/${name}.yaml`, 'utf8'), `${name}.yaml`)
  const out = join(at, name)
  const { figures } = await importFiles(recipe, files, out, QUIET, { others, editions })
  expect(figures.evidenced + figures.notFacts).toBe(figures.figures)
  return out
}

/** Each as a publisher may write it: marks, line ends and delimiters differ. */
const FILES = {
  'pnrr-frame': write('QuadroFin.csv', delimited(invented.FRAME_2025, { end: '\r\n', mark: '\ufeff' })),
  'pnrr-frame-2023': write('OpenData_PNRR_QuadroFin_Programmazione_v09.csv', delimited(invented.FRAME_2023)),
  'pnrr-spending': write('Spesa.csv', delimited(invented.SPENDING_2025, { by: ',' })),
  'pnrr-procedures': write('PRATT.csv', `Procedure, 2025\n${delimited(invented.PROCEDURES_2025)};;;;;;;;;;;;\n`),
  'pnrr-targets': write('MeT.csv', delimited(invented.TARGETS_2025, { by: '\t' })),
  'pnrr-targets-2023': write(
    'PNRR_MeT_OA_programmazione_v09.csv',
    delimited(invented.TARGETS_2023, { mark: '\ufeff' }),
  ),
  'pnrr-indicators': write('Map.csv', delimited(invented.INDICATORS_2025)),
  'pnrr-attainment': write('MeT_Attuazione_2022-T4_v02.csv', delimited(invented.ATTAINED)),
  'pnrr-common-indicators': write('avanzamento_indicatori_comuni_v9.csv', delimited(invented.HALF_YEARS)),
  'opencoesione-programmes': write('csv.csv', delimited(invented.COHESION, { by: ',' })),
}

test('every recipe that is shipped is tried on an invented file of its shape', () => {
  expect(Object.keys(FILES).sort()).toEqual(
    readdirSync('recipes')
      .map(name => name.replace('.yaml', ''))
      .sort(),
  )
})

describe('the recipes that are shipped make one graph of invented files', () => {
  let graph: GraphValue
  beforeAll(async () => {
    const frame = await made('pnrr-frame', [FILES['pnrr-frame']], [], ['2031'])
    const old = await made('pnrr-frame-2023', [FILES['pnrr-frame-2023']])
    const packages = [frame, old]
    for (const name of ['pnrr-spending', 'pnrr-procedures'] as const)
      packages.push(await made(name, [FILES[name]], [frame]))
    for (const name of ['pnrr-targets', 'pnrr-targets-2023', 'pnrr-indicators', 'pnrr-common-indicators'] as const)
      packages.push(await made(name, [FILES[name]]))
    packages.push(await made('opencoesione-programmes', [FILES['opencoesione-programmes']]))
    graph = derive(await readPackages(packages))
  }, 60_000)

  const amount = (id: string) => {
    const entity = graph.entities.get(`allocation/${id}`)
    return entity?.kind === 'ALLOCATION' ? entity.properties.amount : undefined
  }
  const ties = (id: string) =>
    graph.relationships.flatMap(({ from, type, to }) => (from === id ? [`${type} ${to}`] : []))
  const check = (part: string) => graph.checks.filter(({ id }) => id.includes(part)).map(({ status }) => status)

  test('the frame of another year is named by the lists beside it: what they print again restates it', () => {
    expect(amount('pnrr-frame-2031/m9c1i1-01-00/total')).toBe(100000)
    expect(ties('allocation/pnrr-spending-2025-02-28/m9c1i1-01-00/total')).toContain(
      'RESTATES allocation/pnrr-frame-2031/m9c1i1-01-00/total',
    )
    expect(check('procedures-against-the-measure').sort()).toEqual(['FAILS', 'HOLDS'])
  })

  test('an edition replaces the one before: an amount that both print is superseded, another one withdrawn', () => {
    expect(ties('allocation/pnrr-frame-2031/m9c1i1-01-00/total')).toContain(
      'SUPERSEDES allocation/pnrr-frame-2023-v09/m9c1i1-01-00/total',
    )
    expect(graph.entities.get('allocation/pnrr-frame-2023-v09/m9c1i3-01-00/total')?.properties).toMatchObject({
      withdrawnIn: 'source/pnrr-frame-2031',
    })
    expect(check('2023-v09').filter(status => status === 'WITHIN_ROUNDING')).toHaveLength(1)
  })

  test('a procedure sets, commits and admits; its title names two decrees; what it exceeds is a check that fails', () => {
    const row = 'pnrr-pratt-2025-03-31/77-m9c1i1-01-00'
    expect(['set', 'committed', 'admitted'].map(stage => amount(`${row}/${stage}`))).toEqual([100000, 99999, 30050])
    expect(ties('act/it/pratt-77').filter(tie => tie.startsWith('FOLLOWS'))).toEqual([
      'FOLLOWS act/ministero-delle-acque/dd-12-2023',
      'FOLLOWS act/ministero-delle-acque/dm-5-2022-03-10',
    ])
    expect(graph.entities.get('act/it/pratt-78')?.name).toBe('78')
    expect(check('committed-against-set').sort()).toEqual(['FAILS', 'HOLDS'])
    expect(check('set-less-committed-against-available')).toEqual(['HOLDS', 'HOLDS'])
  })

  test('targets have the last edition, its value and its day; a milestone has no value', () => {
    const target = graph.entities.get('target/it/pnrr/m9c1-2')
    expect(target?.kind === 'TARGET' && target.properties.observations.map(({ type, value }) => [type, value])).toEqual(
      [
        ['BASELINE', '0'],
        ['TARGET', '1250'],
      ],
    )
    expect(target?.properties).toMatchObject({ due: '2026-06-30', targetType: 'TARGET' })
    expect(graph.entities.get('target/it/pnrr/m9c1-1')?.properties).toMatchObject({ observations: [] })
    expect(ties('target/it/pnrr/m9c1-2')).toContain('MEASURES line/it/pnrr/m9c1i1-01-00')
    expect(ties('indicator/it/pnrr/t0900')).toEqual(['COUNTS_TOWARDS target/it/pnrr/m9c1-2'])
  })

  test('what a measure reached by half-year is observed of its indicator, by the day that the half ends', () => {
    const indicator = graph.entities.get('indicator/it/pnrr-common/m9c1i1-01-c90-a')
    expect(
      indicator?.kind === 'INDICATOR' && indicator.properties.observations.map(({ value, day }) => [value, day]),
    ).toEqual([
      ['3', '2021-12-31'],
      ['1200', '2022-06-30'],
    ])
    expect(ties('indicator/it/pnrr-common/m9c1i1-01-c90-a')).toEqual([
      'CLASSIFIED_AS classification/stock-or-flow/flusso',
      'MEASURES line/it/pnrr/m9c1i1-01-00',
    ])
  })

  test('programmes have what they are given at whatever days the columns are of', () => {
    const of = 'opencoesione/2099it05sfop001/fse'
    expect([amount(`${of}/sud/total-20211231`), amount(`${of}/nord/eu-20220630`)]).toEqual([184982950700, 40000])
    expect(ties(`allocation/${of}/nord/total-20220630`)).toContain(`SUPERSEDES allocation/${of}/nord/total-20211231`)
    expect(amount('opencoesione/2099it05sfop002/fesr/total-20211231')).toBe(5000)
    // What is left empty is not there yet, and the cell says so.
    expect(amount('opencoesione/2099it05sfop002/fesr/total-20220630')).toBeNull()
    const empty = graph.entities.get('allocation/opencoesione/2099it05sfop002/fesr/total-20220630')
    expect(empty).toMatchObject({ properties: { absence: 'NOT_YET' }, evidence: [expect.anything()] })
  })
})

test('documents of what was attained are acts that a target is documented by', async () => {
  const frame = await made('pnrr-frame-2023', [FILES['pnrr-frame-2023']])
  const targets = await made('pnrr-targets-2023', [FILES['pnrr-targets-2023']])
  const attained = await made('pnrr-attainment', [FILES['pnrr-attainment']])
  const { relationships } = await readPackages([frame, targets, attained])
  expect(relationships.flatMap(({ from, type, to }) => (type === 'DOCUMENTS' ? [[from, to]] : []))).toEqual([
    ['act/pnrr-attainment/https-example-org-decreto-ponti-pdf', 'target/it/pnrr/m9c1-1'],
  ])
})
