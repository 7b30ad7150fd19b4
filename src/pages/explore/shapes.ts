/** What a thing looks like in a picture: by what it is for, so that a legend of few shapes distinguishes all kinds. */
export type Shape = 'triangle' | 'diamond' | 'square' | 'circle' | 'hexagon' | 'ring' | 'dot'

/** What of a canvas or of the path of an SVG is needed to draw one. */
interface Pen {
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  arc(x: number, y: number, radius: number, from: number, to: number): void
  closePath(): void
}

const CORNERS: Partial<Record<Shape, { count: number; turned: number }>> = {
  triangle: { count: 3, turned: -Math.PI / 2 },
  diamond: { count: 4, turned: 0 },
  square: { count: 4, turned: Math.PI / 4 },
  hexagon: { count: 6, turned: 0 },
}

export function cornersOf(shape: Shape, x: number, y: number, size: number): [number, number][] | null {
  const corners = CORNERS[shape]
  if (corners === undefined) return null
  return Array.from({ length: corners.count }, (_, nth) => {
    const angle = corners.turned + (2 * Math.PI * nth) / corners.count
    return [x + size * 1.2 * Math.cos(angle), y + size * 1.2 * Math.sin(angle)]
  })
}

export function outline(pen: Pen, shape: Shape, x: number, y: number, size: number): void {
  const corners = cornersOf(shape, x, y, size)
  if (corners === null) {
    const radius = shape === 'dot' ? size * 0.6 : size
    pen.moveTo(x + radius, y)
    pen.arc(x, y, radius, 0, 2 * Math.PI)
    if (shape === 'ring') {
      pen.moveTo(x + radius * 0.45, y)
      pen.arc(x, y, radius * 0.45, 0, 2 * Math.PI)
    }
    return
  }
  for (const [nth, [cornerX, cornerY]] of corners.entries())
    nth === 0 ? pen.moveTo(cornerX, cornerY) : pen.lineTo(cornerX, cornerY)
  pen.closePath()
}
