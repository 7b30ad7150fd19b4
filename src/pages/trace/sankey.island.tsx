import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { useHref } from '../at.tsx'
import { propsElsewhere } from '../parts/elsewhere.ts'
import { defineIsland } from '../parts/island-definition.ts'
import { useWords } from '../words/words.ts'
import { DRAWN, NODE_LINE } from './sankey-words.ts'

/** A flow as it is drawn: all of it is placed and worded by the server. */
export interface Drawn {
  /** The path of its trace. */
  trace: string
  /** What it flows from, in short, and the title of its trace. */
  of: string
  title: string
  width: number
  height: number
  nodes: readonly DrawnNode[]
  links: readonly DrawnLink[]
}

export interface DrawnNode {
  key: string
  role: string
  x: number
  y: number
  width: number
  height: number
  /** Its name, whole, in lines. */
  lines: readonly string[]
  sum: string
  /** The trace of what flows on from it; null where that is the flow itself, or the node is not a thing. */
  to: string | null
}

export interface DrawnLink {
  key: string
  path: string
  thickness: number
  basis: string
  sum: string
}

/** A Sankey diagram. Choosing a thing draws what flows on from it in the same place; back leads back. */
function Sankey(first: Drawn) {
  const t = useWords(DRAWN)
  const href = useHref()
  const [drawn, setDrawn] = useState<readonly Drawn[]>([first])
  const [depth, setDepth] = useState(0)
  const [said, say] = useState('')
  const picture = useRef<HTMLElement>(null)
  const shown = drawn[Math.min(depth, drawn.length - 1)] ?? first

  useEffect(() => {
    const back = ({ state }: PopStateEvent) => setDepth((state as { drilled?: number } | null)?.drilled ?? 0)
    addEventListener('popstate', back)
    return () => removeEventListener('popstate', back)
  }, [])

  function show(next: readonly Drawn[], to: number): void {
    setDrawn(next)
    setDepth(to)
    history.pushState({ drilled: to }, '')
    say(next[to]?.title ?? '')
    picture.current?.focus({ preventScroll: true })
  }

  async function drill(event: MouseEvent, to: string): Promise<void> {
    // Another window, another tab: the browser's own affair.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    say(t.loading)
    try {
      const next = await propsElsewhere<Drawn>(href(to), island.name)
      if (next === null) return say(t.ends)
      show([...drawn.slice(0, depth + 1), next], depth + 1)
    } catch {
      location.assign(href(to))
    }
  }

  return (
    <>
      <nav className="drilled" aria-label={t.drilled} hidden={depth === 0}>
        <ol className="inline">
          {drawn.slice(0, depth + 1).map((each, nth) => (
            <li key={each.trace}>
              {nth === depth ? (
                <b>{each.of}</b>
              ) : (
                <button type="button" onClick={() => show(drawn, nth)}>
                  {each.of}
                </button>
              )}
            </li>
          ))}
        </ol>
        <a href={href(`/${shown.trace}`)}>{t.open}</a>
      </nav>
      <p className="unseen" role="status">
        {said}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className="wide sankey" aria-label={t.picture(shown.title)} tabIndex={0} ref={picture}>
        <Picture of={shown} onChoose={(event, to) => void drill(event, to)} />
      </section>
    </>
  )
}

interface PictureProps {
  of: Drawn
  onChoose: (event: MouseEvent, to: string) => void
}

function Picture({ of: { width, height, nodes, links }, onChoose }: PictureProps) {
  const t = useWords(DRAWN)
  const href = useHref()
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      <title>{t.flow}</title>
      <defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className="hatch-ground" />
          <line x1="0" y1="0" x2="0" y2="6" className="hatch-line" />
        </pattern>
      </defs>
      <g className="links">
        {links.map(({ key, path, thickness, basis, sum }) => (
          <path key={key} d={path} strokeWidth={thickness} className={basis}>
            <title>{sum}</title>
          </path>
        ))}
      </g>
      {nodes.map(node =>
        node.to === null ? (
          <g key={node.key}>
            <Node of={node} />
          </g>
        ) : (
          <a key={node.key} href={href(node.to)} onClick={event => onChoose(event, node.to as string)}>
            <Node of={node} />
          </a>
        ),
      )}
    </svg>
  )
}

/** How wide a letter is, about: where a label can be chosen. */
const LETTER = 7

function Node({ of: { role, x, y, width, height, lines, sum } }: { of: DrawnNode }) {
  const textX = x + width + 6
  const textY = y + height / 2 + 4 - (lines.length * NODE_LINE) / 2
  return (
    <>
      <rect
        className="hit"
        x={x}
        y={Math.min(y, textY - NODE_LINE)}
        width={width + 6 + LETTER * Math.max(...lines.map(({ length }) => length))}
        height={Math.max(height, (lines.length + 1) * NODE_LINE)}
      />
      <rect x={x} y={y} width={width} height={height} className={role} />
      <text x={textX} y={textY}>
        {lines.map((line, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its place
          <tspan key={nth} x={textX} dy={nth === 0 ? 0 : NODE_LINE}>
            {nth === lines.length - 1 ? line : `${line} `}
          </tspan>
        ))}
        <tspan className="sum" x={textX} dy={NODE_LINE}>
          {sum}
        </tspan>
      </text>
    </>
  )
}

export const island = defineIsland<Drawn>({ name: 'trace/sankey', when: 'visible', Component: Sankey })
