import { groupBy } from '../../model/group-by.ts'
import { useFormat } from '../format.ts'
import { useLabel } from '../words/vocabulary.ts'
import { Figure, Money, type MoneyShown } from './figure.tsx'
import { Link } from './link.tsx'
import type { PlaceShown } from './places.tsx'
import type { Basis } from './signs.ts'

/** What the fragment `PrintedAmount` asks of an amount of money. */
export interface AmountKnown {
  id: string
  name: string
  amount: MoneyShown | null
  absence: string | null
  basis: Basis
  rule: string | null
  evidence: readonly PlaceShown[]
}

/** The same amount printed twice is one figure with two places. */
export function Cell({ amounts }: { amounts: readonly AmountKnown[] }) {
  const groups = groupBy(amounts, ({ amount, absence }) => `${amount?.amount} ${amount?.currency} ${absence}`)
  return [...groups.values()].map(alike => <AmountFigure key={alike[0].id} alike={alike} />)
}

/** An amount that leads to its page, one click from its places. `rough`: in a sentence, to three digits; all of them are in what opens. */
export function AmountFigure({ alike, rough }: { alike: readonly [AmountKnown, ...AmountKnown[]]; rough?: boolean }) {
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
          {rough && amount !== null ? (
            <data className="amount" value={`${amount.amount} ${amount.currency}`}>
              {format.roughMoney(amount.amount, amount.currency)}
            </data>
          ) : (
            <Money of={amount} none={text} />
          )}
        </Link>
      </Figure>
    </span>
  )
}
