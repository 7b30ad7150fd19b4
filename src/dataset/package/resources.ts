import { ENTITY_KINDS, type EntityKind, KINDS } from '../../model/kinds.ts'
import { RELATION_NAMES } from '../../model/relations.ts'
import {
  ABSENCE,
  ACT_KIND,
  ACT_STATUS,
  BASIS,
  BREAKDOWN,
  CONTRADICTION_KIND,
  GRAIN,
  HEADCOUNT_MEASURE,
  PART,
  QUALIFIER,
  STAGE,
} from '../../model/vocabulary.ts'
import {
  boolean,
  COMMON,
  type Column,
  givenBy,
  gives,
  id,
  ids,
  integer,
  needed,
  optional,
  text,
  word,
  wordsOf,
} from './columns.ts'

/** A CSV of a data package; `kind` where each row is an entity. */
export interface Resource {
  name: string
  kind: EntityKind | null
  description: string
  columns: readonly Column[]
  /** The columns that together name a row; empty where equal rows may stand beside each other. */
  key: readonly string[]
}

/** What the rows of each kind hold besides id, basis, rule and description. */
const OWN: Partial<Record<EntityKind, Column[]>> = {
  SOURCE: [id('publisher', 'ORGANISATION'), integer('year'), needed(text('sha256')), integer('lineCount')],
  TABLE: [needed(id('source', 'SOURCE')), integer('firstLine'), integer('lastLine')],
  AXIS: [ids('members', 'AXIS')],
  ACT: [needed(word('actKind', wordsOf(ACT_KIND))), needed(word('status', wordsOf(ACT_STATUS)))],
  SECTION: [
    needed(givenBy(id('plan', 'PLAN'), 'HAS_SECTION')),
    givenBy(id('budgetProgramme', 'BUDGET_PROGRAMME'), 'CLASSIFIES'),
  ],
  LINE: [
    givenBy(id('plan', 'PLAN'), 'HAS_LINE'),
    givenBy(id('section', 'SECTION'), 'HAS_LINE'),
    givenBy(id('programme', 'SPENDING_PROGRAMME'), 'HAS_LINE'),
  ],
  BUDGET_PROGRAMME: [needed(givenBy(id('mission', 'BUDGET_MISSION'), 'HAS_PROGRAMME'))],
  SPENDING_PROGRAMME: [givenBy(id('budgetProgramme', 'BUDGET_PROGRAMME'), 'CLASSIFIES')],
  ALLOCATION: [
    givenBy(id('act', 'ACT'), 'SETS'),
    needed(word('stage', wordsOf(STAGE))),
    needed(word('grain', wordsOf(GRAIN))),
    needed(word('part', wordsOf(PART))),
    gives(id('target'), 'FOR'),
    gives(id('beneficiary', 'ORGANISATION'), 'BENEFITS'),
    gives(id('fund', 'FUND'), 'CHARGED_TO'),
    gives(id('axis', 'AXIS'), 'ON_AXIS'),
    id('table', 'TABLE'),
    word('absence', wordsOf(ABSENCE)),
  ],
  INDICATOR: [needed(gives(id('budgetProgramme', 'BUDGET_PROGRAMME'), 'MEASURES')), id('plan', 'PLAN')],
  REGION: [needed(text('istatCode')), text('nutsCode'), needed(text('name'))],
  RESULT: [
    text('unit'),
    word('qualifier', wordsOf(QUALIFIER)),
    boolean('cumulative'),
    givenBy(id('achievedBy'), 'ACHIEVED'),
  ],
  CRISIS: [boolean('multiSite'), gives(id('company', 'COMPANY'), 'AFFECTS')],
}

const ENTITY_RESOURCES: Resource[] = ENTITY_KINDS.map(kind => ({
  name: KINDS[kind].resource,
  kind,
  description: KINDS[kind].description,
  columns: [needed(id('id', kind)), ...(OWN[kind] ?? []), ...COMMON],
  key: ['id'],
}))

export const HEADCOUNTS: Resource = {
  name: 'headcounts',
  kind: null,
  description: 'What each head count of a cohort counts; its figure is evidence.',
  columns: [
    needed(id('cohort', 'NAVIGATOR_COHORT')),
    needed(text('key')),
    needed(word('measure', wordsOf(HEADCOUNT_MEASURE))),
    needed(text('label')),
    word('qualifier', wordsOf(QUALIFIER)),
  ],
  key: ['cohort', 'key'],
}

export const FOOTNOTES: Resource = {
  name: 'footnotes',
  kind: null,
  description: "What a footnote mark at an indicator means, in the package's own words.",
  columns: [needed(id('indicator', 'INDICATOR')), needed(text('mark')), needed(text('text'))],
  key: ['indicator', 'mark'],
}

export const CONTRADICTIONS: Resource = {
  name: 'contradictions',
  kind: null,
  description: 'What two or more claims of the sources contradict each other in, where it takes a reader to see it.',
  columns: [
    needed(text('id')),
    needed(word('kind', wordsOf(CONTRADICTION_KIND))),
    needed(text('name')),
    needed(text('explanation')),
    text('preferenceRule'),
    // What a formula can show is found by a check when packages are loaded, never written.
    needed(word('basis', ['STATED', 'INFERRED'])),
    optional(ids('about')),
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

const OTHER_RESOURCES: Resource[] = [
  {
    name: 'ids',
    kind: null,
    description: 'Every entity of the package, once; all other keys point here.',
    columns: [needed(text('id')), needed(word('kind', ENTITY_KINDS))],
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
      integer('line'),
      id('table', 'TABLE'),
      text('row'),
      text('column'),
      needed(text('heading')),
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
      word('breakdown', wordsOf(BREAKDOWN)),
      needed(word('basis', wordsOf(BASIS))),
      text('rule'),
    ],
    key: ['from', 'relation', 'to', 'breakdown'],
  },
  HEADCOUNTS,
  FOOTNOTES,
  CONTRADICTIONS,
  CLAIMS,
  {
    name: 'extraction',
    kind: null,
    description: 'The ranges of lines of which the package claims to account for every figure.',
    columns: [
      needed(id('source', 'SOURCE')),
      integer('firstLine'),
      integer('lastLine'),
      optional(word('numberWords', ['yes'])),
    ],
    key: ['source', 'firstLine'],
  },
  {
    name: 'not-facts',
    kind: null,
    description: 'Figures in those ranges that are no facts, one by one, with the reason.',
    columns: [needed(id('source', 'SOURCE')), integer('line'), needed(text('raw')), needed(text('reason'))],
    key: [],
  },
]

/** Every CSV that a data package may hold, in one table: reading, checking and describing packages all derive from it. */
export const RESOURCES: ReadonlyMap<string, Resource> = new Map(
  [...OTHER_RESOURCES, ...ENTITY_RESOURCES].map(resource => [resource.name, resource]),
)

export function resourceOf(kind: EntityKind): Resource {
  return RESOURCES.get(KINDS[kind].resource) as Resource
}
