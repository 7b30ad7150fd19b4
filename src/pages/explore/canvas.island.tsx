import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { hrefOf, useAt } from '../at.tsx'
import { useFormat } from '../format.ts'
import { defineIsland } from '../parts/island-definition.ts'
import { Link } from '../parts/link.tsx'
import { useWords } from '../words/words.ts'
import { around, type Graph, type GraphEdge, type GraphNode, MOST_NODES, together, without } from './graph.ts'
import { Legend } from './legend.tsx'
import type { Inks, Scene } from './scene.ts'
import type { Shape } from './shapes.ts'
import { EXPLORE } from './words.ts'

export interface ExploreProps {
  graph: Graph
  /** What it begins with. */
  of: string
  /** Keys of relationships that stand out. */
  path: readonly string[]
  /** What each kind is called, and how it is drawn. */
  kinds: Readonly<Record<string, { name: string; shape: Shape }>>
  /** How each relationship reads, from left to right and back. */
  relations: Readonly<Record<string, { OUT: string; IN: string }>>
}

interface Answer {
  data?: { subgraph: { nodes: GraphNode[]; edges: (Omit<GraphEdge, 'from' | 'to'> & Ends)[] } | null }
}
interface Ends {
  from: { id: string }
  to: { id: string }
}

/** A picture of a graph that grows where one chooses. All that it shows stands in the page's table too. */
function Explore({ graph: begun, of, path, kinds, relations }: ExploreProps) {
  const t = useWords(EXPLORE)
  const at = useAt()
  const format = useFormat()
  const [graph, setGraph] = useState(begun)
  const [chosen, setChosen] = useState(of)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const [said, say] = useState('')
  const shown = useMemo(() => without(graph, hidden, [of, chosen]), [graph, hidden, of, chosen])
  const canvas = useRef<HTMLCanvasElement>(null)
  const inks = useRef<HTMLSpanElement>(null)
  const scene = useScene({ canvas, inks, shown, chosen, of, path, kinds, onChoose: id => void grow(id) })
  const asked = useRef(new Set([of]))

  /** Chooses a thing, and the first time brings in what lies around it. */
  async function grow(id: string): Promise<void> {
    setChosen(id)
    if (asked.current.has(id)) return
    if (graph.nodes.length >= MOST_NODES) {
      say(t.full(format.number(MOST_NODES)))
      return
    }
    say(t.loading)
    try {
      const answer = await fetch(hrefOf({ chosen: null, release: at.answering }, '/explore.json', { of: id }))
      const { data } = (await answer.json()) as Answer
      if (data?.subgraph == null) throw new Error(String(answer.status))
      asked.current.add(id)
      const { nodes, edges } = data.subgraph
      const found = {
        nodes,
        edges: edges.map(({ from, to, relation, basis }) => ({ from: from.id, to: to.id, relation, basis })),
      }
      setGraph(before => together(before, found))
      const more = together(graph, found).nodes.length - graph.nodes.length
      say(more === 0 ? t.nothing : t.added(format.number(more)))
    } catch {
      say(t.failed)
    }
  }

  const node = graph.nodes.find(({ id }) => id === chosen)
  const names = [...new Set(graph.edges.map(({ relation }) => relation))]
    .map(relation => ({ relation, label: relations[relation]?.OUT ?? relation }))
    .sort((a, b) => a.label.localeCompare(b.label))
  return (
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
          <button type="button" onClick={() => scene.current?.zoomBy(1 / 1.4)} aria-label={t.smaller} title={t.smaller}>
            −
          </button>
          <button type="button" onClick={() => scene.current?.fit()}>
            {t.whole}
          </button>
          <small>{t.zoomHint}</small>
        </p>
      </div>
      <aside>
        {node !== undefined && (
          <section aria-label={t.chosen}>
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
            <h3>{t.near}</h3>
            <ul className="near">
              {around(shown, node.id).map(({ key, other, relation, direction }) => (
                <li key={key}>
                  <small>{relations[relation]?.[direction] ?? relation}</small>
                  <button type="button" onClick={() => void grow(other.id)}>
                    <bdi>{other.name}</bdi>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </aside>
      <fieldset>
        <legend>{t.relations}</legend>
        {names.map(({ relation, label }) => (
          <label key={relation}>
            <input
              type="checkbox"
              checked={!hidden.has(relation)}
              onChange={({ target: { checked } }) => {
                const next = new Set(hidden)
                if (checked) next.delete(relation)
                else next.add(relation)
                setHidden(next)
              }}
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
  )
}

interface Seen {
  canvas: RefObject<HTMLCanvasElement | null>
  inks: RefObject<HTMLSpanElement | null>
  shown: Graph
  chosen: string
  of: string
  path: readonly string[]
  kinds: ExploreProps['kinds']
  onChoose: (id: string) => void
}

/** The canvas and what React knows, kept in step. What draws is loaded with the island and begins in the browser. */
function useScene({ canvas, inks, shown, chosen, of, path, kinds, onChoose }: Seen) {
  const scene = useRef<Scene | null>(null)
  const choose = useRef(onChoose)
  choose.current = onChoose
  const [ready, setReady] = useState(false)
  useEffect(() => {
    let gone = false
    void import('./scene.ts').then(({ Scene }) => {
      if (gone || canvas.current === null) return
      scene.current = new Scene(canvas.current, {
        shapes: Object.fromEntries(Object.entries(kinds).map(([kind, { shape }]) => [kind, shape])),
        inks: () => inksOf(inks.current),
        onChoose: id => choose.current(id),
      })
      setReady(true)
    })
    const recolour = () => requestAnimationFrame(() => scene.current?.redraw())
    const theme = new MutationObserver(recolour)
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    const system = matchMedia('(prefers-color-scheme: dark)')
    system.addEventListener('change', recolour)
    return () => {
      gone = true
      theme.disconnect()
      system.removeEventListener('change', recolour)
      scene.current?.end()
      scene.current = null
    }
  }, [canvas, inks, kinds])
  useEffect(() => {
    if (ready) scene.current?.show(shown, matchMedia('(prefers-reduced-motion: reduce)').matches)
  }, [ready, shown])
  useEffect(() => {
    if (ready) scene.current?.mark({ chosen, begin: of, path: new Set(path) })
  }, [ready, chosen, of, path])
  return scene
}

/** The colours of the page: what is drawn follows its theme. */
function inksOf(swatches: HTMLElement | null): Inks {
  const colour = (name: keyof Inks) => {
    const swatch = swatches?.querySelector(`.${name}`)
    return swatch ? getComputedStyle(swatch).color : '#888'
  }
  return {
    ink: colour('ink'),
    faint: colour('faint'),
    line: colour('line'),
    thread: colour('thread'),
    paper: colour('paper'),
  }
}

export const island = defineIsland<ExploreProps>({ name: 'explore/canvas', when: 'visible', Component: Explore })
