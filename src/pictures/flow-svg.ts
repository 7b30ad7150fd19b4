import type { Formats } from '../locale/formats.ts'
import type { Language } from '../locale/language.ts'
import { formats as english } from '../locale/things/en.ts'
import { formats as italian } from '../locale/things/it.ts'
import { isolated } from '../model/untrusted.ts'
import { type FlowShown, layoutFlow, linesOf } from './flow-layout.ts'

export type { FlowShown } from './flow-layout.ts'

const MARGIN = 24
const LINE = 14
/** So many letters have a line. */
const TITLE = 150
const COLOURS: Record<string, string> = {
  ENTITY: '#9b2226',
  UNEXPLAINED: '#adb5bd',
  REDUCTIONS: '#adb5bd',
  OTHER: '#dee2e6',
}

const WORDS = {
  EN: {
    ...english,
    leftOut: 'Not drawn, a reduction',
    colours: 'red: stated by a source · orange: computed · grey: unexplained or elsewhere',
  },
  IT: {
    ...italian,
    leftOut: 'Non disegnata, una riduzione',
    colours: 'rosso: dichiarato da una fonte · arancione: calcolato · grigio: non spiegato o altrove',
  },
} satisfies Record<Language, Formats & Record<'leftOut' | 'colours', string>>

/** A Sankey diagram as SVG text, with its title and what its colours mean: a file of its own. */
export function flowSvg(flow: FlowShown, title: string, language: Language = 'EN'): string {
  const t = WORDS[language]
  const heading = linesOf(title, TITLE)
  const { width, height, nodes, links } = layoutFlow(flow, {
    line: LINE,
    above: MARGIN + 24 + heading.length * LINE,
    below: MARGIN + flow.reductions.length * 16,
    margin: MARGIN,
  })
  const paths = links.map(({ path, thickness, basis, amount }) => {
    const computed = basis === 'STATED' ? '' : ' class="computed"'
    return `<path d="${path}" stroke-width="${thickness.toFixed(1)}"${computed}><title>${t.sum(amount.amount, amount.currency)}</title></path>`
  })
  const boxes = nodes.map(({ node, x, y, width: w, height: h, lines, total }) => {
    const box = `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${w.toFixed(1)}" height="${h.toFixed(1)}" fill="${COLOURS[node.role] ?? '#666'}"/>`
    const [textX, textY] = [(x + w + 6).toFixed(1), (y + h / 2 + 4 - (lines.length * LINE) / 2).toFixed(1)]
    const text = `<text x="${textX}" y="${textY}">${written(lines, textX)}<tspan class="amount" x="${textX}" dy="${LINE}">${t.money(total)}</tspan></text>`
    return `${box}${text}`
  })
  const labels = new Map(flow.nodes.map(({ key, label }) => [key, label]))
  const leftOut = flow.reductions.map(({ source, target, amount }, nth) => {
    const [from, to] = [source, target].map(key => escaped(labels.get(key) ?? key))
    const y = height - 8 - (flow.reductions.length - nth) * 16
    return `<text x="${MARGIN}" y="${y}">${t.leftOut}: ${from} → ${to} <tspan class="amount">${t.sum(amount.amount, amount.currency)}</tspan></text>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" lang="${language.toLowerCase()}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}" font-family="system-ui, sans-serif" font-size="12">`,
    '<style>.amount{fill:#555;font-variant-numeric:tabular-nums}.links path{fill:none;stroke:#9b2226;stroke-opacity:.22}.links .computed{stroke:#ca6702}text{paint-order:stroke;stroke:#fff;stroke-width:3px;fill:#222}</style>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${MARGIN}" y="${MARGIN}" font-size="14" font-weight="600">${written(heading, MARGIN)}</text>`,
    `<g class="links">${paths.join('')}</g>`,
    `<g>${boxes.join('')}</g>`,
    ...leftOut,
    `<text x="${MARGIN}" y="${height - 8}" class="amount">${t.colours}</text>`,
    '</svg>',
    '',
  ].join('\n')
}

/** Lines below each other; a space at the end of each keeps their words apart for who copies or searches them. */
const written = (lines: readonly string[], x: string | number): string =>
  lines
    .map((line, index) => (index === 0 ? escaped(line) : `<tspan x="${x}" dy="${LINE}"> ${escaped(line)}</tspan>`))
    .join('')
const escaped = (text: string): string =>
  isolated(text).replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)
