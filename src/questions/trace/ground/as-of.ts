import * as model from '../../../model/standing.ts'
import type { Subgraph } from './gather.ts'
import { type Entry, type Ledger, those, totalsOver } from './ledger.ts'

/** Everything the pure functions of a trace look at. */
export interface Terrain {
  graph: Subgraph
  ledger: Ledger
  asOf: string | null
}

export function standingOfAct(terrain: Terrain, id: string | null): Exclude<model.Standing, 'SUPERSEDED'> {
  return terrain.asOf === null ? 'IN_FORCE' : model.standingOfAct(terrain.graph.entities.get(id ?? ''), terrain.asOf)
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

export function standing(terrain: Terrain, entry: Entry): model.Standing {
  const { graph, ledger, asOf } = terrain
  if (asOf === null) return 'IN_FORCE'
  const act = (one: Entry) => graph.entities.get(one.act ?? '')
  const later = [...heldBy(ledger, entry)].flatMap(one => those(ledger, one.supersededBy))
  return model.standingOfMoney(act(entry), later.map(act), asOf)
}

/** Itself, the totals that it is inside of, and what it prints again of its own act: replaced with any of them. */
function heldBy(ledger: Ledger, entry: Entry): Set<Entry> {
  const held = new Set([entry])
  for (const one of held) {
    for (const total of those(ledger, [...totalsOver(ledger, one)])) held.add(total)
    for (const first of those(ledger, one.restates)) if (entry.act !== null && first.act === entry.act) held.add(first)
  }
  return held
}
