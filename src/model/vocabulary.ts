/**
 * The closed vocabularies of the graph: value → what it means. The data packages, the graph and the API all take theirs
 * from here; an empty meaning is a word that needs none.
 */
/** How a source is read: as lines of text, or as the records of a format. */
export const SOURCE_FORMAT = {
  text: 'Lines of text.',
  delimited: 'Records with a delimiter between cells: CSV, TSV.',
  xlsx: 'The rows of a sheet of a workbook.',
  xml: 'Elements.',
  json: 'Values.',
} as const

/** Why the figures of a column are not facts of the package. */
export const EXCLUDED_COLUMN = {
  code: 'Codes of the publisher, which identify and say nothing else.',
  'date-of-extraction': 'When the publisher extracted the file.',
  repetition:
    'What evidence quotes of this column in another record, or of another column of this record, letter by letter.',
  check: 'What follows from other columns: a check compares them.',
  text: 'Running text, of which no figure is taken.',
  placeholder: 'What is printed for nothing, such as 0 for a milestone.',
  total: 'The sum of other records, which a check compares.',
  'not-taken': 'Facts that this package does not take.',
} as const

/** What is to hold between two sides of a comparison. */
export const COMPARISON = {
  AT_MOST: 'The first is not to exceed the second.',
  EQUALS: 'They are to be the same.',
} as const

/** How what a result counts makes the figure that counts it. */
export const COUNTING = {
  ALL: 'One for each that is named, and all are named.',
  SOME: 'One for each, of which some are named.',
  SUM: 'The sizes of all together: nothing is in two of them.',
  LARGEST: 'The size of the largest, which holds the others.',
  MEMBERS: 'Some of the members of each: no more than the largest head count of it.',
} as const

export const BASIS = {
  STATED: 'A source prints it.',
  COMPUTED: 'A named formula derives it from stated facts.',
  INFERRED: 'A named rule infers it; no source states it.',
} as const

export const ABSENCE = {
  BLANK: 'The cell is printed and empty.',
  NOT_PUBLISHED: 'The source says that it is not published.',
  NOT_APPLICABLE: 'No value can exist here.',
  SUPPRESSED: 'Withheld on purpose by the source.',
  NOT_YET: 'The source leaves the cell empty until there is an amount to print.',
  NOT_EXTRACTED: 'The source may hold it; the data package does not yet.',
} as const

export const STAGE = {
  ASSIGNED: 'Assigned by a law.',
  COMMITTED: 'Committed (impegno).',
  ADMITTED: 'Admitted to funding (ammissione a contributo).',
  BUDGETED: 'Budgeted by line or section.',
  REDETERMINED: 'Adjusted (rideterminazione): the budget that remains.',
  DECOMMITTED: 'Decommitted (disimpegno): a movement, not a budget.',
  APPROVED: 'Approved with a plan.',
  PLANNED: 'Planned to be disbursed: a forecast.',
  TENDERED: 'Put out to tender.',
  AWARDED: 'Awarded to a supplier.',
  CONTRACTED: 'Contracted: agreements or contracts signed.',
  RECEIVED: 'Received by who carries it out, or by a public body: income, which its funder or payer may state as well.',
  DISBURSED: 'Disbursed by the funder to whom it funds.',
  SPENT: 'Spent.',
  PAID: 'Paid to a supplier or beneficiary.',
  REPAID: 'Paid back to the funder: money that returns, never netted with what was disbursed.',
  INTEREST: 'Interest paid to the funder: money that returns, never netted with what was disbursed.',
  CONTRIBUTION_ENTERED: 'Contribution entered by the applicant.',
  CONTRIBUTION_VERIFIED: 'Contribution verified and validated.',
  CONTRIBUTION_REPORTED: 'Contribution reported to the managing authority.',
} as const

/** Stages that are movements of money rather than an amount that is there. */
export const MOVEMENT_STAGES: ReadonlySet<string> = new Set(['DECOMMITTED', 'REPAID', 'INTEREST'])

export const GRAIN = {
  ROW: 'A row of a table.',
  SUBTOTAL: 'The sum of some rows, printed or computed.',
  TOTAL: 'The sum of all rows.',
  TEXT: 'A figure of running text.',
} as const

export const PART = {
  WHOLE: 'All of what the act sets for the target.',
  MAIN: "The target's own row where others of its rows are named apart.",
  COORDINATION: 'The coordination of the target.',
  TERRITORY: "The target's work in the regions (Territorio).",
  MEASURE: 'One measure of the target.',
  OF_WHICH: 'A part of the amount that the source singles out; the rest is not printed apart.',
  LINES:
    'The lines of a section added up, where its coordination stands in a row for the whole plan: not all of the money of the section.',
} as const

export const BREAKDOWN = {
  BENEFICIARY: 'By who receives it.',
  FUND: 'By the fund it is charged to.',
  SECTION: 'By section of the plan.',
  LINE: 'By line of activity.',
  MEASURE: 'By measure.',
  ORIGIN: 'By where the money comes from: funds in place, new money, loans, grants.',
  YEAR: 'By year or other period.',
  PLACE: 'By place.',
  CLASSIFICATION: 'By a classification, such as COFOG or a sector code.',
  OF_WHICH: 'A part that the source singles out, with no claim that the parts are all.',
  OTHER: 'By anything else: the note of the relationship says what.',
} as const

export const ACT_KIND = {
  LAW: 'Legge.',
  DECREE_LAW: 'Decreto legge.',
  LEGISLATIVE_DECREE: 'Decreto legislativo.',
  MINISTERIAL_DECREE: 'Decreto ministeriale or interministeriale.',
  DIRECTORIAL_DECREE: 'Decreto direttoriale.',
  DIRECTIVE: 'Direttiva.',
  RESOLUTION: 'Deliberazione.',
  AGREEMENT: 'Convenzione, intesa, protocollo.',
  NOTICE: 'Avviso pubblico.',
  PROCEDURE: 'An activation procedure, call or tender that sets money.',
  LETTER: 'A letter, message or note sent, numbered or not.',
  OTHER: 'Any other act.',
} as const

export const ACT_STATUS = {
  ISSUED: 'In force, or sent.',
  PROPOSED: 'Put before who decides.',
  DRAFT: 'Drawn up, and not yet proposed.',
  AWAITED: 'Expected of who decides, and not there yet.',
  NOT_APPROVED: 'Proposed, and not approved when the source was written.',
} as const

export const HEADLINE_ABSENCE = {
  NO_AMOUNT: 'No amount that it sets, or that is for it and stands, is in the data.',
  NOT_STATED: 'Its amount is printed as a blank or a mark: the allocation says why.',
  ONLY_PARTS: 'Only parts of it have an amount, such as its coordination, and nothing adds them up.',
  SEVERAL_AMOUNTS: 'It has several amounts, none of them inside another, and no source adds them up.',
  SEVERAL_STAGES: 'It has amounts at several stages of the life of the money, which are never added.',
  SEVERAL_CURRENCIES: 'It has amounts in several currencies, which are never added.',
} as const

export const DATE_PRECISION = {
  DAY: 'Known to the day.',
  MONTH: 'Known to the month: the date is its last day.',
  QUARTER: 'Known to the quarter of a year: the date is its last day.',
  HALF_YEAR: 'Known to the half of a year: the date is its last day.',
  YEAR: 'Known to the year: the date is its last day.',
} as const

export const PRECISION = {
  CENT: 'Printed to the cent of a euro.',
  EURO: 'Printed to the euro.',
  MINOR_UNIT:
    'Printed to the smallest unit of a currency other than the euro: the penny of a pound, the fils of a dinar.',
  TENTH: 'Printed to a tenth of the unit of its currency, or between that and its smallest unit.',
  UNIT: 'Printed to the unit of a currency other than the euro: the pound, the yen.',
  TEN: 'Known to ten units of its currency.',
  HUNDRED: 'Known to a hundred: 845.3 thousand.',
  THOUSAND: 'Known to the thousand: 845 thousand.',
  TEN_THOUSAND: 'Known to ten thousand: 1.25 million.',
  HUNDRED_THOUSAND: 'Known to a hundred thousand: 1.2 million.',
  MILLION: 'Known to the million: 260 million.',
  TEN_MILLION: 'Known to ten million: 2.15 billion.',
  HUNDRED_MILLION: 'Known to a hundred million: 2.1 billion.',
  BILLION: 'Known to the billion, a thousand million.',
} as const

export const QUALIFIER = {
  EXACT: 'As printed.',
  ABOUT: 'Circa.',
  MORE_THAN: 'Oltre.',
  LESS_THAN: 'Meno di.',
} as const

export const HEADCOUNT_MEASURE = {
  PLANNED: 'How many there are to be.',
  TARGET: 'How many are aimed at.',
  CANDIDATES: 'Who applied.',
  SELECTED: 'Who was selected.',
  CONTRACTED: 'Who has, or had, a contract.',
  IN_TRAINING: 'Who is, or was, in training, finished or not.',
  TRAINED_CLASSROOM: 'Who did the training in the classroom.',
  TRAINED_ONLINE: 'Who did the training at a distance.',
  TRAINED_ON_THE_JOB: 'Who did the training on the job.',
  TRAINED: 'Who finished all training.',
  ACTIVE: 'Who is at work.',
  OTHER: 'Anything else: the label says what.',
} as const

export const OBSERVATION_TYPE = {
  BASELINE: 'Where it started.',
  TARGET: 'What it is to reach.',
  PLANNED: 'What a plan foresees for the period.',
  ACTUAL: 'What was reached.',
} as const

export const OBSERVATION_DIRECTION = {
  INCREASE: 'The value is to rise.',
  DECREASE: 'The value is to fall.',
} as const

export const TARGET_TYPE = {
  TARGET: 'A value to reach.',
  MILESTONE: 'A step to complete, without a value.',
} as const

export const CHECK_STATUS = {
  HOLDS: 'Exactly.',
  WITHIN_ROUNDING: 'Not exactly, but within half a printed unit for each term.',
  FAILS: 'Not within rounding.',
  NOT_CHECKABLE: 'A term is missing.',
} as const

export const CONTRADICTION_KIND = {
  TEXT_VS_TABLE: 'Running text gives another figure than a table.',
  TOTAL_VS_PARTS: 'A total or count is not what its parts come to.',
  TABLE_VS_TABLE: 'Two tables, or two columns of one, give different figures.',
  TEXT_VS_TEXT: 'Running text gives two figures of one thing.',
  ROUNDING: 'Figures differ by no more than rounding explains.',
  TIMING: 'Days or periods do not agree.',
  DEFINITION: 'One figure is said to count two different things.',
  NAMING: 'One thing is printed under two names or codes.',
  SHARE: 'A printed percentage is not the share of any figures it could refer to.',
} as const

export type Comparison = keyof typeof COMPARISON
export type Counting = keyof typeof COUNTING
export type Basis = keyof typeof BASIS
export type Absence = keyof typeof ABSENCE
export type Stage = keyof typeof STAGE
export type Grain = keyof typeof GRAIN
export type Part = keyof typeof PART
export type Breakdown = keyof typeof BREAKDOWN
export type ActKind = keyof typeof ACT_KIND
export type ActStatus = keyof typeof ACT_STATUS
export type HeadlineAbsence = keyof typeof HEADLINE_ABSENCE
export type DatePrecision = keyof typeof DATE_PRECISION
export type Precision = keyof typeof PRECISION
export type Qualifier = keyof typeof QUALIFIER
export type HeadcountMeasure = keyof typeof HEADCOUNT_MEASURE
export type ObservationType = keyof typeof OBSERVATION_TYPE
export type ObservationDirection = keyof typeof OBSERVATION_DIRECTION
export type TargetType = keyof typeof TARGET_TYPE
export type CheckStatus = keyof typeof CHECK_STATUS
export type ContradictionKind = keyof typeof CONTRADICTION_KIND
