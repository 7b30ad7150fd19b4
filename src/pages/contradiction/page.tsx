import { notFound } from '../../model/errors.ts'
import { Contradiction, type ContradictionQuery } from '../operations/contradiction.ts'
import { definePage } from '../page.ts'
import { BasisTag } from '../parts/known.tsx'
import { EntityLink, Facts, Said, Section } from '../parts/parts.tsx'
import { Places } from '../parts/places.tsx'
import { plain } from '../words/vocabulary.ts'

type ContradictionShown = NonNullable<ContradictionQuery['contradiction']>

export const CONTRADICTION_PAGE = definePage<{ id: string }, ContradictionShown>({
  name: 'contradiction',
  at: ({ path }) => (/^\/contradiction\/./.test(path) ? { id: path.slice(1) } : null),
  load: async (ask, { id }) => {
    const { contradiction } = await ask(Contradiction, { id })
    if (contradiction === null) throw notFound(id)
    return contradiction
  },
  show: (contradiction, { id }) => ({
    title: contradiction.name,
    canonical: `/${id}`,
    content: <ContradictionPage contradiction={contradiction} />,
  }),
})

export function ContradictionPage({ contradiction }: { contradiction: ContradictionShown }) {
  const { preferred, preferenceRule } = contradiction
  return (
    <div lang="en">
      <p className="over">contradiction</p>
      <h1>{contradiction.name}</h1>
      <Said>
        <p>{contradiction.explanation}</p>
      </Said>
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
    </div>
  )
}
