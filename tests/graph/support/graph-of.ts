import type {
  CheckValue,
  ContradictionValue,
  EntityOf,
  EntityValue,
  EvidenceValue,
  GraphValue,
  RelationshipValue,
} from '../../../src/model/graph.ts'
import { type EntityKind, KINDS, kindOfId } from '../../../src/model/kinds.ts'
import { PROPERTIES, type PropertiesOf } from '../../../src/model/properties.ts'
import type { Relation } from '../../../src/model/relations.ts'
import { designated } from '../../derive/graphs.ts'

type Extra<K extends EntityKind> = Partial<Omit<EntityOf<K>, 'id' | 'kind' | 'properties'>>

/** An entity with what its kind cannot do without; the rest is filled in. */
export function entity<K extends EntityKind>(
  id: string,
  properties: Partial<PropertiesOf[K]>,
  extra: Extra<K> = {},
): EntityOf<K> {
  const kind = kindOfId(id) as K
  const filled = PROPERTIES[kind].parse({
    ...('number' in properties && designated(properties.number)),
    ...properties,
  }) as PropertiesOf[K]
  const common = { name: id, aliases: [], description: null, basis: 'STATED' as const, rule: null, evidence: [] }
  return { ...common, ...extra, id, kind, properties: filled }
}

export function relationship(
  from: string,
  type: Relation,
  to: string,
  extra: Partial<RelationshipValue> = {},
): RelationshipValue {
  return { basis: 'STATED', rule: null, evidence: [], note: null, breakdown: null, ...extra, from, type, to }
}

export function graphOf(parts: {
  entities?: EntityOf<EntityKind>[]
  relationships?: RelationshipValue[]
  evidence?: EvidenceValue[]
  checks?: CheckValue[]
  contradictions?: ContradictionValue[]
}): GraphValue {
  return {
    entities: new Map((parts.entities ?? []).map(value => [value.id, value as EntityValue])),
    relationships: parts.relationships ?? [],
    evidence: new Map((parts.evidence ?? []).map(value => [value.id, value])),
    checks: parts.checks ?? [],
    contradictions: parts.contradictions ?? [],
  }
}

/** Anything that does for a property of any kind; a kind takes what it knows. */
const FULL = {
  actKind: 'LAW',
  status: 'ISSUED',
  number: '26',
  date: '2019-03-28',
  datePrecision: 'DAY',
  publishedIn: 'GU',
  headlineAllocation: 'allocation/t/1/a',
  headlineAmount: 16_431_374_400,
  headlineCurrency: 'EUR',
  headlineStage: 'APPROVED',
  headlineAbsence: 'SEVERAL_AMOUNTS',
  stage: 'BUDGETED',
  grain: 'ROW',
  part: 'WHOLE',
  amount: 16_431_374_400,
  precision: 'CENT',
  printed: '164.313.744,00',
  absence: 'BLANK',
  provision: 'art. 12',
  period: '2019',
  items: 3,
  table: 'table/t/1',
  column: 'total',
  derivedFrom: ['allocation/t/1/a'],
  withdrawnIn: 'source/t/2',
  italianName: 'DD 1/2019, importo approvato per la linea 4 (Piano)',
  mixed: true,
  members: ['1', '2'],
  code: '026',
  size: 552,
  multiSite: true,
  unit: 'CPI',
  method: 'count',
  area: 'Area',
  footnotes: ['1'],
  plan: 'plan/t/1',
  headcounts: [
    {
      key: 'a',
      measure: 'ACTIVE',
      label: 'active',
      value: 2_980,
      qualifier: 'ABOUT',
      period: '2019',
      at: '2019-12-31',
      evidence: ['e1'],
    },
  ],
  start: '2019-01-01',
  end: '2021-12-31',
  startBasis: 'STATED',
  endBasis: 'COMPUTED',
  periodRule: 'last day of its sections',
  sectionCount: 8,
  lineCount: 12,
  istatCode: '13',
  nutsCode: 'ITF1',
  value: '1812.5',
  qualifier: 'MORE_THAN',
  cumulative: true,
  regionsCounted: 4,
  places: ['L’Aquila'],
  publisher: 'ANPAL',
  year: 2020,
  sha256: 'e31a',
  projectCode: 'P1',
  source: 'source/t',
  firstLine: 1,
  lastLine: 9,
  designation: 'LINEA 7T',
  sortKey: '017t',
  scheme: 'COFOG',
  level: 'Misura',
  country: 'IT',
  targetType: 'TARGET',
  due: '2022-12-31',
  signed: '2022-03-01',
  direction: 'INCREASE',
  identifiers: ['CUP:J31H03000160001', 'CUP:J31H03000160002', 'ELI:http://data.example/eli/2019/4'],
  licence: 'CC-BY-4.0',
  address: 'https://example.org/report',
  series: 'report',
  edition: '2019',
  retrieved: '2020-06-01',
  complete: true,
  language: 'it',
  numbers: '1.234,56',
  dates: 'day-first',
  currency: 'EUR',
  observations: [
    {
      key: 'a',
      type: 'BASELINE',
      value: '250',
      printed: '250',
      unit: null,
      label: null,
      period: '2021',
      day: '2021-12-31',
      evidence: ['e1'],
    },
  ],
  targetValue: '1',
  targetPrinted: '1 %',
  targetPeriod: '2019',
  targetCumulative: true,
  targetEvidence: ['e1'],
  plannedValue: '2',
  plannedPrinted: '2 %',
  plannedPeriod: '2019',
  plannedCumulative: true,
  plannedEvidence: ['e2'],
  actualValue: '3',
  actualPrinted: '3 %',
  actualPeriod: '2019',
  actualCumulative: true,
  actualEvidence: ['e1', 'e2'],
} as const

/** Some numbers are words and some words numbers, from kind to kind. */
const AS_WORD: Partial<Record<EntityKind, object>> = { LINE: { number: '7t' }, SECTION: { number: 7 } }

export function fullEntity(kind: EntityKind, slug = '1'): EntityOf<EntityKind> {
  return entity(`${KINDS[kind].prefix}/t/${slug}`, { ...FULL, ...AS_WORD[kind] } as object, {
    name: `«${kind}» "l'articolo" \\ 100 %`,
    aliases: ['one', 'two'],
    description: 'What it is.',
    basis: 'COMPUTED',
    rule: 'sum',
    evidence: ['e1', 'e2'],
  })
}

export function evidence(id: string, extra: Partial<EvidenceValue> = {}): EvidenceValue {
  return {
    source: 'source/t/1',
    line: 134,
    record: null,
    pointer: null,
    heading: 'A heading',
    field: 'amount',
    table: null,
    row: null,
    column: null,
    raw: '1.234,50',
    ...extra,
    id,
  }
}

export function check(id: string, extra: Partial<CheckValue> = {}): CheckValue {
  const figures = { expected: null, found: null, difference: null, tolerance: null }
  const facts = { kind: 'PARTS_VS_TOTAL', name: 'A check', status: 'HOLDS', formula: 'a = b' } as const
  return { ...facts, ...figures, about: [], evidence: [], contradiction: null, ...extra, id }
}

export function contradiction(id: string, extra: Partial<ContradictionValue> = {}): ContradictionValue {
  const facts = {
    kind: 'TOTAL_VS_PARTS',
    name: 'A contradiction',
    explanation: 'They differ.',
    basis: 'COMPUTED',
  } as const
  return { ...facts, claims: [], difference: null, about: [], preferred: null, preferenceRule: null, ...extra, id }
}
