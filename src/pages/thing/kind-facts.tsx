import type { ReactNode } from 'react'
import { grouped } from '../../model/money.ts'
import type * as vocabulary from '../../model/vocabulary.ts'
import { QUALIFIED } from '../../model/words.ts'
import { Money, type MoneyShown } from '../parts/figure.tsx'
import { plain } from '../words/vocabulary.ts'
import { FACTS } from './facts.ts'
import type { EntityShown } from './page.tsx'

/** What every entity has: shown elsewhere on its page. */
const COMMON = new Set(
  '__typename id kind name aliases description basis rule identifiers evidence contradictions neighbours'.split(' '),
)

/** Fields whose names alone say too little, or are not words. */
const TERMS: Record<string, string> = {
  qualifier: 'how exact',
  istatCode: 'ISTAT code',
  nutsCode: 'NUTS code',
  sha256: 'SHA-256',
  achieved: 'achieved, %',
  progress: 'progress, %',
  items: 'how many items',
  startBasis: 'how the start is known',
  endBasis: 'how the end is known',
  periodRule: 'rule of the computed day',
}

interface Observed {
  value: string
  printed: string
  period: string
  cumulative: boolean
}
interface ObservedValue {
  type: vocabulary.ObservationType
  value: string | null
  printed: string | null
  unit: string | null
  label: string | null
  period: string | null
  day: string | null
}
interface Headcount {
  label: string
  qualifier: vocabulary.Qualifier
  value: number
  at: string | null
  period: string | null
}

/** The fields that only an entity's kind has, in the order that the operation asks them. */
export function kindFacts(entity: EntityShown): [term: string, value: ReactNode][] {
  const fields = Object.entries(entity as unknown as Record<string, unknown>).filter(([field]) => !COMMON.has(field))
  return fields.flatMap(([field, value]) => {
    const shown = field === 'value' ? figure(entity, value as string | null) : shownAs(field, value)
    const name = FACTS.get(field)?.name ?? field
    return shown === null ? [] : [[TERMS[name] ?? plain(name), shown]]
  })
}

/** A result that is printed with `circa` or `oltre` is shown with it. */
function figure(entity: EntityShown, value: string | null): ReactNode {
  const { qualifier } = entity as unknown as { qualifier?: vocabulary.Qualifier }
  return value === null ? null : qualified(qualifier ?? 'EXACT', value)
}

function qualified(qualifier: vocabulary.Qualifier, value: string): string {
  return `${QUALIFIED[qualifier]}${grouped(value)}`
}

function shownAs(field: string, value: unknown): ReactNode {
  if (field === 'amount') return <Money of={value as MoneyShown | null} none="no amount" />
  if (field === 'observations') return <Observations values={value as ObservedValue[]} />
  if (field === 'headcounts') return <Headcounts counts={value as Headcount[]} />
  if (value === null || value === false || (Array.isArray(value) && value.length === 0)) return null
  if (value === true) return 'yes'
  if (Array.isArray(value)) return value.join(' · ')
  if (typeof value === 'object') return <Observation of={value as Observed} />
  // A word of a vocabulary is shown in plain letters, with what it means.
  const meaning = FACTS.get(field)?.property.type.vocabulary?.[String(value)]
  if (meaning !== undefined) return <span title={meaning}>{plain(String(value))}</span>
  return String(value)
}

function Observation({ of: { value, printed, period, cumulative } }: { of: Observed }) {
  return (
    <>
      <span className="amount">{grouped(value)}</span>
      <small>
        {' '}
        printed {printed}, {period}
        {cumulative && ', cumulative'}
      </small>
    </>
  )
}

function Observations({ values }: { values: readonly ObservedValue[] }) {
  if (values.length === 0) return null
  return (
    <ul>
      {values.map(({ type, value, printed, unit, label, period, day }) => (
        <li key={`${type} ${label} ${period} ${day} ${printed}`}>
          {plain(type)}: <span className="amount">{value === null ? printed : grouped(value)}</span> {unit} {label}
          <small> {period ?? day}</small>
        </li>
      ))}
    </ul>
  )
}

function Headcounts({ counts }: { counts: readonly Headcount[] }) {
  if (counts.length === 0) return null
  return (
    <ul>
      {counts.map(({ label, qualifier, value, at, period }) => (
        <li key={`${label} ${value}`}>
          <span className="amount">{qualified(qualifier, String(value))}</span> {label}
          <small> {at ?? period}</small>
        </li>
      ))}
    </ul>
  )
}
