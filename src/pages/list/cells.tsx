import type { ReactNode } from 'react'
import type { Language } from '../../locale/language.ts'
import { useFormat } from '../format.ts'
import { Money, type MoneyShown } from '../parts/figure.tsx'
import { Link } from '../parts/link.tsx'
import type { Named } from '../parts/parts.tsx'
import { propertyLabel } from '../words/properties.ts'
import { useLabel } from '../words/vocabulary.ts'
import type { ListColumn } from './columns.ts'
import type { HeadlineShown, ListRow, ObservedShown } from './operation.ts'

export function headOf(field: string, language: Language): string {
  const label = propertyLabel(field, language)
  return label.charAt(0).toUpperCase() + label.slice(1)
}

export function cellOf({ field, as, words = '' }: ListColumn, row: ListRow): ReactNode {
  const value = row[field]
  if (value === null || value === undefined) return <span className="none">–</span>
  switch (as) {
    case 'money':
      return <Sum of={value as MoneyShown | HeadlineShown} />
    case 'number':
      return <Decimal of={value as string | number | ObservedShown} />
    case 'date':
      return <Day iso={value as string} precision={row.datePrecision as string | null | undefined} />
    case 'word':
      return <Word name={words} of={value as string} />
    case 'thing':
      return <Link to={`/${(value as Named).id}`}>{(value as Named).name}</Link>
    case 'text':
      return String(value)
  }
}

/** A headline amount stands with its stage: without it, it says too little. */
function Sum({ of }: { of: MoneyShown | HeadlineShown }) {
  const label = useLabel()
  if (!('stage' in of)) return <Money of={of} />
  if (of.amount === null) return <span className="none">–</span>
  return (
    <>
      <Money of={of.amount} /> {of.stage !== null && <small>{label('Stage', of.stage)}</small>}
    </>
  )
}

function Decimal({ of }: { of: string | number | ObservedShown }) {
  const format = useFormat()
  const value = typeof of === 'object' ? of.value : of
  return <data value={String(value)}>{format.number(value)}</data>
}

function Day({ iso, precision }: { iso: string; precision: string | null | undefined }) {
  const format = useFormat()
  return <time dateTime={iso}>{format.day(iso, precision)}</time>
}

function Word({ name, of }: { name: string; of: string }) {
  return <>{useLabel()(name, of)}</>
}
