import { notFound } from '../../model/errors.ts'
import { groupBy } from '../../model/group-by.ts'
import { isEntityId, kindOfId } from '../../model/kinds.ts'
import { useAt, writtenIn } from '../at.tsx'
import { useFormat } from '../format.ts'
import { Entity, type EntityQuery } from '../operations/thing.ts'
import { definePage } from '../page.ts'
import { BasisTag } from '../parts/known.tsx'
import { Link } from '../parts/link.tsx'
import { Facts, Section, Title } from '../parts/parts.tsx'
import { Places } from '../parts/places.tsx'
import { markOf, nameOf, type Short, shortName } from '../parts/short.tsx'
import { Taken } from '../parts/taken.tsx'
import { TAKEN } from '../parts/taken-words.ts'
import { kindName } from '../words/kinds.ts'
import { useLabel } from '../words/vocabulary.ts'
import { useWords } from '../words/words.ts'
import { Amounts } from './amounts.tsx'
import { type Beside, besideOf } from './beside.ts'
import { Compare } from './compare.tsx'
import { crumbsOf } from './crumbs.ts'
import { Disputes } from './disputes.tsx'
import { amountsFilter, filtered, hasAmounts, neighbourKinds } from './filters.ts'
import { Headcounts } from './headcounts.tsx'
import { Indicators } from './indicators.tsx'
import { kindFacts } from './kind-facts.tsx'
import { Lead } from './lead.tsx'
import { Regions } from './regions.tsx'
import type { EntityShown } from './shown.ts'
import { Ties } from './ties.tsx'
import { Timeline } from './timeline.tsx'
import { traceOf } from './trace-link.ts'
import { THING } from './words.ts'

interface Params {
  id: string
  /** A cursor: which page of its relationships. */
  after: string | null
  /** The act that an act is to be compared with. */
  against: string | null
}

interface ThingData extends Omit<EntityQuery, 'entity'> {
  entity: EntityShown
  beside: Beside | null
}

export const THING_PAGE = definePage<Params, ThingData>({
  name: 'thing',
  at: ({ path, params }) =>
    isEntityId(path.slice(1))
      ? { id: path.slice(1), after: params.get('after'), against: params.get('against') }
      : null,
  load: async (ask, { id, after, against }) => {
    const kind = kindOfId(id)
    if (kind === null) throw notFound(id)
    const answer = await ask(Entity, {
      id,
      after,
      kinds: neighbourKinds(kind),
      amounts: amountsFilter(kind, id),
      hasAmounts: hasAmounts(kind),
    })
    if (answer.entity === null) throw notFound(id)
    const beside = kind === 'ACT' ? await besideOf(ask, { id }, answer.allocations?.nodes ?? [], against) : null
    return { ...answer, entity: answer.entity, beside }
  },
  show: ({ entity, ...rest }, { id }, language) => ({
    title: shortName(entity, language),
    canonical: `/${id}`,
    crumbs: crumbsOf(entity, language),
    content: <ThingPage entity={entity} {...rest} />,
  }),
  // What it is beside stands at its side: programs read `data.entity` of everything.
  forms: { json: ({ beside, ...answer }) => (beside === null ? answer : { ...answer, diff: beside.diff }) },
  style: new URL('thing.css', import.meta.url),
})

function ThingPage({ entity, allocations, timeline, checks, beside }: ThingData) {
  const t = useWords(THING)
  const { language } = useAt()
  const mark = markOf(entity, language)
  const { id, kind, aliases, evidence, contradictions } = entity
  return (
    <>
      <Title over={kindName(kind, language)} lead={<Lead entity={entity} />}>
        {mark !== null && kind !== 'ACT' && <span className="mark">{mark}</span>}
        {mark !== null && kind !== 'ACT' && ' · '}
        {nameOf(entity as Short, language)}
      </Title>
      <p className="follow">
        {kind !== 'SOURCE' && (
          <>
            {t.follow}: <Link to={`/${traceOf(id, 'OUT')}`}>{t.down}</Link>
            {' · '}
            <Link to={`/${traceOf(id, 'IN')}`}>{t.up}</Link>
            {' · '}
          </>
        )}
        <Link to={`/explore?${new URLSearchParams({ of: id })}`}>{t.explore}</Link>
      </p>
      <Amounts
        amounts={allocations?.nodes ?? []}
        totalCount={allocations?.totalCount ?? 0}
        list={filtered('ALLOCATION', amountsFilter(kind, id))}
        about={id}
      />
      {beside !== null && <Compare of={beside} about={id} />}
      {'taken' in entity && (
        <Section title={TAKEN[language].taken} id="taken">
          <Taken taken={entity.taken} />
        </Section>
      )}
      <Indicators entity={entity} />
      <Headcounts entity={entity} />
      <Disputes disputes={contradictions.nodes} totalCount={contradictions.totalCount} />
      <Regions entity={entity} hasAmounts={(allocations?.totalCount ?? 0) > 0} />
      <Ties entity={entity} />
      <Timeline events={timeline ?? []} />
      <Checks checks={checks?.nodes ?? []} />
      <Section title={t.printedAt} id="evidence">
        <Facts
          facts={[
            [t.known, <BasisTag key="basis" {...entity} />],
            [
              t.called,
              kind === 'ALLOCATION' ? (
                <span key="name" lang="en">
                  {entity.name}
                </span>
              ) : null,
            ],
            [t.aliases, aliases.join(' · ')],
            ...kindFacts(entity, language),
            ...groupedIdentifiers(entity),
            ['id', <code key="id">{id}</code>],
          ]}
        />
        <Printed places={evidence} />
      </Section>
    </>
  )
}

/** What it is known by, scheme by scheme. */
function groupedIdentifiers({ identifiers }: EntityShown): [term: string, values: string][] {
  const schemes = groupBy(identifiers, ({ scheme }) => scheme)
  return [...schemes].map(([scheme, each]) => [scheme, each.map(({ value }) => value).join(' · ')])
}

/** So many places are shown at once. */
const SHOWN = 8

function Printed({ places }: { places: EntityShown['evidence'] }) {
  const t = useWords(THING)
  const format = useFormat()
  const [first, rest] = places.length <= SHOWN + 2 ? [places, []] : [places.slice(0, SHOWN), places.slice(SHOWN)]
  return (
    <>
      {first.length > 0 && <Places places={first} />}
      {rest.length > 0 && (
        <details>
          <summary>{t.more(format.number(rest.length))}</summary>
          <Places places={rest} />
        </details>
      )}
    </>
  )
}

/** Those that fail are said first, the others when they are asked for. */
function Checks({ checks }: { checks: NonNullable<EntityQuery['checks']>['nodes'] }) {
  const t = useWords(THING)
  const at = useAt()
  const label = useLabel()
  if (checks.length === 0) return null
  const fails = checks.filter(({ status }) => status === 'FAILS')
  const others = checks.filter(({ status }) => status !== 'FAILS')
  const item = ({ id, name, language, status }: (typeof checks)[number]) => (
    <li key={id}>
      <Link to={`/${id}`} {...writtenIn(language, at)}>
        {name}
      </Link>{' '}
      <span className="tag">{label('CheckStatus', status)}</span>
    </li>
  )
  return (
    <Section title={t.checks} count={checks.length} id="checks">
      {fails.length > 0 && <ul className="plain">{fails.map(item)}</ul>}
      {others.length > 0 && (
        <details>
          <summary>{t.otherChecks(others.length)}</summary>
          <ul className="plain">{others.map(item)}</ul>
        </details>
      )}
    </Section>
  )
}
