/** Of IATI 2.03: https://iatistandard.org/en/iati-standard/203/codelists/. Only what an import makes facts of. */

/** Types of transaction, with the stage of the money; null where nothing is made of one, with why. */
export const TRANSACTIONS: Readonly<Record<string, { stage: string | null; name: string; why?: string }>> = {
  '1': { stage: 'RECEIVED', name: 'incoming funds' },
  '2': { stage: 'COMMITTED', name: 'outgoing commitment' },
  '3': { stage: 'DISBURSED', name: 'disbursement' },
  '4': { stage: 'SPENT', name: 'expenditure' },
  '5': { stage: 'INTEREST', name: 'interest payment' },
  '6': { stage: 'REPAID', name: 'loan repayment' },
  '7': { stage: 'DISBURSED', name: 'reimbursement' },
  '8': { stage: null, name: 'purchase of equity', why: 'buys a share, which is not spent' },
  '9': { stage: null, name: 'sale of equity', why: 'gives a share back, which is not income of the activity' },
  '10': { stage: null, name: 'credit guarantee', why: 'is money only if it is called' },
  '11': { stage: null, name: 'incoming commitment', why: 'is what its funder commits, and stands at the funder' },
  '12': { stage: null, name: 'outgoing pledge', why: 'commits nothing' },
  '13': { stage: null, name: 'incoming pledge', why: 'commits nothing' },
}

export const BUDGET_TYPES: Readonly<Record<string, string>> = { '1': 'original', '2': 'revised' }

export const STATUSES: Readonly<Record<string, string>> = {
  '1': 'Pipeline',
  '2': 'Implementation',
  '3': 'Finalisation',
  '4': 'Closed',
  '5': 'Cancelled',
  '6': 'Suspended',
}

/** Roles of organisations, with the relationship that the activity has to one of them. */
export const ROLES: Readonly<Record<string, readonly [relation: string, role: string]>> = {
  '1': ['FUNDED_BY', 'funding'],
  '2': ['MANAGED_BY', 'accountable'],
  '3': ['MANAGED_BY', 'extending'],
  '4': ['MANAGED_BY', 'implementing'],
}

/** Vocabularies of sectors, by what they are called elsewhere. */
export const SECTORS: Readonly<Record<string, string>> = {
  '': 'OECD-DAC-5',
  '1': 'OECD-DAC-5',
  '2': 'OECD-DAC-3',
  '3': 'COFOG',
  '6': 'AidData',
  '7': 'SDG-Goal',
  '8': 'SDG-Target',
  '9': 'SDG-Indicator',
}

/** Vocabularies of places that have an identifier scheme. */
export const PLACES: Readonly<Record<string, string>> = {
  A1: 'gaul',
  A2: 'gadm',
  A3: 'iso-3166-1',
  A4: 'iso-3166-1',
  G1: 'geonames',
  G2: 'osm',
}

const CODES = new Set(
  'type code role vocabulary vocabulary-uri status hierarchy ref url format href aggregation-status measure ascending version srsName lang secondary-reporter percentage'.split(
    ' ',
  ),
)
const DATES = new Set(['last-updated-datetime', 'extraction-date'])
const TEXTS =
  /(?:^|\/)(?:narrative|description|comment|conditions|contact-info|document-link|legacy-data|website|email|telephone)(?:\/|$)/

/** The elements of an activity that 2.03 has; all others are not of the standard. */
const ELEMENTS = new Set(
  'iati-identifier reporting-org title description participating-org other-identifier activity-status activity-date contact-info activity-scope recipient-country recipient-region location sector tag country-budget-items humanitarian-scope policy-marker collaboration-type budget planned-disbursement capital-spend transaction document-link related-activity legacy-data conditions result crs-add fss'.split(
    ' ',
  ),
)

export const isOfTheStandard = (column: string): boolean => {
  const [first = ''] = column.split('/')
  return first.startsWith('@') || first.startsWith('default-') || ELEMENTS.has(first)
}

/** Why the figures of an element or attribute are not facts. */
export function reasonOf(column: string): string {
  const last = column.split('/').at(-1)?.replace('@', '') ?? ''
  if (DATES.has(last)) return 'date-of-extraction'
  if (TEXTS.test(column)) return 'text'
  if (last !== 'percentage' && CODES.has(last) && column.includes('@')) return 'code'
  return 'not-taken'
}
