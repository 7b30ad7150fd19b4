import { around } from '../../../../ledger/plan.ts'
import type { EntityValue } from '../../../../model/graph.ts'
import { normaliseName } from '../../../../model/text.ts'
import type { GraphIndex } from '../../index-of-graph.ts'
import type { Result } from './figure.ts'

/** Of what time a figure is, and of what plan or programme. */
export interface Frame {
  period: string | null
  cumulative: boolean
  plan: string | null
}

export function frameOf(index: GraphIndex, result: Result): Frame {
  const { period, cumulative } = result.properties
  return { period, cumulative, plan: planOf(index, result) }
}

/** Who achieved a result. */
function achieverOf(index: GraphIndex, { id }: Result): string | null {
  return index.preceding('ACHIEVED', id)[0] ?? null
}

function planOf(index: GraphIndex, result: Result): string | null {
  const achiever = achieverOf(index, result)
  if (achiever === null) return null
  const isPlan = (entity: EntityValue | undefined) => entity?.kind === 'PLAN' || entity?.kind === 'SPENDING_PROGRAMME'
  return [achiever, ...around(index.subgraph, achiever)].find(id => isPlan(index.graph.entities.get(id))) ?? null
}

/** Whether two figures are of the same time: one that is of another may be more without being wrong. */
export function sameTime(one: Frame, other: Frame): boolean {
  return one.cumulative === other.cumulative && samePeriod(one.period, other.period)
}

/** What differs between the frames of two figures, in words. */
export function differences(index: GraphIndex, one: Frame, other: Frame): string[] {
  const since = ({ cumulative }: Frame) => (cumulative ? 'cumulative' : 'of its period alone')
  const plans = [one.plan, other.plan].map(plan => (plan === null ? '' : `"${index.nameOf(plan)}"`))
  const alike =
    one.plan === null || other.plan === null || one.plan === other.plan || isSame(index, one.plan, other.plan)
  return [
    ...(samePeriod(one.period, other.period) ? [] : [`the period: "${one.period}" and "${other.period}"`]),
    ...(one.cumulative === other.cumulative ? [] : [`the first is ${since(one)}, the second ${since(other)}`]),
    ...(alike ? [] : [`the plan: ${plans.join(' and ')}`]),
  ]
}

function isSame(index: GraphIndex, one: string, other: string): boolean {
  return index.has(one, 'SAME_AS', other) || index.has(other, 'SAME_AS', one)
}

/** A year is the same period as words that name no other year; what has no period is of any. */
function samePeriod(one: string | null, other: string | null): boolean {
  if (one === null || other === null || normaliseName(one) === normaliseName(other)) return true
  const [years, others] = [yearsIn(one), yearsIn(other)]
  const bare = [one, other].some(text => /^[\d\s–-]+$/.test(text))
  return bare && years !== '' && years === others
}

function yearsIn(text: string): string {
  return [...new Set(text.match(/\b(?:19|20)\d\d\b/g))].sort().join(' ')
}
