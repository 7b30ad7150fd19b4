import { useFormat } from '../format.ts'
import type { ContradictedFragment } from '../operations/findings.ts'
import { Arithmetic } from '../parts/arithmetic.tsx'
import { Figure } from '../parts/figure.tsx'
import { EntityLink } from '../parts/short.tsx'
import { useWords } from '../words/words.ts'
import { CONTRADICTIONS } from './words.ts'

/** What of a contradiction its sides are shown of: on its own page and in the list. */
export type Contradicted = Pick<ContradictedFragment, 'id' | 'name' | 'difference' | 'preferred' | 'claims'>

/** The sides beside each other, each with its place, and how far they are apart. */
export function Sides({ contradiction }: { contradiction: Contradicted }) {
  const t = useWords(CONTRADICTIONS)
  const format = useFormat()
  const { claims, preferred, difference } = contradiction
  const [one, other, ...more] = claims.map(({ number }) => number)
  return (
    <>
      <ul className="sides">
        {claims.map((claim, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two sides may be the same in all but their place
          <li key={nth}>
            <p className="claimed" lang="en">
              <Figure
                text={claim.value}
                about={claim.entity ?? contradiction}
                basis={claim.basis}
                rule={claim.rule}
                places={claim.evidence}
              >
                {claim.value}
              </Figure>
            </p>
            {claim.entity !== null && (
              <p className="meta">
                <EntityLink entity={claim.entity} />
              </p>
            )}
            {preferred?.value === claim.value && <p className="meta used">{t.preferred}</p>}
          </li>
        ))}
        {difference !== null && (
          <li className="apart">
            <p className="over">{t.apart}</p>
            <p className="claimed">
              {one != null && other != null && more.length === 0 ? (
                <Arithmetic one={one} other={other} difference={difference} />
              ) : (
                format.number(difference)
              )}
            </p>
          </li>
        )}
      </ul>
      {preferred === null && <p className="meta">{t.noneUsed}</p>}
    </>
  )
}
