import { useAt } from '../at.tsx'
import { useFormat } from '../format.ts'
import { Figure } from '../parts/figure.tsx'
import { Link } from '../parts/link.tsx'
import { Section } from '../parts/parts.tsx'
import { Table } from '../parts/table.tsx'
import { kindName } from '../words/kinds.ts'
import { useWords } from '../words/words.ts'
import { OUTLINES, onMap, VIEW_BOX } from './italy.ts'
import type { EntityShown, Tie } from './shown.ts'
import { traceOf } from './trace-link.ts'
import { THING } from './words.ts'

interface Named {
  id: string
  name: string
  istatCode: string
}

const codeOf = (node: object): string | null => ('istatCode' in node ? String(node.istatCode) : null)

/** Whether a relationship says where a thing is: it stands here, not among the others. */
export const isPlaced = ({ relation, node }: Tie): boolean =>
  (relation === 'IN_REGION' && node.kind === 'REGION') || (relation === 'IN_PLACE' && node.kind === 'PLACE')

/** The regions and other places that a source names for a thing, or the region that it is: regions of Italy on a map, all in a table. */
export function Regions({ entity, hasAmounts }: { entity: EntityShown; hasAmounts: boolean }) {
  const t = useWords(THING)
  const format = useFormat()
  const own = entity.kind === 'REGION' ? codeOf(entity) : null
  if (own !== null) {
    if (onMap(own) === null) return null
    return (
      <div className="regions own">
        <Italy regions={[{ ...entity, istatCode: own }]} />
        {!hasAmounts && (
          <p>
            {t.noneDivided} <Link to={`/${traceOf(entity.id, 'IN')}`}>{t.whichMay}</Link>
          </p>
        )}
      </div>
    )
  }
  const ties = entity.neighbours.edges.filter(isPlaced)
  if (ties.length === 0) return null
  const regions = ties.flatMap(({ node }) => {
    const istatCode = codeOf(node)
    return istatCode !== null && onMap(istatCode) !== null ? [{ ...node, istatCode }] : []
  })
  if (regions.length === 0) {
    return (
      <Section title={t.regions} count={format.number(ties.length)} id="regions">
        <PlaceTable ties={ties} />
      </Section>
    )
  }
  return (
    <Section title={t.regions} count={format.number(ties.length)} id="regions">
      <div className="regions">
        <Italy regions={regions} />
        <div>
          <PlaceTable ties={ties} />
          <p className="meta">{t.mapNote}</p>
        </div>
      </div>
    </Section>
  )
}

/** Whole regions are filled in; a province only as far as its region shows that it is in it. */
function Italy({ regions }: { regions: readonly Named[] }) {
  const t = useWords(THING)
  const drawn = regions.flatMap(region => {
    const place = onMap(region.istatCode)
    return place === null ? [] : [{ ...place, name: region.name }]
  })
  const classOf = (id: string): string => {
    const here = drawn.filter(({ outline }) => outline === id)
    return here.some(({ whole }) => whole) ? 'named' : here.length > 0 ? 'in-part' : ''
  }
  return (
    <figure>
      <svg
        viewBox={VIEW_BOX}
        className="italy"
        role="img"
        aria-label={`${t.map}: ${drawn.map(({ name }) => name).join(', ')}`}
      >
        {OUTLINES.map(({ id, path }) => (
          <path key={id} d={path} className={classOf(id)} />
        ))}
      </svg>
      <figcaption>
        {t.mapCredit}
        {drawn.some(({ whole }) => !whole) && ` ${t.province}`}
      </figcaption>
    </figure>
  )
}

function PlaceTable({ ties }: { ties: readonly Tie[] }) {
  const t = useWords(THING)
  const { language } = useAt()
  return (
    <Table
      caption={t.regions}
      rows={ties}
      keyOf={({ node }) => node.id}
      columns={[
        {
          key: 'name',
          head: t.place,
          cell: ({ node, basis, rule, evidence }) => (
            <Figure text={node.name} about={node} basis={basis} rule={rule} places={evidence}>
              <Link to={`/${node.id}`}>{node.name}</Link>
            </Figure>
          ),
        },
        {
          key: 'level',
          head: t.level,
          cell: ({ node }) => ('placeLevel' in node && node.placeLevel) || kindName(node.kind, language),
        },
        {
          key: 'code',
          head: t.code,
          cell: ({ node }) => (codeOf(node) === null ? 'country' in node && node.country : `ISTAT ${codeOf(node)}`),
        },
      ]}
    />
  )
}
