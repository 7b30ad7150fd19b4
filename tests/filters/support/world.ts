import { derive } from '../../../src/dataset/derive/derive.ts'
import { readPackages } from '../../../src/dataset/package/read-packages.ts'
import type { GraphValue } from '../../../src/model/graph.ts'
import { composed } from '../../../src/model/text.ts'
import { entity, relationship } from '../../graph/support/graph-of.ts'

/** Names that would mean something to Cypher, to Lucene or to a careless program. */
export const HOSTILE = [
  `Robert'); MATCH (n) DETACH DELETE n //`,
  '`backtick` "double" \'single\' \\ back\\slash',
  '* ~ ? : / [ ] { } $v0 $release {v0}',
  'Perché no? È così: ČŠŽ ΑΣ İstanbul 😀 \u202eright to left',
  'two\nlines\tand a tab',
  '%_ like? .* regular',
  '__proto__',
]

/** Values with colons, one value of two schemes, one scheme twice. */
const identifiersOf = (index: number) => ({
  identifiers: [`CUP:J${index % 3}`, `CIG:J${index % 2}`, 'CUP:Ab-9', 'ELI:http://a.b/it’s:CUP:J1'].slice(index % 4),
})

/** The invented package with all that follows from it, and beside it what it has none of: places, crises, ties, gaps. */
export async function world(): Promise<GraphValue> {
  const derived = derive(await readPackages(['tests/packages/comune-di-rivalta']))
  const cities = ['Alto Po', 'Basso Po', 'alto po'].map((name, index) =>
    entity(`region/w${index + 1}`, { istatCode: `9${index}`, nutsCode: index === 2 ? null : `W${index}` }, { name }),
  )
  const hostile = HOSTILE.map(composed).map((name, index) =>
    entity(`company/w/hostile-${index}`, {}, { name, aliases: [`also ${name}`, 'Anche Così'] }),
  )
  const ties = HOSTILE.map((_, index) =>
    entity(`company/w/tie-${index}`, identifiersOf(index), { name: index % 2 === 0 ? 'Same Name' : 'Same Namesake' }),
  )
  const lines = ['9', '10', '7T', '7', '8 bis', '8', '3.10', '3.2', 'IV', 'IX', 'V'].map(number =>
    entity(`line/w/p/${number.toLowerCase().replace(/[. ]/g, '-')}`, { number }, { name: `Linea ${number}` }),
  )
  const acts = ['2020-02-29', null, '2020-02-29', '2019-12-31', null].map((date, index) =>
    entity(`act/w/a-${index}`, { actKind: index % 2 === 0 ? 'MINISTERIAL_DECREE' : 'NOTICE', status: 'ISSUED', date }),
  )
  const amounts = [100, 0, null, -250, 100, null, 9_007_199_254_740_991].map((amount, index) =>
    entity(`allocation/w/m-${index}`, {
      stage: index % 2 === 0 ? 'SPENT' : 'BUDGETED',
      grain: 'ROW',
      part: 'MEASURE',
      amount,
      absence: amount === null ? 'BLANK' : null,
      items: index,
    }),
  )
  const results = ['12', '12.00', null, '7.5', '-3'].map((value, index) =>
    entity(`result/w/r-${index}`, {
      value,
      unit: value === null ? null : 'case',
      places: index === 0 ? ['Borgo'] : [],
    }),
  )
  const entities = [
    ...[...cities, ...hostile, ...ties, ...lines, ...acts, ...amounts, ...results],
    entity('plan/w/p', {}, { name: 'Piano W' }),
    entity('cpi-group/w/a', { size: 3 }),
    entity('cpi-group/w/b', { size: 12 }),
    entity('navigator-cohort/w/one', {}),
    entity('crisis/w/area', { multiSite: null }),
    entity('crisis/w/company', { multiSite: true }),
    entity('crisis/w/other', { multiSite: false }),
  ]
  const relationships = [
    ...lines.map(line => relationship('plan/w/p', 'HAS_LINE', line.id)),
    ...amounts.slice(0, 4).map((amount, index) => relationship(amount.id, 'FOR', lines[index % 2]?.id ?? '')),
    ...amounts.slice(4).map(amount => relationship(amount.id, 'FOR', 'plan/w/p')),
    relationship('act/w/a-0', 'SETS', 'allocation/w/m-0'),
    relationship('act/w/a-0', 'IN_REGION', 'region/w1'),
    relationship('act/w/a-3', 'CONCERNS', 'line/w/p/9'),
    // Twice the same tie: it must not list anything twice.
    relationship('act/w/a-2', 'APPROVES', 'plan/w/p'),
    relationship('act/w/a-2', 'APPROVES', 'plan/w/p', { note: 'again' }),
    relationship('act/w/a-2', 'APPROVES', 'act/w/a-0'),
    relationship('act/w/a-2', 'AMENDS', 'act/w/a-3'),
    relationship('line/w/p/9', 'ACHIEVED', 'result/w/r-0'),
    relationship('line/w/p/10', 'ACHIEVED', 'result/w/r-1'),
    relationship('line/w/p/9', 'IN_REGION', 'region/w2'),
    relationship('line/w/p/9', 'HANDLES', 'crisis/w/company'),
    relationship('result/w/r-0', 'IN_REGION', 'region/w1'),
    relationship('result/w/r-0', 'IN_REGION', 'region/w2'),
    relationship('result/w/r-0', 'INVOLVES', 'cpi-group/w/a'),
    relationship('result/w/r-1', 'INVOLVES', 'cpi-group/w/a'),
    relationship('result/w/r-1', 'IN_REGION', 'region/w1'),
    relationship('crisis/w/company', 'AFFECTS', 'company/w/hostile-0'),
    relationship('crisis/w/company', 'IN_REGION', 'region/w1'),
    relationship('navigator-cohort/w/one', 'OVERLAPS', 'navigator-cohort/comune-di-rivalta/facilitatori'),
    relationship('navigator-cohort/w/one', 'IN_REGION', 'region/w2'),
  ]
  return {
    ...derived,
    entities: new Map([...derived.entities, ...entities.map(value => [value.id, value] as const)]) as never,
    relationships: [...derived.relationships, ...relationships],
  }
}
