import { useMemo, useRef, useState } from 'react'
import { hrefOf, useAt } from '../at.tsx'
import { useFormat } from '../format.ts'
import { propsElsewhere } from '../parts/elsewhere.ts'
import { defineIsland } from '../parts/island-definition.ts'
import { Link } from '../parts/link.tsx'
import type { Basis } from '../parts/signs.ts'
import { useWords } from '../words/words.ts'
import { around, type Drawn, MOST_CHOSEN, MOST_NODES, together, without } from './graph.ts'
import { Legend } from './legend.tsx'
import { Ties } from './ties.tsx'
import { useScene } from './use-scene.ts'
import { EXPLORE } from './words.ts'

export interface ExploreProps extends Drawn {
  /** What it begins with. */
  of: string
  /** What else was chosen: what lies around that is in it too. */
  also: readonly string[]
  /** Relations that are not shown. */
  hidden: readonly string[]
  /** Keys of relationships that stand out. */
  path: readonly string[]
  bases: Readonly<Record<Basis, string>>
}

/** A picture of a graph that grows where one chooses, and the same as a table. What was chosen stays in the address. */
function Explore({ of, path, bases, ...begun }: ExploreProps) {
  const t = useWords(EXPLORE)
  const at = useAt()
  const format = useFormat()
  const [{ graph, kinds, relations }, setDrawn] = useState<Drawn>(begun)
  const [chosen, setChosen] = useState(of)
  const [also, setAlso] = useState(begun.also)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => new Set(begun.hidden))
  const [said, say] = useState('')
  const shown = useMemo(() => without(graph, hidden, [of, chosen]), [graph, hidden, of, chosen])
  const canvas = useRef<HTMLCanvasElement>(null)
  const inks = useRef<HTMLSpanElement>(null)
  const shapes = Object.fromEntries(Object.entries(kinds).map(([kind, { shape }]) => [kind, shape]))
  const scene = useScene({ canvas, inks, shown, marks: { chosen, begin: of, path }, shapes, onChoose: id => grow(id) })

  /** Chooses a thing, and the first time brings in what lies around it. */
  async function grow(id: string): Promise<void> {
    setChosen(id)
    if (id === of || also.includes(id)) return say('')
    if (graph.nodes.length >= MOST_NODES || also.length >= MOST_CHOSEN)
      return say(t.full(format.number(graph.nodes.length)))
    say(t.loading)
    try {
      const place = { chosen: at.chosen, release: at.answering }
      const found = await propsElsewhere<ExploreProps>(hrefOf(place, '/explore', { of: id }), island.name)
      const grown = found === null ? graph : together(graph, found.graph)
      setDrawn({
        graph: grown,
        kinds: { ...kinds, ...found?.kinds },
        relations: { ...relations, ...found?.relations },
      })
      setAlso([...also, id])
      keep('also', [...also, id])
      const more = grown.nodes.length - graph.nodes.length
      say(more === 0 ? t.nothing : t.added(format.number(more)))
    } catch {
      say(t.failed)
    }
  }

  function show(relation: string, isShown: boolean): void {
    const next = new Set(hidden)
    if (isShown) next.delete(relation)
    else next.add(relation)
    setHidden(next)
    keep('hide', [...next])
  }

  const node = graph.nodes.find(({ id }) => id === chosen)
  const near = around(shown, chosen)
  const names = [...new Set(graph.edges.map(({ relation }) => relation))]
    .map(relation => ({ relation, label: relations[relation]?.OUT ?? relation }))
    .sort((a, b) => a.label.localeCompare(b.label))
  return (
    <>
      <div className="explorer">
        <div className="picture">
          <canvas
            ref={canvas}
            role="img"
            aria-label={`${t.picture}: ${t.pictureOf(format.number(shown.nodes.length), format.number(shown.edges.length))}`}
          />
          <span className="inks" aria-hidden="true" ref={inks}>
            {['ink', 'faint', 'line', 'thread', 'paper'].map(name => (
              <i key={name} className={name} />
            ))}
          </span>
          <p className="tools">
            <button type="button" onClick={() => scene.current?.zoomBy(1.4)} aria-label={t.larger} title={t.larger}>
              +
            </button>
            <button
              type="button"
              onClick={() => scene.current?.zoomBy(1 / 1.4)}
              aria-label={t.smaller}
              title={t.smaller}
            >
              −
            </button>
            <button type="button" onClick={() => scene.current?.fit()}>
              {t.whole}
            </button>
            <small>{t.zoomHint}</small>
          </p>
        </div>
        <aside aria-label={t.chosen}>
          {node !== undefined && (
            <>
              <p className="over">{kinds[node.kind]?.name ?? node.kind}</p>
              <h2>
                <bdi>{node.name}</bdi>
              </h2>
              <p className="do">
                <Link to={`/${node.id}`}>{t.open}</Link>
                {node.id !== of && <Link to={`/explore?${new URLSearchParams({ of, to: node.id })}`}>{t.pathTo}</Link>}
              </p>
              <p className="said-now" role="status">
                {said}
              </p>
              <h3>
                {t.near} <span className="count">{format.number(near.length)}</span>
              </h3>
              <ul className="near">
                {near.map(({ key, other, relation, direction }) => (
                  <li key={key}>
                    <small>{relations[relation]?.[direction] ?? relation}</small>
                    <button type="button" onClick={() => void grow(other.id)}>
                      <bdi>{other.name}</bdi>
                    </button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </aside>
        <fieldset>
          <legend>{t.relations}</legend>
          {names.map(({ relation, label }) => (
            <label key={relation}>
              <input
                type="checkbox"
                checked={!hidden.has(relation)}
                onChange={({ target: { checked } }) => show(relation, checked)}
              />{' '}
              {label}
            </label>
          ))}
        </fieldset>
        <Legend
          kinds={[...new Set(shown.nodes.map(each => each.kind))].flatMap(kind => kinds[kind] ?? [])}
          path={path.length > 0}
        />
      </div>
      <Ties of={{ graph: shown, kinds, relations }} bases={bases} begin={of} />
    </>
  )
}

/** What somebody chose stands in the address: it is there again when they come back, and for whom they send it to. */
function keep(name: string, values: readonly string[]): void {
  const address = new URL(location.href)
  address.searchParams.delete(name)
  for (const value of values) address.searchParams.append(name, value)
  history.replaceState(history.state, '', address)
}

export const island = defineIsland<ExploreProps>({ name: 'explore/canvas', when: 'visible', Component: Explore })
