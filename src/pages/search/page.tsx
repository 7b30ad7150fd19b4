import { ENTITY_KINDS, type EntityKind } from '../../kinds/index.ts'
import { useAt, useSaid } from '../at.tsx'
import { useFormat } from '../format.ts'
import { Search, type SearchQuery } from '../operations/search.ts'
import { atPath, definePage } from '../page.ts'
import { AmountFigure } from '../parts/amount-figure.tsx'
import { Count } from '../parts/count.tsx'
import { Facets } from '../parts/facets.tsx'
import { Figure } from '../parts/figure.tsx'
import { Island } from '../parts/island.tsx'
import { BasisTag } from '../parts/known.tsx'
import { NextPage } from '../parts/next-page.tsx'
import { Empty } from '../parts/parts.tsx'
import { ShortLink } from '../parts/short.tsx'
import { kindName, kindsName } from '../words/kinds.ts'
import { propertyLabel } from '../words/properties.ts'
import { useWords } from '../words/words.ts'
import { SEARCH_BOX, searchBoxProps } from './box.tsx'
import { SEARCH } from './words.ts'

interface Params {
  text: string
  kind: EntityKind | null
  first: number
  after: string | null
}

type Found = NonNullable<SearchQuery['search']>

const RESULTS = 20

const addressOf = ({ text, kind }: Params): string => {
  const search = new URLSearchParams({ q: text, ...(kind !== null && { kind }) })
  return text === '' ? '/search' : `/search?${search}`
}

/** Everything that is found, whatever page of it is shown. */
const csvOf = ({ text, kind }: Params): string =>
  `/search.csv?${new URLSearchParams({ text, ...(kind !== null && { kinds: kind }) })}`

export const SEARCH_PAGE = definePage<Params, Found | null>({
  name: 'search',
  at: atPath('/search', params => ({
    text: (params.get('q') ?? '').trim(),
    kind: ENTITY_KINDS.find(kind => kind === params.get('kind')) ?? null,
    first: Math.min(Math.max(Number.parseInt(params.get('first') ?? '', 10) || RESULTS, 1), 100),
    after: params.get('after'),
  })),
  load: async (ask, { text, kind, first, after }) => {
    if (text === '') return null
    const { search } = await ask(Search, { text, kinds: kind === null ? null : [kind], first, after })
    return search
  },
  show: (found, params, language) => ({
    title: params.text === '' ? SEARCH[language].title : SEARCH[language].titleOf(params.text),
    canonical: addressOf(params),
    ...(params.text !== '' && { csv: csvOf(params) }),
    content: <SearchPage found={found} params={params} />,
  }),
  style: new URL('search.css', import.meta.url),
})

function SearchPage({ found, params }: { found: Found | null; params: Params }) {
  const t = useWords(SEARCH)
  const format = useFormat()
  const said = useSaid()
  const at = useAt()
  return (
    <>
      <h1>{t.title}</h1>
      <Island of={SEARCH_BOX} props={searchBoxProps(at, params.text, true)} />
      {found === null ? (
        <p className="lead">{t.begin}</p>
      ) : found.totalCount === 0 ? (
        <Empty title={t.none(params.text)}>
          <p>{t.noneHint}</p>
        </Empty>
      ) : (
        <>
          <Count csv={csvOf(params)}>{t.found(format.number(found.totalCount), params.text)}</Count>
          <Kinds found={found} params={params} />
          <ol className="results">
            {found.edges.map(({ node, matched }) => (
              <li key={node.id}>
                <p className="over">{kindName(node.kind, at.language)}</p>
                <h2>
                  <ShortLink entity={node} whole />
                </h2>
                <FigureOf node={node} />
                {node.description !== null && <p lang="en">{node.description}</p>}
                <p className="meta">
                  {!showsItself(node, matched) && (
                    <span>
                      {t.matched} <q {...said}>{matched}</q>
                    </span>
                  )}
                  {node.basis !== 'STATED' && <BasisTag basis={node.basis} rule={node.rule} />}
                </p>
              </li>
            ))}
          </ol>
          {found.pageInfo.hasNextPage && (
            <p className="more">
              <NextPage to={addressOf(params)} page={found.pageInfo}>
                {t.next}
              </NextPage>
            </p>
          )}
        </>
      )}
    </>
  )
}

/** The figure that a thing is looked for by: an amount with its stage, what was reached of an indicator. */
function FigureOf({ node }: { node: Found['edges'][number]['node'] }) {
  const format = useFormat()
  const said = useSaid()
  const { language } = useAt()
  if ('amount' in node)
    return (
      <p className="sum">
        <AmountFigure alike={[node]} />
      </p>
    )
  if (!('actual' in node) || node.actual === null) return null
  const { value, evidence } = node.actual
  return (
    <p className="sum">
      <Figure text={format.number(value)} about={node} basis={node.basis} rule={node.rule} places={evidence}>
        <data value={value}>{format.number(value)}</data>
      </Figure>{' '}
      {node.unit !== null && <span {...said}>{node.unit} </span>}
      <span className="faint">{propertyLabel('actual', language)}</span>
    </p>
  )
}

/** Whether a name shows by itself why it was found. That of an amount is written by the page: what matched in words is in it. */
const showsItself = ({ kind, name }: Found['edges'][number]['node'], matched: string): boolean =>
  name.toLowerCase().includes(matched.toLowerCase()) || (kind === 'ALLOCATION' && /\p{L}/u.test(matched))

/** Kinds with how many of each are found: a link keeps to one of them, or leaves it again. */
function Kinds({ found, params }: { found: Found; params: Params }) {
  const t = useWords(SEARCH)
  const { language } = useAt()
  const option = (kind: EntityKind | null, label: string, count: number | null) => ({
    key: kind ?? 'all',
    label,
    to: addressOf({ ...params, kind }),
    count,
    chosen: params.kind === kind,
  })
  return (
    <Facets
      label={t.kinds}
      options={[
        option(null, t.all, null),
        ...found.facets.map(({ kind, count }) => option(kind, kindsName(kind, language), count)),
      ]}
    />
  )
}
