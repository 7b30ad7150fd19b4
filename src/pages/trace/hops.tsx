import type { ReactNode } from 'react'
import { useAt } from '../at.tsx'
import { unbroken, useFormat } from '../format.ts'
import { Figure, Money, type MoneyShown } from '../parts/figure.tsx'
import { Link } from '../parts/link.tsx'
import { Section } from '../parts/parts.tsx'
import { ShortLink, shortName } from '../parts/short.tsx'
import { Table } from '../parts/table.tsx'
import { relationLabel } from '../words/relations.ts'
import { useLabel } from '../words/vocabulary.ts'
import { useWords } from '../words/words.ts'
import type { TraceShown } from './shown.ts'
import { TRACE } from './words.ts'

/** So many hops are shown at once. */
const SHOWN = 25

type Hop = TraceShown['hops'][number]

/** What goes in and what goes on at every hop, and whether it is the same. */
export function Hops({ trace: { id, hops: all, truncated }, whole }: { trace: TraceShown; whole: boolean }) {
  const t = useWords(TRACE)
  const format = useFormat()
  const hops = all.map((hop, nth) => ({ ...hop, key: String(nth) }))
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
          cell: hop => (
            <>
              <small>{relationLabel(hop.relation, hop.direction === 'IN' ? 'IN' : 'OUT', language)} </small>
              <OfHop hop={hop} holds>
                <ShortLink entity={hop.to} />
              </OfHop>
            </>
          ),
        },
        { key: 'in', head: t.in, numeric: true, cell: hop => <Carried hop={hop} amount={hop.amountIn} /> },
        { key: 'on', head: t.on, numeric: true, cell: hop => <Carried hop={hop} amount={hop.amountOut} /> },
        { key: 'stage', head: t.stage, cell: ({ stage }) => (stage === null ? '' : label('Stage', stage)) },
        { key: 'conserved', head: t.conserved, cell: hop => <Conserved hop={hop} /> },
      ]}
    />
  )
}

interface OfHopProps {
  hop: Hop & { key: string }
  /** Whether what opens stands here: the link and both amounts of a step have the same places. */
  holds?: boolean
  children: ReactNode
}

/** What a step is and carries, one click from where that is printed. */
function OfHop({
  hop: { key, to, relation, direction, amountIn, amountOut, ...known },
  holds = false,
  children,
}: OfHopProps) {
  const { language } = useAt()
  const format = useFormat()
  const by = relationLabel(relation, direction === 'IN' ? 'IN' : 'OUT', language)
  const amounts = [amountIn, amountOut].flatMap(of => (of === null ? [] : format.money(of.amount, of.currency)))
  return (
    <Figure
      text={`${by} ${shortName(to, language)}${amounts.length === 0 ? '' : `: ${[...new Set(amounts)].join(' → ')}`}`}
      about={to}
      basis={known.basis}
      rule={known.rule}
      places={known.evidence}
      shared={{ id: `hop-${key}`, holds }}
    >
      {children}
    </Figure>
  )
}

function Carried({ hop, amount }: { hop: OfHopProps['hop']; amount: MoneyShown | null }) {
  if (amount === null) return <Money of={null} none="–" />
  return (
    <OfHop hop={hop}>
      <Money of={amount} />
    </OfHop>
  )
}

function Conserved({ hop: { to, conservation } }: { hop: Hop }) {
  const t = useWords(TRACE)
  const label = useLabel()
  const { status, reason } = conservation
  return (
    <span className={`conserved ${status.toLowerCase()}`}>
      {label('ConservationStatus', status)}
      {status !== 'NOT_CHECKABLE' && (
        <small>
          : <Balance of={conservation} about={to} />
        </small>
      )}
      {reason !== null && (
        <details>
          <summary>{t.why}</summary>
          <small>{unbroken(reason)}</small>
        </details>
      )}
    </span>
  )
}

/** What goes in, what its parts come to, and what is left between the two: computed here, so that no source prints it. */
function Balance({ of: { inflow, outflow, residual }, about }: { of: Hop['conservation']; about: Hop['to'] }) {
  const t = useWords(TRACE)
  const format = useFormat()
  const said = (of: MoneyShown | null) => (of === null ? '–' : format.money(of.amount, of.currency))
  const text = `${said(inflow)}, ${t.parts} ${said(outflow)}, ${t.residual} ${said(residual)}`
  return (
    <Figure text={text} about={about} basis="COMPUTED" rule={null} places={[]}>
      <Money of={inflow} />, {t.parts} <Money of={outflow} />, {t.residual} <Money of={residual} />
    </Figure>
  )
}
