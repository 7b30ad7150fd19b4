import type { EntityKind } from '../../model/kinds.ts'
import { spoken } from '../money/amount.ts'
import type { StopAnswer } from '../trace/answer.ts'
import { amountOf } from '../trace/ground/portions.ts'
import { downstream, holders, type Link } from '../trace/ground/steps.ts'
import { following, nothingCame } from '../trace/held.ts'
import { capital, introduced, named } from '../trace/words.ts'
import { HOLDERS, stop } from './dead-ends.ts'
import type { Purse } from './purse.ts'
import type { Reached } from './reach.ts'

/** Where money stands at a place, and nobody says how much of it goes on to what follows, or that anything follows. */
export function openEnds(purse: Purse, reached: ReadonlyMap<string, Reached>): StopAnswer[] {
  const told = toldAt(purse)
  return [...reached.values()].flatMap(place => {
    const { graph } = purse.terrain
    const onward = downstream(graph, place.id)
    if (place.kind === 'CPI_GROUP' || (place.kind === 'NAVIGATOR_COHORT' && onward.length === 0))
      return [countOnly(purse, place)]
    // Where no amount arrives the trail has ended before, at what is undivided.
    if (!told.paid.has(place.id)) return []
    if (onward.length === 0) return goesOn(place.kind) ? [endOfData(purse, place)] : []
    const structure = onward.filter(isStructure)
    const isDivided = structure.some(link => told.inside.has(link.to))
    const unprinted = isDivided ? structure.filter(link => !told.inside.has(link.to) && !told.blank.has(link.to)) : []
    // Money that is divided inside a plan does not go undivided to the plan that carries it out.
    const open = onward.filter(
      link => !told.inside.has(link.to) && !(isDivided && (isStructure(link) || link.relation === 'IMPLEMENTS')),
    )
    return [
      ...unprinted.flatMap(link => reached.get(link.to) ?? []).map(other => beside(purse, place, other)),
      ...(open.length > 0 ? [undivided(purse, place, open, told.whole.has(place.id))] : []),
    ]
  })
}

interface Told {
  /** Targets that an amount is printed or computed for. */
  paid: ReadonlySet<string>
  /** Those of which the whole is known. */
  whole: ReadonlySet<string>
  /** Those that hold money, their own or that of what is inside of them. */
  inside: ReadonlySet<string>
  /** Those with an empty cell: told apart. */
  blank: ReadonlySet<string>
}

function toldAt({ terrain, entries }: Purse): Told {
  const targets = (wanted: (entry: Purse['entries'][number]) => boolean): string[] =>
    entries.filter(wanted).flatMap(({ target }) => target ?? [])
  const paid = targets(({ amount }) => amount !== null)
  return {
    paid: new Set(paid),
    whole: new Set(targets(({ amount, part }) => amount !== null && part === 'WHOLE')),
    inside: new Set(paid.flatMap(target => [...holders(terrain.graph, target)])),
    blank: new Set(targets(({ amount }) => amount === null)),
  }
}

const isStructure = ({ relation }: Link): boolean => relation === 'HAS_SECTION' || relation === 'HAS_LINE'
const goesOn = (kind: EntityKind): boolean => HOLDERS.has(kind) || kind === 'LINE' || kind === 'CRISIS'

function countOnly({ terrain }: Purse, { id, kind, bound }: Reached): StopAnswer {
  const by = kind === 'CPI_GROUP' ? 'how many they are, not by name' : 'head counts: nothing follows them further'
  return stop(id, 'COUNT_ONLY', `${capital(named(terrain.graph, id))} are held here only by ${by}.`, amountOf(bound))
}

function endOfData({ terrain }: Purse, { id, bound }: Reached): StopAnswer {
  return stop(id, 'END_OF_DATA', nothingCame(terrain.graph, id), amountOf(bound))
}

function beside({ terrain: { graph } }: Purse, place: Reached, { id, bound }: Reached): StopAnswer {
  const rest = amountOf(bound)
  const most = rest === null ? '' : ` They leave ${spoken(rest)} at most.`
  return stop(
    id,
    'NO_MONEY_STATED',
    `Of the money for ${introduced(graph, place.id)}, amounts are held here for others beside ${introduced(graph, id)}, and none for it.${most}`,
    rest,
  )
}

function undivided({ terrain }: Purse, { id, bound }: Reached, open: readonly Link[], whole: boolean): StopAnswer {
  const { graph } = terrain
  const amount = amountOf(bound)
  const where = introduced(graph, id)
  const stands =
    amount === null
      ? `Money stands at ${where}.`
      : whole
        ? `${spoken(amount)} stands at ${where}.`
        : `At most ${spoken(amount)} stands at ${where}.`
  const each = open.length === 1 ? 'it' : 'each of them'
  return stop(
    id,
    'UNDIVIDED',
    `${stands} Nothing that is held here says how much of it goes on to ${following(open)}: anything from nothing to all of it may reach ${each}.`,
    amount,
  )
}
