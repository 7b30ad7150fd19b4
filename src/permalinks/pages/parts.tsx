import { createContext, type ReactNode, useContext } from 'react'
import { groupBy } from '../../model/group-by.ts'
import { type EntityKind, KINDS } from '../../model/kinds.ts'
import { spokenDecimal } from '../../model/money.ts'
import { permalinkOf } from '../../model/permalink.ts'
import { BASIS } from '../../model/vocabulary.ts'
import type { Known, Named, Place, Sum } from '../answers.ts'

/** The release that the links of a page keep to; null on a page that always shows the live one. */
export const Pinned = createContext<string | null>(null)

/** `REACHED_BY_INFERENCE` and `datePrecision` as a person reads them. */
export const plain = (word: string): string =>
  (/^[A-Z_]+$/.test(word) ? word.replaceAll('_', ' ') : word.replace(/([a-z])([A-Z])/g, '$1 $2')).toLowerCase()

export const kindName = (kind: EntityKind): string => plain(KINDS[kind].label)

export function Link({ id, children }: { id: string; children: ReactNode }) {
  return <a href={permalinkOf(id, useContext(Pinned))}>{children}</a>
}

export function EntityLink({ entity, kind = true }: { entity: Named; kind?: boolean }) {
  return (
    <>
      <Link id={entity.id}>{entity.name}</Link>
      {kind && <small> {kindName(entity.kind)}</small>}
    </>
  )
}

/** How a thing is known; the rule, where nobody states it. */
export function BasisTag({ basis, rule }: Known) {
  return (
    <span className={`tag ${basis.toLowerCase()}`} title={BASIS[basis]}>
      {plain(basis)}
      {rule !== null && `: ${rule}`}
    </span>
  )
}

export function Amount({ sum, none = 'not stated' }: { sum: Sum | null; none?: string }) {
  if (sum === null) return <span className="none">{none}</span>
  const printed = sum.printed === null ? 'computed' : `printed ${sum.printed}`
  return (
    <span className="amount" title={`${printed}; unit of the figure: ${plain(sum.precision)}`}>
      {spokenDecimal(sum.amount, sum.currency)}
    </span>
  )
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** Where a thing is printed, so that a person with the original finds it; what one place prints stands together. */
export function Places({ places }: { places: readonly Place[] }) {
  const byPlace = groupBy(places, ({ source, line, record, pointer, row, column }) =>
    JSON.stringify([source.id, line, record, pointer, row, column]),
  )
  return (
    <div className="wide">
      <table className="places">
        <thead>
          <tr>
            <th scope="col">as printed</th>
            <th scope="col" className="where">
              where
            </th>
            <th scope="col" className="number">
              line
            </th>
          </tr>
        </thead>
        <tbody>
          {[...byPlace].map(([key, together]) => (
            <tr key={key}>
              <td>
                <Printed places={together} />
              </td>
              <td>
                <Where place={together[0]} />
              </td>
              <td className="number">{together[0].line ?? together[0].record}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Printed({ places }: { places: readonly [Place, ...Place[]] }) {
  const [{ context, raw: first }] = places
  const fields = groupBy(places, ({ raw }) => raw)
  return (
    <>
      {[...fields].map(([raw, proving], index) => (
        <span key={raw}>
          {index > 0 && ' · '}
          {raw === '' ? <span className="none">an empty cell</span> : <q>{raw}</q>}
          <small> {[...new Set(proving.flatMap(({ field }) => field ?? []))].map(plain).join(', ')}</small>
        </span>
      ))}
      {context !== null && context.trim() !== first && <blockquote>{context}</blockquote>}
    </>
  )
}

function Where({ place: { source, heading, record, pointer, row, column } }: { place: Place }) {
  return (
    <>
      <Link id={source.id}>{source.name}</Link>
      {heading !== null && `, ${heading}`}
      {record !== null && `, record ${record}`}
      {pointer !== null && `, ${pointer}`}
      {row !== null && `, row “${row}”`}
      {column !== null && `, column “${column}”`}
    </>
  )
}

/** Terms and what they are, as a list; what is null is left out. */
export function Facts({ facts }: { facts: readonly (readonly [term: string, value: ReactNode])[] }) {
  const known = facts.filter(([, value]) => value !== null && value !== '')
  if (known.length === 0) return null
  return (
    <dl>
      {known.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
