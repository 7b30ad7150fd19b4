import { useAt } from '../at.tsx'
import { useFormat } from '../format.ts'
import type { ComparedFragment } from '../operations/thing.ts'
import { Facets } from '../parts/facets.tsx'
import { Money, type MoneyShown } from '../parts/figure.tsx'
import { Section } from '../parts/parts.tsx'
import { type Short, ShortLink, shortName } from '../parts/short.tsx'
import { Table } from '../parts/table.tsx'
import { useLabel } from '../words/vocabulary.ts'
import { useWords } from '../words/words.ts'
import { AmountFigure } from './amount-figure.tsx'
import type { Beside } from './beside.ts'
import { capital, THING } from './words.ts'

type Compared = ComparedFragment

/** What an act and another set for the same, side by side, the earlier act first. */
export function Compare({ of: { acts, other, diff }, about }: { of: Beside; about: string }) {
  const t = useWords(THING)
  const { language } = useAt()
  const label = useLabel()
  const rows = [
    ...diff.totals.map(row => ({ ...row, isTotal: true })),
    ...diff.changes.map(row => ({ ...row, isTotal: false })),
  ].map((row, nth) => ({ ...row, key: String(nth) }))
  return (
    <Section title={t.sideBySide(shortName(diff.from, language), shortName(diff.to, language))} id="compare">
      {acts.length > 1 && (
        <Facets
          label={t.compareWith}
          options={acts.map(act => ({
            key: act.id,
            label: shortName(act, language),
            to: `/${about}?${new URLSearchParams({ against: act.id })}#compare`,
            count: null,
            chosen: act.id === other.id,
          }))}
        />
      )}
      <Balance {...diff} />
      {diff.explanation !== null && <p className="meta">{diff.explanation}</p>}
      {rows.length > 0 && (
        <Table
          caption={t.sideBySide(shortName(diff.from, language), shortName(diff.to, language))}
          rows={rows}
          keyOf={({ key }) => key}
          isTotal={({ isTotal }) => isTotal}
          columns={[
            { key: 'what', head: t.what, cell: row => <What row={row} /> },
            {
              key: 'before',
              head: shortName(diff.from, language),
              numeric: true,
              cell: ({ before }) => <Side of={before} />,
            },
            {
              key: 'after',
              head: shortName(diff.to, language),
              numeric: true,
              cell: ({ after }) => <Side of={after} />,
            },
            {
              key: 'delta',
              head: t.arithmetic,
              numeric: true,
              cell: ({ delta, share }) => <Delta delta={delta} share={share} />,
            },
            {
              key: 'status',
              head: t.became,
              cell: ({ status, reason }) => (
                <>
                  {capital(label('ChangeStatus', status))}
                  {reason !== null && <small> {reason}</small>}
                </>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}

function What({ row: { target, part, fund, beneficiary } }: { row: Compared }) {
  const label = useLabel()
  const apart = [part === 'WHOLE' ? null : capital(label('Part', part)), fund?.name, beneficiary?.name]
  const said = apart.filter(each => each != null)
  return (
    <>
      <ShortLink entity={target as Short} />
      {said.length > 0 && <span className="part"> · {said.join(', ')}</span>}
    </>
  )
}

function Side({ of }: { of: Compared['before'] }) {
  if (of === null) return <span className="none">–</span>
  return <AmountFigure alike={[of]} />
}

function Delta({ delta, share }: Pick<Compared, 'delta' | 'share'>) {
  const format = useFormat()
  if (delta === null) return <span className="none">–</span>
  return (
    <>
      {signed(format.money(delta.amount, delta.currency), delta)}
      {share !== null && <small> {signed(format.percent(share), { amount: share })}</small>}
    </>
  )
}

/** With the sign of a difference: a minus, or a plus where it is more. */
const signed = (text: string, { amount }: { amount: string }): string =>
  `${/^[^-]*[1-9]/.test(amount) && !amount.startsWith('-') ? '+' : ''}${text.replace('-', '−')}`

/** What the totals come to: before less after less what a source declares is what no source accounts for. */
function Balance({ before, after, declared, residual }: Beside['diff']) {
  const t = useWords(THING)
  if (before === null || after === null) return null
  const term = (name: string, of: MoneyShown | null) =>
    of === null ? null : (
      <>
        {' '}
        {name} <Money of={of} />
      </>
    )
  return (
    <p className="arithmetic">
      {t.totals}: {term(t.before, before)} {term(t.after, after)}
      {term(t.declared, declared)}
      {declared !== null && term(t.residual, residual)}
    </p>
  )
}
