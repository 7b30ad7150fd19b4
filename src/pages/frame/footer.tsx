import { pathAs } from '../address.ts'
import type { AskedOperation } from '../ask.ts'
import { hrefOf, useAt, useHref } from '../at.tsx'
import type { Shown } from '../page.ts'
import { Signs } from '../parts/known.tsx'
import { useWords } from '../words/words.ts'
import { FRAME } from './words.ts'

/** How to cite the page, and the same in other forms: what it shows is the answer of these operations and of nothing else. */
export function Footer({
  asked,
  packages,
  shown,
}: {
  asked: readonly AskedOperation[]
  packages: readonly { name: string; version: string }[]
  shown: Shown
}) {
  const t = useWords(FRAME)
  const at = useAt()
  const href = useHref()
  if (at.answering === '') return null
  const cited = at.address + hrefOf({ chosen: null, release: at.answering }, shown.canonical)
  const [path = '', search] = at.path.split('?')
  const as = (form: 'json' | 'csv' | 'svg') => href(pathAs(path, form) + (search === undefined ? '' : `?${search}`))
  return (
    <footer className="foot">
      <div className="cite">
        <h2>{t.cite}</h2>
        <p>
          <a href={cited}>{cited}</a>
        </p>
        <p>
          {t.citeNote} {t.release} <code>{at.answering}</code>
          {packages.length > 0 &&
            `, ${t.madeOf} ${packages.map(({ name, version }) => `${name} ${version}`).join(', ')}`}
          .
        </p>
      </div>
      <div className="same">
        <h2>{t.same}</h2>
        <ul className="inline">
          <li>
            <a href={as('json')}>JSON</a>
          </li>
          {shown.csv !== undefined && (
            <li>
              <a href={href(shown.csv)}>CSV</a>
            </li>
          )}
          {shown.svg !== undefined && (
            <li>
              <a href={href(shown.svg)}>SVG</a>
            </li>
          )}
        </ul>
        {asked.map(({ name, text, variables }) => (
          <details key={`${name}${JSON.stringify(variables)}`}>
            <summary>
              GraphQL: <code>{name}</code>
            </summary>
            <p>
              {t.operation} <a href={inGraphiql({ text, variables }, at.release)}>{t.graphiql}</a>
            </p>
            <Code text={text} />
            {Object.keys(variables).length > 0 && (
              <>
                <p>{t.variables}</p>
                <Code text={JSON.stringify(variables, null, 2)} />
              </>
            )}
          </details>
        ))}
      </div>
      <div className="signs">
        <h2>{t.signs}</h2>
        <Signs />
      </div>
    </footer>
  )
}

function Code({ text }: { text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <pre lang="en" tabIndex={0}>
      {text}
    </pre>
  )
}

export function inGraphiql(
  { text, variables }: Pick<AskedOperation, 'text' | 'variables'>,
  release: string | null,
): string {
  const search = new URLSearchParams({ query: text })
  if (Object.keys(variables).length > 0) search.set('variables', JSON.stringify(variables, null, 2))
  if (release !== null) search.set('release', release)
  return `/graphql?${search}`
}
