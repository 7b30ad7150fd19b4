import { labelOf } from '../../entities/base/labels.ts'
import type { Language } from '../../locale/language.ts'
import { isRelation } from '../../model/relations.ts'
import { useAt } from '../at.tsx'
import { useFormat } from '../format.ts'
import type { ChangesQuery } from '../operations/changes.ts'
import { Count } from '../parts/count.tsx'
import { Figure } from '../parts/figure.tsx'
import { Empty } from '../parts/parts.tsx'
import { EntityLink, ShortLink } from '../parts/short.tsx'
import { Table } from '../parts/table.tsx'
import { propertyLabel } from '../words/properties.ts'
import { relationLabel } from '../words/relations.ts'
import { useWords } from '../words/words.ts'
import { CHANGES } from './words.ts'

type Found = NonNullable<ChangesQuery['changes']>
type Changed = Found['changes'][number]
type Field = Changed['fields'][number]

interface Row {
  changed: Changed
  /** Null where one of the two lacks the thing. */
  field: Field | null
}

/** What the two do not print alike: a row for each field of each thing. */
export function Differences({ found, isNarrowed, csv }: { found: Found; isNarrowed: boolean; csv: string }) {
  const t = useWords(CHANGES)
  const format = useFormat()
  const { language } = useAt()
  const all = found.changed + found.added + found.removed
  if (all === 0) return <Empty title={t.alike} />
  if (found.matching === 0) return <Empty title={t.noneSo} />
  const counts = (['changed', 'added', 'removed', 'unchanged'] as const).map(
    name => `${format.number(found[name])} ${t[name]}`,
  )
  const shown = found.changes.length
  const rows = found.changes.flatMap((changed): Row[] =>
    changed.fields.length === 0 ? [{ changed, field: null }] : changed.fields.map(field => ({ changed, field })),
  )
  const called = new Map<string, Set<string>>()
  for (const { id, name } of found.changes) called.set(name, (called.get(name) ?? new Set()).add(id))
  return (
    <>
      <Count csv={csv}>
        {counts.join(' · ')}
        {(isNarrowed || shown < found.matching) && ` — ${t.cut(format.number(shown), format.number(found.matching))}`}
      </Count>
      <Table<Row>
        caption={t.title}
        rows={rows}
        keyOf={({ changed, field }) => `${changed.id} ${field?.field ?? changed.change}`}
        columns={[
          {
            key: 'thing',
            head: t.thing,
            cell: ({ changed }) => (
              <>
                <EntityLink entity={changed} />
                {/* Several things have one name: these are distinguished by their ids. */}
                {(called.get(changed.name)?.size ?? 0) > 1 && (
                  <>
                    <br />
                    <code className="faint">{changed.id}</code>
                  </>
                )}
              </>
            ),
          },
          {
            key: 'field',
            head: t.field,
            cell: ({ field }) => (field === null ? '–' : fieldLabel(field.field, language)),
          },
          { key: 'before', head: t.before, cell: row => <Side {...row} as="from" /> },
          { key: 'after', head: t.after, cell: row => <Side {...row} as="to" /> },
          { key: 'way', head: t.howMuch, cell: row => <HowMuch {...row} /> },
        ]}
      />
    </>
  )
}

/** What one of the two prints of a field, one click from its place where this release has it. */
function Side({ changed, field, as }: Row & { as: 'from' | 'to' }) {
  const printed = field?.[as] ?? null
  if (field === null || printed === null) return '–'
  const places = field[`${as}Evidence`]
  const shown = isRelation(field.field) ? (
    <Ends of={field[`${as}Entities`]} ids={printed.split(' ')} />
  ) : (
    <bdi>{printed}</bdi>
  )
  if (places.length === 0) return shown
  return (
    <Figure text={printed} about={changed} basis="STATED" rule={null} places={places}>
      {shown}
    </Figure>
  )
}

/** What stands at the other end of a relationship; by its id where only another release has it. */
function Ends({ of, ids }: { of: Field['fromEntities']; ids: readonly string[] }) {
  const known = new Map(of.map(each => [each.id, each]))
  return (
    <span className="ends">
      {ids.map(id => {
        const entity = known.get(id)
        return <span key={id}>{entity === undefined ? <code>{id}</code> : <ShortLink entity={entity} />}</span>
      })}
    </span>
  )
}

/** `observations.target.day`: the day of the value of that type. A type of relationship reads as what the thing does. */
export function fieldLabel(field: string, language: Language): string {
  if (isRelation(field)) return relationLabel(field, 'OUT', language)
  const [, key, day] = /^observations\.(\w+)(\.day)?$/.exec(field) ?? []
  if (key === undefined) return propertyLabel(field, language)
  const value = labelOf(language, 'ObservationType', key.toUpperCase())
  return day === undefined ? value : CHANGES[language].dayOf(value)
}

function HowMuch({ changed, field }: Row) {
  const t = useWords(CHANGES)
  const format = useFormat()
  if (field === null) return changed.change === 'ADDED' ? t.added : t.removed
  const { comparable, rises, difference, unit, fromEvidence, toEvidence } = field
  if (!comparable) return t.notComparable
  if (rises === null) return t.differs
  if (difference === null) return rises ? `▲ ${t.later}` : `▼ ${t.earlier}`
  const isMoney = field.field === 'amount' && unit !== null
  const shown = `${rises ? '+' : ''}${isMoney ? format.money(difference, unit) : format.number(difference)}`.replace(
    '-',
    '−',
  )
  return (
    <Figure
      text={isMoney || unit === null ? shown : `${shown} ${unit}`}
      about={changed}
      basis="COMPUTED"
      rule={null}
      places={[...fromEvidence, ...toEvidence]}
    >
      <span aria-hidden="true">{rises ? '▲ ' : '▼ '}</span>
      <data value={difference}>{shown}</data>
      {!isMoney && unit !== null && <span className="faint"> {unit}</span>}
    </Figure>
  )
}
