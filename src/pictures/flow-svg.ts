import { sankey, sankeyJustify, sankeyLinkHorizontal } from 'd3-sankey'
import type { Currency } from '../model/currency.ts'
import { amountFrom, spoken, spokenDecimal, sumAmounts } from '../model/money.ts'
import { isolated } from '../model/untrusted.ts'

/** An amount as the API gives it: the picture knows no more of it. */
interface Shown {
  amount: string
  currency: Currency
}

/** The flow of a trace, as `schema/operations/trace.graphql` answers it. */
export interface FlowShown {
  nodes: { key: string; label: string; role: string }[]
  links: { source: string; target: string; amount: Shown; basis: string }[]
  reductions: { source: string; target: string; amount: Shown; basis: string }[]
}

const WIDTH = 1280
const ROW = 30
const MARGIN = 24
/** Labels of the last column have the margin to themselves; those before it stand on the links. */
const LAST_LABEL = 46
const INNER_LABEL = 30
const COLOURS: Record<string, string> = {
  ENTITY: '#9b2226',
  UNEXPLAINED: '#adb5bd',
  REDUCTIONS: '#adb5bd',
  OTHER: '#dee2e6',
}

/** A Sankey diagram as SVG text: heights are proportional to amounts, widths mean nothing. */
export function flowSvg(flow: FlowShown, title: string): string {
  const linked = new Set(flow.links.flatMap(({ source, target }) => [source, target]))
  const drawn = flow.nodes.filter(({ key }) => linked.has(key))
  const height = Math.max(240, (drawn.length + flow.reductions.length) * ROW + 2 * MARGIN)
  const layout = sankey<FlowShown['nodes'][number], { amount: Shown; basis: string }>()
    .nodeId(node => node.key)
    .nodeAlign(sankeyJustify)
    .nodeWidth(10)
    .nodePadding(18)
    // As the flow lists them: a section's lines stay beside each other.
    .nodeSort(null)
    .linkSort(null)
    .extent([
      [MARGIN, MARGIN + 24],
      [WIDTH - 440, height - MARGIN - flow.reductions.length * 16],
    ])
  const graph = layout({
    nodes: drawn.map(node => ({ ...node })),
    // Amounts as a width on the page: a float is good enough for a picture, and the figures beside it are the exact ones.
    links: flow.links.map(({ source, target, amount, basis }) => {
      return { source, target, value: Number(amount.amount), amount, basis }
    }),
  })
  const path = sankeyLinkHorizontal()
  const links = graph.links.map(link => {
    const computed = link.basis === 'STATED' ? '' : ' class="computed"'
    return `<path d="${path(link as never)}" stroke-width="${Math.max(1, link.width ?? 1).toFixed(1)}"${computed}><title>${escaped(link.amount.amount)}</title></path>`
  })
  const nodes = graph.nodes.map(node => {
    const [x0, x1, y0, y1] = [node.x0 ?? 0, node.x1 ?? 0, node.y0 ?? 0, node.y1 ?? 0]
    const box = `<rect x="${x0.toFixed(1)}" y="${y0.toFixed(1)}" width="${(x1 - x0).toFixed(1)}" height="${Math.max(1, y1 - y0).toFixed(1)}" fill="${COLOURS[node.role] ?? '#666'}"/>`
    const last = (node.sourceLinks ?? []).length === 0
    const through = node.targetLinks?.length ? node.targetLinks : (node.sourceLinks ?? [])
    const amount = spoken(sumAmounts(through.flatMap(({ amount }) => amountFrom(amount.amount, amount.currency) ?? [])))
    const [x, y] = [(x1 + 6).toFixed(1), (y0 + y1) / 2]
    const name = escaped(short(node.label, last ? LAST_LABEL : INNER_LABEL))
    const text = last
      ? `<text x="${x}" y="${(y + 4).toFixed(1)}">${name} <tspan class="amount">${amount}</tspan></text>`
      : `<text x="${x}" y="${(y - 2).toFixed(1)}">${name}<tspan class="amount" x="${x}" dy="14">${amount}</tspan></text>`
    return `${box}${text}`
  })
  const labels = new Map(flow.nodes.map(({ key, label }) => [key, label]))
  const leftOut = flow.reductions.map(({ source, target, amount }, nth) => {
    const [from, to] = [source, target].map(key => escaped(labels.get(key) ?? key))
    const y = height - 8 - (flow.reductions.length - nth) * 16
    return `<text x="${MARGIN}" y="${y}">Not drawn, a reduction: ${from} → ${to} <tspan class="amount">${spokenDecimal(amount.amount, amount.currency)}</tspan></text>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}" font-family="system-ui, sans-serif" font-size="12">`,
    '<style>.amount{fill:#555;font-variant-numeric:tabular-nums}.links path{fill:none;stroke:#9b2226;stroke-opacity:.22}.links .computed{stroke:#ca6702}text{paint-order:stroke;stroke:#fff;stroke-width:3px;fill:#222}</style>',
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="${MARGIN}" y="${MARGIN}" font-size="14" font-weight="600">${escaped(title)}</text>`,
    `<g class="links">${links.join('')}</g>`,
    `<g>${nodes.join('')}</g>`,
    ...leftOut,
    `<text x="${MARGIN}" y="${height - 8}" class="amount">red: stated by a source · orange: computed · grey: unexplained or elsewhere</text>`,
    '</svg>',
    '',
  ].join('\n')
}

const short = (label: string, most: number): string =>
  [...label].length > most ? `${[...label].slice(0, most).join('').trimEnd()}…` : label
const escaped = (text: string): string =>
  isolated(text).replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)
