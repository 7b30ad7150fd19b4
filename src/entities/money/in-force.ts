import type { GraphReader } from '../../graph/reader.ts'
import type { EntityValue } from '../../model/graph.ts'
import type { Direction, Relation } from '../../model/relations.ts'
import { standingOfMoney } from '../../model/standing.ts'
import { MOVEMENT_STAGES } from '../../model/vocabulary.ts'

/** Whether an allocation counts on a day, by the rule that traces follow; a movement is nothing that is there. */
export async function isInForce(reader: GraphReader, allocation: string, asOf: string): Promise<boolean> {
  const value = await reader.entity(allocation)
  if (value?.kind !== 'ALLOCATION' || MOVEMENT_STAGES.has(value.properties.stage)) return false
  const totals = await totalsOver(reader, allocation)
  const later = await Promise.all([...totals].map(id => others(reader, id, 'SUPERSEDES', 'IN')))
  const acts = await Promise.all([allocation, ...later.flat()].map(id => actOf(reader, id)))
  return standingOfMoney(acts[0], acts.slice(1), asOf) === 'IN_FORCE'
}

/**
 * Itself, every total that it is inside of, and what it prints again of its own act. A computed sum is inside what its terms are;
 * what another act said of the same money is replaced, or not, by itself.
 */
async function totalsOver(reader: GraphReader, allocation: string): Promise<Set<string>> {
  const over = new Set([allocation])
  const act = await actOf(reader, allocation)
  for (const id of over) {
    const around = [id, ...(await termsOf(reader, id))]
    const wholes = await Promise.all(around.map(one => others(reader, one, 'BREAKS_DOWN_INTO', 'IN')))
    for (const whole of wholes.flat()) over.add(whole)
    for (const first of await others(reader, id, 'RESTATES', 'OUT'))
      if (act !== null && (await actOf(reader, first))?.id === act.id) over.add(first)
  }
  return over
}

/** What a computed sum was computed from, computed sums among it with their own terms. */
async function termsOf(reader: GraphReader, allocation: string): Promise<string[]> {
  const value = await reader.entity(allocation)
  const terms = value?.kind === 'ALLOCATION' ? value.properties.derivedFrom : []
  const further = await Promise.all(terms.map(term => termsOf(reader, term)))
  return [...terms, ...further.flat()]
}

/** A computed sum may stand without an act of its own: it is of the act that sets its terms. */
async function actOf(reader: GraphReader, allocation: string): Promise<EntityValue | null> {
  for (const id of [allocation, ...(await termsOf(reader, allocation))]) {
    const [act] = await others(reader, id, 'SETS', 'IN')
    if (act !== undefined) return reader.entity(act)
  }
  return null
}

async function others(
  reader: GraphReader,
  id: string,
  relation: Relation,
  direction: Exclude<Direction, 'BOTH'>,
): Promise<string[]> {
  const edges = await reader.edges(id)
  return edges.filter(edge => edge.relation === relation && edge.direction === direction).map(edge => edge.other)
}
