import { ACT_ABBREVIATIONS } from '../../dataset/naming/words.ts'
import type { Language } from '../../locale/language.ts'
import type { ActKind } from '../../model/vocabulary.ts'
import { useAt } from '../at.tsx'
import { Link } from './link.tsx'
import type { Named } from './parts.tsx'

/** What the fragment `Short` asks: the fields that only acts, lines and sections have may be missing. */
export interface Short extends Named {
  actKind?: ActKind
  number?: string | null
  date?: string | null
  ordinal?: number | null
  designation?: string | null
  level?: string | null
  coded?: string | null
}

const LEVELS: Partial<Record<Named['kind'], Readonly<Record<Language, string>>>> = {
  LINE: { EN: 'Line', IT: 'Linea' },
  SECTION: { EN: 'Section', IT: 'Sezione' },
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What a thing is known by where there is no room for its name: `DD 570/2019`, `Line 4`; null where it has no such thing. */
export function markOf(of: Short, language: Language): string | null {
  if (of.kind === 'ACT') return actMark(of)
  const word = LEVELS[of.kind]?.[language]
  if (word === undefined) return null
  const number = of.number ?? (of.ordinal == null ? null : String(of.ordinal))
  // A source that calls its levels something else is followed.
  if (number !== null) return `${capital(of.level ?? word)} ${number}`
  return of.coded ?? of.designation ?? null
}

function actMark({ actKind, number, date }: Short): string | null {
  const abbreviation = actKind === undefined ? undefined : ACT_ABBREVIATIONS[actKind]
  if (abbreviation === undefined || number == null) return null
  return `${abbreviation} ${number.includes('/') || date == null ? number : `${number}/${date.slice(0, 4)}`}`
}

/** A name that is short where there is a short one: `Line 4 · Territorial management`, `DD 570/2019`. */
export function shortName(of: Short, language: Language): string {
  const mark = markOf(of, language)
  if (mark === null || mark.toLowerCase() === of.name.toLowerCase()) return of.name
  return of.kind === 'ACT' ? mark : `${mark} · ${of.name}`
}

/** A link by the short name, or by what a thing is known by alone; the whole name is its title where it says more. */
export function ShortLink({ entity, bare = false }: { entity: Short; bare?: boolean }) {
  const { language } = useAt()
  const short = shortName(entity, language)
  const shown = bare ? (markOf(entity, language) ?? entity.name) : short
  return (
    <Link to={`/${entity.id}`} {...(!shown.includes(entity.name) && { title: entity.name })}>
      {shown}
    </Link>
  )
}
