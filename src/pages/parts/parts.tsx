import type { ReactNode } from 'react'
import { useWords } from '../words/words.ts'
import { PARTS } from './words.ts'

/** What a page is about: its kind or place above, its name, what it is in a sentence. */
export function Title({ over, children, lead }: { over?: ReactNode; children: ReactNode; lead?: ReactNode }) {
  return (
    <div className="title">
      {over !== undefined && <p className="over">{over}</p>}
      <h1>{children}</h1>
      {lead !== undefined && lead !== null && <p className="lead">{lead}</p>}
    </div>
  )
}

/** A part of a page under a heading; `count` stands beside it. */
export function Section({
  title,
  count,
  id,
  children,
}: {
  title: ReactNode
  count?: ReactNode
  id?: string
  children: ReactNode
}) {
  return (
    <section {...(id !== undefined && { id })}>
      <h2>
        {title}
        {count !== undefined && <span className="count"> {count}</span>}
      </h2>
      {children}
    </section>
  )
}

/** Terms and what they are, as a list; what is null is left out. */
export function Facts({ facts }: { facts: readonly (readonly [term: string, value: ReactNode])[] }) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== '')
  if (known.length === 0) return null
  return (
    <dl className="facts">
      {known.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A part that has nothing to show says so, and what to do. */
export function Empty({ title, children }: { title?: string; children?: ReactNode }) {
  const t = useWords(PARTS)
  return (
    <div className="empty">
      <p>{title ?? t.empty}</p>
      {children}
    </div>
  )
}

/** A sentence that the page is about: a verdict, an explanation. */
export function Said({ children }: { children: ReactNode }) {
  return <div className="said">{children}</div>
}
