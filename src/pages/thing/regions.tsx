import { useFormat } from '../format.ts'
import { Figure } from '../parts/figure.tsx'
import { Link } from '../parts/link.tsx'
import { Section } from '../parts/parts.tsx'
import { Table } from '../parts/table.tsx'
import { useWords } from '../words/words.ts'
import { OUTLINES, onMap, VIEW_BOX } from './italy.ts'
import type { EntityShown } from './shown.ts'
import type { Tie } from './ties.tsx'
import { THING } from './words.ts'

interface Named {
  id: string
  name: string
  istatCode: string
}

const codeOf = (node: object): string | null => ('istatCode' in node ? String(node.istatCode) : null)

/** The regions that a source names for a thing, or the region that it is. */
export function Regions({ entity }: { entity: EntityShown }) {
  const t = useWords(THING)
  const format = useFormat()
  const own = entity.kind === 'REGION' ? codeOf(entity) : null
  if (own !== null) {
    return (
      <div className="regions">
        <Italy regions={[{ ...entity, istatCode: own }]} />
      </div>
    )
  }
  const ties = entity.neighbours.edges.filter(({ relation, node }) => relation === 'IN_REGION' && codeOf(node) !== null)
  if (ties.length === 0) return null
  return (
    <Section title={t.regions} count={format.number(ties.length)} id="regions">
      <div className="regions">
        <Italy regions={ties.map(({ node }) => ({ ...node, istatCode: codeOf(node) ?? '' }))} />
        <div>
          <RegionTable ties={ties} />
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
  if (drawn.length === 0) return null
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

function RegionTable({ ties }: { ties: readonly Tie[] }) {
  const t = useWords(THING)
  return (
    <Table
      caption={t.regions}
      rows={ties}
      keyOf={({ node }) => node.id}
      columns={[
        {
          key: 'name',
          head: t.region,
          cell: ({ node, basis, rule, evidence }) => (
            <Figure text={node.name} about={node} basis={basis} rule={rule} places={evidence}>
              <Link to={`/${node.id}`}>{node.name}</Link>
            </Figure>
          ),
        },
        { key: 'code', head: 'ISTAT', cell: ({ node }) => <code>{codeOf(node)}</code> },
      ]}
    />
  )
}
