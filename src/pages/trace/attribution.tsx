import { unbroken, useFormat } from '../format.ts'
import type { ClaimedFragment } from '../operations/fragments.ts'
import { Figure, Money, type MoneyShown } from '../parts/figure.tsx'
import { useLabel } from '../words/vocabulary.ts'
import { capital, useWords } from '../words/words.ts'
import type { TraceShown } from './shown.ts'
import { TRACE } from './words.ts'

/** How much of the money can be said to get there, and why no more. */
export function Attribution({ of, trace }: { of: ClaimedFragment; trace: TraceShown }) {
  const t = useWords(TRACE)
  const label = useLabel()
  const format = useFormat()
  const { kind, amount, lower, upper, method, explanation } = of
  const said = (money: MoneyShown | null, none: string) =>
    money === null ? none : format.money(money.amount, money.currency)
  const text =
    amount === null
      ? `${said(lower, t.nothing)} – ${said(upper, t.noBound)}`
      : format.money(amount.amount, amount.currency)
  return (
    <p>
      {capital(label('AttributionKind', kind))}:{' '}
      <Figure
        text={text}
        about={{ id: trace.id, name: trace.from.name }}
        basis={kind === 'DECLARED' ? 'STATED' : 'COMPUTED'}
        rule={method}
        places={kind === 'DECLARED' ? declaredAt(trace) : []}
      >
        {amount === null ? (
          <>
            {t.between} <Money of={lower} none={t.nothing} /> {t.and} <Money of={upper} none={t.noBound} />
          </>
        ) : (
          <Money of={amount} />
        )}
      </Figure>
      . {unbroken(explanation)}
    </p>
  )
}

/** Where sources state what arrives: at the steps with an amount that end at the goal. */
const declaredAt = ({ to, hops }: TraceShown) =>
  hops.filter(hop => hop.to.id === to?.id && hop.amountOut !== null).flatMap(({ evidence }) => evidence)
