import type { ReactNode } from 'react'
import { useHref } from '../at.tsx'

/** How many a list has, announced as it changes; the same as a file beside it. */
export function Count({ csv, children }: { csv?: string; children: ReactNode }) {
  const href = useHref()
  return (
    <p className="count">
      <span role="status">{children}</span>
      {csv !== undefined && (
        <>
          {' · '}
          <a href={href(csv)}>CSV</a>
        </>
      )}
    </p>
  )
}
