import { useAt, useHref } from '../at.tsx'
import { inGraphiql } from '../frame/footer.tsx'
import { Trace } from '../operations/trace.ts'
import { Facts, Section } from '../parts/parts.tsx'
import { useWords } from '../words/words.ts'
import type { TraceShown } from './shown.ts'
import { TRACE } from './words.ts'

/** The same answer elsewhere: an address that stays, a sentence to cite, files, the query. */
export function Share({ trace: { id, citation, flow } }: { trace: TraceShown }) {
  const t = useWords(TRACE)
  const at = useAt()
  const href = useHref()
  return (
    <Section title={t.share} id="share">
      <Facts
        facts={[
          [
            t.permalink,
            <a key="permalink" href={href(`/${id}`)}>
              {`${at.address}/${id}`}
            </a>,
          ],
          [t.citation, citation],
        ]}
      />
      <ul className="inline">
        <li>
          <a href={href(`/${id}.csv`)}>CSV</a>
        </li>
        {flow.links.length > 0 && (
          <li>
            <a href={href(`/${id}.svg`)}>SVG</a>
          </li>
        )}
        <li>
          <a href={href(`/${id}.json`)}>JSON</a>
        </li>
        <li>
          <a href={inGraphiql({ text: Trace.text, variables: { id } }, at.release)}>{t.graphiql}</a>
        </li>
      </ul>
    </Section>
  )
}
