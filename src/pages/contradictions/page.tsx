import { labelOf } from '../../entities/base/labels.ts'
import { CONTRADICTION_KIND, type ContradictionKind } from '../../model/vocabulary.ts'
import { useFormat } from '../format.ts'
import {
  ContradictionKinds,
  type ContradictionKindsQuery,
  Contradictions,
  type ContradictionsQuery,
} from '../operations/contradictions.ts'
import { atPath, definePage } from '../page.ts'
import { Facets } from '../parts/facets.tsx'
import { Link } from '../parts/link.tsx'
import { NextPage } from '../parts/next-page.tsx'
import { Empty, Title } from '../parts/parts.tsx'
import { useLabel } from '../words/vocabulary.ts'
import { useWords } from '../words/words.ts'
import { Sides } from './sides.tsx'
import { CONTRADICTIONS } from './words.ts'

interface Params {
  kind: ContradictionKind | null
  after: string | null
}

interface Data {
  found: NonNullable<ContradictionsQuery['contradictions']>
  counts: ContradictionKindsQuery
}

const ROWS = 25
const KINDS = Object.keys(CONTRADICTION_KIND) as ContradictionKind[]

const addressOf = (kind: ContradictionKind | null): string =>
  kind === null ? '/contradictions' : `/contradictions?kind=${kind}`

/** Every contradiction, both sides of each beside the other. */
export const CONTRADICTIONS_PAGE = definePage<Params, Data>({
  name: 'contradictions',
  at: atPath('/contradictions', params => ({
    kind: KINDS.find(kind => kind === params.get('kind')) ?? null,
    after: params.get('after'),
  })),
  load: async (ask, { kind, after }) => {
    const filter = kind === null ? null : { kind: { eq: kind } }
    const [{ contradictions }, counts] = await Promise.all([
      ask(Contradictions, { first: ROWS, after, filter }),
      ask(ContradictionKinds, {}),
    ])
    return { found: contradictions as Data['found'], counts }
  },
  show: (data, params, language) => {
    const t = CONTRADICTIONS[language]
    return {
      title: params.kind === null ? t.title : t.titleOf(labelOf(language, 'ContradictionKind', params.kind)),
      summary: t.lead,
      canonical: addressOf(params.kind),
      csv: params.kind === null ? '/contradictions.csv' : `/contradictions.csv?${narrowed(params.kind)}`,
      content: <ContradictionsPage {...data} params={params} />,
    }
  },
  style: new URL('contradictions.css', import.meta.url),
  nav: { label: { EN: CONTRADICTIONS.EN.nav, IT: CONTRADICTIONS.IT.nav }, to: '/contradictions' },
})

const narrowed = (kind: ContradictionKind) => new URLSearchParams({ filter: JSON.stringify({ kind: { eq: kind } }) })

function ContradictionsPage({ found, counts, params }: Data & { params: Params }) {
  const t = useWords(CONTRADICTIONS)
  const label = useLabel()
  const format = useFormat()
  return (
    <>
      <Title lead={t.lead}>{t.title}</Title>
      <Facets
        label={t.kinds}
        options={[
          { key: 'all', label: t.all, to: addressOf(null), count: counts.all?.totalCount ?? 0, chosen: !params.kind },
          ...KINDS.map(kind => ({
            key: kind,
            label: label('ContradictionKind', kind),
            to: addressOf(kind),
            count: counts[kind]?.totalCount ?? 0,
            chosen: kind === params.kind,
          })),
        ]}
      />
      {found.totalCount === 0 && <Empty title={t.none} />}
      {found.nodes.map(contradiction => (
        <article key={contradiction.id} className="contradiction">
          <p className="over">{label('ContradictionKind', contradiction.kind)}</p>
          <h2 lang="en">
            <Link to={`/${contradiction.id}`}>{contradiction.name}</Link>
          </h2>
          <p lang="en">{contradiction.explanation}</p>
          <Sides contradiction={contradiction} />
        </article>
      ))}
      {found.pageInfo.hasNextPage && (
        <p className="more">
          <span className="count">{t.count(format.number(found.nodes.length), format.number(found.totalCount))}</span>{' '}
          <NextPage to={addressOf(params.kind)} page={found.pageInfo}>
            {t.next}
          </NextPage>
        </p>
      )}
    </>
  )
}
