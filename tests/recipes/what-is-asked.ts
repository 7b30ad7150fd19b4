import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ACTIVITIES } from '../formats/activities.ts'
import { OCID, PROCESS } from '../formats/process.ts'
import * as invented from './invented.ts'
import { write } from './support.ts'

export const SOURCES = '../shared/sources'

/** Files of one kind each, with the recipes that make packages of them, and what is answered of them. */
export interface Printed {
  recipes: Readonly<Record<string, { files: () => string[]; with?: string[] }>>
  iati: () => string
  ocds: () => string
  ids: Readonly<Record<'line' | 'procedure' | 'row' | 'spent' | 'project' | 'process' | 'dollars', string>> & {
    targets: readonly string[]
    /** Editions of the plan before the last, and the two between which targets moved. */
    editions: readonly string[]
    moved: readonly [from: string, to: string, target: string]
    documented: string
  }
  answers: {
    /** What the plan holds as of 2025; what is set, committed, admitted and spent of the measure. */
    plan: string
    stages: readonly string[]
    /** Of each edition its total, and how many rows miss theirs within rounding; how many totals change from the first to the last before 2025. */
    editions: { totals: readonly string[]; rounded: readonly number[]; changed: number }
    moved: { counts: readonly number[]; told: readonly unknown[] }
    fund: { total: string; share: string }
    formats: { committed: string; indicator: readonly string[]; process: readonly string[] }
    /** How many commitments exceed what is set, by how many cents in all; how many measures procedures exceed; what is covered. */
    limits: { over: number; by: bigint; above: number; share: string }
  }
}

const published = (of: string, pattern: RegExp) => () =>
  readdirSync(join(SOURCES, of)).flatMap(name => (pattern.test(name) ? [join(SOURCES, of, name)] : []))

export const PUBLISHED: Printed = {
  recipes: {
    'pnrr-frame': { files: published('pnrr-2025', /QuadroFin/) },
    'pnrr-spending': { files: published('pnrr-2025', /Spesa/), with: ['pnrr-frame'] },
    'pnrr-procedures': { files: published('pnrr-2025', /PRATT/), with: ['pnrr-frame'] },
    'pnrr-targets': { files: published('pnrr-2025', /MeT/) },
    'pnrr-indicators': { files: published('pnrr-2025', /Map/) },
    'pnrr-frame-2023': { files: published('pnrr-2023', /QuadroFin|AmmTitolari/) },
    'pnrr-targets-2023': { files: published('pnrr-2023', /PNRR_MeT/) },
    'pnrr-attainment': { files: published('pnrr-2023', /Attuazione_2022-T4/) },
    'pnrr-common-indicators': { files: published('pnrr-2023', /avanzamento/) },
    'opencoesione-programmes': { files: published('opencoesione', /csv/) },
  },
  iati: () => join(SOURCES, 'iati', 'worldbank-679.xml'),
  ocds: () => join(SOURCES, 'ocds', 'fictional-example-ocds-213czf-000-00001.json'),
  ids: {
    line: 'line/it/pnrr/m5c1i1-01-00',
    procedure: 'act/it/pratt-1000000230',
    row: 'allocation/pnrr-pratt-2025-03-31/1000000230-m5c1i1-01-00',
    spent: 'allocation/pnrr-spending-2025-02-28/m5c1i1-01-00/spent',
    targets: ['target/it/pnrr/m5c1-6', 'target/it/pnrr/m5c1-7', 'target/it/pnrr/m5c1-7bis'],
    editions: ['v02', 'v03', 'v04', '2025'],
    moved: ['source/pnrr-targets-2023-v03', 'source/pnrr-targets-2025', 'target/it/pnrr/m5c1-16'],
    documented: 'target/it/pnrr/m5c1-6',
    project: 'project/iati/44000-p145054',
    process: 'contract/ocds-213czf-000-00001',
    dollars: 'allocation/iati-worldbank-679/44000-p121210/t10/disbursed',
  },
  answers: {
    plan: '194415951465.97',
    stages: ['600000000.00', '599999999.99', '271016489.12', '114174362.62'],
    editions: {
      totals: ['191499177890.00', '191499177890.20', '191499177890.20', '194415951465.97'],
      rounded: [3, 4, 4, 0],
      changed: 11,
    },
    moved: { counts: [112, 66, 1070], told: ['170.000,00', '166.670,00', '-3330', false] },
    fund: { total: '2176505801.00', share: '3.46' },
    formats: {
      committed: '620800000.00 USD',
      indicator: ['0', '40', '20', '10'],
      process: [
        '11000000.00 GBP AWARDED',
        '6700000.00 GBP BUDGETED',
        '1100000.00 GBP TENDERED',
        '1000000.00 GBP TENDERED',
      ],
    },
    limits: { over: 28, by: 162301121310n, above: 22, share: '94.28' },
  },
}

const file = (name: string, records: Parameters<typeof invented.delimited>[0], by?: string) => () => [
  write(name, invented.delimited(records, by === undefined ? {} : { by })),
]
const frames = () => {
  const [v09 = ''] = file('OpenData_PNRR_QuadroFin_Programmazione_v09.csv', invented.FRAME_2023)()
  const revised = invented.FRAME_2023.map(each => ({
    ...each,
    ...(each['Importo Totale'] === '70' && { 'Importo Totale': '70,2', 'Importo Progetti nuovi': '70,2' }),
  }))
  return [v09, ...file('OpenData_PNRR_QuadroFin_Programmazione_v10.csv', revised)()]
}
/** The programme that the report calls by its acronym, in two areas. */
const spao = invented.COHESION.slice(0, 2).map(each => ({
  ...each,
  OC_CODICE_PROGRAMMA: 'CCI 2014IT05SFOP002',
  OC_DESCRIZIONE_PROGRAMMA: 'PON SPAO',
}))
const decree = (each: (typeof invented.ATTAINED)[number]) => ({
  ...each,
  'Allegato 2': 'https://example.org/DM-28062019-n-74-potenziamento-dei-CPI.pdf',
})

export const INVENTED: Printed = {
  recipes: {
    'pnrr-frame': { files: file('QuadroFin.csv', invented.FRAME_2025) },
    'pnrr-spending': { files: file('Spesa.csv', invented.SPENDING_2025), with: ['pnrr-frame'] },
    'pnrr-procedures': { files: file('PRATT.csv', invented.PROCEDURES_2025), with: ['pnrr-frame'] },
    'pnrr-targets': { files: file('MeT.csv', invented.TARGETS_2025) },
    'pnrr-indicators': { files: file('Map.csv', invented.INDICATORS_2025) },
    'pnrr-frame-2023': { files: frames },
    'pnrr-targets-2023': { files: file('PNRR_MeT_OA_programmazione_v09.csv', invented.TARGETS_2023) },
    'pnrr-attainment': { files: file('MeT_Attuazione_2022-T4_v02.csv', invented.ATTAINED.map(decree)) },
    'pnrr-common-indicators': { files: file('avanzamento_indicatori_comuni_v9.csv', invented.HALF_YEARS) },
    'opencoesione-programmes': { files: file('csv.csv', spao, ',') },
  },
  iati: () => write('wells.xml', ACTIVITIES),
  ocds: () => write('vale.json', JSON.stringify({ releases: [PROCESS] })),
  ids: {
    line: 'line/it/pnrr/m9c1i1-01-00',
    procedure: 'act/it/pratt-77',
    row: 'allocation/pnrr-pratt-2025-03-31/77-m9c1i1-01-00',
    spent: 'allocation/pnrr-spending-2025-02-28/m9c1i1-01-00/spent',
    targets: ['target/it/pnrr/m9c1-1', 'target/it/pnrr/m9c1-2'],
    editions: ['v09', 'v10', '2025'],
    moved: ['source/pnrr-targets-2023-v09', 'source/pnrr-targets-2025', 'target/it/pnrr/m9c1-2'],
    documented: 'target/it/pnrr/m9c1-1',
    project: 'project/iati/xx-1-wells',
    process: `contract/${OCID}`,
    dollars: 'allocation/iati-wells/xx-1-wells/t3/disbursed',
  },
  answers: {
    plan: '1500.00',
    stages: ['1000.00', '999.99', '300.50', '250.00'],
    editions: { totals: ['1570.00', '1570.20', '1500.00'], rounded: [1, 1, 0], changed: 1 },
    moved: { counts: [0, 0, 2], told: ['2.000,00', '1.250,00', '-750', false] },
    fund: { total: '1849830707.00', share: '4.08' },
    formats: {
      committed: '8499.50 USD',
      indicator: ['1300', '1315', '1307', '1310'],
      process: ['700.00 GBP AWARDED', '1000.00 GBP BUDGETED', '800.00 GBP TENDERED'],
    },
    limits: { over: 1, by: 10000n, above: 1, share: '100.00' },
  },
}
