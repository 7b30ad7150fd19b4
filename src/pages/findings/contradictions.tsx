import { CONTRADICTION_KIND } from '../../model/vocabulary.ts'
import { useAt, useWritten, writtenIn } from '../at.tsx'
import { unbroken } from '../format.ts'
import {
  Contradiction,
  type ContradictionQuery,
  Contradictions,
  type ContradictionsQueryVariables,
} from '../operations/findings.ts'
import type { ContradictedFragment } from '../operations/fragments.ts'
import { ContradictionShown, Sides } from '../parts/contradiction.tsx'
import { BasisTag } from '../parts/known.tsx'
import { Link } from '../parts/link.tsx'
import { Facts, Section } from '../parts/parts.tsx'
import { Places } from '../parts/places.tsx'
import { EntityLink } from '../parts/short.tsx'
import { useLabel } from '../words/vocabulary.ts'
import { useWords } from '../words/words.ts'
import { listOfFindings } from './list.tsx'
import { FindingPage, pageOfFinding } from './page.tsx'
import { CONTRADICTIONS, FINDINGS } from './words.ts'

/** Every contradiction, both sides of each beside the other. */
export const CONTRADICTIONS_PAGE = listOfFindings<
  ContradictedFragment,
  NonNullable<ContradictionsQueryVariables['filter']>
>({
  name: 'contradictions',
  text: CONTRADICTIONS,
  by: { field: 'kind', of: 'ContradictionKind', words: Object.keys(CONTRADICTION_KIND) },
  inBar: true,
  load: (ask, asked) => ask(Contradictions, asked),
  item: contradiction => <ContradictionShown key={contradiction.id} of={contradiction} heading="h2" />,
})

interface Data {
  contradiction: NonNullable<ContradictionQuery['contradiction']>
  /** The check that found it. */
  check: NonNullable<ContradictionQuery['checks']>['nodes'][number] | null
}

export const CONTRADICTION_PAGE = pageOfFinding<Data>({
  name: 'contradiction',
  list: { text: CONTRADICTIONS, to: '/contradictions' },
  load: async (ask, id) => {
    const { contradiction, checks } = await ask(Contradiction, { id })
    return contradiction === null ? null : { contradiction, check: checks?.nodes[0] ?? null }
  },
  of: ({ contradiction }) => contradiction,
  Content: data => <ContradictionPage {...data} />,
})

function ContradictionPage({ contradiction, check }: Data) {
  const t = useWords(CONTRADICTIONS)
  const all = useWords(FINDINGS)
  const at = useAt()
  const label = useLabel()
  const written = useWritten(contradiction.language)
  const { name, language, kind, basis, explanation, preferred, preferenceRule, claims, about } = contradiction
  return (
    <FindingPage
      over={t.over}
      name={name}
      language={language}
      said={<p {...written}>{unbroken(explanation)}</p>}
      about={about}
    >
      <Sides contradiction={contradiction} />
      <Facts
        facts={[
          [t.kind, label('ContradictionKind', kind)],
          [t.known, <BasisTag key="basis" basis={basis} rule={null} />],
          [
            t.used,
            preferred === null
              ? t.noneUsed
              : `${preferred.value}${preferenceRule === null ? '' : ` (${t.rule(preferenceRule)})`}`,
          ],
          [
            t.check,
            check === null ? null : (
              <div key="check" {...writtenIn(check.language, at)}>
                <Link to={`/${check.id}`}>{check.name}</Link>
                <br />
                {check.formula}
              </div>
            ),
          ],
        ]}
      />
      <Section title={all.printed}>
        {claims.map((claim, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two sides may be the same in all but their place
          <div key={nth} className="claim">
            <BasisTag {...claim} /> {claim.entity !== null && <EntityLink entity={claim.entity} />}
            {claim.evidence.length > 0 && <Places places={claim.evidence} />}
          </div>
        ))}
      </Section>
    </FindingPage>
  )
}
