import type { ClaimedFragment } from '../operations/fragments.ts'
import { Money } from '../parts/figure.tsx'
import { useLabel } from '../words/vocabulary.ts'
import { useWords } from '../words/words.ts'
import { TRACE } from './words.ts'

/** How much of the money can be said to get there, and why no more. */
export function Attribution({ of: { kind, amount, lower, upper, explanation } }: { of: ClaimedFragment }) {
  const t = useWords(TRACE)
  const label = useLabel()
  return (
    <p>
      {label('AttributionKind', kind)}:{' '}
      {amount === null ? (
        <>
          {t.between} <Money of={lower} none={t.nothing} /> {t.and} <Money of={upper} none={t.noBound} />
        </>
      ) : (
        <Money of={amount} />
      )}
      . {explanation}
    </p>
  )
}
