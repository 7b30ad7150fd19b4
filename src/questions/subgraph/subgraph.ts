import type { GraphReader, Near } from '../../graph/reader.ts'
import { isShared } from '../../graph/shared.ts'
import { FilorossoError } from '../../model/errors.ts'
import type { Edge } from '../../model/graph.ts'
import { type EntityKind, kindOfId } from '../../model/kinds.ts'
import { compareIds } from '../../model/order.ts'
import { pause } from '../../model/turns.ts'
import { entitiesById } from '../arguments.ts'
import type { SubgraphAnswer, SubgraphEdgeAnswer } from './answer.ts'

export type SubgraphQuestion = Near

export type SubgraphReader = Pick<GraphReader, 'entity' | 'edges' | 'kin' | 'ties' | 'ground'>

export const MAX_HOPS = 6
export const MAX_NODES = 500

/**
 * What lies around an entity: the entities within some steps, the nearest first, and every relationship between two of them, each
 * once. What many share (a region, a fund, an organisation) is in it and ends there, unless the question begins with it.
 * @throws FilorossoError NOT_FOUND for an unknown id, BAD_USER_INPUT for arguments out of bounds
 */
export async function subgraph(reader: SubgraphReader, question: SubgraphQuestion): Promise<SubgraphAnswer> {
  const { of, hops, first } = question
  refuseBeyond('hops', hops, MAX_HOPS)
  refuseBeyond('first', first, MAX_NODES)
  await reader.ground({ near: question })
  await entitiesById(reader, [of])
  const nodes = new Set([of])
  let truncated = false
  for (let [level, hop] = [[of], 0]; level.length > 0; hop++) {
    await reader.ground({ themselves: level })
    const walked = level.filter(id => !isEnd(id, of))
    const around = await Promise.all(walked.map(id => (isShared(id) ? reader.edges(id) : reader.ties(id))))
    await pause()
    const beyond = around.flatMap(ties => ties.filter(tie => isAsked(question, tie)).map(({ other }) => other))
    const next = new Set(beyond.filter(id => !nodes.has(id)))
    const wanted = hop < hops ? [...next].filter(id => isWanted(question, id)).sort(compareIds) : []
    level = wanted.slice(0, first - nodes.size)
    truncated ||= level.length < wanted.length
    for (const id of level) nodes.add(id)
  }
  // What proves the relationships is read once, of all that was found.
  const edges = await Promise.all([...nodes].map(id => edgesOf(reader, question, id)))
  const tied = new Map([...nodes].map((id, nth) => [id, edges[nth] ?? []]))
  return { of, nodes: [...nodes], edges: edgesAmong(nodes, tied, of), truncated }
}

const isWanted = ({ kinds }: SubgraphQuestion, id: string): boolean =>
  kinds === null || kinds.includes(kindOfId(id) as EntityKind)

const isAsked = ({ relations }: SubgraphQuestion, { relation }: Pick<Edge, 'relation'>): boolean =>
  relations === null || relations.includes(relation)

async function edgesOf(reader: SubgraphReader, question: SubgraphQuestion, id: string): Promise<Edge[]> {
  const edges = await (isEnd(id, question.of) ? reader.kin(id) : reader.edges(id))
  return edges.filter(edge => isAsked(question, edge))
}

const isEnd = (id: string, of: string): boolean => id !== of && isShared(id)

/** Described by what stands on the left of it; by what stands on the right where of the left only the nearest is read. */
function edgesAmong(
  nodes: ReadonlySet<string>,
  tied: ReadonlyMap<string, readonly Edge[]>,
  of: string,
): SubgraphEdgeAnswer[] {
  const edges: SubgraphEdgeAnswer[] = []
  for (const [id, around] of tied)
    for (const { direction, other, ...known } of around) {
      const isShown = direction === 'OUT' || (isEnd(other, of) && !isEnd(id, of))
      if (!nodes.has(other) || !isShown) continue
      const [from, to] = direction === 'OUT' ? [id, other] : [other, id]
      if (direction === 'OUT' && isEnd(id, of) && !isEnd(other, of)) continue
      edges.push({ from, to, ...known })
    }
  return edges.sort(inOrder)
}

function inOrder(one: SubgraphEdgeAnswer, other: SubgraphEdgeAnswer): number {
  const byRelation = one.relation < other.relation ? -1 : one.relation > other.relation ? 1 : 0
  return compareIds(one.from, other.from) || byRelation || compareIds(one.to, other.to)
}

function refuseBeyond(argument: string, value: number, most: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= most) return
  throw new FilorossoError('BAD_USER_INPUT', `${argument}: ${value} is out of bounds`, { hint: `ask for 1 to ${most}` })
}
