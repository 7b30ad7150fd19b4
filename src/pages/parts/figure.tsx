import { type ReactNode, useId } from 'react'
import { useHref } from '../at.tsx'
import { useFormat } from '../format.ts'
import { useLabel } from '../words/vocabulary.ts'
import { useWords } from '../words/words.ts'
import { BasisTag } from './known.tsx'
import { Link } from './link.tsx'
import { type PlaceShown, Places, placeText } from './places.tsx'
import { type Basis, SIGNS } from './signs.ts'
import { PARTS } from './words.ts'

export interface MoneyShown {
  amount: string
  currency: string
  precision: string
  printed: string | null
}

/** An amount with its currency; what is missing is said, never left blank. */
export function Money({ of, none }: { of: MoneyShown | null; none?: string }) {
  const t = useWords(PARTS)
  const format = useFormat()
  if (of === null) return <span className="none">{none ?? t.notStated}</span>
  return (
    <data className="amount" value={`${of.amount} ${of.currency}`}>
      {format.money(of.amount, of.currency)}
    </data>
  )
}

/** A figure that is computed of many has as many places: the first stand here, all of them on the page of what it is of. */
const MOST_PLACES = 5

export interface FigureProps {
  /** What the figure is as text, for the report of a mistake. */
  text: string
  /** Whose figure it is. */
  about: { id: string; name: string }
  basis: Basis
  rule: string | null
  places: readonly PlaceShown[]
  /** Where two figures beside each other have the same places, these open once: the first of the two holds them. */
  shared?: { id: string; holds: boolean }
  /** The page on which a figure that no source prints is worked out. */
  workedOut?: string
  children: ReactNode
}

/**
 * A figure with a sign that says how it is known, and opens where it is printed. No script: the browser's own popover. Every
 * figure of a page stands in one.
 */
export function Figure({ text, about, basis, rule, places, shared, workedOut, children }: FigureProps) {
  const t = useWords(PARTS)
  const label = useLabel()
  const format = useFormat()
  const own = useId()
  const id = shared?.id ?? own
  return (
    <span className={`figure ${basis.toLowerCase()}`}>
      {children}
      <button type="button" className="sign" popoverTarget={id} title={`${label('Basis', basis)}. ${t.where}`}>
        <i aria-hidden="true">{SIGNS[basis]}</i>
      </button>
      {shared?.holds !== false && (
        <span className="place" popover="auto" id={id} role="dialog" aria-label={`${t.where}: ${text}`}>
          <span className="head">
            <b>{text}</b> <BasisTag basis={basis} rule={rule} />
          </span>
          {places.length === 0 && (
            <span className="none">
              {basis === 'STATED' ? t.statedNote : t.computedNote}{' '}
              {workedOut !== undefined && <Link to={workedOut}>{t.workedOut}</Link>}
            </span>
          )}
          {places.length > 0 && <Places places={places.slice(0, MOST_PLACES)} compact />}
          {places.length > MOST_PLACES && (
            <Link to={`/${about.id}`} className="report">
              {t.allPlaces(format.number(places.length))}
            </Link>
          )}
          <Report figure={text} about={about} places={places.slice(0, 2)} />
        </span>
      )}
    </span>
  )
}

/** Leads to a text that names a figure, whose it is, its place and the release, ready to send. */
function Report({ figure, about, places }: Pick<FigureProps, 'about' | 'places'> & { figure: string }) {
  const t = useWords(PARTS)
  const href = useHref()
  const search = new URLSearchParams({ about: about.id, figure })
  for (const place of places) search.append('place', placeText(place, t))
  return (
    <a className="report" href={href(`/report?${search}`)} rel="nofollow">
      {t.report}
    </a>
  )
}
