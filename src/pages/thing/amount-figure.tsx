import { groupBy } from '../../model/group-by.ts'
import { useFormat } from '../format.ts'
import { Figure, Money } from '../parts/figure.tsx'
import { Link } from '../parts/link.tsx'
import { useLabel } from '../words/vocabulary.ts'
import type { AmountShown } from './pivot.ts'

/** The same amount printed twice is one figure with two places. */
export function Cell({ amounts }: { amounts: readonly AmountShown[] }) {
  const groups = groupBy(amounts, ({ amount, absence }) => `${amount?.amount} ${amount?.currency} ${absence}`)
  return [...groups.values()].map(alike => <AmountFigure key={alike[0].id} alike={alike} />)
}

type AmountKnown = Pick<AmountShown, 'id' | 'name' | 'amount' | 'absence' | 'basis' | 'rule' | 'evidence'>

export function AmountFigure({ alike }: { alike: readonly [AmountKnown, ...AmountKnown[]] }) {
  const label = useLabel()
  const format = useFormat()
  const first = alike.find(({ basis }) => basis === 'STATED') ?? alike[0]
  const { id, name, amount, absence, basis, rule } = first
  const text = amount === null ? label('Absence', absence ?? 'BLANK') : format.money(amount.amount, amount.currency)
  return (
    <span className="each">
      <Figure
        text={text}
        about={{ id, name }}
        basis={basis}
        rule={rule}
        places={alike.flatMap(({ evidence }) => evidence)}
      >
        <Link to={`/${id}`} className="quiet">
          <Money of={amount} none={text} />
        </Link>
      </Figure>
    </span>
  )
}
