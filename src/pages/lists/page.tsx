import { definitionOf, ENTITY_KINDS, type EntityKind } from '../../kinds/index.ts'
import { useAt } from '../at.tsx'
import { useFormat } from '../format.ts'
import { COUNTS } from '../list/operation.ts'
import { atPath, definePage } from '../page.ts'
import { Link } from '../parts/link.tsx'
import { Title } from '../parts/parts.tsx'
import { Table } from '../parts/table.tsx'
import { kindsName, listPath } from '../words/kinds.ts'
import { useWords, words } from '../words/words.ts'

const LISTS = words({
  EN: {
    nav: 'Lists',
    title: 'Everything, by kind',
    lead: 'Each list can be filtered, sorted and taken away as CSV.',
    kind: 'Kind',
    many: 'How many',
    what: 'What it is',
  },
  IT: {
    nav: 'Elenchi',
    title: 'Tutto, tipo per tipo',
    lead: 'Ogni elenco si può filtrare, ordinare e portare via come CSV.',
    kind: 'Tipo',
    many: 'Quanti',
    what: 'Che cos’è',
  },
})

type Counts = readonly { kind: EntityKind; count: number }[]

/** What the release holds, kind by kind: the way into the lists. */
export const LISTS_PAGE = definePage<object, Counts>({
  name: 'lists',
  at: atPath('/lists'),
  load: async ask => {
    const counts = await ask(COUNTS, {})
    return ENTITY_KINDS.map(kind => ({ kind, count: counts[kind].totalCount })).filter(({ count }) => count > 0)
  },
  show: (counts, _, language) => ({
    title: LISTS[language].title,
    canonical: '/lists',
    content: <ListsPage counts={counts} />,
  }),
  nav: { label: { EN: LISTS.EN.nav, IT: LISTS.IT.nav }, to: '/lists' },
})

function ListsPage({ counts }: { counts: Counts }) {
  const t = useWords(LISTS)
  const { language } = useAt()
  const format = useFormat()
  return (
    <>
      <Title lead={t.lead}>{t.title}</Title>
      <Table
        caption={t.title}
        rows={counts}
        keyOf={({ kind }) => kind}
        columns={[
          {
            key: 'kind',
            head: t.kind,
            cell: ({ kind }) => <Link to={listPath(kind)}>{kindsName(kind, language)}</Link>,
          },
          {
            key: 'count',
            head: t.many,
            numeric: true,
            cell: ({ count }) => <span className="count">{format.number(count)}</span>,
          },
          { key: 'what', head: t.what, cell: ({ kind }) => <span lang="en">{definitionOf(kind).description}</span> },
        ]}
      />
    </>
  )
}
