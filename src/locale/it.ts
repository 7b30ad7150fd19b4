import { type Locale, longestFirst } from './locale.ts'

const UNITS = ['zero', 'uno', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove']
const TEENS = 'dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove'.split(' ')
const TENS = 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta'.split(' ')

function wordsBelow100(): Map<string, number> {
  const words = new Map<string, number>([...UNITS, ...TEENS].map((word, value) => [word, value]))
  words.set('un', 1).set('una', 1)
  TENS.forEach((tens, index) => {
    const base = (index + 2) * 10
    words.set(tens, base)
    UNITS.slice(1).forEach((unit, digit) => {
      // Before a vowel the tens lose their own: ventuno, trentotto.
      const stem = /^[uo]/.test(unit) ? tens.slice(0, -1) : tens
      words.set(stem + unit, base + digit + 1)
    })
    words.set(`${tens.slice(0, -1)}un`, base + 1)
    words.set(`${tens}tré`, base + 3)
    // `vent'anni`
    words.set(`${tens.slice(0, -1)}'`, base)
  })
  return words
}

const WORDS = wordsBelow100()

/** `cento`, `duecentocinquanta`, `trecentotto`. */
function below1000(word: string): number | null {
  const known = WORDS.get(word)
  if (known !== undefined) return known
  const [whole, times = '', rest = ''] = /^(.*?)cent([ou].*)$/u.exec(word) ?? []
  const hundreds = times === '' ? 1 : UNITS.indexOf(times)
  // Before a vowel `cento` may lose its own: centotto.
  const below = rest === 'o' ? 0 : (WORDS.get(rest) ?? WORDS.get(rest.slice(1)))
  return whole === undefined || hundreds < 1 || below === undefined ? null : hundreds * 100 + below
}

/** `duemila`, `millecinquecento`, `centomila e duecento`. */
function numberWord(text: string): number | null {
  const word = text.toLowerCase().replaceAll('’', "'")
  const [whole, times, rest = ''] = /^(?:(.+)mila|mille)(?:\s(?:e\s)?)?(.*)$/u.exec(word) ?? []
  if (whole === undefined) return below1000(word)
  const [thousands, below] = [times === undefined ? 1 : below1000(times), rest === '' ? 0 : below1000(rest)]
  return thousands === null || below === null ? null : thousands * 1000 + below
}

export const IT: Locale = {
  language: 'it',
  months: [
    ['gennaio', 'gen'],
    ['febbraio', 'feb'],
    ['marzo', 'mar'],
    ['aprile', 'apr'],
    ['maggio', 'mag'],
    ['giugno', 'giu'],
    ['luglio', 'lug'],
    ['agosto', 'ago'],
    ['settembre', 'set', 'sett'],
    ['ottobre', 'ott'],
    ['novembre', 'nov'],
    ['dicembre', 'dic'],
  ],
  dateWords: "di del dell'anno anno lunedì martedì mercoledì giovedì venerdì sabato domenica".split(' '),
  ordinals: /[°º^]/,
  firstDay: ['primo'],
  quarter: ['trimestre', 'trim', 't', 'q'],
  half: ['semestre', 'sem', 's'],
  ranks: [
    ['primo', 'i'],
    ['secondo', 'ii'],
    ['terzo', 'iii'],
    ['quarto', 'iv'],
  ],
  scales: {
    always: {
      centinaia: 2,
      mila: 3,
      migliaia: 3,
      mgl: 3,
      migl: 3,
      milione: 6,
      milioni: 6,
      mln: 6,
      miliardo: 9,
      miliardi: 9,
      mld: 9,
      mlrd: 9,
      bilione: 12,
      bilioni: 12,
    },
    money: { k: 3, 'mil.': 6, mio: 6, m: 6, bn: 9 },
  },
  of: ['di'],
  minus: [
    'meno',
    ...['negativo', 'negativa', 'negativi', 'negative'].flatMap(word =>
      ['', ' per', ' di', ' pari a', ':'].map(after => word + after),
    ),
  ],
  minusAfter: ['in meno', '(in meno)', '(negativo)', '(negativa)', '(negativi)', '(negative)'],
  andHalf: ['mezzo', 'mezza'],
  upTo: ['a', 'o', 'fino a'],
  and: ['e'],
  notMinus: ['o', 'lo', 'né', 'quanto'],
  percent: ['per cento', 'percento', 'p.c.', 'pct'],
  currencies: {
    euro: ['EUR'],
    lire: ['ITL'],
    lira: ['ITL', 'TRY'],
    'l.': ['ITL'],
    lit: ['ITL'],
    'lit.': ['ITL'],
    '£.': ['ITL'],
    ecu: ['XEU'],
    dollari: ['USD', 'AUD', 'CAD', 'NZD', 'HKD', 'SGD'],
    'dollari usa': ['USD'],
    sterline: ['GBP'],
    'franchi svizzeri': ['CHF'],
    franchi: ['CHF', 'FRF', 'BEF', 'XAF', 'XOF'],
    'fr.': ['CHF', 'FRF', 'BEF'],
    yen: ['JPY'],
    corone: ['SEK', 'DKK', 'NOK', 'CZK', 'ISK'],
    'corone svedesi': ['SEK'],
    'corone danesi': ['DKK'],
    'corone norvegesi': ['NOK'],
    'corone ceche': ['CZK'],
    zloty: ['PLN'],
    rubli: ['RUB'],
    marchi: ['DEM', 'FIM'],
    scellini: ['ATS', 'KES', 'TZS', 'UGX'],
    fiorini: ['HUF', 'NLG'],
    pesetas: ['ESP'],
    dracme: ['GRD'],
    dinari: ['RSD', 'TND', 'DZD', 'KWD', 'JOD', 'LYD', 'IQD', 'BHD'],
    pesos: ['MXN', 'ARS', 'CLP', 'COP', 'PHP', 'UYU'],
    rupie: ['INR', 'PKR', 'IDR'],
    yuan: ['CNY'],
  },
  units: [
    ...'ora ore giorno giorni giornate settimane mese mesi anno anni persone unità addetti metri km chilometri m² m³ mq mc km² kmq'.split(
      ' ',
    ),
    ...'ettari kg q t tonnellate litri kw mw gw kwh mwh gwh gb tb punti p.p. per-mille permille copie volte'.split(' '),
    'per mille',
    'punti percentuali',
    'punti base',
  ],
  per: {
    joints: ['a', 'al', 'alla', "all'", 'per', 'pro'],
    units: 'ora h mese giorno settimana persona testa capite allievo utente addetto kg km mq kwh'.split(' '),
  },
  levels:
    'linea sezione misura submisura investimento sub-investimento subinvestimento riforma componente intervento azione asse priorità obiettivo attività scheda parte capitolo ambito area missione programma progetto titolo punto pilastro'.split(
      ' ',
    ),
  formerly: ['ex', 'già', 'precedente', 'precedentemente', 'prima'],
  acts: {
    LAW: ['legge', 'l'],
    DECREE_LAW: ['decreto legge', 'decreto-legge', 'dl'],
    LEGISLATIVE_DECREE: ['decreto legislativo', 'dlgs'],
    MINISTERIAL_DECREE: ['decreto ministeriale', 'decreto ministro', 'decreto del ministro', 'dm'],
    DIRECTORIAL_DECREE: ['decreto direttoriale', 'decreto del direttore generale', 'dd', 'ddg'],
    DIRECTIVE: ['direttiva'],
    RESOLUTION: ['deliberazione', 'delibera'],
    AGREEMENT: ['convenzione', 'accordo', 'intesa', 'protocollo'],
    NOTICE: ['avviso', 'bando'],
    LETTER: ['lettera', 'nota', 'messaggio'],
  },
  naming: {
    number: ['n.', 'n', 'n°', 'nr.', 'nr', 'num.', 'numero'],
    day: ['del', "dell'", 'dell’', 'in data'],
    short: {
      LAW: 'l',
      DECREE_LAW: 'dl',
      LEGISLATIVE_DECREE: 'dlgs',
      MINISTERIAL_DECREE: 'dm',
      DIRECTORIAL_DECREE: 'dd',
    },
  },
  numberWord,
  // `un` and `una` are mostly articles.
  countingWords: [...[...WORDS].flatMap(([word, value]) => (value < 2 ? [] : word)), 'cento'].sort(longestFirst),
  notCounting: /per cento/,
}
