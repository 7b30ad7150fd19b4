/** An ISO 4217 code. */
export type Currency = string

/** The digits after the point of a currency's smallest unit, where they are not two (ISO 4217, table A.1, and its lists of old ones). */
const DIGITS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK ITL JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

const DIGITS_OF = new Map(
  Object.entries(DIGITS).flatMap(([digits, codes]) => codes.split(' ').map(code => [code, Number(digits)] as const)),
)

const KNOWN = new Set([...Intl.supportedValuesOf('currency'), ...DIGITS_OF.keys()])

/** Whether a code is one of ISO 4217, those of currencies that are no more among them. */
export function isCurrency(code: string): code is Currency {
  return KNOWN.has(code)
}

/** How many digits the smallest unit of a currency has after the point: EUR 2, JPY 0, KWD 3. */
export function digitsOf(currency: Currency): number {
  return DIGITS_OF.get(currency) ?? 2
}

const DOLLARS = 'USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD XCD'.split(' ')

/** Signs of currencies, and the codes that each may stand for. */
export const SIGNS: Readonly<Record<string, readonly Currency[]>> = {
  '€': ['EUR'],
  '£': ['GBP', 'EGP', 'FKP', 'GIP', 'LBP', 'SHP', 'SDG', 'SSP', 'SYP', 'ITL'],
  '¥': ['JPY', 'CNY'],
  '₹': ['INR'],
  '₩': ['KRW'],
  '₽': ['RUB'],
  '₺': ['TRY'],
  '₴': ['UAH'],
  '₪': ['ILS'],
  '₫': ['VND'],
  '₦': ['NGN'],
  '฿': ['THB'],
  '₱': ['PHP'],
  $: DOLLARS,
  us$: ['USD'],
  a$: ['AUD'],
  c$: ['CAD'],
  can$: ['CAD'],
  nz$: ['NZD'],
  hk$: ['HKD'],
  s$: ['SGD'],
  r$: ['BRL'],
}
