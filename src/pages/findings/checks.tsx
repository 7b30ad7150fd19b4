import type { CheckStatus } from '../../model/vocabulary.ts'
import { useAt, useWritten, writtenIn } from '../at.tsx'
import { useFormat } from '../format.ts'
import {
  Check,
  type CheckedFragment,
  type CheckQuery,
  Checks,
  type ChecksQueryVariables,
} from '../operations/findings.ts'
import { Arithmetic } from '../parts/arithmetic.tsx'
import { Figure } from '../parts/figure.tsx'
import { Finding } from '../parts/finding.tsx'
import { Link } from '../parts/link.tsx'
import { Facts, Section } from '../parts/parts.tsx'
import { Places } from '../parts/places.tsx'
import { useLabel } from '../words/vocabulary.ts'
import { useWords } from '../words/words.ts'
import { listOfFindings } from './list.tsx'
import { FindingPage, pageOfFinding } from './page.tsx'
import { CHECKS, FINDINGS } from './words.ts'

/** What does not hold first. */
const STATUSES: readonly CheckStatus[] = ['FAILS', 'WITHIN_ROUNDING', 'NOT_CHECKABLE', 'HOLDS']

/** Every check of the arithmetic, by how it came out. */
export const CHECKS_PAGE = listOfFindings<CheckedFragment, NonNullable<ChecksQueryVariables['filter']>>({
  name: 'checks',
  text: CHECKS,
  by: { field: 'status', of: 'CheckStatus', words: STATUSES },
  inBar: false,
  load: (ask, asked) => ask(Checks, asked),
  item: check => <Listed key={check.id} check={check} />,
})

type CheckShown = NonNullable<CheckQuery['check']>

export const CHECK_PAGE = pageOfFinding<CheckShown>({
  name: 'check',
  list: { text: CHECKS, to: '/checks' },
  load: async (ask, id) => (await ask(Check, { id })).check,
  of: check => check,
  Content: check => <CheckPage {...check} />,
})

function Listed({ check }: { check: CheckedFragment }) {
  const { language, formula } = check
  const written = useWritten(language)
  return (
    <Finding {...check} heading="h2" over={<Over {...check} />}>
      <p className="claimed">
        <Compared of={check} />
      </p>
      <p className="meta" {...written}>
        {formula}
      </p>
    </Finding>
  )
}

function Over({ kind, name, status }: CheckedFragment) {
  const label = useLabel()
  const compared = label('CheckKind', kind)
  return (
    <>
      {/* A name may begin with what is compared. */}
      {!name.toLowerCase().startsWith(compared) && compared}{' '}
      <span className={`tag ${status.toLowerCase()}`}>{label('CheckStatus', status)}</span>
    </>
  )
}

/** What should be, what is and what lies between them: one click from the places of their terms. */
function Compared({ of: check, tolerance = null }: { of: CheckedFragment; tolerance?: string | null }) {
  const t = useWords(CHECKS)
  const format = useFormat()
  const { expected, found, difference, currency, evidence } = check
  const known = expected ?? found
  if (known === null) return null
  const isBoth = expected !== null && found !== null
  const text = [expected, found].flatMap(each => (each === null ? [] : format.sum(each, currency))).join(' · ')
  return (
    <Figure text={text} about={check} basis="COMPUTED" rule={null} places={evidence}>
      {isBoth ? (
        <Arithmetic one={expected} other={found} difference={difference} tolerance={tolerance} currency={currency} />
      ) : (
        <>
          {expected === null ? t.found : t.expected}: <data value={known}>{format.sum(known, currency)}</data>
        </>
      )}
    </Figure>
  )
}

function CheckPage(check: CheckShown) {
  const t = useWords(CHECKS)
  const all = useWords(FINDINGS)
  const label = useLabel()
  const format = useFormat()
  const at = useAt()
  const written = writtenIn(check.language, at)
  const { name, language, status, formula, kind, tolerance, about, evidence, contradiction, expected, found } = check
  return (
    <FindingPage
      over={t.over}
      name={name}
      language={language}
      said={
        <>
          <p>
            <strong>{label('CheckStatus', status)}</strong>. {t[status]}
          </p>
          <p {...written}>{formula}</p>
        </>
      }
      about={about}
    >
      <Facts
        facts={[
          [t.kind, label('CheckKind', kind)],
          [
            t.arithmetic,
            expected === null && found === null ? null : <Compared key="figures" of={check} tolerance={tolerance} />,
          ],
          [t.tolerance, tolerance === null || !/[1-9]/.test(tolerance) ? null : format.sum(tolerance, check.currency)],
          [
            t.contradiction,
            contradiction === null ? null : (
              <span key="c" {...writtenIn(contradiction.language, at)}>
                <Link to={`/${contradiction.id}`}>{contradiction.name}</Link>
              </span>
            ),
          ],
        ]}
      />
      {evidence.length > 0 && (
        <Section title={all.printed}>
          <Places places={evidence} />
        </Section>
      )}
    </FindingPage>
  )
}
