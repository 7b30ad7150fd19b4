import type { EntityValue } from '../../../model/graph.ts'
import { type EntityKind, KINDS } from '../../../model/kinds.ts'
import { compareIds } from '../../../model/order.ts'
import type { PropertiesOf } from '../../../model/properties.ts'
import type { GraphIndex } from '../index-of-graph.ts'

/** An entity and the code that is its own in a register. */
export interface Coded {
  entity: EntityValue
  code: string
  /** As a reader knows it. */
  printed: string
}

/** The entities of one kind among which a code is given once. */
export interface Register {
  kind: EntityKind
  /** Inside what the codes are given: an id, or whose ids they are; null where that is everywhere. */
  within: string | null
  called: string
  /** The field that has the code. */
  field: string
  coded: Coded[]
}

/**
 * All registers: lines and sections are numbered inside their plan or programme, and those of a section or line inside another in
 * that one; budget programmes inside their mission.
 */
export function registersOf(index: GraphIndex): Register[] {
  const every = <K extends EntityKind>(kind: K, called: string, field: string, codeOf: CodeOf<K>) => {
    const ids = index.all(kind).map(({ id }) => id)
    return register(index, { kind, within: null, called, field }, ids, codeOf)
  }
  return [
    ...ownersOfIds(index, 'SPENDING_PROGRAMME').map(([within, ids]) => {
      const about = { kind: 'SPENDING_PROGRAMME', within, called: 'project code', field: 'projectCode' } as const
      return register(index, about, ids, ({ projectCode }) => projectCode)
    }),
    every('BUDGET_MISSION', 'code', 'code', ({ code }) => code),
    every('INVESTMENT_PRIORITY', 'code', 'code', ({ code }) => code),
    every('REGION', 'ISTAT code', 'istatCode', ({ istatCode }) => istatCode),
    every('REGION', 'NUTS code', 'nutsCode', ({ nutsCode }) => nutsCode),
    actNumbers(index),
    ...index.all('BUDGET_MISSION').map(({ id }) => {
      const programmes = index.following('HAS_PROGRAMME', id)
      return register(
        index,
        { kind: 'BUDGET_PROGRAMME', within: id, called: 'code', field: 'code' },
        programmes,
        ({ code }) => code,
      )
    }),
    ...[
      ...index.all('PLAN'),
      ...index.all('SPENDING_PROGRAMME'),
      ...index.all('SECTION'),
      ...index.all('LINE'),
    ].flatMap(({ id, kind }) => {
      const sections = index.following('HAS_SECTION', id)
      const numbersAll = KINDS[kind].traits.numbersLines
      const isInside = index.preceding('HAS_SECTION', id).some(above => index.find('SECTION', above) !== null)
      const owners = numbersAll ? [id, ...sections] : kind === 'LINE' || isInside ? [id] : []
      const lines = [...new Set(owners.flatMap(owner => index.following('HAS_LINE', owner)))].sort(compareIds)
      const numbers = { within: id, called: 'number', field: 'number' }
      return [
        register(index, { kind: 'SECTION', ...numbers }, sections, ({ number, designation }) =>
          number === null ? designation : String(number),
        ),
        register(index, { kind: 'LINE', ...numbers }, lines, ({ number }) => number),
      ]
    }),
  ]
}

/** What is not everyone's has its owner in its id: two owners may give one code. */
function ownersOfIds(index: GraphIndex, kind: EntityKind): [owner: string, ids: string[]][] {
  const byOwner = new Map<string, string[]>()
  for (const { id } of index.all(kind)) {
    const owner = id.split('/')[1] ?? ''
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), id])
  }
  return [...byOwner]
}

type CodeOf<K extends EntityKind> = (properties: PropertiesOf[K]) => string | null

function register<K extends EntityKind>(
  index: GraphIndex,
  about: { kind: K; within: string | null; called: string; field: string },
  ids: readonly string[],
  codeOf: CodeOf<K>,
): Register {
  const coded = ids.flatMap(id => {
    const entity = index.find(about.kind, id)
    const code = entity === null ? null : codeOf(entity.properties)
    return entity === null || code === null
      ? []
      : [{ entity: entity as EntityValue, code: code.toLowerCase(), printed: code }]
  })
  return { ...about, coded }
}

/** Laws and decrees with the force of law share one numbering a year; any other act is numbered by who issues it. */
function actNumbers(index: GraphIndex): Register {
  const coded = index.all('ACT').flatMap(entity => {
    const { number, date, actKind } = entity.properties
    const isLaw = actKind === 'LAW' || actKind === 'DECREE_LAW' || actKind === 'LEGISLATIVE_DECREE'
    const issuers = isLaw ? ['state'] : [actKind, ...index.following('ISSUED_BY', entity.id)]
    if (number === null || date === null || (!isLaw && issuers.length < 2)) return []
    return [{ entity, code: [number, date.slice(0, 4), ...issuers].join(' '), printed: number }]
  })
  return { kind: 'ACT', within: null, called: 'number', field: 'number', coded }
}
