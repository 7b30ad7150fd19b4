import { grouped } from '../../model/money.ts'
import { CHECK_KIND } from '../../model/vocabulary.ts'
import type { CheckShown } from '../answers.ts'
import { EntityLink, Facts, Link, Places, plain, Section } from './parts.tsx'

const STATUS: Record<CheckShown['status'], string> = {
  HOLDS: 'It holds.',
  WITHIN_ROUNDING: 'It does not hold exactly, but rounding alone can explain the difference.',
  FAILS: 'It does not hold.',
  NOT_CHECKABLE: 'It cannot be decided: a term is missing.',
}

export function CheckPage({ check }: { check: CheckShown }) {
  return (
    <>
      <p className="kind">check</p>
      <h1>{check.name}</h1>
      <div className="said">
        <p>
          <strong>{plain(check.status)}</strong>. {STATUS[check.status]}
        </p>
        <p>{check.formula}</p>
      </div>
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
              <Link key="c" id={check.contradiction.id}>
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
    </>
  )
}

function figure(decimal: string | null) {
  return decimal === null ? null : <span className="amount">{grouped(decimal)}</span>
}
