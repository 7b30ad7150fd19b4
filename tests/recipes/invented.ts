/** Small invented files in the shapes that the shipped recipes are for. */

type Record_ = Readonly<Record<string, string>>

/** Records as a delimited file: the headers are the keys of the first. */
export function delimited(records: readonly Record_[], { by = ';', end = '\n', mark = '' } = {}): string {
  const [first = {}] = records
  const cell = (text: string) => (/["\n;,\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = [Object.keys(first), ...records.map(each => Object.keys(first).map(name => each[name] ?? ''))]
  return mark + lines.map(cells => cells.map(cell).join(by) + end).join('')
}

interface Measure {
  code: string
  name: string
  total: string
  inPlace: string
  fresh: string
  sub?: boolean
}

const place = { programma: 'PNRR', missione: 'M9', descrizione_missione: 'Acque', componente: 'M9C1' }

export const frameOf = (measures: readonly Measure[]): Record_[] =>
  measures.map(({ code, name, total, inPlace, fresh, sub = false }) => ({
    ...place,
    descrizione_componente: 'Fiumi',
    id_misura: code.slice(0, 6),
    codice_univoco_misura: code.slice(0, 9),
    descrizione_misura: sub ? 'Argini' : name,
    id_submisura: sub ? code : code.slice(0, 6),
    codice_cid: code.slice(0, 6),
    codice_univoco_submisura: code,
    descrizione_submisura: name,
    tipo_livello: sub ? 'Submisura' : 'Misura',
    investimento_o_riforma: 'Investimento',
    prestito_o_sovvenzione: sub ? 'Prestito' : 'Sovvenzione',
    amministrazione_titolare: 'Ministero delle acque',
    importo_totale: total,
    importo_progetti_in_essere: inPlace,
    importo_progetti_nuovi: fresh,
  }))

export const FRAME_2025 = frameOf([
  { code: 'M9C1I1.01.00', name: 'Ponti', total: ' 1.000,00 ', inPlace: '400.00', fresh: '600.00' },
  { code: 'M9C1I2.01.01', name: 'Argini alti', total: '500,00', inPlace: '0.00', fresh: '500.00', sub: true },
  { code: 'M9C1I2.01.02', name: 'Argini bassi', total: '0,00', inPlace: '0.00', fresh: '0.00', sub: true },
])

export const SPENDING_2025: Record_[] = [
  ['M9C1I1.01.00', 'Ponti', '1000.00', '250.00'],
  ['M9C1I2.01.01', 'Argini alti', '500.00', '0.00'],
].map(([code = '', name = '', total = '', spent = '']) => ({
  codice_univoco_submisura: code,
  descrizione_submisura: name,
  amministrazione_titolare: 'Ministero delle acque',
  importo_totale: total,
  spesa_dichiarata_pnrr: spent,
  data_di_estrazione: '2025-02-28',
}))

export const PROCEDURES_2025: Record_[] = [
  [
    'M9C1I1.01.00',
    'Ponti',
    '77',
    'Bando: D.M. 5 del 10-03-2022 (600) e DDG 12/2023',
    '1000.00',
    '999.99',
    '0.01',
    '300.50',
  ],
  ['M9C1I2.01.01', 'Argini alti', '78', '', '700.00', '800.00', '0.00', '0.00'],
].map(([code = '', name = '', pratt = '', title = '', set = '', committed = '', left = '', admitted = '']) => ({
  codice_univoco_submisura: code,
  descrizione_submisura: name,
  amministrazione_titolare: 'Ministero delle acque',
  codice_pratt: pratt,
  tipo_procedura: 'Bando',
  titolo_procedura: title,
  importo_procedura: set,
  importo_impegnato: committed,
  importo_disponibile: left,
  importo_convenzioni: '0.00',
  numero_progetti: '4.00',
  costo_ammesso_progetti: admitted,
  data_di_estrazione: '2025-03-31',
}))

export const TARGETS_2025: Record_[] = [
  ['M9C1-1', 'Milestone', 'Decreto', 'N/A', 'NA', '0,00', 'Q4', '2022'],
  ['M9C1-2', 'Target', 'Ponti sicuri', 'Numero', '0,00', '1.250,00', 'Q2', '2026'],
].map(([code = '', type = '', name = '', unit = '', from = '', to = '', quarter = '', year = '']) => ({
  missione: 'M9',
  descrizione_missione: 'Acque',
  componente: 'M9C1',
  descrizione_componente: 'Fiumi',
  codice_univoco_misura: 'M9C1I1.01',
  id_misura: 'M9C1I1',
  descrizione_misura: 'Ponti',
  codice_univoco_submisura: 'M9C1I1.01.00',
  id_submisura: 'M9C1I1',
  codice_cid: 'M9C1I1',
  descrizione_submisura: 'Ponti',
  amministrazione_titolare: 'Ministero delle acque',
  nr_seq_mt: code,
  milestone_target: type,
  nome_milestone_target: name,
  descrizione_specifica_di_ogni_milestone_e_target: 'Entro il 2026',
  ita_ue: 'UE',
  indicatore_qualitativo: '',
  unita_di_misura_target: unit,
  riferimento_di_partenza_target: from,
  valore_obiettivo_target: to,
  trimestre_di_conseguimento: quarter,
  anno_di_conseguimento: year,
}))

export const INDICATORS_2025: Record_[] = ['M9C1-2', 'M9C1-2'].map(target => ({
  codice_univoco_submisura: 'M9C1I1.01.00',
  descrizione_submisura: 'Ponti',
  numero_sequenziale_milestone_target: target,
  descrizione_milestone_target: 'Ponti sicuri',
  itaue: 'UE',
  obiettivo: '1.250,00',
  anno_obiettivo: '2026',
  trimestre_obiettivo: 'T2',
  codice_indicatore: 'T0900',
  descrizione_indicatore: 'Ponti collaudati',
  unita_di_misura: 'Numero',
  data_di_estrazione: '2025-03-31',
}))

/** As printed in 2023: other headers, another total, and a target that was higher and due earlier. */
const OLD: Readonly<Record<string, string>> = {
  programma: 'Programma',
  missione: 'Missione',
  descrizione_missione: 'Descrizione Missione',
  componente: 'Componente',
  descrizione_componente: 'Descrizione Componente',
  id_misura: 'ID Misura',
  codice_univoco_misura: 'Codice Univoco Misura',
  descrizione_misura: 'Descrizione Misura',
  id_submisura: 'ID Submisura',
  codice_cid: 'Codice CID',
  codice_univoco_submisura: 'Codice Univoco Submisura',
  descrizione_submisura: 'Descrizione Submisura',
  tipo_livello: 'Tipo Livello',
  investimento_o_riforma: 'Investimento o Riforma',
  prestito_o_sovvenzione: 'Prestito o Sovvenzione',
  amministrazione_titolare: 'Amministrazione Titolare',
  importo_totale: 'Importo Totale',
  importo_progetti_in_essere: 'Importo Progetti in essere',
  importo_progetti_nuovi: 'Importo Progetti nuovi',
  nr_seq_mt: 'Codice univoco Milestone-Target',
  milestone_target: 'Milestone-Target',
  nome_milestone_target: 'Nome Milestone-Target',
  descrizione_specifica_di_ogni_milestone_e_target: 'Descrizione specifica di ogni Milestone e Target',
  ita_ue: 'ITA-UE',
  indicatore_qualitativo: 'Indicatori qualitativi Milestone',
  unita_di_misura_target: 'Unità di misura Target (riclassificata)',
  riferimento_di_partenza_target: 'Riferimento di partenza Target',
  valore_obiettivo_target: 'Valore-obiettivo Target',
  trimestre_di_conseguimento: 'Trimestre di conseguimento',
  anno_di_conseguimento: 'Anno di conseguimento',
}

export const asIn2023 = (records: readonly Record_[], more: Record_ = {}): Record_[] =>
  records.map(record => ({
    ...Object.fromEntries(Object.entries(record).map(([name, text]) => [OLD[name] ?? name, text])),
    ...more,
  }))

export const FRAME_2023 = asIn2023(
  frameOf([
    { code: 'M9C1I1.01.00', name: 'Ponti', total: '1500', inPlace: '900,2', fresh: '600' },
    { code: 'M9C1I3.01.00', name: 'Dighe', total: '70', inPlace: '0', fresh: '70' },
  ]),
  { 'Importo FSC': '0' },
)

export const TARGETS_2023 = asIn2023(
  TARGETS_2025.map(each =>
    each.nr_seq_mt === 'M9C1-2'
      ? {
          ...each,
          valore_obiettivo_target: '2.000,00',
          trimestre_di_conseguimento: 'Q4',
          anno_di_conseguimento: '2024',
        }
      : each,
  ),
  { 'OA - Meccanismo di verifica': '', 'OA - Ulteriori Informazioni': 'Nota 1' },
)

export const ATTAINED: Record_[] = [
  {
    Missione: 'M9',
    'Descrizione Missione': 'Acque',
    Componente: 'M9C1',
    'Descrizione Componente': 'Fiumi',
    'ID Misura': 'M9C1I1',
    'Codice Univoco Misura': 'M9C1I1.01',
    'Descrizione Misura': 'Ponti',
    'Amministrazione Titolare': 'Ministero delle acque',
    'Codice univoco Milestone-Target': 'M9C1-1',
    'Milestone-Target': 'Milestone',
    'Nome Milestone-Target': 'Decreto',
    Avanzamento: '2022 - 4° trimestre',
    'Principali evidenze': 'Sono 12 i ponti',
    'Allegato 1': 'https://example.org/decreto-ponti.pdf',
    'Allegato 2': '',
  },
]

export const HALF_YEARS: Record_[] = [
  ['2021', 'Secondo Semestre', '3'],
  ['2022', 'Primo Semestre', '1.200'],
].map(([year = '', half = '', value = '']) => ({
  Programma: 'PNRR',
  Missione: 'M9',
  'Descrizione Missione': 'Acque',
  Componente: 'M9C1',
  'Descrizione Componente': 'Fiumi',
  'ID Misura': 'M9C1I1',
  'Codice Univoco Misura': 'M9C1I1.01',
  'Descrizione Misura': 'Ponti',
  'ID Submisura': 'M9C1I1',
  'Codice Univoco Sub-misura': 'M9C1I7',
  'Codice CID': 'M9C1I7',
  'Descrizione Sub-misura': 'Ponti',
  'Amministrazione Titolare': 'Ministero delle acque',
  'Codice Indicatore': 'C90.A',
  'Descrizione Indicatore': 'Persone al riparo',
  'Unità di misura': 'Persone',
  'Stock o Flusso': 'Flusso',
  'Anno Ob.': year,
  Semestre: half,
  'Valore Indicatore': value,
}))

/** Cells that repeat the one above are empty; one programme is not split by area. */
export const COHESION: Record_[] = [
  ['CCI 2099IT05SFOP001', 'Fiumi vivi', 'FSE', 'Sud', '1,849,829,507', '900,000,000', '1,849,829,507', '900,000,000'],
  ['CCI 2099IT05SFOP001', 'Fiumi vivi', '', 'Nord', '1,000', '400', '1,200', '400'],
  ['CCI 2099IT05SFOP002', 'Laghi', 'FESR', '', '50', '20', '', ''],
].map(([code = '', name = '', fund = '', area = '', total = '', eu = '', later = '', euLater = '']) => ({
  OC_CODICE_PROGRAMMA: code,
  OC_DESCRIZIONE_PROGRAMMA: name,
  FONDO: fund,
  OC_AREA_OBIETTIVO_UE: area,
  ' DOTAZIONE TOTALE PROGRAMMA 20211231 ': total,
  ' DOTAZIONE UE PROGRAMMA 20211231 ': eu,
  ' DOTAZIONE TOTALE PROGRAMMA 20220630 ': later,
  ' DOTAZIONE UE PROGRAMMA 20220630 ': euLater,
}))
