import { useSaid, useWritten } from '../at.tsx'
import { unbroken, useFormat } from '../format.ts'
import type { ContradictedFragment } from '../operations/fragments.ts'
import { useLabel } from '../words/vocabulary.ts'
import { useWords, words } from '../words/words.ts'
import { Arithmetic } from './arithmetic.tsx'
import { Figure } from './figure.tsx'
import { Finding } from './finding.tsx'
import { EntityLink } from './short.tsx'

const SIDES = words({
  EN: {
    apart: 'Apart by',
    preferred: 'used in totals and traces',
  },
  IT: {
    apart: 'Scarto',
    preferred: 'usato nei totali e nelle tracce',
  },
})

/** A contradiction among others: what disagrees, in a sentence, then its sides. */
export function ContradictionShown({ of, heading }: { of: ContradictedFragment; heading: 'h2' | 'h3' }) {
  const label = useLabel()
  const written = useWritten(of.language)
  return (
    <Finding {...of} heading={heading} over={label('ContradictionKind', of.kind)}>
      <p {...written}>{unbroken(of.explanation)}</p>
      <Sides contradiction={of} />
    </Finding>
  )
}

/** The sides beside each other, each with its place, and how far they are apart. */
export function Sides({ contradiction }: { contradiction: ContradictedFragment }) {
  const t = useWords(SIDES)
  const format = useFormat()
  const { claims, preferred, difference, currency } = contradiction
  const [one, other, ...more] = claims.map(({ number }) => number)
  return (
    <ul className="sides">
      {claims.map((claim, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two sides may be the same in all but their place
        <li key={nth}>
          <Claimed claim={claim} about={claim.entity ?? contradiction} currency={currency} />
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
              <Arithmetic one={one} other={other} difference={difference} currency={currency} />
            ) : (
              format.sum(difference, currency)
            )}
          </p>
        </li>
      )}
    </ul>
  )
}

type Claim = ContradictedFragment['claims'][number]

/** As it is printed; what is computed is printed nowhere, and is written as all figures of the page are. */
function Claimed({
  claim: { value, number, basis, rule, evidence },
  about,
  currency,
}: {
  claim: Claim
  about: { id: string; name: string }
  currency: string | null
}) {
  const format = useFormat()
  const said = useSaid()
  const isOurs = basis === 'COMPUTED' && number !== null
  const text = isOurs ? format.sum(number, currency) : value
  return (
    <p className="claimed" {...(!isOurs && said)}>
      <Figure text={text} about={about} basis={basis} rule={rule} places={evidence}>
        {text}
      </Figure>
    </p>
  )
}
