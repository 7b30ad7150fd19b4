import { sankey, sankeyJustify, sankeyLinkHorizontal } from 'd3-sankey'

/** The flow of a trace, as `schema/operations/trace.graphql` answers it. */
export interface FlowShown {
  nodes: { key: string; label: string; role: string }[]
  links: { source: string; target: string; amount: { amount: string }; basis: string }[]
}

const WIDTH = 1000
const ROW = 26
const MARGIN = 24
const LABEL_CHARACTERS = 52
const COLOURS: Record<string, string> = { ENTITY: '#9b2226', UNEXPLAINED: '#adb5bd', OTHER: '#dee2e6' }

/** A Sankey diagram as SVG text: heights are proportional to amounts, widths mean nothing. */
export function flowSvg(flow: FlowShown, title: string): string {
  const height = Math.max(240, flow.nodes.length * ROW + 2 * MARGIN)
  const layout = sankey<FlowShown['nodes'][number], { amount: string; basis: string }>()
    .nodeId(node => node.key)
    .nodeAlign(sankeyJustify)
    .nodeWidth(10)
    .nodePadding(12)
    .extent([
      [MARGIN, MARGIN + 24],
      [WIDTH - 430, height - MARGIN],
    ])
  const graph = layout({
    nodes: flow.nodes.map(node => ({ ...node })),
    // Cents as a width on the page: a float is good enough for a picture, and the figures beside it are the exact ones.
    links: flow.links.map(({ source, target, amount, basis }) => {
      return { source, target, value: Number(amount.amount), amount: amount.amount, basis }
    }),
  })
  const path = sankeyLinkHorizontal()
  const links = graph.links.map(link => {
    const dashed = link.basis === 'STATED' ? '' : ' stroke-dasharray="6 3"'
    return `<path d="${path(link as never)}" stroke-width="${Math.max(1, link.width ?? 1).toFixed(1)}"${dashed}><title>${escaped(link.amount)}</title></path>`
  })
  const nodes = graph.nodes.map(node => {
    const [x0, x1, y0, y1] = [node.x0 ?? 0, node.x1 ?? 0, node.y0 ?? 0, node.y1 ?? 0]
    const box = `<rect x="${x0.toFixed(1)}" y="${y0.toFixed(1)}" width="${(x1 - x0).toFixed(1)}" height="${Math.max(1, y1 - y0).toFixed(1)}" fill="${COLOURS[node.role] ?? '#666'}"/>`
    const amount = (node.targetLinks?.length ? node.targetLinks : (node.sourceLinks ?? [])).reduce(
      (sum, link) => sum + cents((link as unknown as { amount: string }).amount),
      0n,
    )
    const text = `<text x="${(x1 + 6).toFixed(1)}" y="${((y0 + y1) / 2 + 4).toFixed(1)}">${escaped(short(node.label))} <tspan class="amount">${euro(amount)}</tspan></text>`
    return box + text
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}" font-family="system-ui, sans-serif" font-size="12">`,
    '<style>.amount{fill:#555;font-variant-numeric:tabular-nums}.links path{fill:none;stroke:#9b2226;stroke-opacity:.22}text{paint-order:stroke;stroke:#fff;stroke-width:3px;fill:#222}</style>',
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="${MARGIN}" y="${MARGIN}" font-size="14" font-weight="600">${escaped(title)}</text>`,
    `<g class="links">${links.join('')}</g>`,
    `<g>${nodes.join('')}</g>`,
    '</svg>',
    '',
  ].join('\n')
}

const cents = (decimal: string): bigint => BigInt(decimal.replace('.', ''))
const euro = (amount: bigint): string => {
  const digits = String(amount).padStart(3, '0')
  return `${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ' ')}.${digits.slice(-2)} €`
}
const short = (label: string): string =>
  label.length > LABEL_CHARACTERS ? `${label.slice(0, LABEL_CHARACTERS)}…` : label
const escaped = (text: string): string => text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)
