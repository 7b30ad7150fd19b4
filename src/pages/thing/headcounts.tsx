import { QUALIFIED } from '../../model/words.ts'
import { useFormat } from '../format.ts'
import { Figure } from '../parts/figure.tsx'
import { Section } from '../parts/parts.tsx'
import { Table } from '../parts/table.tsx'
import { useLabel } from '../words/vocabulary.ts'
import { capital, useWords } from '../words/words.ts'
import type { EntityShown } from './shown.ts'
import { THING } from './words.ts'

/** How many people a cohort counted, at each step. */
export function Headcounts({ entity }: { entity: EntityShown }) {
  const t = useWords(THING)
  const label = useLabel()
  const format = useFormat()
  if (!('headcounts' in entity) || entity.headcounts.length === 0) return null
  return (
    <Section title={t.headcounts} id="headcounts">
      <Table
        caption={t.headcounts}
        rows={entity.headcounts.map((count, nth) => ({ ...count, key: String(nth) }))}
        keyOf={({ key }) => key}
        columns={[
          { key: 'label', head: t.of, cell: count => count.label },
          { key: 'measure', head: t.type, cell: ({ measure }) => capital(label('HeadcountMeasure', measure)) },
          { key: 'when', head: t.period, cell: ({ at, period }) => (at === null ? (period ?? '') : format.day(at)) },
          {
            key: 'value',
            head: t.count,
            numeric: true,
            cell: ({ value, qualifier, evidence }) => {
              const shown = `${QUALIFIED[qualifier]}${format.number(value)}`
              return (
                <Figure text={shown} about={entity} basis="STATED" rule={null} places={evidence}>
                  <span className="amount">{shown}</span>
                </Figure>
              )
            },
          },
        ]}
      />
    </Section>
  )
}
