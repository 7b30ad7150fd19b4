import { useAt } from '../at.tsx'
import { isDay, useFormat } from '../format.ts'
import { Cell } from '../parts/amount-figure.tsx'
import { Link } from '../parts/link.tsx'
import { Section } from '../parts/parts.tsx'
import { ShortLink, shortName } from '../parts/short.tsx'
import { useLabel } from '../words/vocabulary.ts'
import { capital, useWords } from '../words/words.ts'
import { AmountList } from './amount-list.tsx'
import { type AmountRow, type AmountShown, pivotOf, type StageColumn } from './pivot.ts'
import { THING } from './words.ts'

/** More acts and stages than stand beside each other on a page are listed below each other. */
const MOST_COLUMNS = 6
const MOST_IN_CELL = 3

interface AmountsProps {
  amounts: readonly AmountShown[]
  totalCount: number
  /** The list of them all. */
  list: string
  /** Whose page it is. */
  about: string
}

/** Every amount of a thing and of what is below it in one table: what it is for, under the act and the stage that it is of. */
export function Amounts({ amounts, totalCount, list, about }: AmountsProps) {
  const t = useWords(THING)
  const format = useFormat()
  if (amounts.length === 0) return null
  const pivot = pivotOf(amounts)
  // What stands in one place of the table for many days is distinguished by them, one below the other.
  const isCrowded = pivot.rows.some(({ cells }) => [...cells.values()].some(({ length }) => length > MOST_IN_CELL))
  return (
    <Section title={t.amounts} count={format.number(totalCount)} id="amounts">
      {pivot.columns.length > MOST_COLUMNS || isCrowded ? (
        <AmountList amounts={amounts} about={about} />
      ) : (
        <AmountTable {...pivot} about={about} />
      )}
      <p className="meta">
        {totalCount > amounts.length && `${t.firstOf(format.number(amounts.length), format.number(totalCount))} `}
        <Link to={list} className="take">
          {t.asList}
        </Link>
      </p>
    </Section>
  )
}

interface Extra {
  head: string
  cell: (amount: AmountShown) => readonly { id: string; name: string }[]
}

/** What else a table of one act and stage has room for: who gets it, what it is charged to. */
function useExtras(columns: readonly StageColumn[], rows: readonly AmountRow[], about: string): Extra[] {
  const t = useWords(THING)
  const all = rows.flatMap(({ cells }) => [...cells.values()].flat())
  const extras: Extra[] = [
    { head: t.fund, cell: ({ fund }) => (fund === null ? [] : [fund]) },
    { head: t.axis, cell: ({ axes }) => axes },
    { head: t.classified, cell: ({ classifications }) => classifications },
    { head: t.beneficiary, cell: ({ beneficiary }) => (beneficiary === null ? [] : [beneficiary]) },
  ]
  if (columns.length > 1) return []
  return extras.filter(({ cell }) => all.some(amount => cell(amount).some(({ id }) => id !== about)))
}

function AmountTable({
  columns,
  rows,
  about,
}: {
  columns: readonly StageColumn[]
  rows: readonly AmountRow[]
  about: string
}) {
  const t = useWords(THING)
  const headOf = useHeads(columns, about)
  const extras = useExtras(columns, rows, about)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className="wide" aria-label={`${t.amounts}. ${t.scroll}`} tabIndex={0}>
      <table className="amounts">
        <caption className="unseen">{t.amounts}</caption>
        <thead>
          <tr>
            <th scope="col">{t.what}</th>
            {columns.map(column => (
              <th scope="col" key={column.key} className="number">
                <ColumnHead of={column} about={about} hasActs={columns.some(({ act }) => act !== null)} />
              </th>
            ))}
            {extras.map(({ head }) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.key} className={`deep-${Math.min(row.depth, 4)}${row.isTotal ? ' whole-row' : ''}`}>
              <th scope="row">
                <RowHead row={row} about={about} />
              </th>
              {columns.map(({ key }) => (
                <td key={key} className="number" data-head={headOf.get(key)}>
                  <Amount amounts={row.cells.get(key) ?? []} />
                </td>
              ))}
              {extras.map(({ head, cell }) => (
                <td key={head} data-head={head}>
                  <NamesOf named={unique([...row.cells.values()].flat().flatMap(cell))} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const unique = <T extends { id: string }>(all: readonly T[]): T[] => [
  ...new Map(all.map(each => [each.id, each])).values(),
]

/** Nothing at all where there is none: on a narrow page such a cell takes no room. */
function Amount({ amounts }: { amounts: readonly AmountShown[] }) {
  if (amounts.length === 0) return null
  return (
    <div>
      <Cell amounts={amounts} />
    </div>
  )
}

/** The head of each column in a line, which stands beside each amount where a page has no room for columns. */
function useHeads(columns: readonly StageColumn[], about: string): ReadonlyMap<string, string> {
  const label = useLabel()
  const { language } = useAt()
  return new Map(
    columns.map(({ key, act, stage, period }) => {
      const said = [act === null || act.id === about ? null : shortName(act, language), label('Stage', stage), period]
      return [key, capital(said.filter(word => word !== null).join(', '))]
    }),
  )
}

function NamesOf({ named }: { named: readonly { id: string; name: string }[] }) {
  if (named.length === 0) return null
  return (
    <div>
      {named.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link to={`/${id}`}>{name}</Link>
        </span>
      ))}
    </div>
  )
}

interface ColumnHeadProps {
  of: StageColumn
  about: string
  /** Whether a source names the act of any: where of none, that is not said of each. */
  hasActs: boolean
}

function ColumnHead({ of: { act, stage, period }, about, hasActs }: ColumnHeadProps) {
  const t = useWords(THING)
  const label = useLabel()
  const format = useFormat()
  const isOwn = act?.id === about
  return (
    <>
      {!isOwn && act !== null && <ShortLink entity={act} />}
      {act === null && hasActs && <span className="none">{t.noAct}</span>}
      <span className="stage">{capital(label('Stage', stage))}</span>
      {period !== null && <span className="stage">{period}</span>}
      {!isOwn && act?.date != null && <time dateTime={act.date}>{format.day(act.date)}</time>}
    </>
  )
}

/** What the row is for, once: its parts stand below it by what they are. */
function RowHead({ row: { target, part, apart, continues, isTotal }, about }: { row: AmountRow; about: string }) {
  const t = useWords(THING)
  const label = useLabel()
  const format = useFormat()
  const words = apart.map(word => (isDay(word) ? format.day(word) : word))
  const said = [part === 'WHOLE' ? null : capital(label('Part', part)), ...words].filter(word => word !== null)
  const isOwn = target?.id === about
  return (
    <>
      {!continues && target !== null && (isOwn ? t.whole : <ShortLink entity={target} />)}
      {said.length > 0 && (
        <span className="part">
          {!continues && !isOwn ? ' · ' : isOwn && !continues ? ': ' : ''}
          {said.join(', ')}
        </span>
      )}
      {continues && said.length === 0 && <span className="part">{t.again}</span>}
      {isTotal && <small className="sum"> {t.total}</small>}
    </>
  )
}
