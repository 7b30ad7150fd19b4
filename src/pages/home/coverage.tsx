import { traceIdOf } from '../../questions/trace/question.ts'
import { useAt } from '../at.tsx'
import { useFormat } from '../format.ts'
import type { HomeCoverageQuery } from '../operations/home.ts'
import { Figure, Money, type MoneyShown } from '../parts/figure.tsx'
import { Link } from '../parts/link.tsx'
import { Section } from '../parts/parts.tsx'
import { ShortLink } from '../parts/short.tsx'
import type { Basis } from '../parts/signs.ts'
import { Table } from '../parts/table.tsx'
import { kindsName } from '../words/kinds.ts'
import { useLabel } from '../words/vocabulary.ts'
import { useWords } from '../words/words.ts'
import { HOME } from './words.tsx'

type Covered = NonNullable<HomeCoverageQuery['coverage']>

/** One bar: all of the money, or what of it is followed to one kind of thing. */
interface Level {
  id: string
  name: string
  /** Whether another bar is of the same kind, known in another way. */
  isOneOf: boolean
  amount: MoneyShown | null
  /** Of a hundred; null where nothing bounds it. */
  share: string | null
  /** That the amount and the share are bounds. */
  atMost: boolean
  basis: Basis
}

/** How much of the money of the act is followed to each level: bars with the figures beside them, not instead of them. */
export function Coverage({ of: coverage }: { of: Covered }) {
  const t = useWords(HOME)
  const { language } = useAt()
  const format = useFormat()
  const { of, total, totalBasis, levels, deadEnds } = coverage
  const trace = traceIdOf({ from: of.id, to: null, direction: 'OUT', asOf: null, maxRoutes: 50 })
  const figure = ({ amount, basis }: Pick<Level, 'amount' | 'basis'>) =>
    amount !== null && (
      <Figure
        text={format.money(amount.amount, amount.currency)}
        about={of}
        basis={basis}
        rule={null}
        places={[]}
        workedOut={`/${trace}`}
      >
        <Money of={amount} />
      </Figure>
    )
  const rows: Level[] = [
    ...(total === null
      ? []
      : [
          {
            id: 'all',
            name: t.allOfIt,
            isOneOf: false,
            amount: total,
            share: '100',
            atMost: false,
            basis: totalBasis ?? 'COMPUTED',
          },
        ]),
    ...levels.map(({ kind, basis, amount, share, upper, upperShare }) => ({
      id: `${kind} ${basis}`,
      name: kindsName(kind, language),
      isOneOf: levels.some(other => other.kind === kind && other.basis !== basis),
      amount: amount ?? upper,
      share: share ?? upperShare,
      atMost: amount === null,
      basis,
    })),
  ]
  return (
    <Section title={t.coverage} id="coverage">
      <p>{t.coverageOf(<ShortLink entity={of} />)}</p>
      <Table<Level>
        caption={t.coverage}
        rows={rows}
        keyOf={({ id }) => id}
        isTotal={({ id }) => id === 'all'}
        columns={[
          { key: 'level', head: t.level, cell: level => <Called {...level} /> },
          { key: 'bar', head: t.share, cell: level => <Bar {...level} /> },
          {
            key: 'amount',
            head: t.amount,
            numeric: true,
            cell: level =>
              level.amount === null ? (
                <span className="none">{t.unknown}</span>
              ) : (
                <>
                  {level.atMost && t.atMost} {figure(level)}
                </>
              ),
          },
        ]}
      />
      <p>
        <Link to={`/${trace}`}>{t.ends(format.number(deadEnds.length))}</Link>
      </p>
    </Section>
  )
}

function Called({ name, isOneOf, basis }: Level) {
  const label = useLabel()
  return (
    <>
      {name}
      {isOneOf && <small>, {label('Basis', basis)}</small>}
    </>
  )
}

/** Its length is set by attributes: the policy of a page lets in no styles of single elements. */
function Bar({ share, atMost, basis }: Level) {
  const format = useFormat()
  return (
    <span className="bar-of">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" className={basis.toLowerCase()}>
        <rect className="whole" width="100" height="10" />
        {share !== null && (
          <rect className={atMost ? 'most' : 'part'} width={Math.min(100, Number(share))} height="10" />
        )}
      </svg>
      <span>{share === null ? '' : `${atMost ? '≤ ' : ''}${format.percent(share)}`}</span>
    </span>
  )
}
