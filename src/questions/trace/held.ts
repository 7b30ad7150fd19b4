import { type EntityKind, kindOfId } from '../../model/kinds.ts'
import type { Subgraph } from './ground/gather.ts'
import type { Link } from './ground/steps.ts'
import { counted, introduced, listed } from './words.ts'

/** What would come of the money at a thing of this kind. A source may tell of more than was taken from it: only what is held can be missed. */
const OUTCOMES: Partial<Record<EntityKind, string>> = {
  PLAN: 'section, line or result',
  SECTION: 'line or result',
  SPENDING_PROGRAMME: 'line or result',
}

export function nothingCame(graph: Subgraph, id: string): string {
  const kind = kindOfId(id)
  const what = (kind === null ? undefined : OUTCOMES[kind]) ?? 'result'
  return `No ${what} of ${introduced(graph, id)} is held here: what came of its money cannot be followed further.`
}

type Tie = readonly [one: string, several: string]

/** How the things that a place leads to are tied to it: one of them, several of them. Counts are of what is held. */
const TIES: Partial<Record<Link['relation'], Tie>> = {
  MEASURES: ['that measures it', 'that measure it'],
  IMPLEMENTS: ['that carries out a part of it', 'that carry out a part of it'],
  ACHIEVED: ['of it that is held', 'of it that are held'],
  HANDLES: ['that it dealt with', 'that it dealt with'],
  DEPLOYS: ['that it deploys', 'that it deploys'],
  LEADS_TO: ['that follows it', 'that follow it'],
  IN_REGION: ['named', 'named'],
}

/** An indicator that measures a line is reached from that line: a section leads to those of its own alone. */
const WHOLE: Tie = ['that measures the section as a whole', 'that measure the section as a whole']

interface Group {
  count: number
  kind: EntityKind
  tie: Tie
  isConcluded: boolean
}

/** `the 5 indicators that measure it and the one result of it that is held`. */
export function following(links: readonly Link[]): string {
  const groups = new Map<string, Group>()
  for (const { from, relation, to, basis } of links) {
    const kind = kindOfId(to)
    if (kind === null) continue
    // That one result comes before another may be printed or only concluded, and the reader must know which.
    const isConcluded = relation === 'LEADS_TO' && basis === 'INFERRED'
    const isWhole = relation === 'MEASURES' && kindOfId(from) === 'SECTION'
    const tie = isWhole ? WHOLE : (TIES[relation] ?? ['', ''])
    const key = `${relation} ${kind} ${isConcluded}`
    const group = groups.get(key) ?? { count: 0, kind, tie, isConcluded }
    group.count += 1
    groups.set(key, group)
  }
  const words = [...groups.values()].map(({ count, kind, tie: [one, several], isConcluded }) => {
    const told = `the ${counted(count, kind).replace(/^1 /, 'one ')} ${count === 1 ? one : several}`.trimEnd()
    return isConcluded ? `${told} by a conclusion` : told
  })
  return words.length === 0 ? 'what follows' : listed(words)
}
