import { useFormat } from '../format.ts'
import { Link } from './link.tsx'

export interface FacetOption {
  key: string
  label: string
  to: string
  /** How many it leaves; null where that is not counted. */
  count: number | null
  chosen: boolean
}

/** Ways to narrow what a page lists, each a link with how many it leaves. */
export function Facets({ label, options }: { label: string; options: readonly FacetOption[] }) {
  const format = useFormat()
  return (
    <nav className="facets" aria-label={label}>
      <ul className="inline">
        {options
          .filter(({ count, chosen }) => count !== 0 || chosen)
          .map(({ key, label, to, count, chosen }) => (
            <li key={key}>
              <Link to={to} {...(chosen && { 'aria-current': 'true' })}>
                {label}
                {count !== null && (
                  <>
                    {' '}
                    <span className="count">{format.number(count)}</span>
                  </>
                )}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  )
}
