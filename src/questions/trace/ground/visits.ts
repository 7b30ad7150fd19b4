import { CLOSING_STEPS, OPENING_STEPS, stepOver } from '../../../ledger/steps.ts'
import type { EntityValue, Tie } from '../../../model/graph.ts'
import { kindOfId } from '../../../model/kinds.ts'
import { type Relation, relationsThat, type Walked } from '../../../model/relations.ts'

/**
 * Why an entity is read, as bits. WALK: a route may pass it. MONEY: an allocation that amounts, conservation or stops need.
 * APPROVER: an act that approves a target; whether it also sets money there must be known. SIBLING: what else a node leads to, and its money.
 * CONTEXT: only its name and edges.
 */
export const ROLE = { WALK: 1, MONEY: 2, APPROVER: 4, SIBLING: 8, CONTEXT: 16 } as const
export type Role = (typeof ROLE)[keyof typeof ROLE]
export const ROLES = Object.values(ROLE)
export type Visit = (id: string, role: Role) => void
/** What else is read for an entity, and why, where it is read for one of these reasons. */
export type Visitor = (entity: EntityValue, edges: readonly Tie[], role: Role, visit: Visit) => void

export const visitorOf =
  (walked: Walked): Visitor =>
  (entity, edges, role, visit) => {
    for (const edge of edges) {
      // Whatever it is read for, an answer may have to say whose decree or line it is.
      if (isNaming(edge)) visit(edge.other, ROLE.CONTEXT)
      around(entity, edge, role, walked, visit)
    }
    if (entity.kind === 'INDICATOR' && role === ROLE.CONTEXT && entity.properties.plan !== null)
      visit(entity.properties.plan, ROLE.CONTEXT)
    if (entity.kind !== 'ALLOCATION' || role === ROLE.CONTEXT) return
    const { derivedFrom, edition, withdrawnIn } = entity.properties
    for (const id of derivedFrom) visit(id, ROLE.MONEY)
    for (const id of [edition, withdrawnIn]) if (id !== null) visit(id, ROLE.CONTEXT)
  }

function around(entity: EntityValue, edge: Tie, role: Role, walked: Walked, visit: Visit): void {
  if (role === ROLE.CONTEXT) {
    if (isFrame(edge)) visit(edge.other, ROLE.CONTEXT)
  } else if (entity.kind === 'ALLOCATION') aroundMoney(edge, role, walked, visit)
  else if (role === ROLE.APPROVER) {
    if (isOut(edge, 'SETS')) visit(edge.other, ROLE.MONEY)
  } else if (role === ROLE.SIBLING) {
    if (edge.relation === 'FOR' && edge.direction === 'IN') visit(edge.other, ROLE.MONEY)
  } else aroundWalk(entity, edge, walked, visit)
}

/** A line names its section, and the section its plan: whether an act sets money inside a plan hangs on it, too. */
const isNaming = ({ relation, direction }: Tie): boolean =>
  direction === 'IN' ? relation === 'HAS_LINE' || relation === 'HAS_SECTION' : relation === 'ISSUED_BY'

/** What stands under one programme of the State budget shares a frame. */
const isFrame = (edge: Tie): boolean => kindOfId(edge.other) === 'BUDGET_PROGRAMME'

const isOut = (edge: Tie, relation: Relation): boolean => edge.relation === relation && edge.direction === 'OUT'

const SAME_MONEY = relationsThat(({ sameMoney }) => sameMoney === true)

function aroundMoney(edge: Tie, role: Role, walked: Walked, visit: Visit): void {
  if (SAME_MONEY.has(edge.relation)) visit(edge.other, ROLE.MONEY)
  else if (isOut(edge, 'FOR')) visit(edge.other, role === ROLE.WALK && walked === 'OUT' ? ROLE.WALK : ROLE.CONTEXT)
  else if (edge.relation === 'SETS' || stepOver(edge, 'ALLOCATION', 'from', CLOSING_STEPS) !== null)
    visit(edge.other, ROLE.CONTEXT)
}

/** What looks like a way on, and is none. */
const BESIDE: ReadonlySet<Relation> = new Set(['SAME_AS', 'CORROBORATED_BY', 'AFFECTS', 'AMENDS', 'CONVERTS'])

const MONEY_STEPS = [...OPENING_STEPS, ...CLOSING_STEPS]

function aroundWalk({ kind }: EntityValue, edge: Tie, walked: Walked, visit: Visit): void {
  const { other, relation } = edge
  if (stepOver(edge, kind, walked === 'OUT' ? 'from' : 'to') !== null) visit(other, ROLE.WALK)
  else if (walked === 'OUT' && stepOver(edge, kind, 'from', OPENING_STEPS) !== null) visit(other, ROLE.WALK)
  else if (isOut(edge, 'AMENDS')) {
    // What it amends may have money of other acts, which is then named.
    visit(other, ROLE.CONTEXT)
    visit(other, ROLE.SIBLING)
  } else if (BESIDE.has(relation) || isFrame(edge)) visit(other, ROLE.CONTEXT)
  // Up a walk, what a node leads to beside: whether its money is divided, and among how many, hangs on it.
  else if (stepOver(edge, kind, 'from') !== null) visit(other, ROLE.SIBLING)
  // The money that is for a target, that a fund pays, that an organisation receives.
  else if (stepOver(edge, kind, 'to', MONEY_STEPS) !== null) {
    if (kindOfId(other) === 'ALLOCATION') visit(other, ROLE.MONEY)
    else if (walked === 'IN') visit(other, ROLE.APPROVER)
  }
}
