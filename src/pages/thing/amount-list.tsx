import { useFormat } from '../format.ts'
import { AmountFigure } from '../parts/amount-figure.tsx'
import { ShortLink } from '../parts/short.tsx'
import { type Column, Table } from '../parts/table.tsx'
import { useLabel } from '../words/vocabulary.ts'
import { capital, useWords } from '../words/words.ts'
import type { AmountShown } from './pivot.ts'
import { THING } from './words.ts'

/** Amounts of many acts below each other, the earliest first; what none of them has takes no column. */
export function AmountList({ amounts, about }: { amounts: readonly AmountShown[]; about: string }) {
  const t = useWords(THING)
  const label = useLabel()
  const format = useFormat()
  const dayOf = ({ act, date, start }: AmountShown) =>
    date ?? (act as { date?: string | null } | null)?.date ?? start ?? ''
  const time = (day: string) => <time dateTime={day}>{format.day(day)}</time>
  const sorted = [...amounts].sort((one, other) => (dayOf(one) < dayOf(other) ? -1 : 1))
  const act: Column<AmountShown> = {
    key: 'act',
    head: t.act,
    cell: ({ act }) => (act === null ? <span className="none">{t.noAct}</span> : <ShortLink entity={act} />),
  }
  const day: Column<AmountShown> = {
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
  }
  const stage: Column<AmountShown> = {
    key: 'stage',
    head: t.stage,
    cell: ({ stage }) => capital(label('Stage', stage)),
  }
  const goal: Column<AmountShown> = {
    key: 'goal',
    head: t.what,
    cell: amount => <Goal of={amount} about={about} />,
  }
  const amount: Column<AmountShown> = {
    key: 'amount',
    head: t.amount,
    numeric: true,
    cell: amount => <AmountFigure alike={[amount]} />,
  }
  const days = amounts.some(each => dayOf(each) !== '') ? [day] : []
  const isOfActs = amounts.some(({ act }) => act !== null)
  return (
    <Table
      caption={t.amounts}
      columns={isOfActs ? [act, ...days, stage, goal, amount] : [goal, stage, ...days, amount]}
      rows={sorted}
      keyOf={({ id }) => id}
    />
  )
}

function Goal({ of: { goal, part, period, ...amount }, about }: { of: AmountShown; about: string }) {
  const t = useWords(THING)
  const label = useLabel()
  const { beneficiary, fund, axes, classifications } = amount
  // What else tells it from others for the same.
  const apart = [beneficiary, fund, ...axes, ...classifications].flatMap(each => each?.name ?? [])
  const said = [...(part === 'WHOLE' ? [] : [capital(label('Part', part))]), ...apart]
  return (
    <>
      {goal.id === about ? t.whole : <ShortLink entity={goal} />}
      {said.length > 0 && <span className="part"> · {said.join(', ')}</span>}
      {period !== null && <small> {period}</small>}
    </>
  )
}
