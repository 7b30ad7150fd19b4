import type { ContradictionShown } from '../answers.ts'
import { BasisTag, EntityLink, Facts, Places, plain, Section } from './parts.tsx'

export function ContradictionPage({ contradiction }: { contradiction: ContradictionShown }) {
  const { preferred, preferenceRule } = contradiction
  return (
    <>
      <p className="kind">contradiction</p>
      <h1>{contradiction.name}</h1>
      <div className="said">
        <p>{contradiction.explanation}</p>
      </div>
      <Facts
        facts={[
          ['kind', plain(contradiction.kind)],
          ['how it is known', <BasisTag key="basis" basis={contradiction.basis} rule={null} />],
          ['difference', contradiction.difference],
          [
            'used in totals and traces',
            preferred === null
              ? 'none of them: nothing decides'
              : `${preferred.value}${preferenceRule === null ? '' : `, by the rule “${preferenceRule}”`}`,
          ],
        ]}
      />
      {contradiction.claims.map(claim => (
        <Section key={`${claim.value} ${claim.entity?.id}`} title={`It says: ${claim.value}`}>
          <p>
            <BasisTag {...claim} /> {claim.entity !== null && <EntityLink entity={claim.entity} />}
          </p>
          {claim.evidence.length > 0 && <Places places={claim.evidence} />}
        </Section>
      ))}
      <Section title="What it is about">
        <ul>
          {contradiction.about.map(entity => (
            <li key={entity.id}>
              <EntityLink entity={entity} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
