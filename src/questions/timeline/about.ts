import type { GraphReader } from '../../graph/reader.ts'
import { isShared } from '../../graph/shared.ts'
import { FilorossoError } from '../../model/errors.ts'
import type { Tie } from '../../model/graph.ts'
import { kindOfId } from '../../model/kinds.ts'
import type { Relation } from '../../model/relations.ts'
import { DATED_KINDS } from './events.ts'

type TiesReader = Pick<GraphReader, 'edges' | 'ties'>

/** What something consists of. */
export const OF_PARTS: ReadonlySet<Relation> = new Set<Relation>(['HAS_SECTION', 'HAS_LINE', 'HAS_PROGRAMME'])
/** Ties to something of the same kind that has days of its own: another plan's are not this one's. */
const OF_OTHERS: ReadonlySet<Relation> = new Set<Relation>(['IMPLEMENTS', 'CONTINUES', 'SAME_AS', 'OVERLAPS'])
/** What one allocation does to the money of another. */
const SAME_MONEY: ReadonlySet<Relation> = new Set<Relation>(['SUPERSEDES', 'REDUCES', 'RESTATES'])
/** Entities whose relationships are gone through: far more than anything but a whole budget has. */
const MOST = 20_000

/**
 * What has a day and is tied to an entity, itself among it: its parts; what it is a part of or directly tied to; acts
 * about any of its parts, acts that set money for them, and those that say, replace or reduce that money.
 */
export async function tiedTo(reader: TiesReader, id: string): Promise<Set<string>> {
  const read = reading(reader)
  const parts = new Set([id])
  for (let level = [id]; level.length > 0; ) {
    const below = (await read(level)).filter(edge => OF_PARTS.has(edge.relation) && edge.direction === 'OUT')
    level = [...new Set(below.map(({ other }) => other))].filter(other => !parts.has(other))
    for (const part of level) parts.add(part)
  }
  const own = (await read([id])).filter(({ relation }) => !OF_OTHERS.has(relation))
  const ofParts = await read([...parts])
  const acts = [...ofParts, ...(await ofMoney(read, allocationsAmong(id, ofParts)))].filter(isAct)
  return new Set([...parts, ...own.map(({ other }) => other), ...acts.map(({ other }) => other)].filter(isDated))
}

/** The relationships of allocations, and of those that are tied to them by being the same money. */
async function ofMoney(read: (ids: readonly string[]) => Promise<Tie[]>, allocations: string[]): Promise<Tie[]> {
  const edges = await read(allocations)
  const again = edges.filter(({ relation }) => SAME_MONEY.has(relation)).map(({ other }) => other)
  return [...edges, ...(await read([...new Set(again)]))].filter(({ relation }) => relation === 'SETS')
}

function allocationsAmong(id: string, edges: readonly Tie[]): string[] {
  return [...new Set([id, ...edges.map(({ other }) => other)])].filter(each => kindOfId(each) === 'ALLOCATION')
}

function reading(reader: TiesReader): (ids: readonly string[]) => Promise<Tie[]> {
  const seen = new Set<string>()
  return async ids => {
    for (const id of ids) seen.add(id)
    if (seen.size > MOST) {
      throw new FilorossoError('LIMIT_EXCEEDED', `about: more than ${MOST} things are linked to it`, {
        hint: 'ask about a part of it',
      })
    }
    return (await Promise.all(ids.map(id => (isShared(id) ? reader.edges(id) : reader.ties(id))))).flat()
  }
}

const isAct = ({ other }: Tie): boolean => kindOfId(other) === 'ACT'

function isDated(id: string): boolean {
  const kind = kindOfId(id)
  return kind !== null && DATED_KINDS.has(kind)
}
