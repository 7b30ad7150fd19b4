import type { ReactNode } from 'react'
import { isDay, useFormat } from '../format.ts'
import type { PlaceFragment } from '../operations/fragments.ts'
import type { DueFragment, MeasuredFragment } from '../operations/thing.ts'
import { Figure } from '../parts/figure.tsx'
import { Link } from '../parts/link.tsx'
import { Section } from '../parts/parts.tsx'
import { Table } from '../parts/table.tsx'
import { useLabel } from '../words/vocabulary.ts'
import { capital, useWords } from '../words/words.ts'
import type { EntityShown } from './shown.ts'
import { THING } from './words.ts'

type ValueType = DueFragment['observations'][number]['type']

/** A value of an indicator or a target, wherever the API has it. */
interface Value {
  type: ValueType
  value: string | null
  printed: string | null
  unit: string | null
  label: string | null
  when: string
  cumulative: boolean
  evidence: readonly PlaceFragment[]
}

type Observed = Pick<DueFragment, 'observations' | 'unit' | 'direction'> &
  Partial<Pick<MeasuredFragment, 'planned' | 'target' | 'actual' | 'method' | 'footnotes' | 'achieved' | 'progress'>>

const TYPES: readonly ValueType[] = ['BASELINE', 'TARGET', 'PLANNED', 'ACTUAL']

function valuesOf({ observations, planned, target, actual, unit }: Observed): Value[] {
  const single = ([type, of]: readonly [ValueType, MeasuredFragment['actual'] | undefined]): Value[] =>
    of == null ? [] : [{ ...of, type, unit, label: null, when: of.period ?? '' }]
  const printed = observations.map(each => ({
    ...each,
    unit: each.unit ?? unit,
    when: each.period ?? each.day ?? '',
    cumulative: false,
  }))
  // A value that the table of observations prints is not said twice.
  const others = (
    [
      ['TARGET', target],
      ['PLANNED', planned],
      ['ACTUAL', actual],
    ] as const
  )
    .flatMap(single)
    .filter(
      one => !printed.some(({ type, value, when }) => type === one.type && value === one.value && when === one.when),
    )
  return [...printed, ...others].sort((one, other) => TYPES.indexOf(one.type) - TYPES.indexOf(other.type))
}

/** The values of the thing itself, and those of the indicators that measure it. */
export function Indicators({ entity }: { entity: EntityShown }) {
  const t = useWords(THING)
  const format = useFormat()
  const own = entity.kind === 'INDICATOR' || entity.kind === 'TARGET' ? (entity as unknown as Observed) : null
  const measuring = 'indicators' in entity ? (entity.indicators as readonly MeasuredFragment[]) : []
  return (
    <>
      {own !== null && (
        <Section title={t.values} id="values">
          <Values of={own} about={entity} />
        </Section>
      )}
      {measuring.length > 0 && (
        <Section title={t.indicators} count={format.number(measuring.length)} id="indicators">
          {measuring.map(indicator => (
            <article className="indicator" key={indicator.id}>
              <h3>
                <Link to={`/${indicator.id}`}>{indicator.name}</Link>
              </h3>
              <Values of={indicator} about={indicator} />
            </article>
          ))}
        </Section>
      )}
    </>
  )
}

function Values({ of, about }: { of: Observed; about: { id: string; name: string } }) {
  const t = useWords(THING)
  const label = useLabel()
  const values = valuesOf(of)
  const format = useFormat()
  const isParted = values.some(value => value.label !== null)
  const isDrawn = values.some(({ value }) => Number(value ?? 0) > 0)
  if (values.length === 0) return <p className="none">{t.noValues}</p>
  return (
    <>
      <Table
        caption={`${t.values}: ${about.name}`}
        rows={values.map((value, nth) => ({ ...value, key: String(nth) }))}
        keyOf={({ key }) => key}
        columns={[
          { key: 'type', head: t.type, cell: ({ type }) => capital(label('ObservationType', type)) },
          ...(isParted ? [{ key: 'label', head: t.of, cell: (value: Value) => value.label ?? '' }] : []),
          {
            key: 'when',
            head: t.period,
            cell: ({ when, cumulative }) =>
              `${isDay(when) ? format.day(when) : when}${cumulative ? `, ${t.cumulative}` : ''}`,
          },
          ...(isDrawn
            ? [{ key: 'bar', head: t.beside, cell: (value: Value) => <Bar value={value} all={values} /> }]
            : []),
          { key: 'value', head: t.figure, numeric: true, cell: value => <Valued value={value} about={about} /> },
        ]}
      />
      <Caveats of={of} about={about} />
    </>
  )
}

function Valued({
  value: { value, printed, unit, evidence },
  about,
}: {
  value: Value
  about: { id: string; name: string }
}) {
  const format = useFormat()
  const shown = value === null ? (printed ?? '') : format.number(value)
  // `Numero intero` says what kind of number it is, which a figure says by itself.
  const isUnit = unit !== null && value !== null && unit.length <= 12
  return (
    <Figure text={shown} about={about} basis="STATED" rule={null} places={evidence}>
      <data className="amount" value={value ?? printed ?? ''}>
        {shown}
        {isUnit && ` ${unit}`}
      </data>
    </Figure>
  )
}

/** As long as the value is beside the greatest of the same unit; the figure beside it is the exact one. */
function Bar({ value: { type, value, unit }, all }: { value: Value; all: readonly Value[] }) {
  const greatest = Math.max(...all.map(each => (each.unit === unit ? Number(each.value ?? 0) : 0)))
  if (value === null || greatest <= 0 || Number(value) < 0) return null
  return (
    <svg
      className={`value-bar ${type.toLowerCase()}`}
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect className="whole" width="100" height="10" />
      <rect className="part" width={((Number(value) / greatest) * 100).toFixed(2)} height="10" />
    </svg>
  )
}

/** What has to be known before the figures are compared. */
function Caveats({ of, about }: { of: Observed; about: { id: string; name: string } }) {
  const t = useWords(THING)
  const format = useFormat()
  const { direction, method, footnotes, achieved, progress, unit } = of
  const computed = (text: string) => (
    <Figure text={text} about={about} basis="COMPUTED" rule={null} places={[]}>
      <span>{text}</span>
    </Figure>
  )
  const said: [key: string, ReactNode][] = [
    ['unit', unit === null ? null : `${t.unit}: ${unit}`],
    ['method', method == null ? null : `${t.method}: ${method}`],
    ['direction', direction === null ? null : direction === 'INCREASE' ? t.rises : t.falls],
    ['achieved', achieved == null ? null : computed(t.achieved(format.percent(achieved)))],
    ['progress', progress == null ? null : computed(t.progress(format.percent(progress)))],
    ...(footnotes ?? []).map((note): [string, string] => [note, note]),
  ]
  const known = said.filter(([, text]) => text !== null)
  if (known.length === 0) return null
  return (
    <ul className="caveats">
      {known.map(([key, text]) => (
        <li key={key}>{text}</li>
      ))}
    </ul>
  )
}
