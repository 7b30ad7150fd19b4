import { kindOfId } from '../../model/kinds.ts'
import { spoken } from '../money/amount.ts'
import type { ConservationAnswer } from './answer.ts'
import type { Terrain } from './ground/as-of.ts'
import { groupWith, type Weighing, weigh } from './ground/balance.ts'
import { type Entry, those } from './ground/ledger.ts'
import type { Station } from './ground/stations.ts'
import { capital, introduced } from './words.ts'

/**
 * Of what a hop leaves: its amount against the parts of one breakdown. `next` chooses the breakdown, where a total is
 * printed split in several ways.
 */
export function conservationOf(terrain: Terrain, left: Station, next: Station): ConservationAnswer {
  const { ledger } = terrain
  const { figure } = left
  const inflow = figure?.amount ?? null
  if (figure === null || inflow === null)
    return unchecked(`No amount is stated for ${introduced(terrain.graph, left.id)} here.`)
  const [first, ...others] = those(ledger, figure.allocations)
  if (first === undefined) return unchecked('Nothing states this amount.')
  if (others.length > 0) {
    const terms = [first, ...others]
    return checked(terrain, { ...weigh(ledger, terms, terms), terms, breakdown: null, inflow, reason: BY_CONSTRUCTION })
  }
  const group = groupWith(ledger, first, wantedBy(first, next))
  if (group === null)
    return {
      ...unchecked(`${capital(whole(terrain, left.id))} is undivided: no part of ${spoken(inflow)} is held here.`),
      inflow,
    }
  const isSum = group.parts.every(part => first.derivedFrom.includes(part.id))
  return checked(terrain, {
    ...weigh(ledger, [first], group.parts),
    terms: group.parts,
    breakdown: group.breakdown,
    inflow,
    reason: isSum ? BY_CONSTRUCTION : null,
  })
}

/** An act or a plan is not what is undivided: its amount is. */
function whole({ graph }: Terrain, id: string): string {
  return kindOfId(id) === 'ALLOCATION' ? introduced(graph, id) : `the amount of ${introduced(graph, id)}`
}

const BY_CONSTRUCTION = 'No total is printed: the amount is the sum of these parts, so it balances by construction.'

/** What the next station is of the total; nothing where it is the same money. */
function wantedBy(left: Entry, next: Station): string[] {
  if (kindOfId(next.id) === 'ALLOCATION') return [next.id]
  const wanted = next.figure?.allocations ?? []
  return wanted.includes(left.id) ? [] : wanted
}

type Checked = Weighing & Pick<ConservationAnswer, 'breakdown' | 'inflow' | 'reason'> & { terms: readonly Entry[] }

function checked(terrain: Terrain, found: Checked): ConservationAnswer {
  const { status, inflow, outflow, residual, tolerance, breakdown, terms, blanks } = found
  return {
    status,
    inflow,
    outflow,
    residual,
    tolerance,
    breakdown,
    terms: terms.map(term => term.id),
    reason: reasonOf(terrain, found, blanks) ?? found.reason,
  }
}

function reasonOf(terrain: Terrain, found: Checked, blanks: readonly Entry[]): string | null {
  const { status, residual, outflow, terms } = found
  const difference = residual === null ? '' : spoken({ ...residual, cents: Math.abs(residual.cents) })
  const blank = `${blanks.length === 1 ? 'one part is' : `${blanks.length} parts are`} printed without an amount: ${blanks
    .map(entry => `${introduced(terrain.graph, entry.target ?? entry.id)} (${entry.id})`)
    .join('; ')}`
  switch (status) {
    case 'BALANCED':
      return blanks.length > 0 ? `It balances, though ${blank}.` : null
    case 'WITHIN_ROUNDING':
      return `The difference of ${difference} is within what rounding ${terms.length} printed figures can explain.`
    case 'GAP':
      return blanks.length > 0
        ? `The parts fall short by ${difference}; ${blank}. How much the blanks hold is not said.`
        : `The parts fall short by ${difference}, and none of them is blank.`
    case 'OVERFLOW':
      return `The parts exceed the total by ${difference}${blanks.length > 0 ? `, and ${blank}` : ''}.`
    default:
      return outflow === null && terms.length > 0 ? `No part has an amount: ${blank}.` : null
  }
}

function unchecked(reason: string): ConservationAnswer {
  return {
    status: 'NOT_CHECKABLE',
    inflow: null,
    outflow: null,
    residual: null,
    tolerance: null,
    breakdown: null,
    terms: [],
    reason,
  }
}
