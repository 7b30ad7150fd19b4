import type { GraphReader } from '../../../graph/reader.ts'
import { OPENING_STEPS, STEPS, stepOver } from '../../../ledger/steps.ts'
import { whenAll } from '../../../model/coming.ts'
import { kindOfId } from '../../../model/kinds.ts'
import type { Relation } from '../../../model/relations.ts'
import { pause } from '../../../model/turns.ts'
import { ROLE, type Visitor, visitorOf } from './visits.ts'

type TiesReader = Pick<GraphReader, 'now' | 'ties' | 'signal'>

const HOLDS: ReadonlySet<Relation> = new Set(['HAS_SECTION', 'HAS_LINE'])
const WAYS = [...OPENING_STEPS, ...STEPS]

/** All that leads to a goal, itself among it: places, the amounts for them, and the acts that set these. */
async function leadingTo(reader: TiesReader, goal: string): Promise<Set<string>> {
  const found = new Set([goal])
  for (let level = [goal]; level.length > 0; ) {
    const around = await whenAll(level.map(id => reader.now?.ties(id) ?? reader.ties(id)))
    const before = level.flatMap((id, nth) => {
      const kind = kindOfId(id)
      return kind === null ? [] : (around[nth] ?? []).filter(tie => stepOver(tie, kind, 'to', WAYS) !== null)
    })
    level = [...new Set(before.map(({ other }) => other))].filter(id => !found.has(id))
    for (const id of level) found.add(id)
    await pause(reader.signal)
  }
  return found
}

/**
 * On the ways to a goal only what leads there is walked. What else a place leads to stands beside it, whether or not money is divided
 * there; of a section also its lines. Of the goal only what it holds does.
 */
export async function visitorTo(reader: TiesReader, goal: string): Promise<Visitor> {
  const near = await leadingTo(reader, goal)
  const visitBeside = visitorOf('OUT')
  return (entity, edges, role, visit) => {
    const { id, kind } = entity
    const isWalked = role === ROLE.WALK
    for (const edge of edges) {
      const { other, relation, direction } = edge
      const isHeld = HOLDS.has(relation) && direction === 'OUT'
      if (isWalked && near.has(other) && stepOver(edge, kind, 'from', WAYS) !== null) visit(other, ROLE.WALK)
      else if (isWalked && id !== goal && stepOver(edge, kind, 'from') !== null) visit(other, ROLE.SIBLING)
      else if (isHeld && (isWalked || role === ROLE.SIBLING)) visit(other, ROLE.SIBLING)
    }
    // Of what is walked the amounts are read as of what stands beside it.
    const as = kind === 'ALLOCATION' ? ROLE.MONEY : ROLE.SIBLING
    visitBeside(entity, edges, isWalked ? as : role, visit)
  }
}
