import { useAt } from '../at.tsx'
import { unbroken, useFormat } from '../format.ts'
import type { ComparedFragment } from '../operations/thing.ts'
import { AmountFigure } from '../parts/amount-figure.tsx'
import { Facets } from '../parts/facets.tsx'
import { Figure, type FigureProps } from '../parts/figure.tsx'
import { Section } from '../parts/parts.tsx'
import { type Short, ShortLink, shortName } from '../parts/short.tsx'
import { Table } from '../parts/table.tsx'
import { useLabel } from '../words/vocabulary.ts'
import { capital, useWords } from '../words/words.ts'
import type { Beside } from './beside.ts'
import { THING } from './words.ts'

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
      <Balance of={diff} />
      {diff.explanation !== null && <p className="meta">{unbroken(diff.explanation)}</p>}
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
              cell: row => <Delta row={row} />,
            },
            { key: 'share', head: '%', numeric: true, cell: row => <Share row={row} /> },
            {
              key: 'status',
              head: t.became,
              cell: ({ status, reason }) => (
                <>
                  {capital(label('ChangeStatus', status))}
                  {reason !== null && <small> {unbroken(reason)}</small>}
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
  if (of === null) return <span className="none nil">–</span>
  return <AmountFigure alike={[of]} />
}

type Row = Compared & { key: string }

function Delta({ row: { key, delta, target } }: { row: Row }) {
  const format = useFormat()
  if (delta === null) return <span className="none nil">–</span>
  const text = signed(format.money(delta.amount, delta.currency), delta.amount)
  return <Between text={text} about={target} shared={{ id: `delta-${key}`, holds: true }} />
}

function Share({ row: { key, share, target } }: { row: Row }) {
  const format = useFormat()
  if (share === null) return null
  const text = signed(format.number(Number(share).toFixed(1)), share)
  return <Between text={text} about={target} shared={{ id: `delta-${key}`, holds: false }} />
}

/** What lies between two figures that stand beside it: no source prints it. */
function Between({ text, about, shared }: Pick<FigureProps, 'text' | 'about' | 'shared'>) {
  return (
    <Figure text={text} about={about} basis="COMPUTED" rule={null} places={[]} {...(shared && { shared })}>
      <span className="amount">{text}</span>
    </Figure>
  )
}

/** With the sign of a difference: a minus, or a plus where it is more. */
const signed = (text: string, decimal: string): string =>
  `${/^[^-]*[1-9]/.test(decimal) && !decimal.startsWith('-') ? '+' : ''}${text}`

type Side = 'before' | 'after' | 'declared'

/** What the totals come to: before less after less what a source declares is what no source accounts for. */
function Balance({ of: { to, totals, residual, ...sides } }: { of: Beside['diff'] }) {
  const t = useWords(THING)
  const format = useFormat()
  // A total that one of the two prints is where it prints it; of several it is computed.
  const term = (name: string, side: Side) => {
    const total = sides[side]
    if (total === null) return null
    const printed = totals.flatMap(row => row[side] ?? []).find(({ amount }) => amount?.amount === total.amount)
    const text = format.money(total.amount, total.currency)
    return (
      <>
        {' '}
        {name} {printed === undefined ? <Between text={text} about={to} /> : <AmountFigure alike={[printed]} />}
      </>
    )
  }
  if (sides.before === null || sides.after === null) return null
  return (
    <p className="arithmetic">
      {t.totals}: {term(t.before, 'before')} {term(t.after, 'after')}
      {term(t.declared, 'declared')}
      {sides.declared !== null && residual !== null && (
        <>
          {' '}
          {t.residual} <Between text={format.money(residual.amount, residual.currency)} about={to} />
        </>
      )}
    </p>
  )
}
