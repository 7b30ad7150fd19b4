import { parseDate } from '../../locale/date.ts'
import { currenciesOf } from '../../locale/money.ts'
import { parseDecimal } from '../../locale/number.ts'
import type { Currency } from '../../model/currency.ts'
import type { EntityValue } from '../../model/graph.ts'
import { decimalFrom } from '../../model/money.ts'
import { compareIds } from '../../model/order.ts'
import { minus } from '../../model/percentage.ts'
import { spellingKey } from '../../model/text.ts'
import type { FieldChange } from './answer.ts'
import type { PrintedEntity, Printing } from './printed.ts'

/** What two printings of a field come to. */
interface Compared {
  same: boolean
  rises: boolean | null
  difference: string | null
  /** False where figures are in two units. */
  comparable: boolean
}

/**
 * The fields and relationships of a thing that its two printings do not have alike. `apart`: each has values of its own, which
 * know the scale and the currency of an amount.
 */
export function fieldChanges(before: PrintedEntity, after: PrintedEntity, apart: boolean): FieldChange[] {
  const changed: FieldChange[] = []
  for (const field of new Set([...before.fields.keys(), ...after.fields.keys()])) {
    const [from, to] = [before.fields.get(field), after.fields.get(field)]
    const amounts = apart && field === 'amount' ? [amountOf(before.entity), amountOf(after.entity)] : []
    const { same, ...rest } = compared(field, from, to, amounts)
    if (!same)
      changed.push({
        ...changeOf(field, from, to),
        ...rest,
        from: from?.raw ?? null,
        to: to?.raw ?? null,
        unit: rest.difference === null ? null : (amounts[1]?.currency ?? unitOf(after, field)),
      })
  }
  for (const relation of new Set([...before.ends.keys(), ...after.ends.keys()])) {
    const [from, to] = [before.ends.get(relation), after.ends.get(relation)]
    const [was, is] = [from, to].map(end => [...(end?.keys ?? [])].sort(compareIds).join(' '))
    if (was === is) continue
    const [fromEnds, toEnds] = [from, to].map(end => [...(end?.ids ?? [])].sort(compareIds)) as [string[], string[]]
    changed.push({
      ...changeOf(relation, from, to),
      from: fromEnds.join(' ') || null,
      to: toEnds.join(' ') || null,
      fromEnds,
      toEnds,
    })
  }
  // Figures in two units, or a value beside a step to complete, say different things.
  const otherMeaning = changed.some(({ field }) => field === 'unit' || field === 'targetType')
  return changed
    .map(change => {
      const [was, is] = [before, after].map(each => spellingKey(unitOf(each, change.field) ?? ''))
      const isOther = isFigure(change.field) && (otherMeaning || was !== is)
      return isOther || !change.comparable ? { ...change, ...INCOMPARABLE } : change
    })
    .sort((a, b) => compareIds(a.field, b.field))
}

const INCOMPARABLE = { comparable: false, rises: null, difference: null, unit: null }

interface Proved {
  evidence: string[]
}

const changeOf = (field: string, from: Proved | undefined, to: Proved | undefined): FieldChange => ({
  field,
  from: null,
  to: null,
  comparable: true,
  rises: null,
  difference: null,
  unit: null,
  fromEnds: [],
  toEnds: [],
  fromEvidence: from?.evidence ?? [],
  toEvidence: to?.evidence ?? [],
})

const isFigure = (field: string) =>
  ['amount', 'target', 'planned', 'actual', 'value', 'items', 'size'].includes(field) || keyOf(field) !== null
const isDate = (field: string) => ['due', 'date', 'start', 'end', 'signed'].includes(field) || field.endsWith('.day')

/** The key of an observation: `target` of `observations.target`. */
const keyOf = (field: string): string | null => /^observations\.([^.]+)$/.exec(field)?.[1] ?? null

/** Of the observation itself, where its unit is not that of the whole; two names of one currency are one unit. */
function unitOf({ entity: { properties }, fields }: PrintedEntity, field: string): string | null {
  const key = keyOf(field)
  const observed = 'observations' in properties ? properties.observations : []
  const own = key === null ? null : (observed.find(each => each.key === key)?.unit ?? null)
  const printed = fields.get('unit')
  return own ?? (printed === undefined ? null : (currencyOf(printed) ?? printed.raw))
}

function amountOf({ kind, properties }: EntityValue): { decimal: string; currency: Currency } | null {
  if (kind !== 'ALLOCATION' || properties.amount === null) return null
  const { amount, currency } = properties
  return { decimal: decimalFrom(amount, currency), currency }
}

type AmountPrinted = ReturnType<typeof amountOf>

/** Whether two printings say the same; of figures and days, whether the second is more. What cannot be read is compared as text. */
function compared(
  field: string,
  from: Printing | undefined,
  to: Printing | undefined,
  [was, is]: readonly AmountPrinted[],
): Compared {
  if (from === undefined || to === undefined) return UNLIKE
  if (was && is)
    return was.currency === is.currency ? figures(was.decimal, is.decimal) : { ...UNLIKE, comparable: false }
  if (isFigure(field)) {
    const [one, other] = [from, to].map(({ raw, notation }) => parseDecimal(raw, notation))
    // Of an amount that both print under one id the scale is not known here: how much lies between them is not guessed.
    if (one?.ok && other?.ok)
      return { ...figures(one.value, other.value), ...(field === 'amount' && { difference: null }) }
  }
  if (isDate(field)) {
    const [one, other] = [from, to].map(({ raw, notation }) => parseDate(raw, notation))
    if (one?.ok && other?.ok) {
      const same = one.value.day === other.value.day
      return { ...UNLIKE, same, rises: same ? null : other.value.day > one.value.day }
    }
  }
  const isOneCurrency = field === 'unit' && currencyOf(from) !== null && currencyOf(from) === currencyOf(to)
  return { ...UNLIKE, same: spellingKey(from.raw) === spellingKey(to.raw) || isOneCurrency }
}

const UNLIKE: Compared = { same: false, rises: null, difference: null, comparable: true }

function figures(one: string, other: string): Compared {
  const difference = minus(other, one)
  const same = !/[1-9]/.test(difference)
  return {
    same,
    rises: same ? null : !difference.startsWith('-'),
    difference: same ? null : difference,
    comparable: true,
  }
}

/** `Euro` and `EUR` are one unit. */
function currencyOf({ raw, notation }: Printing): Currency | null {
  const [one, ...others] = currenciesOf(raw.trim(), notation.locale)
  return others.length === 0 ? (one ?? null) : null
}
