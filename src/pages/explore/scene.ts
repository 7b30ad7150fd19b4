import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type Simulation,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force'
import { type Selection, select } from 'd3-selection'
import { type D3ZoomEvent, type ZoomBehavior, type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom'
import { type Graph, type GraphEdge, type GraphNode, keyOf } from './graph.ts'
import { outline, type Shape } from './shapes.ts'

interface Body extends SimulationNodeDatum, GraphNode {}
interface Tie extends SimulationLinkDatum<Body> {
  edge: GraphEdge
}

/** Colours as the page has them now, light or dark. */
export interface Inks {
  ink: string
  faint: string
  line: string
  thread: string
  paper: string
}

export interface Marks {
  chosen: string
  begin: string
  /** Keys of relationships that stand out. */
  path: ReadonlySet<string>
}

const RADIUS = 7
/** Up to so many things each has its name beside it; of more, those that are chosen or near. */
const NAMED = 40
const NAME_LENGTH = 34

/** A graph on a canvas: bodies that push each other away, ties that hold them; moved and zoomed by hand. */
export class Scene {
  readonly #canvas: HTMLCanvasElement
  readonly #context: CanvasRenderingContext2D
  readonly #simulation: Simulation<Body, Tie>
  readonly #zoom: ZoomBehavior<HTMLCanvasElement, unknown>
  readonly #selection: Selection<HTMLCanvasElement, unknown, null, undefined>
  readonly #shapes: Readonly<Record<string, Shape>>
  readonly #inks: () => Inks
  readonly #observer: ResizeObserver
  #bodies = new Map<string, Body>()
  #ties: Tie[] = []
  #marks: Marks = { chosen: '', begin: '', path: new Set() }
  #near: ReadonlySet<string> = new Set()
  #transform: ZoomTransform = zoomIdentity
  #hovered: Body | undefined
  #frame = 0
  #movedByHand = false

  constructor(
    canvas: HTMLCanvasElement,
    options: { shapes: Readonly<Record<string, Shape>>; inks: () => Inks; onChoose: (id: string) => void },
  ) {
    this.#canvas = canvas
    this.#context = canvas.getContext('2d') as CanvasRenderingContext2D
    this.#shapes = options.shapes
    this.#inks = options.inks
    this.#simulation = forceSimulation<Body, Tie>()
      .force('charge', forceManyBody<Body>().strength(-160).distanceMax(400))
      .force('tie', forceLink<Body, Tie>().distance(70).strength(0.35))
      .force('apart', forceCollide<Body>(RADIUS * 1.8))
      .force('x', forceX<Body>(0).strength(0.05))
      .force('y', forceY<Body>(0).strength(0.07))
      .alphaDecay(0.04)
      .on('tick', () => this.#draw())
      .stop()
    this.#selection = select(canvas)
    this.#zoom = zoom<HTMLCanvasElement, unknown>()
      .scaleExtent([0.1, 6])
      // The wheel scrolls the page, one finger too.
      .filter((event: Event) =>
        event instanceof WheelEvent
          ? event.ctrlKey || event.metaKey
          : typeof TouchEvent === 'undefined' || !(event instanceof TouchEvent) || event.touches.length > 1,
      )
      .on('zoom', ({ transform, sourceEvent }: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
        this.#transform = transform
        if (sourceEvent !== null) this.#movedByHand = true
        this.#draw()
      })
    this.#selection.call(this.#zoom)
    this.#selection.on('click', (event: MouseEvent) => {
      const found = this.#at(event)
      if (found !== undefined) options.onChoose(found.id)
    })
    this.#selection.on('mousemove', (event: MouseEvent) => {
      const found = this.#at(event)
      if (found === this.#hovered) return
      this.#hovered = found
      canvas.classList.toggle('over', found !== undefined)
      this.#draw()
    })
    this.#observer = new ResizeObserver(() => this.#resize())
    this.#observer.observe(canvas)
  }

  /** Shows a graph; what was there keeps its place, what is new comes out of what it is tied to. */
  show(graph: Graph, settled: boolean): void {
    const known = this.#bodies
    const begun = new Map<string, { x: number; y: number }>()
    for (const { from, to } of graph.edges) {
      const [left, right] = [known.get(from), known.get(to)]
      if (left !== undefined) begun.set(to, { x: left.x ?? 0, y: left.y ?? 0 })
      if (right !== undefined) begun.set(from, { x: right.x ?? 0, y: right.y ?? 0 })
    }
    const bodies = graph.nodes.map((node, nth) => {
      const before = known.get(node.id)
      if (before !== undefined) return before
      const near = begun.get(node.id) ?? { x: 0, y: 0 }
      // A spiral: no two begin at one place, and the same graph always looks the same.
      const [turn, away] = [nth * 2.4, 12 * Math.sqrt(nth)]
      return { ...node, x: near.x + away * Math.cos(turn), y: near.y + away * Math.sin(turn) }
    })
    this.#bodies = new Map(bodies.map(body => [body.id, body]))
    this.#ties = graph.edges.map(edge => ({
      source: this.#bodies.get(edge.from) as Body,
      target: this.#bodies.get(edge.to) as Body,
      edge,
    }))
    this.#simulation.nodes(bodies)
    this.#simulation.force<ReturnType<typeof forceLink<Body, Tie>>>('tie')?.links(this.#ties)
    this.#simulation.alpha(known.size === 0 ? 1 : 0.6)
    if (known.size === 0 || settled) {
      // Nothing flies about at first, nor where somebody wants no motion.
      this.#simulation.stop().tick(settled ? 300 : 80)
      this.fit()
    }
    if (!settled) this.#simulation.restart()
    this.mark(this.#marks)
  }

  mark(marks: Marks): void {
    this.#marks = marks
    const tied = this.#ties.filter(({ edge }) => edge.from === marks.chosen || edge.to === marks.chosen)
    this.#near = new Set(tied.flatMap(({ edge }) => [edge.from, edge.to]))
    this.#draw()
  }

  /** All of it inside the canvas. */
  fit(): void {
    const { clientWidth: width, clientHeight: height } = this.#canvas
    const bodies = [...this.#bodies.values()]
    if (bodies.length === 0 || width === 0) return
    const [xs, ys] = [bodies.map(({ x = 0 }) => x), bodies.map(({ y = 0 }) => y)]
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
    const scale = Math.min(1.5, (width - 120) / (right - left + 1), (height - 70) / (bottom - top + 1))
    const transform = zoomIdentity
      .translate(width / 2, height / 2)
      .scale(Math.max(scale, 0.1))
      .translate(-(left + right) / 2, -(top + bottom) / 2)
    this.#selection.call(this.#zoom.transform, transform)
    this.#movedByHand = false
  }

  zoomBy(factor: number): void {
    this.#movedByHand = true
    this.#selection.call(this.#zoom.scaleBy, factor)
  }

  redraw(): void {
    this.#draw()
  }

  end(): void {
    this.#simulation.stop()
    this.#observer.disconnect()
    this.#selection.on('.zoom', null).on('click', null).on('mousemove', null)
    cancelAnimationFrame(this.#frame)
  }

  #at(event: MouseEvent): Body | undefined {
    const { left, top } = this.#canvas.getBoundingClientRect()
    const [x, y] = this.#transform.invert([event.clientX - left, event.clientY - top])
    return this.#simulation.find(x, y, (RADIUS * 2) / Math.min(this.#transform.k, 1))
  }

  #resize(): void {
    const { clientWidth, clientHeight } = this.#canvas
    const ratio = window.devicePixelRatio || 1
    this.#canvas.width = clientWidth * ratio
    this.#canvas.height = clientHeight * ratio
    if (this.#movedByHand) this.#draw()
    else this.fit()
  }

  /** However often it is asked for, once a frame. */
  #draw(): void {
    if (this.#frame !== 0) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#paint()
    })
  }

  #paint(): void {
    const context = this.#context
    const inks = this.#inks()
    const ratio = window.devicePixelRatio || 1
    const { x, y, k } = this.#transform
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height)
    context.setTransform(ratio * k, 0, 0, ratio * k, ratio * x, ratio * y)
    this.#paintTies(inks, k)
    for (const body of this.#bodies.values()) this.#paintBody(body, inks, k)
    this.#paintNames(inks, k)
    // For who waits until it is there.
    this.#canvas.dataset.drawn = String(this.#bodies.size)
  }

  #paintTies(inks: Inks, k: number): void {
    const context = this.#context
    for (const { source, target, edge } of this.#ties) {
      const [from, to] = [source as Body, target as Body]
      const onPath = this.#marks.path.has(keyOf(edge))
      const isNear = edge.from === this.#marks.chosen || edge.to === this.#marks.chosen
      context.strokeStyle = onPath ? inks.thread : isNear ? inks.faint : inks.line
      context.lineWidth = (onPath ? 3 : isNear ? 1.5 : 1) / Math.sqrt(k)
      context.setLineDash(edge.basis === 'STATED' ? [] : [4, 4])
      context.beginPath()
      context.moveTo(from.x ?? 0, from.y ?? 0)
      context.lineTo(to.x ?? 0, to.y ?? 0)
      context.stroke()
    }
    context.setLineDash([])
  }

  #paintBody(body: Body, inks: Inks, k: number): void {
    const context = this.#context
    const size = RADIUS / Math.sqrt(Math.max(k, 0.25))
    const isChosen = body.id === this.#marks.chosen
    context.beginPath()
    outline(context, this.#shapes[body.kind] ?? 'dot', body.x ?? 0, body.y ?? 0, isChosen ? size * 1.4 : size)
    context.fillStyle = isChosen ? inks.thread : body.id === this.#marks.begin ? inks.ink : inks.paper
    context.strokeStyle = isChosen || body === this.#hovered ? inks.thread : inks.ink
    context.lineWidth = (body === this.#hovered ? 2.5 : 1.5) / Math.sqrt(k)
    context.fill()
    context.stroke()
  }

  /** What matters most first; a name that would lie over another is left out until there is room. */
  #paintNames(inks: Inks, k: number): void {
    const context = this.#context
    const every = this.#bodies.size <= NAMED || k > 1.6
    context.font = `${13 / k}px system-ui, sans-serif`
    context.textBaseline = 'middle'
    context.lineWidth = 4 / k
    context.lineJoin = 'round'
    const taken: [left: number, right: number, top: number, bottom: number][] = []
    for (const body of this.#byWeight(every)) {
      const name = body.name.length > NAME_LENGTH ? `${body.name.slice(0, NAME_LENGTH - 1)}…` : body.name
      const [left, middle] = [(body.x ?? 0) + (RADIUS + 6) / Math.sqrt(k), body.y ?? 0]
      const right = left + context.measureText(name).width
      const [top, bottom] = [middle - 9 / k, middle + 9 / k]
      if (taken.some(box => left < box[1] && right > box[0] && top < box[3] && bottom > box[2])) continue
      taken.push([left, right, top, bottom])
      context.strokeStyle = inks.paper
      context.strokeText(name, left, middle)
      context.fillStyle = body.id === this.#marks.chosen || body === this.#hovered ? inks.ink : inks.faint
      context.fillText(name, left, middle)
    }
  }

  #byWeight(every: boolean): Body[] {
    const weight = (body: Body) =>
      body === this.#hovered
        ? 4
        : body.id === this.#marks.chosen
          ? 3
          : body.id === this.#marks.begin
            ? 2
            : Number(this.#near.has(body.id))
    return [...this.#bodies.values()]
      .filter(body => every || weight(body) > 0)
      .sort((one, other) => weight(other) - weight(one))
  }
}
