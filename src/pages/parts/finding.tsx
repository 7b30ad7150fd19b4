import type { ReactNode } from 'react'
import type { Language } from '../../locale/language.ts'
import { useWritten } from '../at.tsx'
import { unbroken } from '../format.ts'
import { Link } from './link.tsx'

interface FindingProps {
  id: string
  name: string
  /** What its sentences are written in. */
  language: Language
  heading: 'h2' | 'h3'
  over: ReactNode
  children: ReactNode
}

/** A check or a contradiction among others: what it is over its name, then what it comes to. */
export function Finding({ id, name, language, heading: Heading, over, children }: FindingProps) {
  const written = useWritten(language)
  return (
    <article className="finding">
      <p className="over">{over}</p>
      <Heading {...written}>
        <Link to={`/${id}`}>{unbroken(name)}</Link>
      </Heading>
      {children}
    </article>
  )
}
