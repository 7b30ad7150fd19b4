import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Graph } from './graph.ts'
import type { Inks } from './paint.ts'
import type { Scene } from './scene.ts'
import type { Shape } from './shapes.ts'

interface Seen {
  canvas: RefObject<HTMLCanvasElement | null>
  inks: RefObject<HTMLSpanElement | null>
  shown: Graph
  marks: { chosen: string; begin: string; path: readonly string[] }
  shapes: Readonly<Record<string, Shape>>
  onChoose: (id: string) => Promise<void>
}

/** The canvas and what React knows, kept in step. What draws is loaded with the island and begins in the browser. */
export function useScene({ canvas, inks, shown, marks: { chosen, begin, path }, shapes, onChoose }: Seen) {
  const scene = useRef<Scene | null>(null)
  const now = useRef({ onChoose, shapes })
  now.current = { onChoose, shapes }
  const [ready, setReady] = useState(false)
  useEffect(() => {
    let gone = false
    void import('./scene.ts').then(({ Scene }) => {
      if (gone || canvas.current === null) return
      scene.current = new Scene(canvas.current, {
        shapeOf: kind => now.current.shapes[kind] ?? 'dot',
        inks: () => inksOf(inks.current),
        onChoose: id => void now.current.onChoose(id),
      })
      setReady(true)
    })
    const recolour = () => requestAnimationFrame(() => scene.current?.recolour())
    const theme = new MutationObserver(recolour)
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    const system = matchMedia('(prefers-color-scheme: dark)')
    system.addEventListener('change', recolour)
    return () => {
      gone = true
      theme.disconnect()
      system.removeEventListener('change', recolour)
      scene.current?.end()
      scene.current = null
    }
  }, [canvas, inks])
  useEffect(() => {
    if (ready) scene.current?.show(shown, matchMedia('(prefers-reduced-motion: reduce)').matches)
  }, [ready, shown])
  useEffect(() => {
    if (ready) scene.current?.mark({ chosen, begin, path: new Set(path) })
  }, [ready, chosen, begin, path])
  return scene
}

/** The colours of the page: what is drawn follows its theme. */
function inksOf(swatches: HTMLElement | null): Inks {
  const colour = (name: keyof Inks) => {
    const swatch = swatches?.querySelector(`.${name}`)
    return swatch ? getComputedStyle(swatch).color : '#888'
  }
  return {
    ink: colour('ink'),
    faint: colour('faint'),
    line: colour('line'),
    thread: colour('thread'),
    paper: colour('paper'),
  }
}
