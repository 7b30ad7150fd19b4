import { groupBy } from '../../model/group-by.ts'
import { useFormat } from '../format.ts'
import type { EntityQuery } from '../operations/thing.ts'
import { Section } from '../parts/parts.tsx'
import { ShortLink } from '../parts/short.tsx'
import { useWords } from '../words/words.ts'
import { THING } from './words.ts'

export type EventShown = NonNullable<EntityQuery['timeline']>[number]

/** What happened when, the earliest first; what is of one day stands together. */
export function Timeline({ events }: { events: readonly EventShown[] }) {
  const t = useWords(THING)
  const format = useFormat()
  if (events.length === 0) return null
  const days = [...groupBy(events, ({ date, datePrecision }) => `${date} ${datePrecision}`).values()]
  return (
    <Section title={t.timeline} count={format.number(events.length)} id="timeline">
      <ol className="timeline">
        {days.map(together => {
          const [{ date, datePrecision }] = together
          return (
            <li key={`${date} ${datePrecision}`}>
              <time dateTime={datePrecision === 'YEAR' ? date.slice(0, 4) : date}>
                {format.day(date, datePrecision)}
              </time>
              <ul>
                {together.map(event => {
                  const said = saidOf(event)
                  return (
                    <li key={`${event.entity.id} ${event.label}`}>
                      <ShortLink entity={event.entity} />
                      {said !== '' && <span> {said}</span>}
                    </li>
                  )
                })}
              </ul>
            </li>
          )
        })}
      </ol>
    </Section>
  )
}

/** What came about, without the name that stands before it. */
function saidOf({ label, entity }: EventShown): string {
  return label.startsWith(`${entity.name}: `) ? label.slice(entity.name.length + 2) : label
}
