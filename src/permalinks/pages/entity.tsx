import { groupBy } from '../../model/group-by.ts'
import { relationInWords } from '../../model/relations.ts'
import { traceIdOf } from '../../questions/trace/trace-id.ts'
import type { CheckNamed, EntityShown } from '../answers.ts'
import { kindFacts } from './kind-facts.tsx'
import { Amount, BasisTag, EntityLink, Facts, kindName, Link, Places, plain, Section } from './parts.tsx'

/** The address of the next page of relationships, after a cursor. */
export type Next = (after: string) => string

interface EntityPageProps {
  entity: EntityShown
  checks: { nodes: CheckNamed[] }
  next: Next
}

export function EntityPage({ entity, checks, next }: EntityPageProps) {
  return (
    <>
      <p className="kind">{kindName(entity.kind)}</p>
      <h1>{entity.name}</h1>
      {entity.description !== null && <p>{entity.description}</p>}
      <Facts
        facts={[
          ['id', <code key="id">{entity.id}</code>],
          ['how it is known', <BasisTag key="basis" {...entity} />],
          ['also written', entity.aliases.length === 0 ? null : entity.aliases.join(' · ')],
          ...groupedIdentifiers(entity),
          ...kindFacts(entity),
        ]}
      />
      <p>
        Follow the money: <Link id={traceFrom(entity.id, 'OUT')}>down, to where it goes</Link>
        {' · '}
        <Link id={traceFrom(entity.id, 'IN')}>up, to where it comes from</Link>
      </p>
      {entity.evidence.length > 0 && (
        <Section title="Where it is printed">
          <Places places={entity.evidence} />
        </Section>
      )}
      <Ties entity={entity} next={next} />
      {entity.contradictions.nodes.length > 0 && (
        <Section title="Contradictions about it">
          <ul>
            {entity.contradictions.nodes.map(({ id, name }) => (
              <li key={id}>
                <Link id={id}>{name}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {checks.nodes.length > 0 && (
        <Section title="Checks on this item">
          <ul>
            {checks.nodes.map(({ id, name, status }) => (
              <li key={id}>
                <Link id={id}>{name}</Link> <small>{plain(status)}</small>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

/** What it is known by, scheme by scheme. */
function groupedIdentifiers({ identifiers }: EntityShown): [term: string, values: string][] {
  const schemes = groupBy(identifiers, ({ scheme }) => scheme)
  return [...schemes].map(([scheme, each]) => [scheme, each.map(({ value }) => value).join(' · ')])
}

const traceFrom = (from: string, direction: 'OUT' | 'IN'): string =>
  traceIdOf({ from, to: null, direction, asOf: null, maxRoutes: 50 })

/** Every relationship, those of one meaning together. */
function Ties({ entity, next }: { entity: EntityShown; next: Next }) {
  const { edges, totalCount, pageInfo } = entity.neighbours
  if (totalCount === 0) return null
  const groups = groupBy(edges, ({ relation, direction }) => relationInWords(relation, direction))
  return (
    <Section title={`Relationships: ${totalCount}`}>
      {[...groups].map(([words, ties]) => (
        <div key={words}>
          <h3>{words}</h3>
          <ul>
            {ties.map(tie => (
              <li key={tie.node.id}>
                <EntityLink entity={tie.node} kind={tie.node.amount === undefined} />{' '}
                {tie.node.amount !== undefined && <Amount sum={tie.node.amount} none="no amount" />}{' '}
                {(tie.basis !== 'STATED' || tie.rule !== null) && <BasisTag {...tie} />}
                {tie.note !== null && <small> {tie.note}</small>}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {pageInfo.hasNextPage && pageInfo.endCursor !== null && (
        <p>
          <a href={next(pageInfo.endCursor)}>the next ones</a>
        </p>
      )}
    </Section>
  )
}
