import { notFound } from '../../model/errors.ts'
import { grouped } from '../../model/money.ts'
import { CHECK_KIND } from '../../model/vocabulary.ts'
import { Check, type CheckQuery } from '../operations/check.ts'
import { definePage } from '../page.ts'
import { Link } from '../parts/link.tsx'
import { EntityLink, Facts, Said, Section } from '../parts/parts.tsx'
import { Places } from '../parts/places.tsx'
import { plain } from '../words/vocabulary.ts'

type CheckShown = NonNullable<CheckQuery['check']>

export const CHECK_PAGE = definePage<{ id: string }, CheckShown>({
  name: 'check',
  at: ({ path }) => (/^\/check\/./.test(path) ? { id: path.slice(1) } : null),
  load: async (ask, { id }) => {
    const { check } = await ask(Check, { id })
    if (check === null) throw notFound(id)
    return check
  },
  show: (check, { id }) => ({ title: check.name, canonical: `/${id}`, content: <CheckPage check={check} /> }),
})

const STATUS: Record<CheckShown['status'], string> = {
  HOLDS: 'It holds.',
  WITHIN_ROUNDING: 'It does not hold exactly, but rounding alone can explain the difference.',
  FAILS: 'It does not hold.',
  NOT_CHECKABLE: 'It cannot be decided: a term is missing.',
}

function CheckPage({ check }: { check: CheckShown }) {
  return (
    <div lang="en">
      <p className="over">check</p>
      <h1>{check.name}</h1>
      <Said>
        <p>
          <strong>{plain(check.status)}</strong>. {STATUS[check.status]}
        </p>
        <p>{check.formula}</p>
      </Said>
      <Facts
        facts={[
          ['what is compared', CHECK_KIND[check.kind as keyof typeof CHECK_KIND] || plain(check.kind)],
          ['expected', figure(check.expected)],
          ['found', figure(check.found)],
          ['difference', figure(check.difference)],
          ['tolerance', figure(check.tolerance)],
          [
            'contradiction',
            check.contradiction === null ? null : (
              <Link key="c" to={`/${check.contradiction.id}`}>
                {check.contradiction.name}
              </Link>
            ),
          ],
        ]}
      />
      <Section title="What it is about">
        <ul>
          {check.about.map(entity => (
            <li key={entity.id}>
              <EntityLink entity={entity} />
            </li>
          ))}
        </ul>
      </Section>
      {check.evidence.length > 0 && (
        <Section title="Where its terms are printed">
          <Places places={check.evidence} />
        </Section>
      )}
    </div>
  )
}

function figure(decimal: string | null) {
  return decimal === null ? null : <span className="amount">{grouped(decimal)}</span>
}
