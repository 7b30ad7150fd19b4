import { useWords } from '../words/words.ts'
import { cornersOf, type Shape } from './shapes.ts'
import { EXPLORE } from './words.ts'

/** What the shapes and lines of the picture mean, for the kinds that are in it. */
export function Legend({ kinds, path }: { kinds: readonly { name: string; shape: Shape }[]; path: boolean }) {
  const t = useWords(EXPLORE)
  const named = new Map<Shape, string[]>()
  for (const { name, shape } of kinds) named.set(shape, [...(named.get(shape) ?? []), name])
  return (
    <ul className="shapes" aria-label={t.legend}>
      {[...named].map(([shape, names]) => (
        <li key={shape}>
          <Drawn shape={shape} /> {names.join(', ')}
        </li>
      ))}
      <li>
        <Line kind="stated" /> {t.stated}
      </li>
      <li>
        <Line kind="inferred" /> {t.inferred}
      </li>
      {path && (
        <li>
          <Line kind="path" /> {t.onPath}
        </li>
      )}
    </ul>
  )
}

function Drawn({ shape }: { shape: Shape }) {
  const corners = cornersOf(shape, 9, 9, 6)
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      {corners !== null && <polygon points={corners.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />}
      {corners === null && <circle cx="9" cy="9" r={shape === 'dot' ? 3.6 : 6} />}
      {shape === 'ring' && <circle cx="9" cy="9" r="2.7" />}
    </svg>
  )
}

function Line({ kind }: { kind: 'stated' | 'inferred' | 'path' }) {
  return (
    <svg width="28" height="18" viewBox="0 0 28 18" aria-hidden="true" className={kind}>
      <line x1="1" y1="9" x2="27" y2="9" {...(kind === 'inferred' && { strokeDasharray: '4 4' })} />
    </svg>
  )
}
