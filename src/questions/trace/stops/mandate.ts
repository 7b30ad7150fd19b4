import { standingOfAct } from '../../../ledger/accounts.ts'
import { ofAct } from '../../../ledger/entries.ts'
import { above } from '../../../ledger/steps.ts'
import type { Tie } from '../../../model/graph.ts'
import { kindOfId } from '../../../model/kinds.ts'
import type { Relation } from '../../../model/relations.ts'
import type { Unsaid } from '../../explain.ts'
import type { StopAnswer } from '../answer.ts'
import { isInside } from '../routes/entry-points.ts'
import { isExplored, type Stops, type Walk } from '../routes/walk.ts'
import { elsewhereFor, thingOf } from '../words.ts'

/** What an act does to another act or to a plan without setting money for it: no hop, but somebody who asks from it looks for it there. */
export function mandateStops(walk: Walk, stops: Stops): void {
  if (!isExplored(walk)) return
  for (const { at, reason, why } of [converted(walk) ?? [], ...amendments(walk)].flat()) stops.add(at, reason, why)
}

/** That the act only converts another, from which money is followed. */
export function converted(walk: Walk): Unsaid<StopAnswer> | null {
  const { accounts, source, walked, from } = walk
  const { graph, ledger } = accounts
  const act = source ?? (walked === 'OUT' ? from : null)
  if (act === null || ofAct(ledger, act).length > 0) return null
  const [other] = done(walk, act, 'CONVERTS').sort()
  if (other === undefined) return null
  const setsMoney = (graph.edges.get(other) ?? []).some(isOut('SETS'))
  const [by, into] = [thingOf(graph, act), thingOf(graph, other)]
  const why = [{ code: 'CONVERTS' as const, act: by, other: into, id: other, setsMoney }]
  return { at: act, reason: 'NO_MONEY_STATED', why, upperBound: null }
}

/** That the act amends the plan asked about, or one that leads to it, without an amount for it. */
export function amendedOnly(walk: Walk): Unsaid<StopAnswer> | null {
  return amendments(walk)[0] ?? null
}

function amendments(walk: Walk): Unsaid<StopAnswer>[] {
  const { accounts, source, walked, from, goal, missed } = walk
  const { graph, ledger } = accounts
  const act = source ?? (walked === 'OUT' ? from : null)
  if (act === null || standingOfAct(accounts, act) !== 'IN_FORCE') return []
  const end = walked === 'OUT' ? goal : from
  const near = missed === null || end === null ? null : above(missed.ground.graph, end)
  return done(walk, act, 'AMENDS')
    .filter(id => AMENDED.has(kindOfId(id) ?? '') && (near === null || near.has(id)))
    .filter(id => !ofAct(ledger, act).some(entry => isInside(accounts, entry, id)))
    .sort()
    .map(at => ({
      at,
      reason: 'NO_MONEY_STATED' as const,
      why: [
        {
          code: 'AMENDS_WITHOUT_AMOUNT' as const,
          act: thingOf(graph, act),
          target: thingOf(graph, at),
          elsewhere: elsewhereFor(accounts, at, [act]),
        },
      ],
      upperBound: null,
    }))
}

const AMENDED: ReadonlySet<string> = new Set(['PLAN', 'SPENDING_PROGRAMME'])

const isOut = (relation: Relation) => (edge: Tie) => edge.relation === relation && edge.direction === 'OUT'

function done({ accounts: { graph } }: Walk, act: string, relation: Relation): string[] {
  const others = (graph.edges.get(act) ?? []).filter(isOut(relation)).map(edge => edge.other)
  return kindOfId(act) === 'ACT' ? [...new Set(others)].filter(id => graph.entities.has(id)) : []
}
