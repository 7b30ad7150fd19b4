import { optional, text } from './columns.ts'
import { along, defaulting, maybe, type PropertyOrder } from './kind.ts'
import { column, type PackageRow, type PlacedRow, printed } from './origin.ts'
import { DATE, IDENTIFIERS, INT, TEXT, TEXTS } from './values.ts'

/** The start of the names of fields that prove identifiers; the rest is the scheme: `identifier.cup`. */
const IDENTIFIER = 'identifier.'

/** What every kind has, whatever it is. */
export const COMMON_PROPERTIES = {
  identifiers: defaulting(
    IDENTIFIERS,
    [],
    { fields: { [`${IDENTIFIER}*`]: 'texts' }, read: identifiersOf },
    'An identifier that a source prints of it: all that is asked must hold of one and the same.',
    { hidden: true, filter: 'identifier', searched: true },
  ),
}

/** Of each scheme every value that is printed, in the order of their schemes. */
function identifiersOf(row: PackageRow): string[] {
  const fields = row.fields().filter(field => field.startsWith(IDENTIFIER))
  const scheme = (field: string) => field.slice(IDENTIFIER.length).toUpperCase()
  return row.distinct(fields.flatMap(field => row.all(field, 'texts').map(({ value }) => `${scheme(field)}:${value}`)))
}

/** The first and the last day that a source prints. */
export const period = {
  start: maybe(
    DATE,
    printed('start', 'date', known => known.value.day),
    'Its first day; null where no source says.',
  ),
  end: maybe(
    DATE,
    printed('end', 'date', known => known.value.day),
    'Its last day; null where no source says.',
  ),
}

/** What the marks printed at it mean: `footnotes.csv` says it of each. */
export const footnotes = defaulting(
  TEXTS,
  [],
  { fields: { footnote: 'texts' }, read: meaningsOf },
  'What its footnotes say, in words of our own.',
  { filter: null },
)

/** The meanings of the marks that are printed at it. */
function meaningsOf(row: PackageRow): string[] {
  const printed = row.all('footnote', 'texts').map(mark => mark.value)
  const meanings = row.details('footnotes')
  const mark = ({ cells }: PlacedRow) => cells.mark ?? ''
  for (const meaning of meanings) {
    if (!printed.includes(mark(meaning))) {
      row.problem('mark', `${row.id} has no evidence of a footnote ${mark(meaning)}`, meaning)
    }
  }
  return [...new Set(printed)].flatMap(one => {
    const meaning = meanings.find(each => mark(each) === one)
    if (meaning === undefined) row.problem('id', `footnote ${one} of ${row.id} has no row in footnotes.csv`)
    return meaning === undefined ? [] : [meaning.cells.text ?? '']
  })
}

/** What a source calls a level of its plan, and the code that it prints. */
export const levelled = {
  level: maybe(
    TEXT,
    column(optional(text('level'))),
    'What its source calls its level: Missione, Componente, Misura, Estimate, Subhead; null where it is not said.',
  ),
  code: maybe(TEXT, printed('code', 'text'), 'Its code, whole and as printed, e.g. M5C1I1.01; null where none is.', {
    searched: true,
  }),
}

/** What numbers a section or line in its plan, whole and as printed, and a key by which it sorts as a person counts. */
export const designated = (example: string, order?: PropertyOrder) => ({
  designation: maybe(
    TEXT,
    printed('number', 'designation', known => known.value.text),
    `What numbers it in its plan, whole and as printed, e.g. ${example}; null where it has a code or a name alone.`,
    { searched: true },
  ),
  sortKey: maybe(
    TEXT,
    printed('number', 'designation', known => known.value.sortKey),
    'A key by which designations sort as a person counts.',
    { hidden: true, filter: null, ...(order && { order }) },
  ),
})

/** How many sections and lines a source says there are. */
export const counts = (proves: { sections: string | null; lines: string | null }) => ({
  sectionCount: maybe(INT, printed('count HAS_SECTION', 'integer'), 'How many sections a source counts.', {
    hidden: true,
    filter: null,
    searched: 'sezioni sections',
    evidenceField: proves.sections,
  }),
  lineCount: maybe(INT, printed('count HAS_LINE', 'integer'), 'How many lines a source counts.', {
    hidden: true,
    filter: null,
    searched: 'linee lines',
    evidenceField: proves.lines,
  }),
})

/** An act's ties to a plan or programme: what it says of it, or the money that it sets for it or for a part of it. */
const TOUCHING = '(to)-[:SETS]->{0,1}()-[:APPROVES|AMENDS|CONCERNS|FOR]->(from)'

/** Views that several kinds share. */
export const acts = along('ACT', TOUCHING, 'The acts that approve, amend, concern or fund it.', { shows: 'LIST' })
const FOR_IT = '(from)<-[:FOR]-(to)'
export const moneyFor = (describe: string) => along('ALLOCATION', FOR_IT, describe, { shows: 'PAGE', asOf: true })
/** The money of what holds lines: a filter asks about that of its parts too. */
export const moneyWithin = (parts: string, describe: string, itself: string) =>
  along('ALLOCATION', `(from)-[:${parts}()<-[:FOR]-(to)`, describe, {
    shows: 'PAGE',
    asOf: true,
    itself: { path: FOR_IT, describe: itself },
  })
export const indicators = along('INDICATOR', '(from)<-[:MEASURES]-(to)', 'The indicators that measure it.', {
  shows: 'LIST',
})
export const results = (describe: string) => along('RESULT', '(from)-[:ACHIEVED]->(to)', describe, { shows: 'PAGE' })
export const classifications = along(
  'CLASSIFICATION',
  '(from)-[:CLASSIFIED_AS]->(to)',
  'The headings of classifications that it is under.',
  { shows: 'LIST', wide: true },
)
export const inPlaces = along(
  'PLACE',
  '(from)-[:IN_PLACE]->(to)',
  'The places, beside regions, that a source links it to.',
  {
    shows: 'LIST',
    wide: true,
  },
)
export const managers = along('ORGANISATION', '(from)-[:MANAGED_BY]->(to)', 'The bodies responsible for it.', {
  shows: 'LIST',
  wide: true,
})
export const projects = along('PROJECT', '(from)-[:HAS_PROJECT]->(to)', 'The projects carried out under it.', {
  shows: 'PAGE',
})
export const contracts = along('CONTRACT', '(from)-[:HAS_CONTRACT]->(to)', 'The contracts let under it.', {
  shows: 'PAGE',
})
export const targets = along('TARGET', '(from)<-[:MEASURES]-(to)', 'The targets and milestones that measure it.', {
  shows: 'LIST',
})
export const regions = (describe: string) =>
  along('REGION', '(from)-[:IN_REGION]->(to)', describe, { shows: 'LIST', wide: true })
export const budgetProgramme = along(
  'BUDGET_PROGRAMME',
  '(from)<-[:CLASSIFIES]-(to)',
  'The programme of the State budget it is listed under.',
  { shows: 'ONE_OR_NULL' },
)
