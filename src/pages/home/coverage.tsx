import { traceIdOf } from '../../questions/trace/trace-id.ts'
import { useAt } from '../at.tsx'
import { useFormat } from '../format.ts'
import type { HomeCoverageQuery } from '../operations/home.ts'
import { Money } from '../parts/figure.tsx'
import { BasisTag } from '../parts/known.tsx'
import { Link } from '../parts/link.tsx'
import { Section } from '../parts/parts.tsx'
import { shortName } from '../parts/short.tsx'
import { Table } from '../parts/table.tsx'
import { kindsName } from '../words/kinds.ts'
import { useWords } from '../words/words.ts'
import { HOME } from './words.ts'

type Covered = NonNullable<HomeCoverageQuery['coverage']>

/** How much of the money of the act is followed to each level: bars with the figures beside them, not instead of them. */
export function Coverage({ of }: { of: Covered }) {
  const t = useWords(HOME)
  const { language } = useAt()
  const format = useFormat()
  const total = of.total === null ? '' : format.money(of.total.amount, of.total.currency)
  const trace = traceIdOf({ from: of.of.id, to: null, direction: 'OUT', asOf: null, maxRoutes: 50 })
  return (
    <Section title={t.coverage}>
      <p>{t.coverageOf(shortName(of.of, language), total)}</p>
      <Table
        caption={t.coverage}
        rows={of.levels}
        keyOf={({ kind, basis }) => `${kind} ${basis}`}
        columns={[
          { key: 'level', head: t.level, cell: ({ kind }) => kindsName(kind, language) },
          { key: 'bar', head: t.share, cell: level => <Bar {...shareOf(level, of.total)} basis={level.basis} /> },
          {
            key: 'amount',
            head: t.amount,
            numeric: true,
            cell: ({ amount, upper }) =>
              amount !== null ? (
                <Money of={amount} />
              ) : upper === null ? (
                <span className="none">{t.unknown}</span>
              ) : (
                <>
                  {t.atMost} <Money of={upper} />
                </>
              ),
          },
          { key: 'known', head: t.known, cell: ({ basis }) => <BasisTag basis={basis} rule={null} /> },
        ]}
      />
      <p>
        <Link to={`/${trace}`}>{t.ends(format.number(of.deadEnds.length))}</Link>
      </p>
    </Section>
  )
}

/** Of a hundred; where only a bound is known, that. For a picture: the exact figures stand beside. */
function shareOf({ share, upper }: Covered['levels'][number], total: Covered['total']) {
  if (share !== null) return { share: Number(share), atMost: false }
  const most = upper === null || total === null ? null : (Number(upper.amount) / Number(total.amount)) * 100
  return { share: most, atMost: true }
}

/** Its length is set by attributes: the policy of a page lets in no styles of single elements. */
function Bar({ share, atMost, basis }: { share: number | null; atMost: boolean; basis: string }) {
  const format = useFormat()
  return (
    <span className="bar-of">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" className={basis.toLowerCase()}>
        <rect className="whole" width="100" height="10" />
        {share !== null && <rect className={atMost ? 'most' : 'part'} width={Math.min(100, share)} height="10" />}
      </svg>
      <span>{share === null ? '' : `${atMost ? '≤ ' : ''}${format.percent(share.toFixed(1))}`}</span>
    </span>
  )
}
