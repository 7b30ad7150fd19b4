import type { ReactNode } from 'react'
import { useAt } from '../at.tsx'
import { Link } from './link.tsx'

interface NextPageProps {
  /** The address of the list. */
  to: string
  page: { hasNextPage: boolean; endCursor: string | null }
  children: ReactNode
}

/** Leads on in a list, in the release of this page: a cursor is of one release. Nothing where the list ends. */
export function NextPage({ to, page: { hasNextPage, endCursor }, children }: NextPageProps) {
  const { answering } = useAt()
  if (!hasNextPage) return null
  return (
    <Link to={to} params={{ after: endCursor, release: answering }} rel="next">
      {children}
    </Link>
  )
}
