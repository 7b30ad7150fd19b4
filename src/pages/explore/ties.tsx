import { useState } from 'react'
import { useFormat } from '../format.ts'
import { Link } from '../parts/link.tsx'
import { type Basis, SIGNS } from '../parts/signs.ts'
import { Table } from '../parts/table.tsx'
import { useWords } from '../words/words.ts'
import { type Drawn, type GraphEdge, keyOf } from './graph.ts'
import { EXPLORE } from './words.ts'

/** A table of so many rows stands open at first. */
const SHORT = 20

interface TiesProps {
  of: Drawn
  bases: Readonly<Record<Basis, string>>
  begin: string
}

/** All that the picture shows, as a table. */
export function Ties({ of: { graph, kinds, relations }, bases, begin }: TiesProps) {
  const t = useWords(EXPLORE)
  const format = useFormat()
  const [isShort] = useState(graph.edges.length <= SHORT)
  const named = new Map(graph.nodes.map(node => [node.id, node]))
  const end = (id: string) => {
    const node = named.get(id)
    return (
      <>
        <Link to={`/${id}`}>
          <bdi>{node?.name ?? id}</bdi>
        </Link>{' '}
        <small>{kinds[node?.kind ?? '']?.name}</small>{' '}
        {id !== begin && (
          <Link to={`/explore?${new URLSearchParams({ of: id })}`} aria-label={t.title(node?.name ?? id)}>
            ⌖
          </Link>
        )}
      </>
    )
  }
  return (
    <details className="ties" {...(isShort && { open: true })}>
      <summary>
        {t.table} <span className="count">{format.number(graph.edges.length)}</span>
      </summary>
      <Table<GraphEdge>
        caption={t.table}
        rows={graph.edges}
        keyOf={keyOf}
        columns={[
          { key: 'from', head: t.from, cell: ({ from }) => end(from) },
          { key: 'relation', head: t.relation, cell: ({ relation }) => relations[relation]?.OUT ?? relation },
          { key: 'to', head: t.target, cell: ({ to }) => end(to) },
          {
            key: 'basis',
            head: t.known,
            cell: ({ basis, rule }) => (
              <span className={`tag ${basis.toLowerCase()}`}>
                <i aria-hidden="true">{SIGNS[basis]}</i>
                {bases[basis]}
                {rule !== null && <span className="rule">{`: ${rule}`}</span>}
              </span>
            ),
          },
        ]}
      />
    </details>
  )
}
