import { notFound } from '../../model/errors.ts'
import { useFormat } from '../format.ts'
import { Check, type CheckQuery } from '../operations/check.ts'
import { definePage } from '../page.ts'
import { Figure } from '../parts/figure.tsx'
import { Link } from '../parts/link.tsx'
import { Facts, Said, Section, Title } from '../parts/parts.tsx'
import { Places } from '../parts/places.tsx'
import { EntityLink } from '../parts/short.tsx'
import { useLabel } from '../words/vocabulary.ts'
import { useWords } from '../words/words.ts'
import { CHECK } from './words.ts'

type CheckShown = NonNullable<CheckQuery['check']>

export const CHECK_PAGE = definePage<{ id: string }, CheckShown>({
  name: 'check',
  at: ({ path }) => (/^\/check\/./.test(path) ? { id: path.slice(1) } : null),
  load: async (ask, { id }) => {
    const { check } = await ask(Check, { id })
    if (check === null) throw notFound(id)
    return check
  },
  show: (check, { id }, language) => ({
    title: check.name,
    canonical: `/${id}`,
    crumbs: [{ name: CHECK[language].all, to: '/checks' }],
    content: <CheckPage check={check} />,
  }),
})

function CheckPage({ check }: { check: CheckShown }) {
  const t = useWords(CHECK)
  const label = useLabel()
  const format = useFormat()
  const figure = (decimal: string | null) =>
    decimal === null ? null : (
      <Figure text={decimal} about={check} basis="COMPUTED" rule={null} places={check.evidence}>
        {format.number(decimal)}
      </Figure>
    )
  return (
    <>
      <Title over={t.over}>
        <span lang="en">{check.name}</span>
      </Title>
      <Said>
        <p>
          <strong>{label('CheckStatus', check.status)}</strong>. {t[check.status]}
        </p>
        <p lang="en">{check.formula}</p>
      </Said>
      <Facts
        facts={[
          [t.kind, label('CheckKind', check.kind)],
          [t.expected, figure(check.expected)],
          [t.found, figure(check.found)],
          [t.difference, check.difference === null ? null : format.number(check.difference)],
          [t.tolerance, check.tolerance === null ? null : format.number(check.tolerance)],
          [
            t.contradiction,
            check.contradiction === null ? null : (
              <Link key="c" to={`/${check.contradiction.id}`}>
                {check.contradiction.name}
              </Link>
            ),
          ],
        ]}
      />
      <Section title={t.about}>
        <ul>
          {check.about.map(entity => (
            <li key={entity.id}>
              <EntityLink entity={entity} />
            </li>
          ))}
        </ul>
      </Section>
      {check.evidence.length > 0 && (
        <Section title={t.printed}>
          <Places places={check.evidence} />
        </Section>
      )}
    </>
  )
}
