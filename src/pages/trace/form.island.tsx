import { useId, useState } from 'react'
import { useAlive } from '../parts/alive.ts'
import { defineIsland } from '../parts/island-definition.ts'
import { Kept } from '../parts/kept.tsx'
import { Pick, type Picked } from '../parts/pick.tsx'
import { useWords } from '../words/words.ts'
import { FORM } from './form-words.ts'

interface FormProps {
  from: Picked
  to: Picked
  direction: 'OUT' | 'IN'
  asOf: string | null
  /** The days on which acts changed something, the earliest first. */
  days: readonly { day: string; label: string }[]
  kinds: Readonly<Record<string, string>>
}

/** A question about money: without a script its fields take names, and the answer asks which is meant. */
function TraceForm({ from, to, direction, asOf, days, kinds }: FormProps) {
  const t = useWords(FORM)
  return (
    <form action="/trace" method="get" className="asking" autoComplete="off">
      <Pick name="from" label={t.from} of={from} kinds={kinds} required />
      <Pick name="to" label={t.to} of={to} kinds={kinds} hint={t.toHint} />
      <fieldset>
        <legend>{t.direction}</legend>
        {(['OUT', 'IN'] as const).map(way => (
          <label key={way}>
            <input type="radio" name="direction" value={way} defaultChecked={way === direction} />{' '}
            {way === 'OUT' ? t.down : t.up}
          </label>
        ))}
      </fieldset>
      <AsOf days={days} asOf={asOf} />
      <Kept />
      <button type="submit">{t.ask}</button>
    </form>
  )
}

/** A list of days; once alive, a slider over them, with the list's words beside it. */
function AsOf({ days, asOf }: { days: FormProps['days']; asOf: string | null }) {
  const t = useWords(FORM)
  const id = useId()
  const alive = useAlive()
  // A day that no act is of stands among them where it belongs.
  const all = asOf === null || days.some(({ day }) => day === asOf) ? days : withDay(days, asOf)
  const [nth, setNth] = useState(asOf === null ? all.length : all.findIndex(({ day }) => day === asOf))
  if (!alive) {
    return (
      <div className="as-of">
        <label htmlFor={id}>{t.asOf}</label>
        <select id={id} name="asOf" defaultValue={asOf ?? ''}>
          <option value="">{t.today}</option>
          {all.map(({ day, label }) => (
            <option key={day} value={day}>
              {label}
            </option>
          ))}
        </select>
      </div>
    )
  }
  const said = all[nth]?.label ?? t.today
  return (
    <div className="as-of">
      <label htmlFor={id}>{t.asOf}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={all.length}
        value={nth}
        aria-valuetext={said}
        onChange={event => setNth(Number(event.target.value))}
        // The answer of another day is one step away: it is asked when the slider is let go.
        onPointerUp={event => event.currentTarget.form?.requestSubmit()}
      />
      <output htmlFor={id}>{said}</output>
      <input type="hidden" name="asOf" value={all[nth]?.day ?? ''} />
    </div>
  )
}

const withDay = (days: FormProps['days'], asOf: string) =>
  [...days, { day: asOf, label: asOf }].sort((one, other) => (one.day < other.day ? -1 : 1))

export const island = defineIsland<FormProps>({ name: 'trace/form', when: 'use', Component: TraceForm })
