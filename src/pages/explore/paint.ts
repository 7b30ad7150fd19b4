import type { SimulationLinkDatum, SimulationNodeDatum } from 'd3-force'
import type { GraphEdge, GraphNode } from './graph.ts'
import { outline, type Shape } from './shapes.ts'

export interface Body extends SimulationNodeDatum, GraphNode {
  /** Of its label and of its whole name, in pixels: measured once. */
  widths: { label: number; name: number } | null
}

export interface Tie extends SimulationLinkDatum<Body> {
  edge: GraphEdge
  look: 'far' | 'near' | 'path'
}

/** Colours as the page has them now, light or dark. */
export interface Inks {
  ink: string
  faint: string
  line: string
  thread: string
  paper: string
}

/** Where things are drawn, and how much larger than they are: text and lines keep their size on the screen. */
interface Pen {
  context: CanvasRenderingContext2D
  k: number
  inks: Inks
  /** The typeface of the page. */
  face: string
  /** Where the canvas ends on the right, and how wide it is, in the measure of what is drawn. */
  end: number
  wide: number
}

/** Lines that look alike are one path: a stroke for each would take longer than all else. */
export function paintTies({ context, k, inks: { line, faint, thread } }: Pen, ties: readonly Tie[]): void {
  const looks = [
    ['far', line, 1],
    ['near', faint, 1.5],
    ['path', thread, 3],
  ] as const
  for (const [look, colour, width] of looks) {
    for (const isDashed of [false, true]) {
      context.strokeStyle = colour
      context.lineWidth = width / Math.sqrt(k)
      context.setLineDash(isDashed ? [4, 4] : [])
      context.beginPath()
      for (const { source, target, edge, look: own } of ties) {
        if (own !== look || isDashed !== (edge.basis !== 'STATED')) continue
        const [from, to] = [source as Body, target as Body]
        context.moveTo(from.x ?? 0, from.y ?? 0)
        context.lineTo(to.x ?? 0, to.y ?? 0)
      }
      context.stroke()
    }
  }
  context.setLineDash([])
}

interface BodyLook {
  fill: string
  stroke: string
  size: number
  shapeOf: (kind: string) => Shape
}

export function paintBodies({ context, k }: Pen, bodies: readonly Body[], { fill, stroke, size, shapeOf }: BodyLook) {
  context.beginPath()
  for (const { kind, x = 0, y = 0 } of bodies) outline(context, shapeOf(kind), x, y, size)
  context.fillStyle = fill
  context.strokeStyle = stroke
  context.lineWidth = 1.5 / Math.sqrt(k)
  context.fill()
  context.stroke()
}

/** In pixels on the screen. */
const [FONT, LINE] = [13, 15]

type Box = readonly [left: number, right: number, top: number, bottom: number]

const overlap = (one: Box, other: Box): boolean =>
  one[0] < other[1] && one[1] > other[0] && one[2] < other[3] && one[3] > other[2]

/** Those that matter most come first: a name that would lie over another is left out until there is room. */
export function paintNames(
  pen: Pen,
  bodies: readonly Body[],
  { away, isChosen }: { away: number; isChosen: (body: Body) => boolean },
): void {
  const { context, k, inks, face, end, wide } = pen
  const taken: Box[] = []
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  for (const body of bodies) {
    const widths = widthsOf(pen, body)
    // What is chosen has its whole name, where that has room.
    const isWhole = isChosen(body) && widths.name / k < wide * 0.6
    const lines = isWhole ? [body.name] : body.label
    const width = (isWhole ? widths.name : widths.label) / k
    const [x, middle, beside] = [body.x ?? 0, body.y ?? 0, away / Math.sqrt(k)]
    // On the other side where it would end outside.
    const left = x + beside + width > end ? x - beside - width : x + beside
    const half = (lines.length * LINE) / 2 / k
    const box: Box = [left, left + width, middle - half, middle + half]
    if (taken.some(other => overlap(box, other))) continue
    taken.push(box)
    context.font = `${FONT / k}px ${face}`
    context.lineWidth = 4 / k
    context.strokeStyle = inks.paper
    context.fillStyle = isChosen(body) ? inks.ink : inks.faint
    for (const [nth, line] of lines.entries()) {
      const y = middle - half + ((nth + 0.5) * LINE) / k
      context.strokeText(line, left, y)
      context.fillText(line, left, y)
    }
  }
}

function widthsOf({ context, face }: Pen, body: Body): NonNullable<Body['widths']> {
  if (body.widths !== null) return body.widths
  context.font = `${FONT}px ${face}`
  const widthOf = (text: string) => context.measureText(text).width
  body.widths = { label: Math.max(...body.label.map(widthOf)), name: widthOf(body.name) }
  return body.widths
}
