import { ACT_ABBREVIATIONS } from '../../dataset/naming/words.ts'
import { labelOf } from '../../entities/base/labels.ts'
import { definitionOf } from '../../kinds/index.ts'
import type { Language } from '../../locale/language.ts'
import type { ActKind } from '../../model/vocabulary.ts'
import { useAt, useSaid } from '../at.tsx'
import { kindName } from '../words/kinds.ts'
import { capital } from '../words/words.ts'
import { Link } from './link.tsx'
import type { Named } from './named.ts'

/** What the fragment `Short` asks: the fields that only acts, lines, sections and amounts have may be missing. */
export interface Short extends Named {
  actKind?: ActKind
  number?: string | null
  date?: string | null
  ordinal?: number | null
  designation?: string | null
  level?: string | null
  coded?: string | null
  stage?: string
  grain?: string
  part?: string
  by?: Short | null
  goal?: Short
}

const LEVELS: Partial<Record<Named['kind'], Readonly<Record<Language, string>>>> = {
  LINE: { EN: 'Line', IT: 'Linea' },
  SECTION: { EN: 'Section', IT: 'Sezione' },
}

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
  if (of.kind === 'ALLOCATION') return amountName(of, language)
  const mark = markOf(of, language)
  if (mark === null || mark.toLowerCase() === of.name.toLowerCase()) return of.name
  return of.kind === 'ACT' ? mark : `${mark} · ${of.name}`
}

/** What an amount is, in the words of the page, as no source names it: `DD 7/2019 · budgeted · Section 1, coordination`. */
function amountName({ name, stage, grain, part, by, goal }: Short, language: Language): string {
  if (stage === undefined || goal === undefined) return name
  const which = [
    markOf(goal, language) ?? goal.name,
    ...(part === undefined || part === 'WHOLE' ? [] : [labelOf(language, 'Part', part)]),
    ...(grain === 'TEXT' || grain === 'TOTAL' ? [labelOf(language, 'Grain', grain)] : []),
  ]
  const act = by == null ? [] : [shortName(by, language)]
  return [...act, labelOf(language, 'Stage', stage), which.join(', ')].join(' · ')
}

/** A name as its source has it; that of an amount, which no source names, in the words of the page. */
export const nameOf = (of: Short, language: Language): string =>
  of.kind === 'ALLOCATION' ? amountName(of, language) : of.name

/** A name in our own words, in English: of an amount of which no more was asked. */
const isOurs = (of: Short): boolean => of.kind === 'ALLOCATION' && of.goal === undefined

/** A name of fewer letters is too small for a finger. */
const TINY = 4

/** A link by the short name, by what a thing is known by alone or by its whole name, which else is its title where it says more. */
export function ShortLink({ entity, bare, whole }: { entity: Short; bare?: boolean; whole?: boolean }) {
  const { language } = useAt()
  const said = useSaid()
  const short = whole ? nameOf(entity, language) : shortName(entity, language)
  const shown = bare ? (markOf(entity, language) ?? short) : short
  const isPrinted = definitionOf(entity.kind).naming === 'PRINTED' && said.lang !== undefined
  // What stands before a name is in the language of the page: `Line 4 · Gestione territoriale`.
  const before = shown.endsWith(entity.name) ? shown.slice(0, -entity.name.length) : shown
  return (
    <Link
      to={`/${entity.id}`}
      {...(entity.kind !== 'ALLOCATION' && !shown.includes(entity.name) && { title: entity.name })}
      {...(language !== 'EN' && isOurs(entity) && { lang: 'en' })}
      {...([...shown].length < TINY && { className: 'tiny' })}
      {...(isPrinted && before === '' && said)}
    >
      {isPrinted && before !== '' && before !== shown ? (
        <>
          {before}
          <span {...said}>{entity.name}</span>
        </>
      ) : (
        shown
      )}
    </Link>
  )
}

/** The same with its kind, where the place at which it stands does not say that. */
export function EntityLink({ entity }: { entity: Short }) {
  const { language } = useAt()
  return (
    <>
      <ShortLink entity={entity} /> <small>{kindName(entity.kind, language)}</small>
    </>
  )
}
