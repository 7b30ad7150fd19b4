import { notFound } from '../../model/errors.ts'
import { groupBy } from '../../model/group-by.ts'
import { isEntityId } from '../../model/kinds.ts'
import { relationInWords } from '../../model/relations.ts'
import { traceIdOf } from '../../questions/trace/trace-id.ts'
import { useAt } from '../at.tsx'
import { Entity, type EntityQuery } from '../operations/thing.ts'
import { definePage } from '../page.ts'
import { Money } from '../parts/figure.tsx'
import { BasisTag } from '../parts/known.tsx'
import { Link } from '../parts/link.tsx'
import { EntityLink, Facts, Section } from '../parts/parts.tsx'
import { Places } from '../parts/places.tsx'
import { kindName } from '../words/kinds.ts'
import { plain } from '../words/vocabulary.ts'
import { kindFacts } from './kind-facts.tsx'

export type EntityShown = NonNullable<EntityQuery['entity']>
type Tie = EntityShown['neighbours']['edges'][number]

interface Params {
  id: string
  /** A cursor: which page of its relationships. */
  after: string | null
}

export const THING_PAGE = definePage<Params, ThingPageProps>({
  name: 'thing',
  at: ({ path, params }) => (isEntityId(path.slice(1)) ? { id: path.slice(1), after: params.get('after') } : null),
  load: async (ask, variables) => {
    const { entity, checks } = await ask(Entity, variables)
    if (entity === null) throw notFound(variables.id)
    return { entity, checks: checks?.nodes ?? [] }
  },
  show: (data, { id }) => ({ title: data.entity.name, canonical: `/${id}`, content: <ThingPage {...data} /> }),
})

interface ThingPageProps {
  entity: EntityShown
  checks: readonly { id: string; name: string; status: string }[]
}

function ThingPage({ entity, checks }: ThingPageProps) {
  return (
    <div lang="en">
      <p className="over">{kindName(entity.kind, 'EN')}</p>
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
        Follow the money: <Link to={`/${traceFrom(entity.id, 'OUT')}`}>down, to where it goes</Link>
        {' · '}
        <Link to={`/${traceFrom(entity.id, 'IN')}`}>up, to where it comes from</Link>
      </p>
      {entity.evidence.length > 0 && (
        <Section title="Where it is printed">
          <Places places={entity.evidence} />
        </Section>
      )}
      <Ties entity={entity} />
      {entity.contradictions.nodes.length > 0 && (
        <Section title="Contradictions about it">
          <ul>
            {entity.contradictions.nodes.map(({ id, name }) => (
              <li key={id}>
                <Link to={`/${id}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {checks.length > 0 && (
        <Section title="Checks on this item">
          <ul>
            {checks.map(({ id, name, status }) => (
              <li key={id}>
                <Link to={`/${id}`}>{name}</Link> <small>{plain(status)}</small>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
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
function Ties({ entity }: { entity: EntityShown }) {
  const { answering } = useAt()
  const { edges, totalCount, pageInfo } = entity.neighbours
  if (totalCount === 0) return null
  const groups = groupBy<Tie, string>(edges, ({ relation, direction }) =>
    relationInWords(relation, direction === 'IN' ? 'IN' : 'OUT'),
  )
  return (
    <Section title={`Relationships: ${totalCount}`}>
      {[...groups].map(([words, ties]) => (
        <div key={words}>
          <h3>{words}</h3>
          <ul>
            {ties.map(tie => (
              <li key={tie.node.id}>
                <EntityLink entity={tie.node} kind={!('amount' in tie.node)} />{' '}
                {'amount' in tie.node && <Money of={tie.node.amount} none="no amount" />}{' '}
                {(tie.basis !== 'STATED' || tie.rule !== null) && <BasisTag {...tie} />}
                {tie.note !== null && <small> {tie.note}</small>}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {pageInfo.hasNextPage && pageInfo.endCursor !== null && (
        <p>
          <Link to={`/${entity.id}`} params={{ after: pageInfo.endCursor, release: answering }}>
            the next ones
          </Link>
        </p>
      )}
    </Section>
  )
}
