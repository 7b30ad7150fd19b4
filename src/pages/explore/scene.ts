import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type Simulation } from 'd3-force'
import { type Selection, select } from 'd3-selection'
import { type D3ZoomEvent, type ZoomBehavior, type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom'
import { type Graph, keyOf } from './graph.ts'
import { type Body, type Inks, paintBodies, paintNames, paintTies, type Tie } from './paint.ts'
import type { Shape } from './shapes.ts'

export interface Marks {
  chosen: string
  begin: string
  /** Keys of relationships that stand out. */
  path: ReadonlySet<string>
}

const RADIUS = 7
/** Up to so many things each has its name beside it; of more, those that are chosen or near. */
const NAMED = 40

/** A graph on a canvas: bodies that push each other away, ties that hold them; moved and zoomed by hand. */
export class Scene {
  readonly #canvas: HTMLCanvasElement
  readonly #context: CanvasRenderingContext2D
  readonly #simulation: Simulation<Body, Tie>
  readonly #zoom: ZoomBehavior<HTMLCanvasElement, unknown>
  readonly #selection: Selection<HTMLCanvasElement, unknown, null, undefined>
  readonly #shapeOf: (kind: string) => Shape
  readonly #readInks: () => Inks
  readonly #observer: ResizeObserver
  #bodies = new Map<string, Body>()
  #ties: Tie[] = []
  #marks: Marks = { chosen: '', begin: '', path: new Set() }
  #near: ReadonlySet<string> = new Set()
  #transform: ZoomTransform = zoomIdentity
  #hovered: Body | undefined
  #frame = 0
  #movedByHand = false
  #inks: Inks
  readonly #face: string

  constructor(
    canvas: HTMLCanvasElement,
    options: { shapeOf: (kind: string) => Shape; inks: () => Inks; onChoose: (id: string) => void },
  ) {
    this.#canvas = canvas
    this.#context = canvas.getContext('2d') as CanvasRenderingContext2D
    this.#shapeOf = options.shapeOf
    this.#readInks = options.inks
    this.#inks = options.inks()
    this.#face = getComputedStyle(canvas).fontFamily
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
      return { ...node, widths: null, x: near.x + away * Math.cos(turn), y: near.y + away * Math.sin(turn) }
    })
    this.#bodies = new Map(bodies.map(body => [body.id, body]))
    this.#ties = graph.edges.map(edge => ({
      source: this.#bodies.get(edge.from) as Body,
      target: this.#bodies.get(edge.to) as Body,
      edge,
      look: 'far' as const,
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
    const isOther = marks.chosen !== this.#marks.chosen
    this.#marks = marks
    const isNear = ({ edge }: Tie) => edge.from === marks.chosen || edge.to === marks.chosen
    for (const tie of this.#ties) tie.look = marks.path.has(keyOf(tie.edge)) ? 'path' : isNear(tie) ? 'near' : 'far'
    this.#near = new Set(this.#ties.filter(isNear).flatMap(({ edge }) => [edge.from, edge.to]))
    if (isOther) this.#reveal(marks.chosen)
    this.#draw()
  }

  /** Moves the picture where something chosen elsewhere, by keyboard from a list, is outside of it. */
  #reveal(id: string): void {
    const body = this.#bodies.get(id)
    if (body === undefined) return
    const { clientWidth: width, clientHeight: height } = this.#canvas
    const [x, y] = this.#transform.apply([body.x ?? 0, body.y ?? 0])
    if (x > 0 && x < width && y > 0 && y < height) return
    this.#selection.call(this.#zoom.translateTo, body.x ?? 0, body.y ?? 0)
    this.#movedByHand = true
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

  /** The page has other colours now. */
  recolour(): void {
    this.#inks = this.#readInks()
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
    const ratio = window.devicePixelRatio || 1
    const { x, y, k } = this.#transform
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height)
    context.setTransform(ratio * k, 0, 0, ratio * k, ratio * x, ratio * y)
    const wide = this.#canvas.clientWidth / k
    const pen = { context, k, inks: this.#inks, face: this.#face, end: wide - x / k, wide }
    const bodies = [...this.#bodies.values()]
    const { chosen, begin } = this.#marks
    const [drawn, large] = [RADIUS / Math.sqrt(Math.max(k, 0.25)), 1.4]
    paintTies(pen, this.#ties)
    const { paper, ink, thread } = this.#inks
    const paint = (some: readonly Body[], fill: string, stroke: string, size = drawn) =>
      paintBodies(pen, some, { fill, stroke, size, shapeOf: this.#shapeOf })
    paint(bodies, paper, ink)
    paint(this.#named(begin), ink, ink)
    if (this.#hovered !== undefined) paint([this.#hovered], paper, thread)
    paint(this.#named(chosen), thread, thread, drawn * large)
    const every = bodies.length <= NAMED || k > 1.6
    const weight = (body: Body) =>
      body === this.#hovered ? 4 : body.id === chosen ? 3 : body.id === begin ? 2 : Number(this.#near.has(body.id))
    const named = bodies.filter(body => every || weight(body) > 0).sort((a, b) => weight(b) - weight(a))
    paintNames(pen, named, { away: RADIUS + 6, isChosen: body => weight(body) > 2 })
    // For who waits until it is there.
    this.#canvas.dataset.drawn = String(bodies.length)
  }

  #named(id: string): Body[] {
    const body = this.#bodies.get(id)
    return body === undefined ? [] : [body]
  }
}
