import { useAt } from '../at.tsx'
import { useFormat } from '../format.ts'
import type { ExcludedFragment, TakenFragment } from '../operations/fragments.ts'
import { useWords } from '../words/words.ts'
import { Said } from './parts.tsx'
import { Table } from './table.tsx'
import { REASONS_IN_ITALIAN, TAKEN } from './taken-words.ts'

type Of = 'figures' | 'columns' | 'records'

/** What is taken of a source, what of it is not a fact and why, and whether that was proved against it; null where it was not noted. */
export function Taken({ taken }: { taken: TakenFragment | null }) {
  const t = useWords(TAKEN)
  const format = useFormat()
  if (taken === null) return <p className="none">{t.notNoted}</p>
  const { places, proved, provedBy } = taken
  const excluded = (['figures', 'columns', 'records'] as const).flatMap(of => taken[of].map(each => ({ ...each, of })))
  return (
    <>
      <Said>
        <p>
          {proved === null ? t.notProved : t.proved(format.day(proved.slice(0, 10)), provedBy ?? '')}{' '}
          {t.places(format.number(places))}
        </p>
      </Said>
      {excluded.length > 0 && <Excluded excluded={excluded} />}
    </>
  )
}

function Excluded({ excluded }: { excluded: readonly (ExcludedFragment & { of: Of })[] }) {
  const t = useWords(TAKEN)
  const { language } = useAt()
  const format = useFormat()
  return (
    <Table
      caption={t.excluded}
      rows={excluded}
      keyOf={({ of, reason }) => `${of} ${reason}`}
      columns={[
        {
          key: 'reason',
          head: t.excluded,
          cell: ({ reason, meaning }) =>
            language === 'EN' ? meaning : (REASONS_IN_ITALIAN[reason] ?? <span lang="en">{meaning}</span>),
        },
        {
          key: 'count',
          head: t.count,
          numeric: true,
          cell: ({ count, of }) => <span className="count">{t[of](count, format.number(count))}</span>,
        },
      ]}
    />
  )
}
