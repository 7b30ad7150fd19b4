import { Fragment } from 'react'
import type { Language } from '../../locale/language.ts'
import { groupBy } from '../../model/group-by.ts'
import { useAt } from '../at.tsx'
import type { PlaceFragment } from '../operations/fragments.ts'
import { propertyLabel } from '../words/properties.ts'
import { useWords } from '../words/words.ts'
import { Link } from './link.tsx'
import { PARTS } from './words.ts'

/** The language of a source may not have been asked for. */
export type PlaceShown = Omit<PlaceFragment, 'source'> & {
  source: Omit<PlaceFragment['source'], 'language'> & Partial<Pick<PlaceFragment['source'], 'language'>>
}

/** Where a thing is printed, so that a person with the original finds it; what one place prints stands together. */
export function Places({ places, compact = false }: { places: readonly PlaceShown[]; compact?: boolean }) {
  const byPlace = groupBy(places, ({ source, line, record, pointer, row, column }) =>
    JSON.stringify([source.id, line, record, pointer, row, column]),
  )
  return (
    <span className={compact ? 'places compact' : 'places'}>
      {[...byPlace].map(([key, together]) => (
        <span className="printed" key={key}>
          <Printed places={together} compact={compact} />
          <span className="where">
            <Where place={together[0]} />
          </span>
        </span>
      ))}
    </span>
  )
}

function Printed({ places, compact }: { places: readonly [PlaceShown, ...PlaceShown[]]; compact: boolean }) {
  const t = useWords(PARTS)
  const { language } = useAt()
  const [{ context, raw: first, source }] = places
  // Where a source does not say so, it is in Italian.
  const said = source.language === undefined ? {} : saidIn(source.language ?? 'it', language)
  const fields = groupBy(places, ({ raw }) => raw)
  return (
    <>
      <span className="raw">
        {[...fields].map(([raw, proving], index) => (
          <Fragment key={raw}>
            {index > 0 && ' · '}
            {raw === '' ? <span className="none">{t.emptyCell}</span> : <q {...said}>{raw}</q>}
            {!compact && (
              <small>
                {' '}
                {[...new Set(proving.flatMap(({ field }) => field ?? []))]
                  .map(field => propertyLabel(field, language))
                  .join(', ')}
              </small>
            )}
          </Fragment>
        ))}
      </span>
      {context !== null && context.trim() !== first && (
        <span className="context" {...said}>
          {context}
        </span>
      )}
    </>
  )
}

const saidIn = (lang: string, language: Language) => (lang === language.toLowerCase() ? {} : { lang })

function Where({ place }: { place: PlaceShown }) {
  const t = useWords(PARTS)
  return (
    <>
      <Link to={`/${place.source.id}`}>{place.source.name}</Link>
      {spotsOf(place, t).map(spot => (
        <Fragment key={spot}>
          {', '}
          <span>{spot}</span>
        </Fragment>
      ))}
    </>
  )
}

type PartsWords = (typeof PARTS)['EN']

/** The page on which a heading begins, as the API writes it. */
const FROM_PAGE = /\(from p\. (?=\d+\)$)/

const spotsOf = ({ heading, line, record, pointer, row, column }: PlaceShown, t: PartsWords): string[] => [
  ...(heading === null ? [] : [heading.replace(FROM_PAGE, t.fromPage)]),
  ...(line === null ? [] : [`${t.line} ${line}`]),
  ...(record === null ? [] : [`${t.record} ${record}`]),
  ...(pointer === null ? [] : [pointer]),
  ...(row === null ? [] : [`${t.row} ${t.quoted(row)}`]),
  ...(column === null ? [] : [`${t.column} ${t.quoted(column)}`]),
]

/** A place in a line of text. */
export const placeText = (place: PlaceShown, t: PartsWords): string =>
  [place.source.name, ...spotsOf(place, t), place.raw === '' ? t.emptyCell : t.quoted(place.raw)].join(', ')
