import { naturalKey } from '../../model/designation.ts'
import { groupBy } from '../../model/group-by.ts'
import { compareIds } from '../../model/order.ts'
import { type Part, STAGE, type Stage } from '../../model/vocabulary.ts'
import type { AmountFragment } from '../operations/thing.ts'
import type { Short } from '../parts/short.tsx'

export type AmountShown = AmountFragment

/** Amounts of one stage that one act sets; without an act where no source names one. */
export interface StageColumn {
  key: string
  act: Short | null
  stage: Stage
  /** The period that all its amounts are for; null where they differ or have none. */
  period: string | null
}

export interface AmountRow {
  key: string
  /** What it is for; null where that stands in no source. */
  target: Short | null
  part: Part
  /** What else distinguishes it from other rows: who receives it, its period. */
  apart: readonly string[]
  /** How many rows it stands below. */
  depth: number
  /** Whether it holds others of the table. */
  isTotal: boolean
  /** Whether the row before it is of the same target. */
  continues: boolean
  /** By the key of a column. */
  cells: ReadonlyMap<string, readonly AmountShown[]>
}

interface RowParts {
  together: readonly AmountShown[]
  apart: readonly string[]
}

export interface Pivot {
  columns: readonly StageColumn[]
  rows: readonly AmountRow[]
}

/** As money lives: what acts set first, then what follows, as the vocabulary has it. */
const SET_BY_ACTS: readonly Stage[] = [
  'ASSIGNED',
  'COMMITTED',
  'ADMITTED',
  'BUDGETED',
  'PLANNED',
  'APPROVED',
  'DECOMMITTED',
  'REDETERMINED',
]
const IN_LIFE = [...new Set([...SET_BY_ACTS, ...(Object.keys(STAGE) as Stage[])])]

const keyOfColumn = ({ act, stage }: AmountShown): string => `${act?.id ?? ''} ${stage}`

/** Amounts under the act and stage that they are of, beside what they are for; what holds others stands before them. */
export function pivotOf(amounts: readonly AmountShown[]): Pivot {
  const columns = [...groupBy(amounts, keyOfColumn)]
    .map(([key, together]): StageColumn => {
      const [{ act, stage, period }] = together
      const isShared = together.every(each => each.period === period)
      return { key, act, stage, period: isShared ? period : null }
    })
    .sort((one, other) => compareIds(orderOf(one), orderOf(other)))
  const groups = [...groupBy(amounts, rowKey).values()].flatMap(together => partedRows(together))
  const targets = new Map(amounts.flatMap(({ goal }) => (goal === null ? [] : [[goal.id, goal as Short] as const])))
  const trails = new Map(amounts.map(amount => [amount.goal.id, trailOf(amount).filter(id => targets.has(id))]))
  const holders = new Set([...trails.values()].flat())
  const sorted = groups
    .map(({ together, apart }) => ({
      together,
      apart,
      order: orderOfRow(together[0] as AmountShown, apart, trails, targets),
    }))
    .sort((one, other) => compareIds(one.order, other.order))
  const rows = sorted.map(({ together, apart }, index): AmountRow => {
    const [{ id, goal, part, grain }] = together as [AmountShown]
    const continues = sorted[index - 1]?.together[0]?.goal.id === goal.id
    const holds = part === 'WHOLE' && holders.has(goal.id)
    return {
      key: id,
      target: goal as Short,
      part,
      apart,
      depth: (trails.get(goal.id)?.length ?? 0) + (continues ? 1 : 0),
      isTotal: holds || grain === 'SUBTOTAL' || grain === 'TOTAL',
      continues,
      cells: groupBy(together, keyOfColumn),
    }
  })
  return { columns, rows }
}

/** What distinguishes amounts of one target that one act sets at one stage, in this order. */
const DISTINCTIONS: readonly ((amount: AmountShown) => string | null)[] = [
  ({ beneficiary }) => beneficiary?.name ?? null,
  ({ fund }) => fund?.name ?? null,
  ({ axes }) => axes.map(({ name }) => name).join(', ') || null,
  ({ classifications }) => classifications.map(({ name }) => name).join(', ') || null,
  ({ period }) => period,
  ({ date }) => date,
]

/** Rows of one target and part: one, unless an act sets several amounts for it that something distinguishes. */
function partedRows(together: readonly AmountShown[], apart: readonly string[] = [], nth = 0): RowParts[] {
  const columns = [...groupBy(together, keyOfColumn).values()]
  const differ = (each: readonly AmountShown[], distinction: (amount: AmountShown) => string | null | undefined) =>
    new Set(each.map(distinction)).size > 1
  const distinction = DISTINCTIONS[nth]
  if (distinction === undefined || !columns.some(each => differ(each, ({ amount }) => amount?.amount)))
    return [{ together, apart }]
  // What differs between columns alone parts no row.
  if (!columns.some(each => differ(each, distinction))) return partedRows(together, apart, nth + 1)
  return [...groupBy(together, amount => distinction(amount) ?? '')].flatMap(([word, each]) =>
    partedRows(each, word === '' ? apart : [...apart, word], nth + 1),
  )
}

/** A part may stand in a table both by itself and summed up; the whole of a target is one row, wherever it is printed. */
function rowKey({ goal, part, grain }: AmountShown): string {
  const sum = part !== 'WHOLE' && (grain === 'SUBTOTAL' || grain === 'TOTAL')
  return JSON.stringify([goal.id, part, sum])
}

const orderOf = ({ act, stage }: StageColumn): string =>
  `${act?.date ?? '9'} ${act?.id ?? ''} ${String(IN_LIFE.indexOf(stage)).padStart(2, '0')}`

/** What its target lies in, the outermost first. */
function trailOf({ goal, section, plan, programme }: AmountShown): string[] {
  const line = 'line' in goal ? goal.line?.id : undefined
  const within = 'within' in goal ? goal.within?.id : undefined
  const above = [plan?.id, programme?.id, within, section?.id, line]
  return above.filter((id): id is string => id !== undefined && id !== goal.id)
}

const PARTS: readonly Part[] = ['WHOLE', 'LINES', 'MAIN', 'TERRITORY', 'COORDINATION', 'MEASURE', 'OF_WHICH']

/** Each level by its number as a person counts; a whole before its parts, and both before what they hold. */
function orderOfRow(
  { goal, part, grain, period, date, id }: AmountShown,
  apart: readonly string[],
  trails: ReadonlyMap<string, readonly string[]>,
  targets: ReadonlyMap<string, Short>,
): string {
  const step = (of: Short | undefined): string =>
    of === undefined
      ? ''
      : `2 ${naturalKey(of.number ?? (of.ordinal == null ? of.name : String(of.ordinal)))}\u0001${of.id}`
  const trail = [...(trails.get(goal.id) ?? []).map(each => step(targets.get(each))), step(goal as Short)]
  const sum = grain === 'ROW' ? '1' : '0'
  // All of it before what is distinguished in it.
  return [
    ...trail,
    `1 ${PARTS.indexOf(part)} ${apart.length === 0 ? '0' : '1'} ${sum} ${period ?? date ?? ''} ${id}`,
  ].join('\u0000')
}
