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
const MARGIN = 24
const LINE = 14
/** So many letters have a line. Labels of the last column have the margin to themselves; those before it stand on the links. */
const [TITLE, LAST_LABEL, INNER_LABEL] = [150, 64, 30]
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
  const heading = linesOf(title, TITLE)
  const passing = new Set(flow.links.map(({ source }) => source))
  const labelOf = (node: { key: string; label: string }) =>
    linesOf(node.label, passing.has(node.key) ? INNER_LABEL : LAST_LABEL)
  // The most lines that a label and its amount take: so far nodes are apart.
  const apart = (Math.max(1, ...drawn.map(node => labelOf(node).length)) + 1) * LINE + 4
  const ends = drawn.filter(({ key }) => !passing.has(key)).length
  const top = MARGIN + 24 + heading.length * LINE
  const bottom = MARGIN + flow.reductions.length * 16 + apart / 2
  const height = Math.max(240, Math.max(ends, drawn.length - ends) * (apart + 12) + top + bottom)
  const layout = sankey<FlowShown['nodes'][number], { amount: Shown; basis: string }>()
    .nodeId(node => node.key)
    .nodeAlign(sankeyJustify)
    .nodeWidth(10)
    .nodePadding(apart)
    // As the flow lists them: a section's lines stay beside each other.
    .nodeSort(null)
    .linkSort(null)
    .extent([
      [MARGIN, top],
      [WIDTH - 440, height - bottom],
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
    return `<path d="${path(link as never)}" stroke-width="${Math.max(1, link.width ?? 1).toFixed(1)}"${computed}><title>${spokenDecimal(link.amount.amount, link.amount.currency)}</title></path>`
  })
  const nodes = graph.nodes.map(node => {
    const [x0, x1, y0, y1] = [node.x0 ?? 0, node.x1 ?? 0, node.y0 ?? 0, node.y1 ?? 0]
    const box = `<rect x="${x0.toFixed(1)}" y="${y0.toFixed(1)}" width="${(x1 - x0).toFixed(1)}" height="${Math.max(1, y1 - y0).toFixed(1)}" fill="${COLOURS[node.role] ?? '#666'}"/>`
    const through = node.targetLinks?.length ? node.targetLinks : (node.sourceLinks ?? [])
    const amount = spoken(sumAmounts(through.flatMap(({ amount }) => amountFrom(amount.amount, amount.currency) ?? [])))
    const label = labelOf(node)
    const [x, y] = [(x1 + 6).toFixed(1), ((y0 + y1) / 2 + 4 - (label.length * LINE) / 2).toFixed(1)]
    const text = `<text x="${x}" y="${y}">${written(label, x)}<tspan class="amount" x="${x}" dy="${LINE}">${amount}</tspan></text>`
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
    `<text x="${MARGIN}" y="${MARGIN}" font-size="14" font-weight="600">${written(heading, MARGIN)}</text>`,
    `<g class="links">${links.join('')}</g>`,
    `<g>${nodes.join('')}</g>`,
    ...leftOut,
    `<text x="${MARGIN}" y="${height - 8}" class="amount">red: stated by a source · orange: computed · grey: unexplained or elsewhere</text>`,
    '</svg>',
    '',
  ].join('\n')
}

/** A text in lines of so many letters at most, parted at its spaces: nothing is cut. */
function linesOf(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && [...last, ...word].length < most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** Lines below each other; a space at the end of each keeps their words apart for who copies or searches them. */
const written = (lines: readonly string[], x: string | number): string =>
  lines
    .map((line, index) => (index === 0 ? escaped(line) : `<tspan x="${x}" dy="${LINE}"> ${escaped(line)}</tspan>`))
    .join('')
const escaped = (text: string): string =>
  isolated(text).replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)
