import { ActDiff, type ActDiffQuery, ActsBeside } from '../operations/thing.ts'
import type { Ask } from '../page.ts'
import type { Short } from '../parts/short.tsx'
import type { AmountShown } from './pivot.ts'

/** An act beside another that sets amounts for the same plan. */
export interface Beside {
  /** All that it can be compared with, the earliest first. */
  acts: readonly Short[]
  other: Short
  diff: NonNullable<ActDiffQuery['diff']>
}

/** The act beside `against`; where none is asked for, beside the one before it, else the one after it. Null where it is alone. */
export async function besideOf(
  ask: Ask,
  act: { id: string },
  amounts: readonly AmountShown[],
  against: string | null,
): Promise<Beside | null> {
  const plans = [...new Set(amounts.flatMap(({ plan }) => plan?.id ?? []))]
  if (plans.length === 0) return null
  const all: readonly Short[] = (await ask(ActsBeside, { plans })).acts?.nodes ?? []
  const own = all.findIndex(({ id }) => id === act.id)
  const acts = all.filter(({ id }) => id !== act.id)
  const other = acts.find(({ id }) => id === against) ?? all[own === -1 ? 0 : own > 0 ? own - 1 : own + 1]
  if (other === undefined) return null
  const isEarlier = all.indexOf(other) < own
  const [from, to] = isEarlier ? [other.id, act.id] : [act.id, other.id]
  const { diff } = await ask(ActDiff, { from, to })
  return diff === null ? null : { acts, other, diff }
}
