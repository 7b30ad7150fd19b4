import { decimalOf } from '../../model/money.ts'
import { layoutFlow } from '../../pictures/flow-layout.ts'
import { useAt, useHref } from '../at.tsx'
import { useFormat } from '../format.ts'
import { type Short, shortName } from '../parts/short.tsx'
import { useWords } from '../words/words.ts'
import type { TraceShown } from './page.tsx'
import { TRACE } from './words.ts'

const LINE = 16

/** The flow as a picture: each thing by its whole short name, which leads to what flows on from it. */
export function Sankey({ trace, title }: { trace: TraceShown; title: string }) {
  const t = useWords(TRACE)
  const { language } = useAt()
  const format = useFormat()
  const href = useHref()
  const named = trace.flow.nodes.map(node => ({
    ...node,
    label: node.entity === null ? node.label : shortName(node.entity as Short, language),
  }))
  const { width, height, nodes, links } = layoutFlow(
    { ...trace.flow, nodes: named },
    { line: LINE, above: 3 * LINE, below: LINE, margin: 4 },
  )
  const money = ({ amount, currency }: { amount: string; currency: string }) => format.money(amount, currency)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className="wide sankey" aria-label={t.flowAlt(title)} tabIndex={0}>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
        <title>{t.flow}</title>
        <defs>
          <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" className="hatch-ground" />
            <line x1="0" y1="0" x2="0" y2="6" className="hatch-line" />
          </pattern>
        </defs>
        <g className="links">
          {links.map(({ path, thickness, source, target, amount, basis }) => (
            <path key={`${source} ${target}`} d={path} strokeWidth={thickness} className={basis.toLowerCase()}>
              <title>{money(amount)}</title>
            </path>
          ))}
        </g>
        {nodes.map(({ node, x, y, width: boxWidth, height: boxHeight, lines, total }) => {
          const textX = x + boxWidth + 6
          const textY = y + boxHeight / 2 + 4 - (lines.length * LINE) / 2
          const drawn = (
            <>
              <rect x={x} y={y} width={boxWidth} height={boxHeight} className={node.role.toLowerCase()} />
              <text x={textX} y={textY}>
                {lines.map((line, nth) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its place
                  <tspan key={nth} x={textX} dy={nth === 0 ? 0 : LINE}>
                    {`${nth === 0 ? '' : ' '}${line}`}
                  </tspan>
                ))}
                <tspan className="sum" x={textX} dy={LINE}>
                  {format.money(decimalOf(total), total.currency)}
                </tspan>
              </text>
            </>
          )
          return node.entity === null ? (
            <g key={node.key}>{drawn}</g>
          ) : (
            <a
              key={node.key}
              href={href(`/trace?${new URLSearchParams({ from: node.entity.id, direction: trace.direction })}`)}
            >
              {drawn}
            </a>
          )
        })}
      </svg>
    </section>
  )
}
