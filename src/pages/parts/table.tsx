import type { ReactNode } from 'react'
import { useHref } from '../at.tsx'
import { useWords } from '../words/words.ts'
import { PARTS } from './words.ts'

export interface Column<Row> {
  key: string
  head: string
  /** Aligned to the right, with digits of one width. */
  numeric?: boolean
  cell: (row: Row) => ReactNode
  /** Addresses that sort by it, and the way it is sorted now. */
  sort?: { to: string; now: 'ascending' | 'descending' | null }
}

interface TableProps<Row> {
  /** What the table is, for who cannot see what stands around it. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** A total, a subtotal: a row that is set off. */
  isTotal?: (row: Row) => boolean
  foot?: ReactNode
}

/** Rows under columns; the first names the row. On a narrow page each row is a block, with the heads beside its values. */
export function Table<Row>({ caption, columns, rows, keyOf, isTotal, foot }: TableProps<Row>) {
  const t = useWords(PARTS)
  const href = useHref()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className="wide" aria-label={`${caption}. ${t.scroll}`} tabIndex={0}>
      <table>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, head, numeric, sort }) => (
              <th
                key={key}
                scope="col"
                {...(numeric && { className: 'number' })}
                {...(sort?.now != null && { 'aria-sort': sort.now })}
              >
                {sort === undefined ? (
                  head
                ) : (
                  <a className="sort" href={href(sort.to)} title={t.sortBy(head)}>
                    {head}
                    <i aria-hidden="true">{sort.now === null ? '' : sort.now === 'ascending' ? '▲' : '▼'}</i>
                  </a>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={keyOf(row)} {...(isTotal?.(row) && { className: 'total' })}>
              {columns.map(({ key, head, numeric, cell }, index) => {
                const props = { 'data-head': head, ...(numeric && { className: 'number' }) }
                return index === 0 ? (
                  <th key={key} scope="row" {...props}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={key} {...props}>
                    <div>{cell(row)}</div>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
        {foot !== undefined && <tfoot>{foot}</tfoot>}
      </table>
    </section>
  )
}
