import { type Locale, longestFirst } from './locale.ts'

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

function wordsBelow100(): Map<string, number> {
  const words = new Map<string, number>(UNITS.map((word, value) => [word, value]))
  TENS.forEach((tens, index) => {
    const base = (index + 2) * 10
    words.set(tens, base)
    for (const [digit, unit] of UNITS.slice(1, 10).entries()) {
      for (const joint of ['-', ' ']) words.set(`${tens}${joint}${unit}`, base + digit + 1)
    }
  })
  return words.set('a', 1).set('dozen', 12).set('a dozen', 12)
}

const WORDS = wordsBelow100()

/** `hundred`, `two hundred and fifty`. */
function below1000(word: string): number | null {
  const known = WORDS.get(word)
  if (known !== undefined) return known
  const [whole, times, rest] = /^(?:(.+) )?hundred(?: (?:and )?(.+))?$/.exec(word) ?? []
  const hundreds = times === undefined ? 1 : WORDS.get(times)
  const below = rest === undefined ? 0 : WORDS.get(rest)
  return whole === undefined || hundreds === undefined || below === undefined ? null : hundreds * 100 + below
}

/** `one thousand two hundred`, `a thousand and one`; the scale of what stands alone before it: `two thousand`. */
function numberWord(text: string): number | null {
  const word = text.toLowerCase()
  const [whole, times = '', rest = ''] = /^(.+) thousand,? (?:and )?(.+)$/.exec(word) ?? []
  if (whole === undefined) return below1000(word)
  const [thousands, below] = [below1000(times), below1000(rest)]
  return thousands === null || below === null ? null : thousands * 1000 + below
}

export const EN: Locale = {
  language: 'en',
  months: [
    ['january', 'jan'],
    ['february', 'feb'],
    ['march', 'mar'],
    ['april', 'apr'],
    ['may'],
    ['june', 'jun'],
    ['july', 'jul'],
    ['august', 'aug'],
    ['september', 'sep', 'sept'],
    ['october', 'oct'],
    ['november', 'nov'],
    ['december', 'dec'],
  ],
  dateWords: 'of the year monday tuesday wednesday thursday friday saturday sunday'.split(' '),
  ordinals: /st|nd|rd|th/,
  firstDay: ['first'],
  quarter: ['quarter', 'qtr', 'q'],
  half: ['half', 'semester', 'h'],
  ranks: [
    ['first', '1st'],
    ['second', '2nd'],
    ['third', '3rd'],
    ['fourth', '4th'],
  ],
  scales: {
    always: {
      thousand: 3,
      thousands: 3,
      million: 6,
      millions: 6,
      mln: 6,
      billion: 9,
      billions: 9,
      bln: 9,
      trillion: 12,
      trillions: 12,
      lakh: 5,
      lakhs: 5,
      crore: 7,
      crores: 7,
    },
    money: { k: 3, m: 6, mm: 6, mn: 6, mio: 6, b: 9, bn: 9, tn: 12, trn: 12 },
  },
  of: ['of'],
  minus: ['minus', 'negative', 'negative:', 'less'],
  minusAfter: ['(negative)'],
  andHalf: ['a half', 'half'],
  upTo: ['to', 'or', 'up to'],
  and: ['and'],
  notMinus: ['or', 'no', 'not'],
  percent: ['per cent', 'percent', 'pct'],
  currencies: {
    euro: ['EUR'],
    euros: ['EUR'],
    pound: ['GBP'],
    pounds: ['GBP', 'EGP', 'LBP'],
    'pounds sterling': ['GBP'],
    sterling: ['GBP'],
    dollar: ['USD', 'AUD', 'CAD', 'NZD', 'HKD', 'SGD'],
    dollars: ['USD', 'AUD', 'CAD', 'NZD', 'HKD', 'SGD'],
    'us dollars': ['USD'],
    'swiss francs': ['CHF'],
    francs: ['CHF', 'FRF', 'BEF', 'XAF', 'XOF'],
    yen: ['JPY'],
    ecu: ['XEU'],
    kronor: ['SEK'],
    kroner: ['DKK', 'NOK'],
    zloty: ['PLN'],
    roubles: ['RUB'],
    'deutsche marks': ['DEM'],
    pesos: ['MXN', 'ARS', 'CLP', 'COP', 'PHP', 'UYU'],
    rupees: ['INR', 'PKR', 'LKR', 'NPR'],
    yuan: ['CNY'],
    dinars: ['KWD', 'BHD', 'IQD', 'JOD', 'LYD', 'TND', 'DZD', 'RSD'],
    lire: ['ITL'],
    lira: ['TRY', 'ITL'],
  },
  units: [
    ...'hour hours day days week weeks month months year years people persons units miles metres km m² m³ km² sqm'.split(
      ' ',
    ),
    ...'hectares kg t tonnes litres kw mw gw kwh mwh gwh gb tb points permille times copies'.split(' '),
    'per mille',
    'percentage points',
    'basis points',
  ],
  per: { joints: ['a', 'an', 'per'], units: 'hour month week day person head capita user kg km kwh'.split(' ') },
  levels:
    'line section measure sub-measure investment sub-investment reform component action axis priority objective activity part chapter item mission programme program project title pillar strand workstream output goal schedule'.split(
      ' ',
    ),
  formerly: ['ex', 'formerly', 'former', 'previously'],
  acts: {
    LAW: ['act', 'law', 'finance act', 'appropriation act'],
    LEGISLATIVE_DECREE: ['legislative decree', 'statutory instrument', 'si'],
    DECREE_LAW: ['decree-law', 'decree law'],
    MINISTERIAL_DECREE: ['ministerial decree', 'order', 'regulations'],
    DIRECTORIAL_DECREE: ['directorial decree'],
    DIRECTIVE: ['directive', 'direction'],
    RESOLUTION: ['resolution', 'decision'],
    AGREEMENT: ['agreement', 'memorandum', 'contract'],
    NOTICE: ['notice', 'call'],
    LETTER: ['letter'],
  },
  naming: { number: ['no.', 'no', 'number', 'nr.'], day: ['of', 'dated', 'from'], short: {} },
  numberWord,
  countingWords: [
    ...[...WORDS].flatMap(([word, value]) => (value < 2 ? [] : word)),
    ...['hundred', 'a hundred', 'one hundred'],
  ].sort(longestFirst),
  notCounting: /per cent/,
}
