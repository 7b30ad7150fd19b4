import { whenAll } from '../model/coming.ts'
import type { EntityValue, Tie } from '../model/graph.ts'
import type { Relation } from '../model/relations.ts'
import { inTurns } from '../model/turns.ts'
import { type Ledger, ledgerOf } from './entries.ts'
import { holding } from './plan.ts'
import type { Subgraph } from './subgraph.ts'

/** What amounts are read from. */
export interface MoneyReader {
  entity(id: string): Promise<EntityValue | null>
  ties(id: string): Promise<readonly Tie[]>
  /** What is in memory of both, at once. */
  readonly now?:
    | { entity(id: string): EntityValue | null | undefined; ties(id: string): readonly Tie[] | undefined }
    | undefined
  /** Reads both of some at once, as far as they are not in memory. */
  ground(ground: { themselves: readonly string[] }): Promise<void>
}

/**
 * Up to what an amount is inside of, or down to what is inside of it, through all that is the same money; or from an act to the
 * amounts that it sets, and up the plans that they are for.
 */
export type Way = 'UP' | 'DOWN' | 'SET'
/** What was read, with the amounts among it. */
export interface Around {
  graph: Subgraph
  ledger: Ledger
}
type Visit = readonly [id: string, way: Way]

/**
 * The ledger of some amounts, of all that they are inside of, and, going DOWN, of all that is inside of them, through every amount
 * that is the same money; with the acts that set them and the editions that print them. Not their siblings. Or, from acts, of all
 * that these set. Null where that is more than `limit` entities.
 */
export async function ledgerAround(reader: MoneyReader, ids: readonly string[], ways: readonly Way[]): Promise<Around>
export async function ledgerAround(
  reader: MoneyReader,
  ids: readonly string[],
  ways: readonly Way[],
  limit: number,
): Promise<Around | null>
export async function ledgerAround(
  reader: MoneyReader,
  ids: readonly string[],
  ways: readonly Way[],
  limit = Number.POSITIVE_INFINITY,
): Promise<Around | null> {
  const entities = new Map<string, EntityValue>()
  const edges = new Map<string, readonly Tie[]>()
  const seen = new Set<string>()
  let level = ids.flatMap(id => ways.map((way): Visit => [id, way]))
  while (level.length > 0) {
    const fresh = [...new Set(level.map(([id]) => id))].filter(id => !edges.has(id))
    if (edges.size + fresh.length > limit) return null
    await reader.ground({ themselves: fresh })
    const values = await whenAll(fresh.map(id => reader.now?.entity(id) ?? reader.entity(id)))
    const ties = await whenAll(fresh.map(id => reader.now?.ties(id) ?? reader.ties(id)))
    for (const [nth, id] of fresh.entries()) {
      const value = values[nth]
      edges.set(id, ties[nth] ?? [])
      if (value != null) entities.set(id, value)
    }
    const next = new Map<string, Visit>()
    for (const [id, way] of level) seen.add(`${way} ${id}`)
    for (const [id, way] of level)
      for (const other of onward(entities.get(id), edges.get(id) ?? [], way))
        if (!seen.has(`${way} ${other}`)) next.set(`${way} ${other}`, [other, way])
    level = [...next.values()]
  }
  // Whatever order a reader answers in, amounts are listed in that of their ids.
  const inOrder = new Map([...entities].sort(([a], [b]) => (a < b ? -1 : 1)))
  const graph = { entities: inOrder, edges, contradictions: new Map(), contradiction: new Map() }
  return { graph, ledger: await inTurns(ledgerOf(graph)) }
}

const SAME_MONEY: ReadonlySet<Relation> = new Set(['SUPERSEDES', 'REDUCES', 'RESTATES'])

function onward(value: EntityValue | undefined, edges: readonly Tie[], way: Way): string[] {
  const over = (leads: (edge: Tie) => boolean): string[] => edges.filter(leads).map(({ other }) => other)
  if (value?.kind !== 'ALLOCATION')
    return way === 'SET'
      ? [...holding(edges), ...over(({ relation, direction }) => relation === 'SETS' && direction === 'OUT')]
      : []
  const { derivedFrom, edition, withdrawnIn } = value.properties
  const editions = [edition, withdrawnIn].filter(id => id !== null)
  if (way === 'SET') return [...over(({ relation }) => relation === 'FOR'), ...editions]
  const leads = ({ relation, direction }: Tie): boolean =>
    SAME_MONEY.has(relation) ||
    (relation === 'SETS' && direction === 'IN') ||
    (relation === 'BREAKS_DOWN_INTO' && direction === (way === 'UP' ? 'IN' : 'OUT'))
  return [...over(leads), ...derivedFrom, ...editions]
}
