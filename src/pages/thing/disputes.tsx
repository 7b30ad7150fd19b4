import { useAt } from '../at.tsx'
import { unbroken, useFormat } from '../format.ts'
import type { DisputedFragment } from '../operations/thing.ts'
import { Arithmetic } from '../parts/arithmetic.tsx'
import { Figure } from '../parts/figure.tsx'
import { Link } from '../parts/link.tsx'
import { Section } from '../parts/parts.tsx'
import { ShortLink } from '../parts/short.tsx'
import { Table } from '../parts/table.tsx'
import { useLabel } from '../words/vocabulary.ts'
import { capital, useWords } from '../words/words.ts'
import { THING } from './words.ts'

type Claim = DisputedFragment['claims'][number]

/** What sources say of a thing that cannot both be so: each claim with its place, and the arithmetic between them. */
export function Disputes({ disputes, totalCount }: { disputes: readonly DisputedFragment[]; totalCount: number }) {
  const t = useWords(THING)
  const format = useFormat()
  if (disputes.length === 0) return null
  return (
    <Section title={t.contradictions} count={format.number(totalCount)} id="contradictions">
      {disputes.map(dispute => (
        <Dispute key={dispute.id} dispute={dispute} />
      ))}
    </Section>
  )
}

function Dispute({ dispute: { id, name, kind, claims, explanation, difference } }: { dispute: DisputedFragment }) {
  const t = useWords(THING)
  const { language } = useAt()
  const label = useLabel()
  return (
    <article className="dispute">
      <h3>
        <Link to={`/${id}`} {...(language !== 'EN' && { lang: 'en' })}>
          {name}
        </Link>{' '}
        <span className="tag">{label('ContradictionKind', kind)}</span>
      </h3>
      <Table
        caption={`${t.contradictions}: ${name}`}
        rows={claims.map((claim, index) => ({ ...claim, key: String(index) }))}
        keyOf={({ key }) => key}
        columns={[
          {
            key: 'value',
            head: t.claim,
            cell: claim => <Claimed claim={claim} about={claim.entity ?? { id, name }} />,
          },
          { key: 'who', head: t.who, cell: ({ entity }) => (entity === null ? '' : <ShortLink entity={entity} />) },
        ]}
      />
      <Apart claims={claims} difference={difference} />
      <Explained text={explanation} />
    </article>
  )
}

/** As it is printed; what is computed is printed nowhere, and is written as all figures of the page are. */
function Claimed({ claim, about }: { claim: Claim; about: { id: string; name: string } }) {
  const format = useFormat()
  const { value, number, basis, rule, evidence } = claim
  const text = basis === 'COMPUTED' && number === value ? format.number(number) : value
  return (
    <Figure text={text} about={about} basis={basis} rule={rule} places={evidence}>
      {text}
    </Figure>
  )
}

/** How far the figures lie apart: written out of two, as it is said of more. */
function Apart({ claims, difference }: { claims: readonly Claim[]; difference: string | null }) {
  const t = useWords(THING)
  const format = useFormat()
  const [one, other, ...more] = claims.flatMap(({ number }) => number ?? [])
  if (one === undefined || other === undefined || (more.length > 0 && difference === null)) return null
  return (
    <p className="arithmetic">
      {t.arithmetic}:{' '}
      {more.length === 0 ? (
        <Arithmetic one={one} other={other} difference={null} />
      ) : (
        <b>{format.number(difference ?? '')}</b>
      )}
    </p>
  )
}

/** A sentence of whoever made the package, in English. */
function Explained({ text }: { text: string }) {
  const { language } = useAt()
  return (
    <p className="meta" {...(language !== 'EN' && { lang: 'en' })}>
      {unbroken(capital(text))}
    </p>
  )
}
