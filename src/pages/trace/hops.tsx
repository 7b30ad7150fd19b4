import { useAt } from '../at.tsx'
import { useFormat } from '../format.ts'
import { Figure, Money } from '../parts/figure.tsx'
import { Link } from '../parts/link.tsx'
import { Section } from '../parts/parts.tsx'
import { ShortLink } from '../parts/short.tsx'
import { Table } from '../parts/table.tsx'
import { relationLabel } from '../words/relations.ts'
import { useLabel } from '../words/vocabulary.ts'
import { useWords } from '../words/words.ts'
import type { TraceShown } from './shown.ts'
import { TRACE } from './words.ts'

/** So many hops are shown at once. */
const SHOWN = 25

type Hop = TraceShown['routes'][number]['hops'][number]

/** The hops of all routes, each once, in the order in which the thread reaches them. */
function hopsOf(routes: TraceShown['routes']): (Hop & { key: string })[] {
  const hops = new Map<string, Hop>()
  for (const hop of routes.flatMap(route => route.hops)) {
    const { from, relation, direction, to, amountIn, amountOut, stage, conservation } = hop
    const key = JSON.stringify([from.id, relation, direction, to.id, amountIn, amountOut, stage, conservation])
    if (!hops.has(key)) hops.set(key, hop)
  }
  return [...hops].map(([key, hop]) => ({ ...hop, key })).sort((one, other) => one.position - other.position)
}

/** What goes in and what goes on at every hop, and whether it is the same. */
export function Hops({ trace: { id, routes, truncated }, whole }: { trace: TraceShown; whole: boolean }) {
  const t = useWords(TRACE)
  const format = useFormat()
  const hops = hopsOf(routes)
  if (hops.length === 0) return null
  return (
    <Section title={t.hops} count={format.number(hops.length)} id="hops">
      {truncated && <p className="meta">{t.truncated}</p>}
      <HopTable hops={whole ? hops : hops.slice(0, SHOWN)} />
      {hops.length > SHOWN && !whole && (
        <p className="more">
          <Link to={`/${id}?hops=all#hops`}>{t.more(format.number(hops.length - SHOWN))}</Link>
        </p>
      )}
    </Section>
  )
}

function HopTable({ hops }: { hops: readonly (Hop & { key: string })[] }) {
  const t = useWords(TRACE)
  const { language } = useAt()
  const label = useLabel()
  return (
    <Table
      caption={t.hops}
      rows={hops}
      keyOf={({ key }) => key}
      columns={[
        { key: 'from', head: t.from, cell: ({ from }) => <ShortLink entity={from} bare /> },
        {
          key: 'to',
          head: t.to,
          cell: hop => {
            const { to, relation, direction, basis, rule, evidence } = hop
            const by = relationLabel(relation, direction === 'IN' ? 'IN' : 'OUT', language)
            return (
              <>
                <small>{by} </small>
                <Figure text={`${by} ${to.name}`} about={to} basis={basis} rule={rule} places={evidence}>
                  <ShortLink entity={to} />
                </Figure>
              </>
            )
          },
        },
        { key: 'in', head: t.in, numeric: true, cell: ({ amountIn }) => <Money of={amountIn} none="–" /> },
        { key: 'on', head: t.on, numeric: true, cell: ({ amountOut }) => <Money of={amountOut} none="–" /> },
        { key: 'stage', head: t.stage, cell: ({ stage }) => (stage === null ? '' : label('Stage', stage)) },
        { key: 'conserved', head: t.conserved, cell: ({ conservation }) => <Conserved of={conservation} /> },
      ]}
    />
  )
}

function Conserved({ of }: { of: Hop['conservation'] }) {
  const t = useWords(TRACE)
  const label = useLabel()
  const { status, inflow, outflow, residual, reason } = of
  return (
    <span className={`conserved ${status.toLowerCase()}`}>
      {label('ConservationStatus', status)}
      {status !== 'NOT_CHECKABLE' && (
        <small>
          : <Money of={inflow} />, {t.parts} <Money of={outflow} />, {t.residual} <Money of={residual} />
        </small>
      )}
      {reason !== null && (
        <details>
          <summary>{t.why}</summary>
          <small>{reason}</small>
        </details>
      )}
    </span>
  )
}
