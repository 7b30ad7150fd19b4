import { groupBy } from '../../model/group-by.ts'
import { unbroken, useFormat } from '../format.ts'
import { Figure, Money } from '../parts/figure.tsx'
import { Section } from '../parts/parts.tsx'
import { ShortLink } from '../parts/short.tsx'
import { useLabel } from '../words/vocabulary.ts'
import { capital, useWords } from '../words/words.ts'
import type { TraceShown } from './shown.ts'
import { TRACE } from './words.ts'

type Stop = TraceShown['stops'][number]

/** Where the thread ends and why: a sentence a reason, then each place with what is known of it. */
export function Stops({ stops }: { stops: readonly Stop[] }) {
  const t = useWords(TRACE)
  const label = useLabel()
  const format = useFormat()
  if (stops.length === 0) return null
  const reasons = [...groupBy(stops, ({ reason }) => reason)]
  return (
    <Section title={t.stops} count={format.number(stops.length)} id="stops">
      {reasons.map(([reason, together]) => (
        <details key={reason} className="reason" open={together.length <= 3}>
          <summary>
            <b>{capital(label('StopReason', reason))}.</b> {t.reasons[reason]}{' '}
            <span className="count">{format.number(together.length)}</span>
          </summary>
          <ul>
            {together.map(stop => (
              <li key={`${stop.at.id} ${stop.explanation}`}>
                <ShortLink entity={stop.at} />
                <Bound of={stop} />
                <br />
                <span className="meta">{unbroken(stop.explanation)}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Section>
  )
}

/** The most that may be there, which is computed; or the amount that stands there and goes no further, which is printed. */
function Bound({ of: { at, reason, upperBound } }: { of: Stop }) {
  const t = useWords(TRACE)
  const format = useFormat()
  if (upperBound === null) return null
  const stands = STANDING.has(reason) && 'evidence' in at ? at : null
  return (
    <small>
      {' '}
      {stands === null && t.atMost}{' '}
      <Figure
        text={format.money(upperBound.amount, upperBound.currency)}
        about={at}
        basis={stands?.basis ?? 'COMPUTED'}
        rule={stands?.rule ?? null}
        places={stands?.evidence ?? []}
      >
        <Money of={upperBound} />
      </Figure>
    </small>
  )
}

const STANDING: ReadonlySet<Stop['reason']> = new Set(['SUPERSEDED', 'DECOMMITTED', 'OTHER_FRAME'])
