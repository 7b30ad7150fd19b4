import type { Language } from '../../locale/language.ts'
import { decimalOf } from '../../model/money.ts'
import { layoutFlow } from '../../pictures/flow-layout.ts'
import { useAt } from '../at.tsx'
import { useFormat } from '../format.ts'
import { Island } from '../parts/island.tsx'
import { type Short, shortName } from '../parts/short.tsx'
import { type Drawn, island } from './sankey.island.tsx'
import { NODE_LINE } from './sankey-words.ts'
import type { TraceShown } from './shown.ts'

/** Places of a picture, to a tenth: more cannot be seen. */
const rounded = (place: number): number => Math.round(place * 10) / 10

/** The flow with each thing by its short name in the language of the picture. */
export function namedFlow({ flow }: TraceShown, language: Language) {
  const labelOf = ({ entity, label }: TraceShown['flow']['nodes'][number]) =>
    entity === null ? label : shortName(entity as Short, language)
  return { ...flow, nodes: flow.nodes.map(node => ({ ...node, label: labelOf(node) })) }
}

/** The flow as a picture: each thing by its whole short name, which leads to what flows on from it. */
export function Sankey({ trace, title }: { trace: TraceShown; title: string }) {
  const { language } = useAt()
  const format = useFormat()
  const name = (of: { kind: string }) => shortName(of as Short, language)
  const { width, height, nodes, links } = layoutFlow(namedFlow(trace, language), {
    line: NODE_LINE,
    above: 3 * NODE_LINE,
    below: NODE_LINE,
    margin: 4,
  })
  const onwards = (id: string) => `/trace?${new URLSearchParams({ from: id, direction: trace.direction })}`
  const drawn: Drawn = {
    trace: trace.id,
    of: name(trace.from),
    title,
    width,
    height: rounded(height),
    nodes: nodes.map(({ node: { key, role, entity }, x, y, width, height, lines, total }) => ({
      key,
      role: role.toLowerCase(),
      x: rounded(x),
      y: rounded(y),
      width: rounded(width),
      height: rounded(height),
      lines,
      sum: format.money(decimalOf(total), total.currency),
      to: entity === null || entity.id === trace.from.id ? null : onwards(entity.id),
    })),
    links: links.map(({ source, target, path, thickness, basis, amount }) => ({
      key: `${source} ${target}`,
      path: path.replace(/\d+\.\d+/g, number => String(rounded(Number(number)))),
      thickness: rounded(thickness),
      basis: basis.toLowerCase(),
      sum: format.money(amount.amount, amount.currency),
    })),
  }
  return <Island of={island} props={drawn} />
}
