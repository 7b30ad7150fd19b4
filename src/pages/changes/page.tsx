import { ENTITY_KINDS, type EntityKind } from '../../kinds/index.ts'
import { groupBy } from '../../model/group-by.ts'
import { compareIds } from '../../model/order.ts'
import { useAt } from '../at.tsx'
import { useFormat } from '../format.ts'
import { Changes, ChangesChoices, type ChangesChoicesQuery, type ChangesQuery } from '../operations/changes.ts'
import { atPath, definePage } from '../page.ts'
import { Facets } from '../parts/facets.tsx'
import { Kept } from '../parts/kept.tsx'
import { Empty, Title } from '../parts/parts.tsx'
import { kindsName } from '../words/kinds.ts'
import { useWords } from '../words/words.ts'
import { Differences, fieldLabel } from './differences.tsx'
import { CHANGES } from './words.ts'

interface Params {
  from: string | null
  to: string | null
  kind: EntityKind | null
  /** The one field whose changes are listed, and in which direction. */
  field: string | null
  way: Way | null
}

type Way = 'higher' | 'lower'
const WAYS: readonly Way[] = ['higher', 'lower']

type Source = NonNullable<ChangesChoicesQuery['sources']>['nodes'][number]
type Release = ChangesChoicesQuery['releases'][number]
type Found = NonNullable<ChangesQuery['changes']>

interface Data {
  /** Sources that have another edition beside them. */
  editions: readonly Source[]
  releases: readonly Release[]
  compared: { from: string; to: string; found: Found } | null
}

const MOST = 150
/** What is compared unless a kind is asked for: what is promised, and what is paid. */
const COMPARED: readonly EntityKind[] = ['TARGET', 'INDICATOR', 'ALLOCATION']

/** What one edition of a source, or one release, prints otherwise than another. */
export const CHANGES_PAGE = definePage<Params, Data>({
  name: 'changes',
  at: atPath('/changes', params => ({
    from: params.get('from')?.trim() || null,
    to: params.get('to')?.trim() || null,
    kind: ENTITY_KINDS.find(kind => kind === params.get('kind')) ?? null,
    field: params.get('field')?.trim() || null,
    way: WAYS.find(way => way === params.get('way')) ?? null,
  })),
  load: async (ask, { from, to, kind, field, way }) => {
    const { sources, releases } = await ask(ChangesChoices, {})
    const series = groupBy(sources?.nodes ?? [], ({ series }) => series)
    const editions = [...series].flatMap(([name, of]) => (name !== null && of.length > 1 ? inTime(of) : []))
    const [first, second] = [from ?? editions.at(-2)?.id, to ?? editions.at(-1)?.id]
    const kinds = kind === null ? [...COMPARED] : [kind]
    const found =
      first === undefined || second === undefined
        ? null
        : (await ask(Changes, { from: first, to: second, kinds, field, rises: risesOf(way), first: MOST })).changes
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

const risesOf = (way: Way | null) => (way === null ? null : way === 'higher')

function addressOf(params: Params): string {
  const asked = new URLSearchParams(Object.entries(params).filter(([, value]) => value !== null) as [string, string][])
  return asked.size === 0 ? '/changes' : `/changes?${asked}`
}

const csvOf = ({ from, to }: { from: string; to: string }, { kind, field, way }: Params): string =>
  `/changes.csv?${new URLSearchParams({
    from,
    to,
    ...(kind !== null && { kinds: JSON.stringify([kind]) }),
    ...(field !== null && { field }),
    ...(way !== null && { rises: String(risesOf(way)) }),
  })}`

function ChangesPage(data: Data & { params: Params }) {
  const t = useWords(CHANGES)
  const { compared, editions, releases, params } = data
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
      {compared === null ? (
        !isAlone && <p>{t.choose}</p>
      ) : (
        <>
          <Narrow found={compared.found} params={{ ...params, from: compared.from, to: compared.to }} />
          <Differences
            found={compared.found}
            isNarrowed={params.field !== null || params.way !== null}
            csv={csvOf(compared, params)}
          />
        </>
      )}
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

/** One field at a time, then what rose or fell of it. */
function Narrow({ found, params }: { found: Found; params: Params }) {
  const t = useWords(CHANGES)
  const { language } = useAt()
  if (found.fields.length === 0) return null
  const option = (key: string, label: string, count: number | null, change: Partial<Params>, chosen: boolean) => ({
    key,
    label,
    count,
    chosen,
    to: addressOf({ ...params, ...change }),
  })
  const one = found.fields.find(({ field }) => field === params.field)
  return (
    <>
      <Facets
        label={t.whatChanged}
        options={[
          option('all', t.all, null, { field: null, way: null }, params.field === null),
          ...found.fields.map(({ field, count }) =>
            option(field, fieldLabel(field, language), count, { field, way: null }, field === params.field),
          ),
        ]}
      />
      {one !== undefined && one.rises + one.falls > 0 && (
        <Facets
          label={t.way}
          options={[
            option('all', t.all, null, { way: null }, params.way === null),
            option('higher', `▲ ${t.higher}`, one.rises, { way: 'higher' }, params.way === 'higher'),
            option('lower', `▼ ${t.lower}`, one.falls, { way: 'lower' }, params.way === 'lower'),
          ]}
        />
      )}
    </>
  )
}
