import { boolean, COMMON, type Column, id, ids, integer, needed, optional, text, word } from '../../kinds/columns.ts'
import { definitionOf } from '../../kinds/index.ts'
import { SCALES } from '../../locale/notation.ts'
import { ENTITY_KINDS, type EntityKind, KINDS } from '../../model/kinds.ts'
import { RELATION_NAMES } from '../../model/relations.ts'
import { BASIS, BREAKDOWN, COMPARISON, CONTRADICTION_KIND, COUNTING, EXCLUDED_COLUMN } from '../../model/vocabulary.ts'

/** A CSV of a data package; `kind` where each row is an entity. */
export interface Resource {
  name: string
  kind: EntityKind | null
  description: string
  columns: readonly Column[]
  /** The columns that together name a row; empty where equal rows may stand beside each other. */
  key: readonly string[]
}

const ENTITY_RESOURCES: Resource[] = ENTITY_KINDS.map(kind => ({
  name: KINDS[kind].resource,
  kind,
  description: KINDS[kind].description,
  columns: [needed(id('id', kind)), ...columnsOf(kind), ...COMMON],
  key: ['id'],
}))

/** The columns of a kind: those that give relationships, then those of its properties. */
function columnsOf(kind: EntityKind): Column[] {
  const { columns, properties } = definitionOf(kind)
  return [...columns, ...Object.values(properties).flatMap(({ origin }) => origin.column ?? [])]
}

/** Rows that describe entities of a kind, in files of their own. */
export const DETAILS: Resource[] = [
  ...new Map(
    ENTITY_KINDS.flatMap(kind =>
      Object.entries(definitionOf(kind).details ?? {}).map(([name, detail]) => [name, { name, kind: null, ...detail }]),
    ),
  ).values(),
]

export const CONTRADICTIONS: Resource = {
  name: 'contradictions',
  kind: null,
  description: 'What two or more claims of the sources contradict each other in, where it takes a reader to see it.',
  columns: [
    needed(text('id')),
    needed(word('kind', CONTRADICTION_KIND)),
    needed(text('name')),
    needed(text('explanation')),
    text('preferenceRule'),
    // What a formula can show is found by a check when packages are loaded, never written.
    needed(word('basis', ['STATED', 'INFERRED'])),
    optional(ids('about')),
    optional(text('italianName')),
    optional(text('italianExplanation')),
  ],
  key: ['id'],
}

export const CLAIMS: Resource = {
  name: 'claims',
  kind: null,
  description: 'The sides of each contradiction, in order: which printing of which field of which entity says what.',
  columns: [
    needed({ ...id('contradiction'), of: CONTRADICTIONS.name }),
    integer('position'),
    needed(id('entity')),
    needed(text('field')),
    needed(text('value')),
    boolean('preferred'),
  ],
  key: ['contradiction', 'position'],
}

export const FORMATS: Resource = {
  name: 'formats',
  kind: null,
  description:
    'How a table, or a column of it, writes figures where that is not as its source does: what is empty is as there.',
  columns: [
    needed(id('table', 'TABLE')),
    text('column'),
    ...['language', 'numbers', 'dates', 'currency'].map(name => optional(text(name))),
    optional(word('scale', SCALES)),
    optional(word('precision', SCALES)),
  ],
  key: ['table', 'column'],
}

export const COMPARISONS: Resource = {
  name: 'comparisons',
  kind: null,
  description:
    'What whoever made the package, and no source, says is to hold between amounts: what some come to, and what that is not to exceed, or is to be.',
  columns: [
    needed(text('id')),
    needed(text('name')),
    needed(word('relation', COMPARISON)),
    needed(ids('of', 'ALLOCATION')),
    ids('less', 'ALLOCATION'),
    ids('than', 'ALLOCATION'),
    text('printed'),
    word('floor', ['zero']),
  ],
  key: ['id'],
}

export const COUNTS: Resource = {
  name: 'counts',
  kind: null,
  description: 'What whoever made the package, and no source, says that the figure of a result counts.',
  columns: [
    needed(id('result', 'RESULT')),
    needed(word('kind', ENTITY_KINDS)),
    needed(word('by', COUNTING)),
    ids('of'),
  ],
  key: ['result', 'kind'],
}

const OTHER_RESOURCES: Resource[] = [
  {
    name: 'ids',
    kind: null,
    description: 'Every entity of the package, once; all other keys point here.',
    columns: [needed(text('id')), needed(word('kind', ENTITY_KINDS)), optional(text('package'))],
    key: ['id'],
  },
  {
    name: 'evidence',
    kind: null,
    description: 'Which field of which subject is printed where, and how.',
    columns: [
      needed(id('subject')),
      needed(text('field')),
      { name: 'piece', type: 'integer', required: false },
      needed(id('source', 'SOURCE')),
      { ...integer('line'), required: false },
      optional({ ...integer('record'), required: false }),
      optional(text('pointer')),
      id('table', 'TABLE'),
      text('row'),
      text('column'),
      text('heading'),
      text('raw'),
    ],
    key: [],
  },
  {
    name: 'links',
    kind: null,
    description: 'Every relationship that no column gives.',
    columns: [
      needed(id('from')),
      needed(word('relation', RELATION_NAMES)),
      needed(id('to')),
      text('note'),
      word('breakdown', BREAKDOWN),
      needed(word('basis', BASIS)),
      text('rule'),
    ],
    key: ['from', 'relation', 'to', 'breakdown'],
  },
  FORMATS,
  ...DETAILS,
  CONTRADICTIONS,
  CLAIMS,
  COMPARISONS,
  COUNTS,
  {
    name: 'extraction',
    kind: null,
    description: 'The ranges of lines, and the records, of which the package claims to account for every figure.',
    columns: [
      needed(id('source', 'SOURCE')),
      { ...integer('firstLine'), required: false },
      { ...integer('lastLine'), required: false },
      optional(word('numberWords', ['yes'])),
      optional(text('records')),
    ],
    key: ['source', 'firstLine', 'records'],
  },
  {
    name: 'excluded-columns',
    kind: null,
    description: 'Columns and elements of records whose figures are not facts, once each, with the reason.',
    columns: [
      needed(id('source', 'SOURCE')),
      needed(text('column')),
      needed(word('reason', EXCLUDED_COLUMN)),
      optional(text('raw')),
    ],
    key: ['source', 'column', 'reason', 'raw'],
  },
  {
    name: 'excluded-records',
    kind: null,
    description: 'Records of which no fact is taken, by what a column of them prints, with the reason.',
    columns: [
      needed(id('source', 'SOURCE')),
      needed(text('column')),
      needed(text('raw')),
      needed(word('reason', EXCLUDED_COLUMN)),
    ],
    key: ['source', 'column', 'raw'],
  },
  {
    name: 'exclusions',
    kind: null,
    description: 'Figures in those ranges that are not facts, one by one, with the reason.',
    columns: [needed(id('source', 'SOURCE')), integer('line'), needed(text('raw')), needed(text('reason'))],
    key: [],
  },
]

/** Every CSV that a data package may hold, in one table: reading, checking and describing packages all derive from it. */
export const RESOURCES: ReadonlyMap<string, Resource> = new Map(
  [...OTHER_RESOURCES, ...ENTITY_RESOURCES].map(resource => [resource.name, resource]),
)

/** What files were called in packages of an older version, which are read all the same. */
const FORMERLY: ReadonlyMap<string, string> = new Map([['not-facts', 'exclusions']])

/** What a file holds, by its name without the ending. */
export const resourceNamed = (name: string): Resource | undefined => RESOURCES.get(FORMERLY.get(name) ?? name)

/** The names that the file of a resource may have, the present one first. */
export const namesOf = (resource: string): string[] => [
  resource,
  ...[...FORMERLY].flatMap(([former, now]) => (now === resource ? [former] : [])),
]

export function resourceOf(kind: EntityKind): Resource {
  return RESOURCES.get(KINDS[kind].resource) as Resource
}
