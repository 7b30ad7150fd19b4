import type { ReactNode } from 'react'
import type { EntityKind } from '../../kinds/index.ts'
import { useAt } from '../at.tsx'
import { kindName } from '../words/kinds.ts'
import { useWords } from '../words/words.ts'
import { Link } from './link.tsx'
import { PARTS } from './words.ts'

export interface Named {
  id: string
  kind: EntityKind
  name: string
}

/** A link to the page of a thing, with its kind unless the place where it stands says it. */
export function EntityLink({ entity, kind = true }: { entity: Named; kind?: boolean }) {
  const { language } = useAt()
  return (
    <>
      <Link to={`/${entity.id}`}>{entity.name}</Link>
      {kind && <small> {kindName(entity.kind, language)}</small>}
    </>
  )
}

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
