import { notFound } from '../../model/errors.ts'
import { Sides } from '../contradictions/sides.tsx'
import { Contradiction, type ContradictionQuery } from '../operations/contradiction.ts'
import { definePage } from '../page.ts'
import { BasisTag } from '../parts/known.tsx'
import { Link } from '../parts/link.tsx'
import { Facts, Said, Section, Title } from '../parts/parts.tsx'
import { Places } from '../parts/places.tsx'
import { EntityLink } from '../parts/short.tsx'
import { useLabel } from '../words/vocabulary.ts'
import { useWords } from '../words/words.ts'
import { CONTRADICTION } from './words.ts'

interface Data {
  contradiction: NonNullable<ContradictionQuery['contradiction']>
  /** The check that found it. */
  check: NonNullable<ContradictionQuery['checks']>['nodes'][number] | null
}

export const CONTRADICTION_PAGE = definePage<{ id: string }, Data>({
  name: 'contradiction',
  at: ({ path }) => (/^\/contradiction\/./.test(path) ? { id: path.slice(1) } : null),
  load: async (ask, { id }) => {
    const { contradiction, checks } = await ask(Contradiction, { id })
    if (contradiction === null) throw notFound(id)
    return { contradiction, check: checks?.nodes[0] ?? null }
  },
  show: (data, { id }, language) => ({
    title: data.contradiction.name,
    summary: data.contradiction.explanation,
    canonical: `/${id}`,
    crumbs: [{ name: CONTRADICTION[language].all, to: '/contradictions' }],
    content: <ContradictionPage {...data} />,
  }),
  style: new URL('../contradictions/contradictions.css', import.meta.url),
})

function ContradictionPage({ contradiction, check }: Data) {
  const t = useWords(CONTRADICTION)
  const label = useLabel()
  const { preferred, preferenceRule } = contradiction
  return (
    <>
      <Title over={t.over}>
        <span lang="en">{contradiction.name}</span>
      </Title>
      <Said>
        <p lang="en">{contradiction.explanation}</p>
      </Said>
      <Sides contradiction={contradiction} />
      <Facts
        facts={[
          [t.kind, label('ContradictionKind', contradiction.kind)],
          [t.known, <BasisTag key="basis" basis={contradiction.basis} rule={null} />],
          [
            t.used,
            preferred === null
              ? null
              : `${preferred.value}${preferenceRule === null ? '' : ` (${t.rule(preferenceRule)})`}`,
          ],
          [
            t.check,
            check === null ? null : (
              <>
                <Link to={`/${check.id}`}>{check.name}</Link>
                <br />
                <span lang="en">{check.formula}</span>
              </>
            ),
          ],
        ]}
      />
      {contradiction.claims.map((claim, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two sides may be the same in all but their place
        <Section key={nth} title={t.says(claim.value)}>
          <p>
            <BasisTag {...claim} /> {claim.entity !== null && <EntityLink entity={claim.entity} />}
          </p>
          {claim.evidence.length > 0 && <Places places={claim.evidence} />}
        </Section>
      ))}
      <Section title={t.about}>
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
