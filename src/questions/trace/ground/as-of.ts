import type { EntityValue } from '../../../model/graph.ts'
import type { Subgraph } from './gather.ts'
import { type Entry, type Ledger, those, totalsOver } from './ledger.ts'

/** Everything the pure functions of a trace look at. */
export interface Terrain {
  graph: Subgraph
  ledger: Ledger
  asOf: string | null
}

/** UNDATED: without an act or a date it never counts on a day. */
export type Standing = 'IN_FORCE' | 'NOT_YET' | 'UNDATED' | 'SUPERSEDED'

export function standingOfAct(terrain: Terrain, id: string | null): Exclude<Standing, 'SUPERSEDED'> {
  if (terrain.asOf === null) return 'IN_FORCE'
  const act = id === null ? undefined : terrain.graph.entities.get(id)
  const day = act?.kind === 'ACT' ? lastDay(act.properties) : null
  if (act?.kind !== 'ACT' || day === null) return 'UNDATED'
  return day <= terrain.asOf && act.properties.status === 'ISSUED' ? 'IN_FORCE' : 'NOT_YET'
}

/** What replaced an allocation, or a total that it is inside of, by the day of the question. */
export function replacements(terrain: Terrain, entry: Entry): Entry[] {
  const own = successors(terrain, entry)
  if (own.length > 0) return own
  return those(terrain.ledger, [...totalsOver(terrain.ledger, entry)]).flatMap(total => successors(terrain, total))
}

function successors(terrain: Terrain, entry: Entry): Entry[] {
  return those(terrain.ledger, entry.supersededBy).filter(later => standingOfAct(terrain, later.act) === 'IN_FORCE')
}

export function standing(terrain: Terrain, entry: Entry): Standing {
  const act = standingOfAct(terrain, entry.act)
  if (act !== 'IN_FORCE' || terrain.asOf === null) return act
  return replacements(terrain, entry).length > 0 ? 'SUPERSEDED' : 'IN_FORCE'
}

/** A month or a year counts from its last day. */
function lastDay(act: Extract<EntityValue, { kind: 'ACT' }>['properties']): string | null {
  const { date, datePrecision } = act
  if (date === null) return null
  if (datePrecision === 'YEAR') return `${date.slice(0, 4)}-12-31`
  if (datePrecision !== 'MONTH') return date
  const [year, month] = date.split('-').map(Number)
  return new Date(Date.UTC(year ?? 0, month ?? 1, 0)).toISOString().slice(0, 10)
}
