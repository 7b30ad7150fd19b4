import { groupBy } from '../../model/group-by.ts'
import { useFormat } from '../format.ts'
import { Money } from '../parts/figure.tsx'
import { Section } from '../parts/parts.tsx'
import { ShortLink } from '../parts/short.tsx'
import { useLabel } from '../words/vocabulary.ts'
import { useWords } from '../words/words.ts'
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
                {stop.upperBound !== null && (
                  <small>
                    {' '}
                    {t.atMost} <Money of={stop.upperBound} />
                  </small>
                )}
                <br />
                <span className="meta">{stop.explanation}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Section>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
