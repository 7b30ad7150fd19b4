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
const fontOf = (size: number): string => `${size}px system-ui, sans-serif`

type Box = readonly [left: number, right: number, top: number, bottom: number]

const overlap = (one: Box, other: Box): boolean =>
  one[0] < other[1] && one[1] > other[0] && one[2] < other[3] && one[3] > other[2]

/** Those that matter most come first: a name that would lie over another is left out until there is room. */
export function paintNames(
  { context, k, inks: { paper, ink, faint } }: Pen,
  bodies: readonly Body[],
  { away, isWhole }: { away: number; isWhole: (body: Body) => boolean },
): void {
  const taken: Box[] = []
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  for (const body of bodies) {
    const widths = widthsOf(context, body)
    const lines = isWhole(body) ? [body.name] : body.label
    const [left, middle] = [(body.x ?? 0) + away / Math.sqrt(k), body.y ?? 0]
    const half = (lines.length * LINE) / 2 / k
    const box: Box = [left, left + (isWhole(body) ? widths.name : widths.label) / k, middle - half, middle + half]
    if (taken.some(other => overlap(box, other))) continue
    taken.push(box)
    context.font = fontOf(FONT / k)
    context.lineWidth = 4 / k
    context.strokeStyle = paper
    context.fillStyle = isWhole(body) ? ink : faint
    for (const [nth, line] of lines.entries()) {
      const y = middle - half + ((nth + 0.5) * LINE) / k
      context.strokeText(line, left, y)
      context.fillText(line, left, y)
    }
  }
}

function widthsOf(context: CanvasRenderingContext2D, body: Body): NonNullable<Body['widths']> {
  if (body.widths !== null) return body.widths
  context.font = fontOf(FONT)
  const widthOf = (text: string) => context.measureText(text).width
  body.widths = { label: Math.max(...body.label.map(widthOf)), name: widthOf(body.name) }
  return body.widths
}
