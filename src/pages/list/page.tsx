import { definitionOf, ENTITY_KINDS, type EntityKind } from '../../kinds/index.ts'
import { useAt } from '../at.tsx'
import { useFormat } from '../format.ts'
import { definePage } from '../page.ts'
import { Count } from '../parts/count.tsx'
import { Link } from '../parts/link.tsx'
import { NextPage } from '../parts/next-page.tsx'
import { Empty, Title } from '../parts/parts.tsx'
import { ShortLink } from '../parts/short.tsx'
import { Table } from '../parts/table.tsx'
import { kindsName, listPath } from '../words/kinds.ts'
import { useWords } from '../words/words.ts'
import { filterOf, type ListArguments, listAddress, listArguments, sortOf } from './arguments.ts'
import { cellOf, headOf } from './cells.tsx'
import { columnsOf, isNumeric } from './columns.ts'
import { Filters } from './filters.tsx'
import { LISTS, type Listed, type ListRow } from './operation.ts'
import { LIST } from './words.ts'

const KIND_AT: ReadonlyMap<string, EntityKind> = new Map(ENTITY_KINDS.map(kind => [listPath(kind), kind]))
const ROWS = 50

/** The list of every kind: filters and order in the address. */
export const LIST_PAGE = definePage<ListArguments, Listed>({
  name: 'list',
  at: ({ path, params }) => {
    const kind = KIND_AT.get(path)
    return kind === undefined ? null : listArguments(kind, params)
  },
  load: (ask, asked) =>
    ask(LISTS[asked.kind], { first: ROWS, after: asked.after, filter: filterOf(asked), orderBy: asked.orderBy }),
  show: ({ list }, asked, language) => ({
    title: kindsName(asked.kind, language),
    summary: definitionOf(asked.kind).description,
    canonical: listAddress(listPath(asked.kind), asked),
    csv: csvOf(asked),
    content: <ListPage list={list} asked={asked} />,
  }),
  style: new URL('list.css', import.meta.url),
})

/** The whole list as CSV, whatever page of it is shown. */
function csvOf(asked: ListArguments): string {
  const filter = filterOf(asked)
  const search = new URLSearchParams()
  if (filter !== null) search.set('filter', JSON.stringify(filter))
  if (asked.orderBy !== null) search.set('orderBy', asked.orderBy)
  return `${listPath(asked.kind)}.csv${search.size === 0 ? '' : `?${search}`}`
}

function ListPage({ list, asked }: { list: Listed['list']; asked: ListArguments }) {
  const t = useWords(LIST)
  const format = useFormat()
  const { language } = useAt()
  const { kind } = asked
  const path = listPath(kind)
  const columns = columnsOf(kind).filter(({ field }) => list.nodes.some(node => isThere(node[field])))
  const sort = (order: string | null) => {
    const found = sortOf(asked, order)
    return found === null ? {} : { sort: { to: listAddress(path, asked, { orderBy: found.orderBy }), now: found.now } }
  }
  const isNarrowed = asked.narrowed.size > 0 || asked.filter !== null
  return (
    <>
      <Title lead={<span lang="en">{definitionOf(kind).description}</span>}>{kindsName(kind, language)}</Title>
      <Filters asked={asked} />
      {list.totalCount === 0 ? (
        <Empty title={isNarrowed ? t.none : t.emptyKind} />
      ) : (
        <>
          <Count csv={csvOf(asked)}>{t.count(format.number(list.nodes.length), format.number(list.totalCount))}</Count>
          <Table<ListRow>
            caption={kindsName(kind, language)}
            rows={list.nodes}
            keyOf={({ id }) => id}
            columns={[
              {
                key: 'name',
                head: headOf('name', language),
                cell: row => <ShortLink entity={row} whole />,
                ...sort('NAME'),
              },
              ...columns.map(column => ({
                key: column.field,
                head: headOf(column.head ?? column.field, language),
                numeric: isNumeric(column),
                cell: (row: ListRow) => cellOf(column, row),
                ...sort(column.order),
              })),
            ]}
          />
          <p className="more">
            {asked.after !== null && (
              <Link to={listAddress(path, asked)} rel="first">
                {t.first}
              </Link>
            )}
            <NextPage to={listAddress(path, asked)} page={list.pageInfo}>
              {t.next}
            </NextPage>
          </p>
        </>
      )}
    </>
  )
}

const isThere = (value: unknown): boolean => value != null && !(Array.isArray(value) && value.length === 0)
