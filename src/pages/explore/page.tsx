import type { ReactNode } from 'react'
import { labelOf } from '../../entities/base/labels.ts'
import { notFound } from '../../model/errors.ts'
import { isEntityId } from '../../model/kinds.ts'
import { useAt } from '../at.tsx'
import { Explore, ExplorePaths, ExploreStart } from '../operations/explore.ts'
import { type Ask, atPath, definePage } from '../page.ts'
import { Figure } from '../parts/figure.tsx'
import { Island } from '../parts/island.tsx'
import { type Choice, Choices, meant } from '../parts/meant.tsx'
import { Empty, Section, Title } from '../parts/parts.tsx'
import { EntityLink, type Short, shortName } from '../parts/short.tsx'
import { KINDS_IN } from '../search/box.tsx'
import { relationLabel } from '../words/relations.ts'
import { useWords } from '../words/words.ts'
import { island } from './canvas.island.tsx'
import { type Around, drawnOf, type Path } from './drawn.ts'
import { island as form } from './form.island.tsx'
import { MOST_CHOSEN } from './graph.ts'
import { EXPLORE } from './words.ts'

interface Params {
  of: string
  to: string
  hops: number
  /** What else was chosen in the picture. */
  also: readonly string[]
  /** Relations that are not shown. */
  hide: readonly string[]
}

interface Data {
  /** Null while a text may mean several things. */
  around: Around | null
  also: readonly Around[]
  /** Null where no second thing is given. */
  paths: readonly Path[] | null
  choices: readonly Choice[]
}

/** What is drawn at first; choosing brings in more. */
const FIRST: Readonly<Record<number, number>> = { 1: 80, 2: 200, 3: 200 }

/** The relationships around a thing, as a picture and as a table; and the shortest ways to another. */
export const EXPLORE_PAGE = definePage<Params, Data>({
  name: 'explore',
  at: atPath('/explore', params => ({
    of: params.get('of')?.trim() ?? '',
    to: params.get('to')?.trim() ?? '',
    hops: [1, 2, 3].find(hops => String(hops) === params.get('hops')) ?? 1,
    also: [...new Set(params.getAll('also'))].filter(isEntityId).slice(0, MOST_CHOSEN),
    hide: params.getAll('hide'),
  })),
  load: async (ask, { of, to, hops, also }) => {
    const [begin, end] = [await meant(ask, 'of', of), await meant(ask, 'to', to)]
    const choices = [...begin.choices, ...end.choices]
    if (choices.length > 0) return { around: null, also: [], paths: null, choices }
    const id = begin.id ?? (await ask(ExploreStart, {})).acts?.nodes[0]?.id
    if (id === undefined) throw notFound('act')
    const [around, found, ...others] = await Promise.all([
      lyingAround(ask, id, hops),
      end.id === null ? null : ask(ExplorePaths, { from: id, to: end.id }),
      ...also.map(other => lyingAround(ask, other, 1)),
    ])
    if (around === null) throw notFound(id)
    return { around, also: others.flatMap(each => each ?? []), paths: found?.paths ?? (to === '' ? null : []), choices }
  },
  show: (data, params, language) => ({
    title: data.around === null ? EXPLORE[language].nav : EXPLORE[language].title(shortName(data.around.of, language)),
    canonical: addressOf(params),
    content: <ExplorePage {...data} params={params} />,
  }),
  forms: { json: ({ around, also, paths }) => (also.length === 0 ? undefined : { subgraph: around, also, paths }) },
  style: new URL('explore.css', import.meta.url),
  nav: { label: { EN: EXPLORE.EN.nav, IT: EXPLORE.IT.nav }, to: '/explore' },
})

const lyingAround = async (ask: Ask, of: string, hops: number): Promise<Around | null> =>
  (await ask(Explore, { of, hops, first: FIRST[hops] ?? 80 })).subgraph

function addressOf({ of, to, hops, also, hide }: Params): string {
  const asked = new URLSearchParams({
    ...(of !== '' && { of }),
    ...(to !== '' && { to }),
    ...(hops > 1 && { hops: String(hops) }),
  })
  for (const id of also) asked.append('also', id)
  for (const relation of hide) asked.append('hide', relation)
  return asked.size === 0 ? '/explore' : `/explore?${asked}`
}

function ExplorePage({ around, also, paths, choices, params }: Data & { params: Params }) {
  const t = useWords(EXPLORE)
  const { language } = useAt()
  if (around === null) {
    return (
      <>
        <Title lead={t.lead}>{t.nav}</Title>
        <Question params={params} of={null} to={null} />
        <Choices choices={choices} addressOf={(field, id) => addressOf({ ...params, [field]: id })} />
      </>
    )
  }
  const ends = (paths ?? []).flatMap(({ entities }) => entities.filter(({ id }) => id === params.to))
  const { path, ...drawn } = drawnOf([around, ...also], paths ?? [], language)
  return (
    <>
      <Title over={t.over} lead={t.lead}>
        {t.title(shortName(around.of, language))}
      </Title>
      <Question params={params} of={around.of} to={ends[0] ?? null} />
      {paths !== null && <Paths paths={paths} />}
      {drawn.graph.edges.length === 0 ? (
        <Empty title={t.empty} />
      ) : (
        <>
          <Island
            of={island}
            props={{
              ...drawn,
              of: around.of.id,
              also: also.map(({ of }) => of.id),
              hidden: params.hide,
              path,
              bases: {
                STATED: labelOf(language, 'Basis', 'STATED'),
                COMPUTED: labelOf(language, 'Basis', 'COMPUTED'),
                INFERRED: labelOf(language, 'Basis', 'INFERRED'),
              },
            }}
          />
          {around.truncated && <p className="meta">{t.truncated}</p>}
        </>
      )}
    </>
  )
}

function Question({ params, of, to }: { params: Params; of: Short | null; to: Short | null }) {
  const { language } = useAt()
  const picked = (found: Short | null, text: string) =>
    found === null ? { id: null, text } : { id: found.id, text: shortName(found, language) }
  return (
    <Island
      of={form}
      props={{ of: picked(of, params.of), to: picked(to, params.to), hops: params.hops, kinds: KINDS_IN[language] }}
    />
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
                        <i>{relationLabel(step.relation, step.direction === 'IN' ? 'IN' : 'OUT', language)}</i>
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
  const { language } = useAt()
  const text = relationLabel(edge.relation, edge.direction === 'IN' ? 'IN' : 'OUT', language)
  return (
    <Figure text={text} about={about} basis={edge.basis} rule={edge.rule} places={edge.evidence}>
      {children}
    </Figure>
  )
}
