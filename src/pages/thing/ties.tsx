import { groupBy } from '../../model/group-by.ts'
import { useAt } from '../at.tsx'
import { useFormat } from '../format.ts'
import { Figure, Money } from '../parts/figure.tsx'
import { Link } from '../parts/link.tsx'
import { Section } from '../parts/parts.tsx'
import { markOf, ShortLink, shortName } from '../parts/short.tsx'
import { kindsName } from '../words/kinds.ts'
import { relationLabel } from '../words/relations.ts'
import { capital, useWords } from '../words/words.ts'
import { listOfTies } from './filters.ts'
import { isPlaced } from './regions.tsx'
import type { EntityShown, Tie } from './shown.ts'
import { THING } from './words.ts'

/** So many of a group are shown at once. */
const SHOWN = 8

/** Every relationship, those of one meaning and kind together, each by its short name. */
export function Ties({ entity }: { entity: EntityShown }) {
  const t = useWords(THING)
  const { answering } = useAt()
  const format = useFormat()
  const { edges, totalCount, pageInfo } = entity.neighbours
  const others = edges.filter(tie => !isPlaced(tie))
  if (others.length === 0 && !pageInfo.hasNextPage) return null
  const together = groupBy(others, ({ relation, direction, node }) => `${relation} ${direction} ${node.kind}`)
  const groups = [...together.values()].map(ties => ties.sort(byNumber))
  return (
    <Section title={t.ties} count={format.number(totalCount)} id="relationships">
      <div className="ties">
        {groups.map(ties => (
          <Group key={`${ties[0].relation} ${ties[0].direction} ${ties[0].node.kind}`} ties={ties} entity={entity} />
        ))}
      </div>
      {pageInfo.hasNextPage && pageInfo.endCursor !== null && (
        <p>
          <Link to={`/${entity.id}`} params={{ after: pageInfo.endCursor, release: answering }}>
            {t.next}
          </Link>
        </p>
      )}
    </Section>
  )
}

/** Those that have a number as a person counts; others as they come. */
function byNumber({ node: one }: Tie, { node: other }: Tie): number {
  const [first, second] = [markOf(one, 'EN'), markOf(other, 'EN')]
  return first === null || second === null ? 0 : first.localeCompare(second, 'en', { numeric: true })
}

function Group({ ties, entity }: { ties: readonly [Tie, ...Tie[]]; entity: EntityShown }) {
  const t = useWords(THING)
  const { language } = useAt()
  const format = useFormat()
  const [{ relation, direction, node }] = ties
  const way = direction === 'IN' ? 'IN' : 'OUT'
  const list = ties.length < 2 ? null : listOfTies(entity, relation, way, node.kind)
  const [first, rest] = ties.length <= SHOWN + 2 ? [ties, []] : [ties.slice(0, SHOWN), ties.slice(SHOWN)]
  return (
    <div className="group">
      <h3>
        {capital(relationLabel(relation, way, language))}
        <small>
          {' '}
          {kindsName(node.kind, language)}
          {ties.length > 1 && `, ${format.number(ties.length)}`}
          {list !== null && (
            <>
              {' · '}
              <Link to={list} aria-label={`${kindsName(node.kind, language)} ${t.inList}`}>
                {t.inList}
              </Link>
            </>
          )}
        </small>
      </h3>
      <ul>
        {first.map(tie => (
          <TieItem key={tie.node.id} tie={tie} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>{t.more(format.number(rest.length))}</summary>
          <ul>
            {rest.map(tie => (
              <TieItem key={tie.node.id} tie={tie} />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function TieItem({ tie: { node, basis, rule, note, evidence } }: { tie: Tie }) {
  const { language } = useAt()
  return (
    <li>
      <Figure text={shortName(node, language)} about={node} basis={basis} rule={rule} places={evidence}>
        <ShortLink entity={node} />
        {'amount' in node && node.amount !== null && (
          <>
            {' '}
            <Money of={node.amount} />
          </>
        )}
      </Figure>
      {note !== null && <small lang="en"> {note}</small>}
    </li>
  )
}
