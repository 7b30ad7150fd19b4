import { type Unit, unitOf } from '../../../../locale/units.ts'
import type { ClaimValue, EntityOf } from '../../../../model/graph.ts'
import type { ContradictionKind, Qualifier } from '../../../../model/vocabulary.ts'
import {
  addDecimals,
  compareDecimals,
  decimalsOf,
  halfUnit,
  multiplyDecimals,
  subtractDecimals,
} from '../../decimals.ts'
import type { GraphIndex } from '../../index-of-graph.ts'
import { statedClaim } from '../finding.ts'

export type Result = EntityOf<'RESULT'>

/** The least and the most that a figure may mean; null where it says no bound. */
export interface Room {
  low: string | null
  high: string | null
}

/** A figure with what it may mean: an exact decimal, the zeros of its unit written out. */
export interface Ranged extends Room {
  value: string
}

export const exactly = (count: number | string): Ranged => roomOf(String(count), 'EXACT')

/** What a result says in figures. */
export interface Figure extends Ranged {
  of: Result
  unit: Unit
}

export function figureOf(result: Result): Figure | null {
  const { value, unit: text, qualifier } = result.properties
  if (value === null) return null
  const unit = unitOf(text)
  return { of: result, unit, ...roomOf(value, qualifier, unit.zeros) }
}

/** "About" is rounded to the last digit that is not zero, and so is a figure in thousands; "more than" has no upper bound. */
export function roomOf(value: string, qualifier: Qualifier, zeros = 0): Ranged {
  const scale = (decimal: string) => multiplyDecimals(decimal, `1${'0'.repeat(zeros)}`)
  const exact = qualifier === 'EXACT' && zeros === 0
  const half = exact ? '0' : scale(halfUnit(qualifier === 'ABOUT' ? decimalsOf(value) : fractionDigits(value)))
  const whole = scale(value)
  return {
    value: whole,
    low: qualifier === 'LESS_THAN' ? null : qualifier === 'MORE_THAN' ? whole : subtractDecimals(whole, half),
    high: qualifier === 'MORE_THAN' ? null : qualifier === 'LESS_THAN' ? whole : addDecimals([whole, half]),
  }
}

function fractionDigits(value: string): number {
  return Math.max(decimalsOf(value), 0)
}

/** Whether all that the first may mean is more than all that the second may. */
export function exceeds(first: Room, second: Room): boolean {
  return first.low !== null && second.high !== null && compareDecimals(first.low, second.high) > 0
}

export function agree(one: Room, other: Room): boolean {
  return !exceeds(one, other) && !exceeds(other, one)
}

export function sumOfFigures(figures: readonly Ranged[]): Ranged {
  const sum = (bounds: (string | null)[]) => (bounds.includes(null) ? null : addDecimals(bounds.flatMap(b => b ?? [])))
  return {
    value: addDecimals(figures.map(({ value }) => value)),
    low: sum(figures.map(({ low }) => low)),
    high: sum(figures.map(({ high }) => high)),
  }
}

/** The evidence that prints a result's figure; none where it has none. */
export const printingValue = (index: GraphIndex, result: Result): string[] =>
  result.properties.value === null ? [] : index.printing(result, 'value')

/** The claim of a result's figure, as printed. */
export function figureClaim(index: GraphIndex, result: Result): ClaimValue {
  const { value } = result.properties
  const printed = printingValue(index, result)
  const raw = index.graph.evidence.get(printed[0] ?? '')
  return statedClaim(result, (raw?.field === 'value' ? raw.raw : value) ?? '', value, printed)
}

/** Two printed figures are a contradiction of texts or of tables, by where they stand. */
export function disputeKind(index: GraphIndex, one: readonly string[], other: readonly string[]): ContradictionKind {
  const inTable = [one, other].map(ids => ids.some(id => (index.graph.evidence.get(id)?.table ?? null) !== null))
  if (inTable[0] !== inTable[1]) return 'TEXT_VS_TABLE'
  return inTable[0] ? 'TABLE_VS_TABLE' : 'TEXT_VS_TEXT'
}
