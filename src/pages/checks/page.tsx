import { labelOf } from '../../entities/base/labels.ts'
import type { CheckStatus } from '../../model/vocabulary.ts'
import { useFormat } from '../format.ts'
import { CheckStatuses, type CheckStatusesQuery, Checks, type ChecksQuery } from '../operations/checks.ts'
import { atPath, definePage } from '../page.ts'
import { Facets } from '../parts/facets.tsx'
import { Figure } from '../parts/figure.tsx'
import { Link } from '../parts/link.tsx'
import { NextPage } from '../parts/next-page.tsx'
import { Empty, Title } from '../parts/parts.tsx'
import { Table } from '../parts/table.tsx'
import { useLabel } from '../words/vocabulary.ts'
import { useWords } from '../words/words.ts'
import { CHECKS } from './words.ts'

interface Params {
  status: CheckStatus | null
  after: string | null
}

interface Data {
  found: NonNullable<ChecksQuery['checks']>
  counts: CheckStatusesQuery
}

type Row = Data['found']['nodes'][number]

const ROWS = 50
/** What does not hold first. */
const STATUSES: readonly CheckStatus[] = ['FAILS', 'WITHIN_ROUNDING', 'NOT_CHECKABLE', 'HOLDS']

const addressOf = (status: CheckStatus | null): string => (status === null ? '/checks' : `/checks?status=${status}`)

/** Every check of the arithmetic, by how it came out. */
export const CHECKS_PAGE = definePage<Params, Data>({
  name: 'checks',
  at: atPath('/checks', params => ({
    status: STATUSES.find(status => status === params.get('status')) ?? null,
    after: params.get('after'),
  })),
  load: async (ask, { status, after }) => {
    const filter = status === null ? null : { status: { eq: status } }
    const [{ checks }, counts] = await Promise.all([
      ask(Checks, { first: ROWS, after, filter }),
      ask(CheckStatuses, {}),
    ])
    return { found: checks as Data['found'], counts }
  },
  show: (data, params, language) => {
    const t = CHECKS[language]
    const filter = JSON.stringify({ status: { eq: params.status } })
    return {
      title: params.status === null ? t.title : t.titleOf(labelOf(language, 'CheckStatus', params.status)),
      summary: t.lead,
      canonical: addressOf(params.status),
      csv: params.status === null ? '/checks.csv' : `/checks.csv?${new URLSearchParams({ filter })}`,
      content: <ChecksPage {...data} params={params} />,
    }
  },
})

function ChecksPage({ found, counts, params }: Data & { params: Params }) {
  const t = useWords(CHECKS)
  const label = useLabel()
  const format = useFormat()
  return (
    <>
      <Title lead={t.lead}>{t.title}</Title>
      <Facets
        label={t.statuses}
        options={[
          { key: 'all', label: t.all, to: addressOf(null), count: counts.all?.totalCount ?? 0, chosen: !params.status },
          ...STATUSES.map(status => ({
            key: status,
            label: label('CheckStatus', status),
            to: addressOf(status),
            count: counts[status]?.totalCount ?? 0,
            chosen: status === params.status,
          })),
        ]}
      />
      {found.totalCount === 0 ? (
        <Empty title={t.none} />
      ) : (
        <Table<Row>
          caption={t.title}
          rows={found.nodes}
          keyOf={({ id }) => id}
          columns={[
            {
              key: 'name',
              head: t.check,
              cell: ({ id, name }) => (
                <span lang="en">
                  <Link to={`/${id}`}>{name}</Link>
                </span>
              ),
            },
            { key: 'kind', head: t.kind, cell: ({ kind }) => label('CheckKind', kind) },
            { key: 'status', head: t.status, cell: ({ status }) => label('CheckStatus', status) },
            { key: 'expected', head: t.expected, numeric: true, cell: row => <Compared of={row} as="expected" /> },
            { key: 'found', head: t.found, numeric: true, cell: row => <Compared of={row} as="found" /> },
            {
              key: 'difference',
              head: t.difference,
              numeric: true,
              cell: ({ difference }) => (difference === null ? '–' : format.number(difference)),
            },
          ]}
        />
      )}
      {found.pageInfo.hasNextPage && (
        <p className="more">
          <span className="count">{t.count(format.number(found.nodes.length), format.number(found.totalCount))}</span>{' '}
          <NextPage to={addressOf(params.status)} page={found.pageInfo}>
            {t.next}
          </NextPage>
        </p>
      )}
    </>
  )
}

/** A figure that a check compares, one click from the places of its terms, which are those of both figures. */
function Compared({ of, as }: { of: Row; as: 'expected' | 'found' }) {
  const format = useFormat()
  const value = of[as]
  if (value === null) return '–'
  const figures = [of.expected, of.found].flatMap(each => (each === null ? [] : format.number(each)))
  return (
    <Figure
      text={figures.join(' · ')}
      about={of}
      basis="COMPUTED"
      rule={null}
      places={of.evidence}
      shared={{ id: of.id, holds: as === 'expected' || of.expected === null }}
    >
      {format.number(value)}
    </Figure>
  )
}
