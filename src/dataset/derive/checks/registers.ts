import type { EntityValue } from '../../../model/graph.ts'
import type { EntityKind } from '../../../model/kinds.ts'
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
  /** Inside what the codes are given; null where that is everywhere. */
  within: string | null
  called: string
  coded: Coded[]
}

/** All registers: lines and sections are numbered inside their plan or programme, budget programmes inside their mission. */
export function registersOf(index: GraphIndex): Register[] {
  const everywhere = <K extends EntityKind>(kind: K, called: string, codeOf: CodeOf<K>): Register => ({
    kind,
    within: null,
    called,
    coded: codedBy(
      index,
      kind,
      index.all(kind).map(({ id }) => id),
      codeOf,
    ),
  })
  const owners = [...index.all('PLAN'), ...index.all('SPENDING_PROGRAMME')]
  return [
    everywhere('SPENDING_PROGRAMME', 'project code', ({ projectCode }) => projectCode),
    everywhere('BUDGET_MISSION', 'code', ({ code }) => code),
    everywhere('INVESTMENT_PRIORITY', 'code', ({ code }) => code),
    everywhere('REGION', 'ISTAT code', ({ istatCode }) => istatCode),
    everywhere('REGION', 'NUTS code', ({ nutsCode }) => nutsCode),
    actNumbers(index),
    ...index
      .all('BUDGET_MISSION')
      .map(({ id }) =>
        inside(index, id, 'BUDGET_PROGRAMME', 'code', index.following('HAS_PROGRAMME', id), ({ code }) => code),
      ),
    ...owners.flatMap(({ id }) => [
      inside(index, id, 'SECTION', 'number', index.following('HAS_SECTION', id), ({ number }) => String(number)),
      inside(index, id, 'LINE', 'number', index.linesBelow(id), ({ number }) => number),
    ]),
  ]
}

type CodeOf<K extends EntityKind> = (properties: PropertiesOf[K]) => string | null

function inside<K extends EntityKind>(
  index: GraphIndex,
  within: string,
  kind: K,
  called: string,
  ids: readonly string[],
  codeOf: CodeOf<K>,
): Register {
  return { kind, within, called, coded: codedBy(index, kind, ids, codeOf) }
}

function codedBy<K extends EntityKind>(index: GraphIndex, kind: K, ids: readonly string[], codeOf: CodeOf<K>): Coded[] {
  return ids.flatMap(id => {
    const entity = index.find(kind, id)
    const code = entity === null ? null : codeOf(entity.properties)
    return entity === null || code === null ? [] : [{ entity: entity as EntityValue, code, printed: code }]
  })
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
  return { kind: 'ACT', within: null, called: 'number', coded }
}
