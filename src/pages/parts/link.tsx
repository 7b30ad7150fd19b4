import type { ReactNode } from 'react'
import { useHref } from '../at.tsx'

/** A link to a page of this service, `/acts` or `/act/…`, that keeps to the release and the language of the page. */
export function Link({
  to,
  params,
  children,
  ...rest
}: {
  to: string
  params?: Readonly<Record<string, string | null | undefined>>
  children: ReactNode
  className?: string
  rel?: string
  lang?: string
  title?: string
  'aria-current'?: 'page' | 'true'
  'aria-label'?: string
}) {
  const href = useHref()
  return (
    <a href={href(to, params)} {...rest}>
      {children}
    </a>
  )
}
