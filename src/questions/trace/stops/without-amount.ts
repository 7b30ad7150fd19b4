import { type Accounts, counts, isDissolved, isInForce, standing } from '../../../ledger/accounts.ts'
import { mostAt } from '../../../ledger/bounds.ts'
import { type Entry, forTarget, isRepetition } from '../../../ledger/entries.ts'
import { isOf, type Scope } from '../../../ledger/figures.ts'
import { stepOver } from '../../../ledger/steps.ts'
import type { Subgraph } from '../../../ledger/subgraph.ts'
import { kindOfId } from '../../../model/kinds.ts'
import type { Absence } from '../../../model/vocabulary.ts'
import type { Unsaid } from '../../explain.ts'
import type { StopAnswer, StopReason } from '../answer.ts'
import { isWithin } from '../routes/charges.ts'
import type { Fork } from '../routes/money.ts'
import type { Run } from '../routes/run.ts'
import type { Stops, Walk } from '../routes/walk.ts'
import { amountsBy, elsewhereFor, thingOf } from '../words.ts'
import { leftOut } from './left-out.ts'
import { restating } from './missed.ts'
import { whyReplaced } from './replaced.ts'
import { movementStop, noActSets } from './time.ts'

/** Why a route begins without an amount: the act states none, or none is stated for the place where it begins. */
export function unpaid(walk: Walk, { run, spot, hop: { link } }: Fork, stops: Stops): void {
  const { graph, ledger } = walk.accounts
  const { act, root, stage } = run.scope
  const money = ledger.entries.get(root ?? '')
  if (money !== undefined) {
    const absence = spot.figure?.absence ?? null
    absenceStop(walk, run.scope, { id: money.target ?? money.id, absence }, stops)
  } else if (act !== null && act === spot.id) {
    const elsewhere = elsewhereFor(walk.accounts, link.to, [act])
    const [by, target] = [thingOf(graph, act), thingOf(graph, link.to)]
    stops.add(link.to, 'NO_MONEY_STATED', { code: 'APPROVES_WITHOUT_AMOUNT', act: by, target, elsewhere })
  } else if (stage !== null) noOneAmount(walk, run, spot.id, stops)
  else noOwnAmount(walk, spot.id, stops)
}

/** Amounts of the scope are for the place, or for what is in it, and none of them is the one for all of it. */
function noOneAmount(walk: Walk, { scope, spots }: Run, at: string, stops: Stops): void {
  const { accounts, bounds } = walk
  const { graph, ledger } = accounts
  const all = forTarget(ledger, at).filter(entry => isOf(scope, entry) && !entry.movement && isInForce(accounts, entry))
  const own = all.filter(entry => !isRepetition(ledger, entry))
  const target = thingOf(graph, at)
  const filled = own.filter(({ amount }) => amount !== null)
  const isWhole = ({ part }: Entry): boolean => part === 'WHOLE'
  if (own.length > 1 && filled.length === own.length && filled.some(isWhole))
    stops.add(at, 'CONTRADICTED', { code: 'MAY_BE_ONE_MONEY', of: target }, mostAt(accounts, bounds, at, scope))
  else if (filled.length > 0) {
    const why = { code: 'NO_WHOLE_STATED' as const, target, amounts: amountsBy(graph, filled) }
    stops.add(at, 'NO_MONEY_STATED', why, mostAt(accounts, bounds, at, scope))
  }
  for (const { amount, absence } of own) if (amount === null) absenceStop(walk, scope, { id: at, absence }, stops)
  if (own.length === 0) for (const entry of all) restatedStop(accounts, entry, stops)
  if (all.length === 0)
    for (const { id, figure } of spots)
      if (figure?.absence != null) absenceStop(walk, scope, { id, absence: figure.absence }, stops)
}

/** No amount for the place is there by what is asked about: what there is of it, in it, or above it instead. */
export function noOwnAmount({ accounts }: Walk, at: string, stops: Stops): void {
  const { graph, ledger } = accounts
  const own = forTarget(ledger, at)
  const amounts = own.filter(entry => !entry.movement && !isDissolved(accounts, entry))
  const target = thingOf(graph, at)
  if (amounts.length > 0) {
    // What an act sets and the day leaves out is said of that act.
    for (const entry of amounts) {
      restatedStop(accounts, entry, stops)
      if (entry.act === null) stops.take(ofNoAct(accounts, entry))
    }
  } else if (own.length > 0) for (const movement of own) movementStop(accounts, movement, null, stops)
  else {
    const isInside = (entry: Entry): boolean => isWithin(accounts, entry, at) && counts(accounts, entry)
    if ([...ledger.entries.values()].some(isInside))
      stops.add(at, 'NO_MONEY_STATED', { code: 'AMOUNTS_INSIDE', target })
    // What leads to the place where the question begins was not looked at.
    else if (comesFromAbove(graph, at))
      stops.add(at, 'NO_MONEY_STATED', { code: 'NO_OWN_AMOUNT', target, counted: isCounted(graph, at) })
    else stops.add(at, 'NO_MONEY_STATED', { code: 'NO_FUNDING_ACT', target })
  }
}

function restatedStop(accounts: Accounts, entry: Entry, stops: Stops): void {
  const why = restating(accounts, entry)
  if (why !== null) stops.add(entry.id, why.reason, why.why, entry.amount)
}

/** Of money that no act sets, why it is not followed from there. */
function ofNoAct(accounts: Accounts, entry: Entry): Unsaid<StopAnswer>[] {
  switch (standing(accounts, entry)) {
    case 'IN_FORCE':
      return [noActSets(accounts, entry)]
    case 'SUPERSEDED':
      return whyReplaced(accounts, entry)
    default:
      return leftOut(accounts, [entry])
  }
}

function comesFromAbove({ edges }: Subgraph, id: string): boolean {
  const kind = kindOfId(id)
  return kind !== null && (edges.get(id) ?? []).some(edge => stepOver(edge, kind, 'to') !== null)
}

/** Whether a source states how many of it there are. */
function isCounted({ entities }: Subgraph, id: string): boolean {
  const entity = entities.get(id)
  if (entity?.kind === 'RESULT') return entity.properties.value !== null
  return entity?.kind === 'NAVIGATOR_COHORT' && entity.properties.headcounts.length > 0
}

export const ABSENCE_REASONS: Record<Absence, StopReason> = {
  BLANK: 'NO_MONEY_STATED',
  NOT_PUBLISHED: 'NOT_PUBLISHED',
  NOT_APPLICABLE: 'NO_MONEY_STATED',
  SUPPRESSED: 'NOT_PUBLISHED',
  NOT_YET: 'NO_MONEY_STATED',
  NOT_EXTRACTED: 'END_OF_DATA',
}

export function absenceStop(
  { accounts, bounds }: Walk,
  scope: Scope,
  { id, absence }: { id: string; absence: Absence | null },
  stops: Stops,
): void {
  const said = absence ?? 'BLANK'
  stops.add(
    id,
    ABSENCE_REASONS[said],
    { code: 'NO_AMOUNT_IN_CELL', absence: said },
    mostAt(accounts, bounds, id, scope),
  )
}
