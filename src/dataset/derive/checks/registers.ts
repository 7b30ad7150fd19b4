import type { EntityValue } from '../../../model/graph.ts'
import { type EntityKind, KINDS } from '../../../model/kinds.ts'
import { compareIds } from '../../../model/order.ts'
import type { GraphIndex } from '../index-of-graph.ts'

/** An entity and the code that is its own in a register. */
export interface Coded {
  entity: EntityValue
  code: string
  /** As a reader knows it. */
  printed: string
}

/** The entities of one kind among which a code is given once. */
export interface Register extends Rule {
  /** Inside what the codes are given: an id, or whose ids they are; null where that is everywhere. */
  within: string | null
  coded: Coded[]
}

interface Rule {
  kind: EntityKind
  called: string
  /** The field that has the code. */
  field: string
}

type Given = [within: string | null, ids: string[]][]

const everywhere = (index: GraphIndex, kind: EntityKind): Given => [[null, index.all(kind).map(({ id }) => id)]]

/** Each kind of code, and where it is given once: everywhere, by an owner, or inside what it numbers the parts of. */
const REGISTERS: readonly (Rule & { given: (index: GraphIndex, kind: EntityKind) => Given })[] = [
  { kind: 'SPENDING_PROGRAMME', called: 'project code', field: 'projectCode', given: byOwner },
  { kind: 'BUDGET_MISSION', called: 'code', field: 'code', given: everywhere },
  { kind: 'INVESTMENT_PRIORITY', called: 'code', field: 'code', given: everywhere },
  { kind: 'REGION', called: 'ISTAT code', field: 'istatCode', given: everywhere },
  { kind: 'REGION', called: 'NUTS code', field: 'nutsCode', given: everywhere },
  { kind: 'BUDGET_PROGRAMME', called: 'code', field: 'code', given: inMissions },
  { kind: 'SECTION', called: 'number', field: 'number', given: sectionsNumbered },
  { kind: 'LINE', called: 'number', field: 'number', given: linesNumbered },
]

export function registersOf(index: GraphIndex): Register[] {
  const registers = REGISTERS.flatMap(({ given, ...rule }) =>
    given(index, rule.kind).map(([within, ids]) => ({
      ...rule,
      within,
      coded: ids.flatMap(id => codedIn(index.graph.entities.get(id), rule.field)),
    })),
  )
  return [...registers, actNumbers(index)]
}

/** A section that has no number is known by what it is called in its place. */
function codedIn(entity: EntityValue | undefined, field: string): Coded[] {
  const properties = (entity?.properties ?? {}) as Record<string, unknown>
  const code = properties[field] ?? (entity?.kind === 'SECTION' ? properties.designation : null) ?? null
  return entity === undefined || code === null
    ? []
    : [{ entity, code: String(code).toLowerCase(), printed: String(code) }]
}

/** What is not everyone's has its owner in its id: two owners may give one code. */
function byOwner(index: GraphIndex, kind: EntityKind): Given {
  const byOwner = new Map<string, string[]>()
  for (const { id } of index.all(kind)) {
    const owner = id.split('/')[1] ?? ''
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), id])
  }
  return [...byOwner]
}

function inMissions(index: GraphIndex): Given {
  return index.all('BUDGET_MISSION').map(({ id }) => [id, index.following('HAS_PROGRAMME', id)])
}

const numbering = (index: GraphIndex): EntityValue[] => [
  ...index.all('PLAN'),
  ...index.all('SPENDING_PROGRAMME'),
  ...index.all('SECTION'),
  ...index.all('LINE'),
]

function sectionsNumbered(index: GraphIndex): Given {
  return numbering(index).map(({ id }) => [id, index.following('HAS_SECTION', id)])
}

/** A plan or programme numbers the lines of its sections, too; a section or line that is inside another of its kind numbers its own. */
function linesNumbered(index: GraphIndex): Given {
  return numbering(index).map(({ id, kind }) => {
    const isInside = index.preceding('HAS_SECTION', id).some(above => index.find('SECTION', above) !== null)
    const numbersAll = KINDS[kind].traits.numbersLines
    const owners = numbersAll ? [id, ...index.following('HAS_SECTION', id)] : kind === 'LINE' || isInside ? [id] : []
    return [id, [...new Set(owners.flatMap(owner => index.following('HAS_LINE', owner)))].sort(compareIds)]
  })
}

/** Laws and decrees with the force of law share one numbering a year, by whose they are; any other act is numbered by who issues it. */
function actNumbers(index: GraphIndex): Register {
  const coded = index.all('ACT').flatMap(entity => {
    const { number, date, actKind } = entity.properties
    const isLaw = actKind === 'LAW' || actKind === 'DECREE_LAW' || actKind === 'LEGISLATIVE_DECREE'
    const issuers = isLaw ? [entity.id.split('/')[1] ?? ''] : [actKind, ...index.following('ISSUED_BY', entity.id)]
    if (number === null || date === null || (!isLaw && issuers.length < 2)) return []
    return [{ entity, code: [number, date.slice(0, 4), ...issuers].join(' '), printed: number }]
  })
  return { kind: 'ACT', within: null, called: 'number', field: 'number', coded }
}
