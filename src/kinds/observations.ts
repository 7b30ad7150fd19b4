import { z } from 'zod'
import { compareIds } from '../model/order.ts'
import { minus } from '../model/percentage.ts'
import { OBSERVATION_TYPE, type ObservationType } from '../model/vocabulary.ts'
import { id, needed, optional, text, word } from './columns.ts'
import { type Detail, defaulting } from './kind.ts'
import type { PackageRow } from './origin.ts'
import { recordsOf, wordOf } from './values.ts'

const observation = z.object({
  key: z.string(),
  type: wordOf('ObservationType', OBSERVATION_TYPE).schema,
  /** An exact decimal; null where a text is printed, or nothing. */
  value: z.string().nullable(),
  printed: z.string().nullable(),
  unit: z.string().nullable(),
  label: z.string().nullable(),
  period: z.string().nullable(),
  /** The last day of its period, or the day by which it is due. */
  day: z.iso.date().nullable(),
  evidence: z.array(z.string()),
})
export type ObservationRecord = z.infer<typeof observation>

/** The rows of observations.csv, whatever the kinds that are observed. */
export const OBSERVATIONS: Detail = {
  description: 'What each observation of an indicator or target is; its figure or text is evidence.',
  columns: [
    needed(id('of', 'INDICATOR', 'TARGET')),
    needed(text('key')),
    needed(word('type', OBSERVATION_TYPE)),
    optional(text('unit')),
    optional(text('label')),
  ],
  key: ['of', 'key'],
}

/** Every observation that a source prints, from its rows and the evidence of `observation.<key>`. */
export const observations = defaulting(
  recordsOf(observation),
  [],
  {
    fields: { 'observation.*': 'value', 'observation.*.period': 'period', 'observation.*.day': 'date' },
    read: observationsOf,
  },
  'Every value that a source prints of it: baseline, target, plan, actual; by period and day.',
  { hidden: true, filter: null, evidenceField: 'observations.*' },
)

/** The observations of a row, the earliest first; those without a day, or a period that has one, come before all others. */
export function observationsOf(row: PackageRow): ObservationRecord[] {
  const rows = row.details('observations')
  const keys = new Set(rows.map(({ cells }) => cells.key))
  for (const field of row.fields()) {
    const key = /^observation\.([^.]+)/.exec(field)?.[1]
    if (key !== undefined && !keys.has(key)) {
      row.problem('id', `observation ${key} of ${row.id} has no row in observations.csv`)
    }
  }
  const found = rows.flatMap((detail): { record: ObservationRecord; last: string }[] => {
    const { key = '', type, unit, label } = detail.cells
    const name = `observation.${key}`
    const value = row.one(name, 'value')
    const period = row.one(`${name}.period`, 'period')
    const due = row.one(`${name}.day`, 'date')
    if (!row.has(name)) row.problem('key', `${row.id} has no evidence of ${name}; add it to evidence.csv`, detail)
    if (value === null) return []
    const day = due?.value.day ?? null
    const record = {
      key,
      type: type as ObservationType,
      value: value.value.number,
      printed: value.raw,
      unit: unit || null,
      label: label || null,
      period: period?.value.text ?? null,
      day,
      evidence: row.inOrder([value, period, due].flatMap(known => known?.evidence ?? [])),
    }
    return [{ record, last: day ?? period?.value.last ?? '' }]
  })
  return found.sort((one, other) => compareIds(one.last, other.last)).map(({ record }) => record)
}

/** Of the observations of a type the one of the latest day that is not a breakdown; undefined where there is none. */
export function latest(found: readonly ObservationRecord[], type: ObservationType): ObservationRecord | undefined {
  return found.filter(each => each.type === type && each.label === null).at(-1)
}

/**
 * Of the latest period of which a source prints both, what was reached and what was to be: the figures of two periods make no share.
 * A target of no period is for any. Null where no period has both.
 */
export function ofOnePeriod({ observations, ...of }: Observed): { actual: string; target: string } | null {
  const { actualValue: actual, targetValue: target } = of
  const latestAgree = of.targetPeriod === null || of.targetPeriod === of.actualPeriod
  if (actual !== null && target !== null && latestAgree) return { actual, target }
  const figures = (type: ObservationType) =>
    observations.filter(each => each.type === type && each.label === null && each.value !== null)
  const [actuals, targets] = [figures('ACTUAL'), figures('TARGET')]
  const isSame = (one: ObservationRecord, other: ObservationRecord) =>
    (one.period !== null && one.period === other.period) || (one.day !== null && one.day === other.day)
  for (const reached of actuals.reverse()) {
    const goal = targets.findLast(each => isSame(each, reached))
    if (reached.value !== null && goal?.value != null) return { actual: reached.value, target: goal.value }
  }
  return null
}

/** The latest values of an indicator, and all that there are. */
interface Observed {
  actualValue: string | null
  actualPeriod: string | null
  targetValue: string | null
  targetPeriod: string | null
  observations: readonly ObservationRecord[]
}

/** Whether a target lies above or below its baseline; null where either is missing or no figure, or they are equal. */
export function directionOf(found: readonly ObservationRecord[]): 'INCREASE' | 'DECREASE' | null {
  const [baseline, target] = [latest(found, 'BASELINE')?.value, latest(found, 'TARGET')?.value]
  if (baseline == null || target == null) return null
  const way = minus(target, baseline)
  if (!/[1-9]/.test(way)) return null
  return way.startsWith('-') ? 'DECREASE' : 'INCREASE'
}
