import { labelOf } from '../../entities/base/labels.ts'
import { ENTITY_KINDS, type EntityKind } from '../../kinds/index.ts'
import type { Language } from '../../locale/language.ts'
import { groupBy } from '../../model/group-by.ts'
import { compareIds } from '../../model/order.ts'
import { useAt } from '../at.tsx'
import { useFormat } from '../format.ts'
import { Changes, ChangesChoices, type ChangesChoicesQuery, type ChangesQuery } from '../operations/changes.ts'
import { atPath, definePage } from '../page.ts'
import { Figure } from '../parts/figure.tsx'
import { Kept } from '../parts/kept.tsx'
import { Empty, Title } from '../parts/parts.tsx'
import { EntityLink } from '../parts/short.tsx'
import { Table } from '../parts/table.tsx'
import { kindsName } from '../words/kinds.ts'
import { propertyLabel } from '../words/properties.ts'
import { useWords } from '../words/words.ts'
import { CHANGES } from './words.ts'

interface Params {
  from: string | null
  to: string | null
  kind: EntityKind | null
}

type Source = NonNullable<ChangesChoicesQuery['sources']>['nodes'][number]
type Release = ChangesChoicesQuery['releases'][number]
type Found = NonNullable<ChangesQuery['changes']>
type Changed = Found['changes'][number]
type Field = Changed['fields'][number]

interface Data {
  /** Sources that have another edition beside them. */
  editions: readonly Source[]
  releases: readonly Release[]
  compared: { from: string; to: string; found: Found } | null
}

const MOST = 200
/** What is compared unless a kind is asked for: what is promised, and what is paid. */
const COMPARED: readonly EntityKind[] = ['TARGET', 'INDICATOR', 'ALLOCATION']

/** What one edition of a source, or one release, prints otherwise than another. */
export const CHANGES_PAGE = definePage<Params, Data>({
  name: 'changes',
  at: atPath('/changes', params => ({
    from: params.get('from')?.trim() || null,
    to: params.get('to')?.trim() || null,
    kind: ENTITY_KINDS.find(kind => kind === params.get('kind')) ?? null,
  })),
  load: async (ask, { from, to, kind }) => {
    const { sources, releases } = await ask(ChangesChoices, {})
    const series = groupBy(sources?.nodes ?? [], ({ series }) => series)
    const editions = [...series].flatMap(([name, of]) => (name !== null && of.length > 1 ? inTime(of) : []))
    const [first, second] = [from ?? editions.at(-2)?.id, to ?? editions.at(-1)?.id]
    const kinds = kind === null ? [...COMPARED] : [kind]
    const found =
      first === undefined || second === undefined
        ? null
        : (await ask(Changes, { from: first, to: second, kinds, first: MOST })).changes
    return {
      editions,
      releases,
      compared: found === null ? null : { from: first as string, to: second as string, found },
    }
  },
  show: (data, params, language) => ({
    title: CHANGES[language].title,
    summary: CHANGES[language].lead,
    canonical: addressOf(params),
    ...(data.compared !== null && { csv: csvOf(data.compared, params) }),
    content: <ChangesPage {...data} params={params} />,
  }),
  style: new URL('../list/list.css', import.meta.url),
  nav: { label: { EN: CHANGES.EN.nav, IT: CHANGES.IT.nav }, to: '/changes' },
})

/** The earliest first: by the year that a source is of, then by the day on which it was retrieved, then by its edition. */
const inTime = (sources: readonly Source[]): Source[] => {
  const time = ({ year, retrieved, edition }: Source) => [String(year), retrieved ?? '', edition ?? ''].join(' ')
  return [...sources].sort((one, other) => compareIds(time(one), time(other)))
}

function addressOf({ from, to, kind }: Params): string {
  const asked = new URLSearchParams({
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(kind !== null && { kind }),
  })
  return asked.size === 0 ? '/changes' : `/changes?${asked}`
}

const csvOf = ({ from, to }: { from: string; to: string }, { kind }: Params): string =>
  `/changes.csv?${new URLSearchParams({ from, to, ...(kind !== null && { kinds: JSON.stringify([kind]) }) })}`

function ChangesPage(data: Data & { params: Params }) {
  const t = useWords(CHANGES)
  const { compared, editions, releases } = data
  const isAlone = editions.length === 0 && releases.length < 2
  return (
    <>
      <Title lead={t.lead}>{t.title}</Title>
      {isAlone && compared === null ? (
        <Empty title={t.nothingToCompare}>
          <p>{t.nothingHint}</p>
        </Empty>
      ) : (
        <Choice {...data} />
      )}
      {compared === null ? !isAlone && <p>{t.choose}</p> : <Differences found={compared.found} />}
    </>
  )
}

function Choice({ editions, releases, compared, params }: Data & { params: Params }) {
  const t = useWords(CHANGES)
  const at = useAt()
  const format = useFormat()
  const choices = (
    <>
      {editions.length > 0 && (
        <optgroup label={t.editions}>
          {editions.map(({ id, name, edition }) => (
            <option key={id} value={id}>
              {edition === null || name.includes(edition) ? name : `${name}, ${edition}`}
            </option>
          ))}
        </optgroup>
      )}
      <optgroup label={t.releases}>
        {releases.map(({ id, loadedAt }) => (
          <option key={id} value={id}>
            {t.releaseOf(id, format.day(loadedAt.slice(0, 10)))}
          </option>
        ))}
      </optgroup>
    </>
  )
  return (
    <form action="/changes" method="get" className="filters">
      <div className="fields">
        <label>
          <span>{t.from}</span>
          <select name="from" defaultValue={compared?.from ?? params.from ?? releases.at(-1)?.id}>
            {choices}
          </select>
        </label>
        <label>
          <span>{t.to}</span>
          <select name="to" defaultValue={compared?.to ?? params.to ?? releases[0]?.id}>
            {choices}
          </select>
        </label>
        <label>
          <span>{t.kind}</span>
          <select name="kind" defaultValue={params.kind ?? ''}>
            <option value="">{COMPARED.map(kind => kindsName(kind, at.language)).join(', ')}</option>
            {ENTITY_KINDS.map(kind => (
              <option key={kind} value={kind}>
                {kindsName(kind, at.language)}
              </option>
            ))}
          </select>
        </label>
        <p className="send">
          <button type="submit">{t.show}</button>
        </p>
      </div>
      <Kept />
    </form>
  )
}

interface Row {
  changed: Changed
  /** Null where one of the two lacks the thing. */
  field: Field | null
}

function Differences({ found }: { found: Found }) {
  const t = useWords(CHANGES)
  const format = useFormat()
  const { language } = useAt()
  const counts = (['changed', 'added', 'removed', 'unchanged'] as const).map(
    name => `${format.number(found[name])} ${t[name]}`,
  )
  const all = found.changed + found.added + found.removed
  const rows = found.changes.flatMap((changed): Row[] =>
    changed.fields.length === 0 ? [{ changed, field: null }] : changed.fields.map(field => ({ changed, field })),
  )
  if (all === 0) return <Empty title={t.alike} />
  return (
    <>
      <p className="count" role="status">
        {counts.join(' · ')}
        {found.changes.length < all && ` — ${t.cut(format.number(found.changes.length), format.number(all))}`}
      </p>
      <Table<Row>
        caption={t.title}
        rows={rows}
        keyOf={({ changed, field }) => `${changed.id} ${field?.field ?? changed.change}`}
        columns={[
          { key: 'thing', head: t.thing, cell: ({ changed }) => <Thing of={changed} /> },
          {
            key: 'field',
            head: t.field,
            cell: ({ field }) => (field === null ? '–' : fieldLabel(field.field, language)),
          },
          {
            key: 'before',
            head: t.before,
            cell: row => <Side {...row} as="from" />,
          },
          {
            key: 'after',
            head: t.after,
            cell: row => <Side {...row} as="to" />,
          },
          { key: 'way', head: t.way, cell: row => <Way {...row} /> },
        ]}
      />
    </>
  )
}

/** What one of the two prints of a field, one click from its place where this release has it. */
function Side({ changed, field, as }: Row & { as: 'from' | 'to' }) {
  const printed = field?.[as] ?? null
  const places = field?.[`${as}Evidence`] ?? []
  if (printed === null) return '–'
  if (places.length === 0) return <bdi>{printed}</bdi>
  return (
    <Figure text={printed} about={changed} basis="STATED" rule={null} places={places}>
      <bdi>{printed}</bdi>
    </Figure>
  )
}

/** Several things have one name: each is told apart by its id. */
function Thing({ of }: { of: Changed }) {
  return (
    <>
      <EntityLink entity={of} />
      <br />
      <code className="faint">{of.id}</code>
    </>
  )
}

/** `observations.target` is a value of that type. */
function fieldLabel(field: string, language: Language): string {
  const [, type] = /^observations\.(\w+)$/.exec(field) ?? []
  return type === undefined ? propertyLabel(field, language) : labelOf(language, 'ObservationType', type.toUpperCase())
}

function Way({ changed, field }: Row) {
  const t = useWords(CHANGES)
  if (field === null) return changed.change === 'ADDED' ? t.added : t.removed
  if (!field.comparable) return t.notComparable
  if (field.rises === null) return t.differs
  return field.rises ? `▲ ${t.higher}` : `▼ ${t.lower}`
}
