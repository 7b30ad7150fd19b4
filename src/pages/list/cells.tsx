import type { ReactNode } from 'react'
import type { Language } from '../../locale/language.ts'
import { useSaid } from '../at.tsx'
import { useFormat } from '../format.ts'
import { Figure, Money, type MoneyShown } from '../parts/figure.tsx'
import type { Named } from '../parts/named.ts'
import { ShortLink } from '../parts/short.tsx'
import { propertyLabel } from '../words/properties.ts'
import { useLabel } from '../words/vocabulary.ts'
import { capital } from '../words/words.ts'
import type { ListColumn } from './columns.ts'
import type { HeadlineShown, ListRow, ObservedShown, ValueShown } from './operation.ts'

export function headOf(field: string, language: Language): string {
  return capital(propertyLabel(field, language))
}

export function cellOf({ field, as, words = '' }: ListColumn, row: ListRow): ReactNode {
  const value = row[field]
  if (value === null || value === undefined) return <span className="none nil">–</span>
  switch (as) {
    case 'money':
      return isHeadline(value) ? <Headline of={value} /> : <Sum of={value as MoneyShown} row={row} field={field} />
    case 'number':
      return <Decimal of={value as string | number | ObservedShown} row={row} field={field} />
    case 'date':
      return <Day iso={value as string} precision={row.datePrecision as string | null | undefined} />
    case 'word':
      return <Word name={words} of={value as string} />
    case 'thing':
      return <ShortLink entity={value as Named} whole />
    case 'observed':
      return <Observed of={value as readonly ValueShown[]} row={row} />
    case 'text':
      return <Text of={String(value)} />
  }
}

const isHeadline = (value: NonNullable<ListRow[string]>): value is HeadlineShown =>
  typeof value === 'object' && 'stage' in value

interface FigureOf {
  row: ListRow
  field: string
}

/** Where a figure is printed: what proves its field; all that proves its thing where the field has no place of its own. */
function placesOf({ row: { evidence = [] }, field }: FigureOf) {
  const own = evidence.filter(place => place.field === field)
  return own.length > 0 ? own : evidence
}

function Sum({ of, row, field }: FigureOf & { of: MoneyShown }) {
  const text = useFormat().money(of.amount, of.currency)
  return (
    <Figure text={text} about={row} basis={row.basis} rule={row.rule} places={placesOf({ row, field })}>
      <Money of={of} />
    </Figure>
  )
}

/** A headline amount stands with its stage: without it, it says too little. */
function Headline({ of: { amount, stage, allocation } }: { of: HeadlineShown }) {
  const label = useLabel()
  const format = useFormat()
  if (amount === null || allocation === null) return <span className="none nil">–</span>
  const { basis, rule, evidence } = allocation
  return (
    <>
      {stage !== null && <small>{label('Stage', stage)} </small>}
      <Figure
        text={format.money(amount.amount, amount.currency)}
        about={allocation}
        basis={basis}
        rule={rule}
        places={evidence.filter(({ field }) => field === 'amount')}
      >
        <Money of={amount} />
      </Figure>
    </>
  )
}

function Decimal({ of, row, field }: FigureOf & { of: string | number | ObservedShown }) {
  const format = useFormat()
  const value = typeof of === 'object' ? of.value : of
  const text = format.number(value)
  return (
    <Figure text={text} about={row} basis={row.basis} rule={row.rule} places={placesOf({ row, field })}>
      <data value={String(value)}>{text}</data>
    </Figure>
  )
}

/** The value to reach: the last that a source prints of the whole, as a figure with its unit or as the text that it is. */
function Observed({ of, row }: { of: readonly ValueShown[]; row: ListRow }) {
  const format = useFormat()
  const said = useSaid()
  const targets = of.filter(({ type }) => type === 'TARGET')
  const found = targets.findLast(({ label }) => label === null) ?? targets.at(-1)
  if (found === undefined) return <span className="none nil">–</span>
  const { value, printed, evidence } = found
  const unit = found.unit ?? (typeof row.unit === 'string' ? row.unit : null)
  const text = value === null ? (printed ?? '') : format.number(value)
  return (
    <Figure text={text} about={row} basis={row.basis} rule={row.rule} places={evidence}>
      {value === null ? <bdi {...said}>{text}</bdi> : <data value={value}>{text}</data>}
      {value !== null && unit !== null && <small {...said}> {unit}</small>}
    </Figure>
  )
}

/** As a source prints it. */
function Text({ of }: { of: string }) {
  return <bdi {...useSaid()}>{of}</bdi>
}

function Day({ iso, precision }: { iso: string; precision: string | null | undefined }) {
  const format = useFormat()
  return <time dateTime={iso}>{format.day(iso, precision)}</time>
}

function Word({ name, of }: { name: string; of: string }) {
  return <>{useLabel()(name, of)}</>
}
