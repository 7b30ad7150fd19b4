import { useLabel } from '../words/vocabulary.ts'
import { useWords } from '../words/words.ts'
import { type Basis, SIGNS } from './signs.ts'
import { PARTS } from './words.ts'

/** How a thing is known; the rule, where nobody states it. */
export function BasisTag({ basis, rule }: { basis: Basis; rule: string | null }) {
  const label = useLabel()
  const t = useWords(PARTS)
  return (
    <span className={`tag ${basis.toLowerCase()}`} title={t[basis.toLowerCase() as Lowercase<Basis>]}>
      <i aria-hidden="true">{SIGNS[basis]}</i>
      {label('Basis', basis)}
      {rule !== null && <span className="rule">{`: ${rule}`}</span>}
    </span>
  )
}

/** What the signs beside figures mean. */
export function Signs() {
  const label = useLabel()
  const t = useWords(PARTS)
  return (
    <dl className="legend">
      {(['STATED', 'COMPUTED', 'INFERRED'] as const).map(basis => (
        <div key={basis}>
          <dt>
            <i className={`sign ${basis.toLowerCase()}`} aria-hidden="true">
              {SIGNS[basis]}
            </i>{' '}
            {label('Basis', basis)}
          </dt>
          <dd>{t[basis.toLowerCase() as Lowercase<Basis>]}</dd>
        </div>
      ))}
    </dl>
  )
}
