import type { FilteredKind, ValueType } from '../../../src/filters/rows.ts'
import type { GraphValue } from '../../../src/model/graph.ts'
import { ENTITY_KINDS } from '../../../src/model/kinds.ts'
import type { Direction, Relation } from '../../../src/model/relations.ts'
import { comparable } from '../../../src/model/text.ts'

/** A node as the oracle sees it: what it has, by name. */
export type Thing = { id: string; kind: string } & Record<string, unknown>
export type Input = Record<string, unknown>

type Field = readonly [type: ValueType, property?: string]
type Step = (graph: Index, things: Thing[]) => Thing[]
export interface Sight {
  fields: Record<string, Field>
  relations: Record<string, readonly [to: FilteredKind, ...steps: Step[]]>
}

/** A graph to walk in without a database. */
export class Index {
  readonly things = new Map<string, Thing>()
  readonly #ties = new Map<string, string[]>()

  constructor(graph: GraphValue) {
    for (const { properties, ...common } of graph.entities.values()) this.#put({ ...common, ...properties })
    for (const check of graph.checks) {
      this.#put({ ...check, kind: 'CHECK', checkKind: check.kind })
      for (const id of check.about) this.#tie(check.id, 'ABOUT', id)
      if (check.contradiction !== null) this.#tie(check.id, 'FOUND', check.contradiction)
    }
    for (const contradiction of graph.contradictions) {
      this.#put({ ...contradiction, kind: 'CONTRADICTION', contradictionKind: contradiction.kind })
      for (const id of contradiction.about) this.#tie(contradiction.id, 'ABOUT', id)
    }
    for (const { from, type, to } of graph.relationships) this.#tie(from, type, to)
  }

  of(kind: FilteredKind): Thing[] {
    return [...this.things.values()].filter(thing => isA(thing, kind))
  }

  next(thing: Thing, type: string, direction: Direction): Thing[] {
    const ids = (way: string) => this.#ties.get(`${thing.id} ${type} ${way}`) ?? []
    const found = direction === 'BOTH' ? [...ids('OUT'), ...ids('IN')] : ids(direction)
    return found.map(id => this.things.get(id) as Thing)
  }

  #put(thing: Thing): void {
    this.things.set(thing.id, thing)
  }

  #tie(from: string, type: string, to: string): void {
    for (const [key, other] of [
      [`${from} ${type} OUT`, to],
      [`${to} ${type} IN`, from],
    ] as const) {
      this.#ties.set(key, [...(this.#ties.get(key) ?? []), other])
    }
  }
}

export function isA(thing: Thing, kind: FilteredKind): boolean {
  return kind === 'ENTITY' ? ENTITY_KINDS.includes(thing.kind as never) : thing.kind === kind
}

type Tie = Relation | 'ABOUT' | 'FOUND'
const step =
  (direction: Direction, types: Tie[]): Step =>
  (graph, things) =>
    things.flatMap(thing => types.flatMap(type => graph.next(thing, type, direction)))
const out = (...types: Tie[]) => step('OUT', types)
const into = (...types: Tie[]) => step('IN', types)
/** What the steps lead to, and what was there before. */
const also =
  (...steps: Step[]): Step =>
  (graph, things) => [...things, ...steps.flatMap(each => each(graph, things))]
const only =
  (kind: FilteredKind): Step =>
  (_, things) =>
    things.filter(thing => isA(thing, kind))
const named =
  (property: string): Step =>
  (graph, things) =>
    things.flatMap(thing => graph.things.get(String(thing[property])) ?? [])
const naming =
  (property: string): Step =>
  (graph, things) =>
    [...graph.things.values()].filter(other => things.some(thing => other[property] === thing.id))

const period = { start: ['date'], end: ['date'] } as const
const levelled = { level: ['text'], code: ['text'] } as const
const classed: Sight['relations'] = {
  managers: ['ORGANISATION', (graph, things) => out('MANAGED_BY')(graph, things)],
  classifications: ['CLASSIFICATION', (graph, things) => out('CLASSIFIED_AS')(graph, things)],
}
const common = {
  id: ['id'],
  name: ['text'],
  aliases: ['texts'],
  basis: ['word'],
  identifier: ['identifiers', 'identifiers'],
} as const
const disputed = { contradictions: ['CONTRADICTION', into('ABOUT')] } as const
/** Whatever is reached by any number of steps. */
const far =
  (direction: Direction, types: Tie[]): Step =>
  (graph, things) => {
    const found = new Set<Thing>()
    for (let next = step(direction, types)(graph, things); next.length > 0; ) {
      const fresh = next.filter(thing => !found.has(thing))
      for (const thing of fresh) found.add(thing)
      next = step(direction, types)(graph, fresh)
    }
    return [...found]
  }
const above = far('IN', ['HAS_LINE', 'HAS_SECTION'])
const below = far('OUT', ['HAS_LINE', 'HAS_SECTION'])
/** What holds a section or line, at any depth. */
const sectionOf = also(far('IN', ['HAS_LINE']))
const planOf = also(above)
const programmeOf = also(far('IN', ['HAS_LINE']))
const said: Step = out('APPROVES', 'AMENDS', 'CONCERNS')
const funded: Step = (graph, things) => out('FOR')(graph, out('SETS')(graph, things))
const bearing: Step = (graph, things) => [...said(graph, things), ...funded(graph, things)]
const borne: Step = (graph, things) => [
  ...only('ACT')(graph, into('APPROVES', 'AMENDS', 'CONCERNS')(graph, things)),
  ...into('SETS')(graph, into('FOR')(graph, things)),
]

function sight(fields: Record<string, Field>, relations: Sight['relations']): Sight {
  return { fields: { ...common, ...fields }, relations: { ...disputed, ...relations } }
}

const headlined: Sight['fields'] = {
  headline: ['money', 'headlineAmount'],
  currency: ['word', 'headlineCurrency'],
  headlineStage: ['word'],
  headlineAbsence: ['word'],
}

/** What a filter of each kind can see, said apart from the table that Cypher is made of. */
export const SIGHT: Record<FilteredKind, Sight> = {
  ACT: sight(
    {
      actKind: ['word'],
      status: ['word'],
      number: ['text'],
      date: ['date'],
      datePrecision: ['word'],
      publishedIn: ['text'],
      ...headlined,
    },
    {
      allocations: ['ALLOCATION', out('SETS')],
      programmes: ['SPENDING_PROGRAMME', bearing, programmeOf],
      plans: ['PLAN', bearing, planOf],
      approves: ['ENTITY', out('APPROVES')],
      amends: ['ENTITY', out('AMENDS')],
      regions: ['REGION', out('IN_REGION')],
      issuers: ['ORGANISATION', out('ISSUED_BY')],
    },
  ),
  PLAN: sight(
    { ...headlined, ...period },
    {
      lines: ['LINE', below],
      sections: ['SECTION', out('HAS_SECTION')],
      allocations: ['ALLOCATION', also(below), into('FOR')],
      acts: ['ACT', borne],
      projects: ['PROJECT', out('HAS_PROJECT')],
      ...classed,
    },
  ),
  SECTION: sight(
    { designation: ['text'], number: ['int'], ...levelled, ...period, ...headlined },
    {
      sections: ['SECTION', out('HAS_SECTION')],
      section: ['SECTION', into('HAS_SECTION')],
      lines: ['LINE', below],
      allocations: ['ALLOCATION', also(below), into('FOR')],
      targets: ['TARGET', into('MEASURES')],
      projects: ['PROJECT', out('HAS_PROJECT')],
      ...classed,
      results: ['RESULT', out('ACHIEVED')],
      indicators: ['INDICATOR', into('MEASURES')],
      plan: ['PLAN', far('IN', ['HAS_SECTION'])],
      budgetProgramme: ['BUDGET_PROGRAMME', into('CLASSIFIES')],
    },
  ),
  LINE: sight(
    { designation: ['text'], number: ['text'], ...levelled, ...headlined },
    {
      lines: ['LINE', out('HAS_LINE')],
      line: ['LINE', into('HAS_LINE')],
      targets: ['TARGET', into('MEASURES')],
      projects: ['PROJECT', out('HAS_PROJECT')],
      contracts: ['CONTRACT', out('HAS_CONTRACT')],
      places: ['PLACE', out('IN_PLACE')],
      ...classed,
      allocations: ['ALLOCATION', into('FOR')],
      results: ['RESULT', out('ACHIEVED')],
      indicators: ['INDICATOR', into('MEASURES')],
      crises: ['CRISIS', out('HANDLES')],
      section: ['SECTION', far('IN', ['HAS_LINE'])],
      programme: ['SPENDING_PROGRAMME', far('IN', ['HAS_LINE'])],
      plan: ['PLAN', planOf],
      regions: ['REGION', out('IN_REGION')],
    },
  ),
  BUDGET_MISSION: sight({ code: ['text'] }, { programmes: ['BUDGET_PROGRAMME', out('HAS_PROGRAMME')] }),
  BUDGET_PROGRAMME: sight(
    { code: ['text'] },
    {
      spendingProgrammes: ['SPENDING_PROGRAMME', out('CLASSIFIES')],
      sections: ['SECTION', out('CLASSIFIES')],
      indicators: ['INDICATOR', into('MEASURES')],
      mission: ['BUDGET_MISSION', into('HAS_PROGRAMME')],
    },
  ),
  SPENDING_PROGRAMME: sight(
    { projectCode: ['text'], ...period, ...headlined },
    {
      lines: ['LINE', far('OUT', ['HAS_LINE'])],
      allocations: ['ALLOCATION', also(far('OUT', ['HAS_LINE'])), into('FOR')],
      results: ['RESULT', out('ACHIEVED')],
      acts: ['ACT', borne],
      budgetProgramme: ['BUDGET_PROGRAMME', into('CLASSIFIES')],
      fundedBy: ['ENTITY', out('FUNDED_BY')],
      complements: ['SPENDING_PROGRAMME', out('COMPLEMENTS')],
    },
  ),
  CRISIS: sight(
    { multiSite: ['boolean'] },
    {
      company: ['COMPANY', out('AFFECTS')],
      handledBy: ['ENTITY', into('HANDLES')],
      regions: ['REGION', out('IN_REGION')],
    },
  ),
  COMPANY: sight({}, { crises: ['CRISIS', into('AFFECTS')] }),
  ALLOCATION: sight(
    {
      amount: ['money'],
      currency: ['word'],
      absence: ['word'],
      stage: ['word'],
      grain: ['word'],
      part: ['word'],
      precision: ['word'],
      provision: ['text'],
      period: ['text'],
      items: ['int'],
      date: ['date'],
      ...period,
    },
    {
      payer: ['ORGANISATION', out('PAID_BY')],
      classifications: ['CLASSIFICATION', out('CLASSIFIED_AS')],
      target: ['ENTITY', out('FOR')],
      line: ['LINE', out('FOR')],
      section: ['SECTION', out('FOR'), sectionOf],
      programme: ['SPENDING_PROGRAMME', out('FOR'), programmeOf],
      plan: ['PLAN', out('FOR'), planOf],
      act: ['ACT', into('SETS')],
      parts: ['ALLOCATION', out('BREAKS_DOWN_INTO')],
      supersededBy: ['ALLOCATION', into('SUPERSEDES')],
      restates: ['ALLOCATION', out('RESTATES')],
      table: ['TABLE', named('table')],
      priorities: ['INVESTMENT_PRIORITY', out('UNDER_PRIORITY')],
      axes: ['AXIS', out('ON_AXIS')],
      beneficiary: ['ORGANISATION', out('BENEFITS')],
      fund: ['FUND', out('CHARGED_TO')],
    },
  ),
  FUND: sight({}, { allocations: ['ALLOCATION', into('CHARGED_TO')] }),
  AXIS: sight({ mixed: ['boolean'] }, { allocations: ['ALLOCATION', into('ON_AXIS')] }),
  INVESTMENT_PRIORITY: sight({ code: ['text'] }, { allocations: ['ALLOCATION', into('UNDER_PRIORITY')] }),
  ORGANISATION: sight(
    {},
    {
      acts: ['ACT', into('ISSUED_BY')],
      allocations: ['ALLOCATION', into('BENEFITS')],
      results: ['RESULT', into('INVOLVES')],
    },
  ),
  SOURCE: sight(
    {
      year: ['int'],
      language: ['text'],
      currency: ['text'],
      licence: ['text'],
      series: ['text'],
      edition: ['text'],
      retrieved: ['date'],
      complete: ['boolean'],
    },
    { publisher: ['ORGANISATION', named('publisher')] },
  ),
  TABLE: sight(
    { firstLine: ['int'], lastLine: ['int'] },
    {
      allocations: ['ALLOCATION', naming('table')],
      checks: ['CHECK', into('ABOUT')],
      source: ['SOURCE', named('source')],
    },
  ),
  RESULT: sight(
    {
      value: ['decimal'],
      unit: ['text'],
      qualifier: ['word'],
      period: ['text'],
      cumulative: ['boolean'],
      regionsCounted: ['int'],
      places: ['texts'],
    },
    {
      achievedBy: ['ENTITY', into('ACHIEVED')],
      plan: ['PLAN', into('ACHIEVED'), planOf],
      programme: ['SPENDING_PROGRAMME', into('ACHIEVED'), programmeOf],
      next: ['RESULT', out('LEADS_TO')],
      bases: ['RESULT', out('SHARE_OF')],
      cpiGroups: ['CPI_GROUP', out('INVOLVES')],
      regions: ['REGION', out('IN_REGION')],
    },
  ),
  INDICATOR: sight(
    {
      unit: ['text'],
      method: ['text'],
      area: ['text'],
      direction: ['word'],
      target: ['decimal', 'targetValue'],
      planned: ['decimal', 'plannedValue'],
      actual: ['decimal', 'actualValue'],
    },
    {
      measures: ['ENTITY', out('MEASURES')],
      targets: ['TARGET', out('COUNTS_TOWARDS')],
      classifications: ['CLASSIFICATION', out('CLASSIFIED_AS')],
      corroboration: ['RESULT', out('CORROBORATED_BY')],
      budgetProgramme: ['BUDGET_PROGRAMME', out('MEASURES')],
    },
  ),
  REGION: sight(
    { istatCode: ['text'], nutsCode: ['text'] },
    { results: ['RESULT', into('IN_REGION')], lines: ['LINE', into('IN_REGION')] },
  ),
  CPI_GROUP: sight({ size: ['int'] }, { results: ['RESULT', into('INVOLVES')] }),
  NAVIGATOR_COHORT: sight(
    {},
    { overlaps: ['NAVIGATOR_COHORT', step('BOTH', ['OVERLAPS'])], regions: ['REGION', out('IN_REGION')] },
  ),
  TARGET: sight(
    { targetType: ['word'], code: ['text'], unit: ['text'], due: ['date'], direction: ['word'] },
    {
      measures: ['ENTITY', out('MEASURES')],
      indicators: ['INDICATOR', into('COUNTS_TOWARDS')],
      documents: ['ACT', into('DOCUMENTS')],
      ...classed,
    },
  ),
  PROJECT: sight(
    { code: ['text'], status: ['text'], ...period, ...headlined },
    {
      allocations: ['ALLOCATION', into('FOR')],
      projects: ['PROJECT', out('HAS_PROJECT')],
      under: ['ENTITY', into('HAS_PROJECT')],
      funders: ['ENTITY', out('FUNDED_BY')],
      contracts: ['CONTRACT', out('HAS_CONTRACT')],
      indicators: ['INDICATOR', into('MEASURES')],
      targets: ['TARGET', into('MEASURES')],
      results: ['RESULT', out('ACHIEVED')],
      places: ['PLACE', out('IN_PLACE')],
      regions: ['REGION', out('IN_REGION')],
      ...classed,
    },
  ),
  CONTRACT: sight(
    { code: ['text'], status: ['text'], signed: ['date'], ...period, ...headlined },
    {
      allocations: ['ALLOCATION', into('FOR')],
      under: ['ENTITY', into('HAS_CONTRACT')],
      contracts: ['CONTRACT', out('HAS_CONTRACT')],
      buyers: ['ORGANISATION', out('BOUGHT_BY')],
      targets: ['TARGET', into('MEASURES')],
      suppliers: ['ORGANISATION', out('SUPPLIED_BY')],
      places: ['PLACE', out('IN_PLACE')],
      regions: ['REGION', out('IN_REGION')],
      classifications: ['CLASSIFICATION', out('CLASSIFIED_AS')],
    },
  ),
  PLACE: sight(
    { level: ['text'], country: ['text'] },
    {
      within: ['ENTITY', out('LIES_IN')],
      places: ['PLACE', into('LIES_IN')],
      lines: ['LINE', into('IN_PLACE')],
      projects: ['PROJECT', into('IN_PLACE')],
    },
  ),
  CLASSIFICATION: sight(
    { scheme: ['text'], code: ['text'] },
    {
      within: ['CLASSIFICATION', out('NARROWS')],
      headings: ['CLASSIFICATION', into('NARROWS')],
      allocations: ['ALLOCATION', into('CLASSIFIED_AS')],
    },
  ),
  ENTITY: sight({ kind: ['word'] }, {}),
  CHECK: {
    fields: {
      id: ['id'],
      kind: ['word', 'checkKind'],
      status: ['word'],
      name: ['text'],
      expected: ['decimal'],
      found: ['decimal'],
      difference: ['decimal'],
    },
    relations: { about: ['ENTITY', out('ABOUT')], contradiction: ['CONTRADICTION', out('FOUND')] },
  },
  CONTRADICTION: {
    fields: {
      id: ['id'],
      kind: ['word', 'contradictionKind'],
      basis: ['word'],
      name: ['text'],
      difference: ['decimal'],
      preferenceRule: ['text'],
    },
    relations: { about: ['ENTITY', out('ABOUT')] },
  },
}

/** What a relation of a thing leads to. */
export function ledTo(graph: Index, kind: FilteredKind, thing: Thing, relation: string): Thing[] {
  const [to, ...steps] = SIGHT[kind].relations[relation] as Sight['relations'][string]
  const others = steps.reduce((things, next) => next(graph, things), [thing])
  return [...new Set(only(to)(graph, others))]
}

/** The same question to a plain graph. */
export function holds(graph: Index, kind: FilteredKind, thing: Thing, input: Input): boolean {
  return Object.entries(input).every(([name, asked]) => answer(graph, kind, thing, name, asked))
}

function answer(graph: Index, kind: FilteredKind, thing: Thing, name: string, asked: unknown): boolean {
  if (name === 'not') return !holds(graph, kind, thing, asked as Input)
  if (name === 'and' || name === 'or') {
    const each = (asked as Input[]).map(one => holds(graph, kind, thing, one))
    return name === 'and' ? each.every(Boolean) : each.some(Boolean)
  }
  const { fields, relations } = SIGHT[kind]
  const field = fields[name]
  if (field !== undefined) return tested(field[0], thing[field[1] ?? name] ?? null, asked as Input)
  const relation = relations[name] ?? relations[relationOf(name)]
  if (relation === undefined) throw new Error(`the oracle does not know ${kind}.${name}`)
  const [to, ...steps] = relation
  const others = only(to)(
    graph,
    steps.reduce((things, next) => next(graph, things), [thing]),
  )
  if (typeof asked === 'boolean') return others.length > 0 === asked
  return others.some(other => holds(graph, to, other, asked as Input))
}

const relationOf = (name: string) => `${name.charAt(3).toLowerCase()}${name.slice(4)}`

const ASKED: Record<string, (order: (a: unknown, b: unknown) => number, value: unknown, asked: unknown) => boolean> = {
  eq: (order, value, asked) => order(value, asked) === 0,
  in: (order, value, asked) => (asked as unknown[]).some(each => order(value, each) === 0),
  gte: (order, value, asked) => order(value, asked) >= 0,
  lte: (order, value, asked) => order(value, asked) <= 0,
  gt: (order, value, asked) => order(value, asked) > 0,
  lt: (order, value, asked) => order(value, asked) < 0,
  contains: (_, value, asked) => stored(value).includes(comparable(String(asked))),
  startsWith: (_, value, asked) => stored(value).startsWith(comparable(String(asked))),
}

/** What is stored is composed when a package is read: here only what is printed for one another is left to make one. */
const stored = (text: unknown) =>
  String(text)
    .replace(/[’‘‛`´ʹʻʼʽˈ′＇]/g, "'")
    .replace(/[“”„‟«»‹›″＂]/g, '"')
    .replace(/[‐‑‒–—―−⁃﹘﹣－]/g, '-')
    .toLowerCase()
const exactly = (asked: unknown) => comparable(String(asked)).trim()
const plain = (a: unknown, b: unknown) => (a === b ? 0 : (a as string) < (b as string) ? -1 : 1)
/** Exact decimals, without a float: as integers of a thousandth of a millionth. */
const scaled = (decimal: unknown): bigint => {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(decimal)) ?? []
  const digits = BigInt(`${whole}${fraction.padEnd(9, '0')}`)
  return sign === '-' ? -digits : digits
}

const ORDERINGS: Record<Exclude<ValueType, 'identifiers'>, (a: unknown, b: unknown) => number> = {
  text: (value, asked) => plain(stored(value), exactly(asked)),
  texts: (value, asked) => plain(stored(value), exactly(asked)),
  // Cents on the one side, a decimal on the other.
  money: (cents, asked) => plain(BigInt(cents as number) * 10_000_000n, scaled(asked)),
  decimal: (a, b) => plain(scaled(a), scaled(b)),
  int: plain,
  date: plain,
  word: plain,
  id: plain,
  boolean: plain,
}

/** Any one of them has the scheme and the value. */
function identified(identifiers: string[], { scheme, value }: Input): boolean {
  return identifiers.some(each => {
    const [own = '', ...rest] = each.split(':')
    return (
      (scheme === undefined || stored(own) === exactly(scheme)) &&
      (value === undefined || stored(rest.join(':')) === exactly(value))
    )
  })
}

function tested(type: ValueType, value: unknown, asked: Input): boolean {
  if (type === 'identifiers') return identified(value as string[], asked)
  return Object.entries(asked).every(([operator, wanted]) => {
    if (operator === 'isNull') return (value === null) === wanted
    const values = type === 'texts' ? (value as unknown[]) : value === null ? [] : [value]
    return values.some(each => ASKED[operator]?.(ORDERINGS[type], each, wanted) === true)
  })
}
