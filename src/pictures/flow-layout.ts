import { sankey, sankeyJustify, sankeyLinkHorizontal } from 'd3-sankey'
import type { Currency } from '../model/currency.ts'
import { type Amount, amountFrom, sumAmounts } from '../model/money.ts'

/** An amount as the API gives it: the picture knows no more of it. */
interface Shown {
  amount: string
  currency: Currency
}

export interface FlowNodeShown {
  key: string
  label: string
  role: string
}

interface FlowLinkShown {
  source: string
  target: string
  amount: Shown
  basis: string
}

/** The flow of a trace, as the API answers it. */
export interface FlowShown<N extends FlowNodeShown = FlowNodeShown> {
  nodes: readonly N[]
  links: readonly FlowLinkShown[]
  reductions: readonly FlowLinkShown[]
}

export interface Space {
  /** From one line of a label to the next. */
  line: number
  /** What is left free above and below the picture, and left of it. */
  above: number
  below: number
  margin: number
}

interface PlacedNode<N> {
  node: N
  x: number
  y: number
  width: number
  height: number
  /** Its label in lines of a length that has room: nothing is cut. */
  lines: readonly string[]
  /** What flows through it. */
  total: Amount
}

interface PlacedLink extends FlowLinkShown {
  path: string
  thickness: number
}

export interface Layout<N> {
  width: number
  height: number
  nodes: readonly PlacedNode<N>[]
  links: readonly PlacedLink[]
}

const WIDTH = 1280
/** So many letters have a line. Labels of the last column have the margin to themselves; those before it stand on the links. */
const [LAST_LABEL, INNER_LABEL] = [64, 30]

/** Where the parts of a Sankey diagram are: heights are proportional to amounts, widths mean nothing. */
export function layoutFlow<N extends FlowNodeShown>(
  flow: FlowShown<N>,
  { line, above, below, margin }: Space,
): Layout<N> {
  const linked = new Set(flow.links.flatMap(({ source, target }) => [source, target]))
  const drawn = flow.nodes.filter(({ key }) => linked.has(key))
  const passing = new Set(flow.links.map(({ source }) => source))
  const labelOf = (node: N) => linesOf(node.label, passing.has(node.key) ? INNER_LABEL : LAST_LABEL)
  // The most lines that a label and its amount take: so far nodes are apart.
  const apart = (Math.max(1, ...drawn.map(node => labelOf(node).length)) + 1) * line + 4
  const ends = drawn.filter(({ key }) => !passing.has(key)).length
  const bottom = below + apart / 2
  const height = Math.max(240, Math.max(ends, drawn.length - ends) * (apart + 12) + above + bottom)
  const layout = sankey<{ of: N }, { of: FlowLinkShown }>()
    .nodeId(({ of }) => of.key)
    .nodeAlign(sankeyJustify)
    .nodeWidth(10)
    .nodePadding(apart)
    // As the flow lists them: a section's lines stay beside each other.
    .nodeSort(null)
    .linkSort(null)
    .extent([
      [margin, above],
      [WIDTH - 440, height - bottom],
    ])
  const graph = layout({
    nodes: drawn.map(node => ({ of: node })),
    // Amounts as a width on the page: a float is good enough for a picture, and the figures beside it are the exact ones.
    links: flow.links.map(link => ({
      source: link.source,
      target: link.target,
      value: Number(link.amount.amount),
      of: link,
    })),
  })
  const path = sankeyLinkHorizontal()
  const links = graph.links.map(link => ({
    ...link.of,
    path: path(link as never) ?? '',
    thickness: Math.max(1, link.width ?? 1),
  }))
  const nodes = graph.nodes.map(node => {
    const [x0, x1, y0, y1] = [node.x0 ?? 0, node.x1 ?? 0, node.y0 ?? 0, node.y1 ?? 0]
    const through = node.targetLinks?.length ? node.targetLinks : (node.sourceLinks ?? [])
    const terms = through.flatMap(({ of: { amount } }) => amountFrom(amount.amount, amount.currency) ?? [])
    return {
      node: node.of,
      x: x0,
      y: y0,
      width: x1 - x0,
      height: Math.max(1, y1 - y0),
      lines: labelOf(node.of),
      total: sumAmounts(terms),
    }
  })
  return { width: WIDTH, height, nodes, links }
}

/** A text in lines of so many letters at most, parted at its spaces: nothing is cut. */
export function linesOf(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && [...last, ...word].length < most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
