import type { ReactNode } from 'react'
import { definitionOf, ENTITY_KINDS } from '../../kinds/index.ts'
import { notFound } from '../../model/errors.ts'
import { RELATION_NAMES, type Relation } from '../../model/relations.ts'
import { useAt } from '../at.tsx'
import {
  Explore,
  ExploreFind,
  ExplorePaths,
  type ExplorePathsQuery,
  type ExploreQuery,
  ExploreStart,
} from '../operations/explore.ts'
import { type Ask, atPath, definePage } from '../page.ts'
import { Figure } from '../parts/figure.tsx'
import { Island } from '../parts/island.tsx'
import { Kept } from '../parts/kept.tsx'
import { BasisTag } from '../parts/known.tsx'
import { Link } from '../parts/link.tsx'
import { Empty, Section, Title } from '../parts/parts.tsx'
import { EntityLink } from '../parts/short.tsx'
import { Table } from '../parts/table.tsx'
import { kindName } from '../words/kinds.ts'
import { relationLabel } from '../words/relations.ts'
import { useWords } from '../words/words.ts'
import { type ExploreProps, island } from './canvas.island.tsx'
import { type Graph, keyOf, together } from './graph.ts'
import type { Shape } from './shapes.ts'
import { EXPLORE } from './words.ts'

interface Params {
  of: string | null
  to: string | null
  hops: number
}

type Around = NonNullable<ExploreQuery['subgraph']>
type Path = NonNullable<ExplorePathsQuery['paths']>[number]
type Edge = Around['edges'][number]

interface Data {
  around: Around
  /** Null where no second thing is given. */
  paths: readonly Path[] | null
}

/** What is drawn at first; choosing brings in more. */
const FIRST: Readonly<Record<number, number>> = { 1: 80, 2: 200, 3: 200 }

/** A table of so many rows stands open. */
const SHORT = 20

/** The relationships around a thing, as a picture and as a table; and the shortest ways to another. */
export const EXPLORE_PAGE = definePage<Params, Data>({
  name: 'explore',
  at: atPath('/explore', params => ({
    of: params.get('of')?.trim() || null,
    to: params.get('to')?.trim() || null,
    hops: [1, 2, 3].find(hops => String(hops) === params.get('hops')) ?? 1,
  })),
  load: async (ask, { of, to, hops }) => {
    const [begin, end] = await Promise.all([
      of === null ? ask(ExploreStart, {}).then(({ acts }) => acts?.nodes[0]?.id) : meant(ask, of),
      to === null ? null : meant(ask, to),
    ])
    if (begin === undefined) throw notFound('act')
    const [{ subgraph }, found] = await Promise.all([
      ask(Explore, { of: begin, hops, first: FIRST[hops] ?? 80 }),
      end === null ? null : ask(ExplorePaths, { from: begin, to: end }),
    ])
    if (subgraph === null) throw notFound(begin)
    return { around: subgraph, paths: found?.paths ?? (to === null ? null : []) }
  },
  show: (data, params, language) => ({
    title: EXPLORE[language].title(data.around.of.name),
    canonical: addressOf(params),
    content: <ExplorePage {...data} params={params} />,
  }),
  style: new URL('explore.css', import.meta.url),
  nav: { label: { EN: EXPLORE.EN.nav, IT: EXPLORE.IT.nav }, to: '/explore' },
})

/** The id itself, or that of what a search for the words finds first. */
async function meant(ask: Ask, text: string): Promise<string> {
  if (/^[a-z-]+\/./.test(text)) return text
  const found = (await ask(ExploreFind, { text })).search?.edges[0]?.node.id
  if (found === undefined) throw notFound(text)
  return found
}

function addressOf({ of, to, hops }: Params): string {
  const asked = new URLSearchParams({
    ...(of !== null && { of }),
    ...(to !== null && { to }),
    ...(hops > 1 && { hops: String(hops) }),
  })
  return asked.size === 0 ? '/explore' : `/explore?${asked}`
}

const SHAPES: Readonly<Record<string, Shape>> = {
  ACT: 'triangle',
  MONEY: 'diamond',
  HOLDER: 'square',
  ACTIVITY: 'circle',
  OUTCOME: 'hexagon',
  CHARGE: 'ring',
}

function drawnOf({ around, paths }: Data): { graph: Graph; path: string[] } {
  const bare = ({ from, to, relation, basis }: Pick<Edge, 'from' | 'to' | 'relation' | 'basis'>) => ({
    from: from.id,
    to: to.id,
    relation,
    basis,
  })
  const onPaths = (paths ?? []).map(({ entities, steps }) => ({
    nodes: entities,
    edges: steps.map(step => bare(step.direction === 'OUT' ? step : { ...step, from: step.to, to: step.from })),
  }))
  return {
    graph: [...onPaths, { nodes: around.nodes, edges: around.edges.map(bare) }].reduce<Graph>(
      (all, each) => together(all, each),
      { nodes: [], edges: [] },
    ),
    path: onPaths.flatMap(({ edges }) => edges.map(keyOf)),
  }
}

function ExplorePage(data: Data & { params: Params }) {
  const { around, paths, params } = data
  const t = useWords(EXPLORE)
  const { language } = useAt()
  const { graph, path } = drawnOf(data)
  const props: ExploreProps = {
    graph: { nodes: graph.nodes.map(({ id, kind, name }) => ({ id, kind, name })), edges: graph.edges },
    of: around.of.id,
    path,
    kinds: Object.fromEntries(
      ENTITY_KINDS.map(kind => [
        kind,
        { name: kindName(kind, language), shape: SHAPES[definitionOf(kind).traits.role] ?? 'dot' },
      ]),
    ),
    relations: Object.fromEntries(
      RELATION_NAMES.map(relation => [
        relation,
        { OUT: relationLabel(relation, 'OUT', language), IN: relationLabel(relation, 'IN', language) },
      ]),
    ),
  }
  return (
    <>
      <Title over={t.over} lead={t.lead}>
        {t.title(around.of.name)}
      </Title>
      <Question params={params} of={around.of.id} />
      {paths !== null && <Paths paths={paths} />}
      {around.edges.length === 0 && paths === null ? (
        <Empty title={t.empty} />
      ) : (
        <>
          <Island of={island} props={props} />
          {around.truncated && <p className="meta">{t.truncated}</p>}
          <details className="ties" {...(around.edges.length <= SHORT && { open: true })}>
            <summary>
              {t.table} <span className="count">{around.edges.length}</span>
            </summary>
            <Relationships around={around} />
          </details>
        </>
      )}
    </>
  )
}

function Question({ params, of }: { params: Params; of: string }) {
  const t = useWords(EXPLORE)
  return (
    <form action="/explore" method="get" className="ask">
      <label>
        {t.around}
        <input name="of" defaultValue={params.of ?? of} placeholder={t.idHint} required />
      </label>
      <label>
        {t.to}
        <input name="to" defaultValue={params.to ?? ''} placeholder={t.idHint} />
      </label>
      <label className="short">
        {t.hops}
        <select name="hops" defaultValue={String(params.hops)}>
          {[1, 2, 3].map(hops => (
            <option key={hops} value={hops}>
              {t.hopsOf(hops)}
            </option>
          ))}
        </select>
      </label>
      <Kept />
      <button type="submit">{t.show}</button>
    </form>
  )
}

function Paths({ paths }: { paths: readonly Path[] }) {
  const t = useWords(EXPLORE)
  const { language } = useAt()
  return (
    <Section title={t.paths} count={paths.length}>
      {paths.length === 0 && <Empty title={t.pathsNone} />}
      <ol>
        {paths.map(({ entities, steps, length }) => (
          <li key={entities.map(({ id }) => id).join(' ')}>
            <small>{t.pathOf(length)}</small>
            <br />
            {entities.map((entity, nth) => {
              const step = steps[nth]
              return (
                <span key={entity.id}>
                  <EntityLink entity={entity} />
                  {step !== undefined && (
                    <>
                      {' → '}
                      <Known edge={step} about={entity}>
                        <i>
                          {relationLabel(step.relation as Relation, step.direction === 'IN' ? 'IN' : 'OUT', language)}
                        </i>
                      </Known>
                      {' → '}
                    </>
                  )}
                </span>
              )
            })}
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** A relationship, one click from where it is printed. */
function Known({
  edge,
  about,
  children,
}: {
  edge: Path['steps'][number]
  about: { id: string; name: string }
  children: ReactNode
}) {
  return (
    <Figure text={edge.relation} about={about} basis={edge.basis} rule={edge.rule} places={edge.evidence}>
      {children}
    </Figure>
  )
}

function Relationships({ around }: { around: Around }) {
  const t = useWords(EXPLORE)
  const { language } = useAt()
  const named = new Map(around.nodes.map(node => [node.id, node]))
  const end = (id: string) => {
    const node = named.get(id)
    if (node === undefined) return id
    return (
      <>
        <EntityLink entity={node} />{' '}
        {id !== around.of.id && (
          <Link to={`/explore?${new URLSearchParams({ of: id })}`} aria-label={t.title(node.name)}>
            ⌖
          </Link>
        )}
      </>
    )
  }
  return (
    <Table<Edge>
      caption={t.table}
      rows={around.edges}
      keyOf={({ from, to, relation }) => keyOf({ from: from.id, to: to.id, relation })}
      columns={[
        { key: 'from', head: t.from, cell: ({ from }) => end(from.id) },
        {
          key: 'relation',
          head: t.relation,
          cell: ({ relation }) => relationLabel(relation as Relation, 'OUT', language),
        },
        { key: 'to', head: t.target, cell: ({ to }) => end(to.id) },
        { key: 'basis', head: t.known, cell: ({ basis, rule }) => <BasisTag basis={basis} rule={rule} /> },
      ]}
    />
  )
}
