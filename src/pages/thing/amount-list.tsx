import { useFormat } from '../format.ts'
import { AmountFigure } from '../parts/amount-figure.tsx'
import { ShortLink } from '../parts/short.tsx'
import { type Column, Table } from '../parts/table.tsx'
import { useLabel } from '../words/vocabulary.ts'
import { capital, useWords } from '../words/words.ts'
import type { AmountShown } from './pivot.ts'
import { THING } from './words.ts'

/** Amounts of many acts below each other, the earliest first. */
export function AmountList({ amounts, about }: { amounts: readonly AmountShown[]; about: string }) {
  const t = useWords(THING)
  const label = useLabel()
  const format = useFormat()
  const dayOf = ({ act, date, start }: AmountShown) =>
    date ?? (act as { date?: string | null } | null)?.date ?? start ?? ''
  const time = (day: string) => <time dateTime={day}>{format.day(day)}</time>
  const sorted = [...amounts].sort((one, other) => (dayOf(one) < dayOf(other) ? -1 : 1))
  const columns: Column<AmountShown>[] = [
    {
      key: 'act',
      head: t.act,
      cell: ({ act }) => (act === null ? <span className="none">{t.noAct}</span> : <ShortLink entity={act} />),
    },
    {
      key: 'day',
      head: t.day,
      cell: amount => {
        const day = dayOf(amount)
        const { start, end } = amount
        if (day === '') return ''
        return day === start && end !== null ? (
          <>
            {time(start)} – {time(end)}
          </>
        ) : (
          time(day)
        )
      },
    },
    { key: 'stage', head: t.stage, cell: ({ stage }) => capital(label('Stage', stage)) },
    {
      key: 'goal',
      head: t.what,
      cell: ({ goal, part, period }) => (
        <>
          {goal.id === about ? t.whole : <ShortLink entity={goal} />}
          {part !== 'WHOLE' && <span className="part"> · {capital(label('Part', part))}</span>}
          {period !== null && <small> {period}</small>}
        </>
      ),
    },
    { key: 'amount', head: t.amount, numeric: true, cell: amount => <AmountFigure alike={[amount]} /> },
  ]
  return <Table caption={t.amounts} columns={columns} rows={sorted} keyOf={({ id }) => id} />
}
