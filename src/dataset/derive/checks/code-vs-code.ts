import type { EntityKind } from '../../../model/kinds.ts'
import type { EntityValue } from '../../../model/graph.ts'
import { type GraphIndex, sortedIds, wordFor } from '../index-of-graph.ts'
import { slugOf } from '../order.ts'
import { spellings } from '../names.ts'
import { type Finding, finding, statedClaim } from './finding.ts'
import { listed } from './words.ts'

/** An entity with the code that is its own. */
interface Coded {
  entity: EntityValue
  code: string
}

/** Entities of one kind that no two may share a code, and what the code is called. */
interface Register {
  /** What tells this register from others of its kind: the id of what the numbers are unique in. */
  inside: string | null
  called: string
  coded: Coded[]
}

/** Codes against codes: one of them on two things of a kind, or two of them on one thing. */
export function codeVsCode(index: GraphIndex): Finding[] {
  const registers = registersOf(index).filter(({ coded }) => coded.length > 1)
  return [...registers.flatMap(register => distinct(index, register)), ...oneEach(index)]
}

function registersOf(index: GraphIndex): Register[] {
  const of = <K extends EntityKind>(kind: K, called: string, codeOf: (id: string) => string | null | undefined) => ({
    inside: null,
    called,
    coded: index.all(kind).flatMap(({ id }) => coded(index, id, codeOf(id))),
  })
  const owners = [...index.all('PLAN'), ...index.all('SPENDING_PROGRAMME')]
  return [
    of('SPENDING_PROGRAMME', 'project code', id => index.find('SPENDING_PROGRAMME', id)?.properties.projectCode),
    of('BUDGET_MISSION', 'code', id => index.find('BUDGET_MISSION', id)?.properties.code),
    of('INVESTMENT_PRIORITY', 'code', id => index.find('INVESTMENT_PRIORITY', id)?.properties.code),
    of('REGION', 'ISTAT code', id => index.find('REGION', id)?.properties.istatCode),
    of('REGION', 'NUTS code', id => index.find('REGION', id)?.properties.nutsCode),
    of('ACT', 'number', id => numberOf(index, id)),
    ...index.all('BUDGET_MISSION').map(({ id }) => ({
      inside: id,
      called: 'code',
      coded: index.following('HAS_PROGRAMME', id).flatMap(each => coded(index, each, index.find('BUDGET_PROGRAMME', each)?.properties.code)),
    })),
    ...owners.flatMap(({ id }) => [
      {
        inside: id,
        called: 'number',
        coded: index.following('HAS_SECTION', id).flatMap(each => coded(index, each, index.find('SECTION', each)?.properties.number)),
      },
      {
        inside: id,
        called: 'number',
        coded: index.linesBelow(id).flatMap(each => coded(index, each, index.find('LINE', each)?.properties.number)),
      },
    ]),
  ]
}

function coded(index: GraphIndex, id: string, code: string | number | null | undefined): Coded[] {
  const entity = index.graph.entities.get(id)
  return entity && code !== null && code !== undefined ? [{ entity, code: String(code) }] : []
}

/** Acts are numbered by kind, issuer and year; laws by the State, whoever the source names. */
function numberOf(index: GraphIndex, id: string): string | null {
  const act = index.find('ACT', id)
  const { number = null, date = null, actKind } = act?.properties ?? {}
  if (number === null || date === null) return null
  const byState = actKind === 'LAW' || actKind === 'DECREE_LAW' || actKind === 'LEGISLATIVE_DECREE'
  const issuers = byState ? [] : index.following('ISSUED_BY', id)
  if (!byState && issuers.length === 0) return null
  return [number, date.slice(0, 4), byState ? 'LAW' : actKind, ...issuers].join(' ')
}
