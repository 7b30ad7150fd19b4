import { useCombobox } from 'downshift'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { defineIsland } from '../parts/island-definition.ts'
import { Kept } from '../parts/kept.tsx'
import { type Suggestion, useSuggestions } from '../search/suggestions.ts'
import { useWords } from '../words/words.ts'
import { FORM } from './form-words.ts'

/** A thing that was chosen, or a text that is still to be searched for. */
interface End {
  id: string | null
  text: string
}

interface FormProps {
  from: End
  to: End
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
    <form action="/trace" method="get" className="trace-form" autoComplete="off">
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

interface PickProps {
  name: 'from' | 'to'
  label: string
  of: End
  kinds: Readonly<Record<string, string>>
  hint?: string
  required?: boolean
}

function Pick({ name, label, of, kinds, hint, required = false }: PickProps) {
  const t = useWords(FORM)
  const id = useId()
  const alive = useAlive()
  const [text, setText] = useState(of.text)
  const [chosen, setChosen] = useState(of)
  const isChosen = chosen.id !== null && chosen.text === text
  const found = useSuggestions(isChosen ? '' : text)
  const { isOpen, openMenu, getInputProps, getMenuProps, getItemProps, highlightedIndex } = useCombobox<Suggestion>({
    id,
    items: found,
    inputValue: text,
    itemToString: item => item?.name ?? '',
    onSelectedItemChange: ({ selectedItem }) => {
      if (selectedItem === null) return
      setText(selectedItem.name)
      setChosen({ id: selectedItem.id, text: selectedItem.name })
    },
  })
  const place = useRef<HTMLDivElement>(null)
  // What was typed before this came alive.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it comes alive
  useLayoutEffect(() => {
    const typed = place.current?.querySelector('input')?.value ?? ''
    if (typed === of.text) return
    setText(typed)
    openMenu()
  }, [])
  // What was chosen is asked by its id; without a script the text is searched for.
  const byId = alive && isChosen
  return (
    <div className="pick" ref={place}>
      <label htmlFor={`${id}-input`}>{label}</label>
      <input
        {...getInputProps({
          id: `${id}-input`,
          ...(byId ? {} : { name }),
          // At once, not as downshift's own change, which comes too late for who types fast.
          onChange: ({ currentTarget }) => setText(currentTarget.value),
          type: 'text',
          required,
          autoComplete: 'off',
          spellCheck: false,
          ...(hint !== undefined && { placeholder: hint }),
        })}
      />
      {byId && <input type="hidden" name={name} value={chosen.id ?? ''} />}
      <ul
        {...getMenuProps({ className: 'suggestions', 'aria-label': `${label}: ${t.suggestions}` })}
        hidden={!isOpen || found.length === 0}
      >
        {isOpen &&
          found.map((item, index) => (
            <li key={item.id} {...getItemProps({ item, index, className: index === highlightedIndex ? 'active' : '' })}>
              <bdi>{item.name}</bdi> <small>{kinds[item.kind] ?? item.kind}</small>
            </li>
          ))}
      </ul>
    </div>
  )
}

/** A list of days; once alive, a slider over them, with the list's words beside it. */
function AsOf({ days, asOf }: Pick<FormProps, 'days' | 'asOf'>) {
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

/** Whether a script runs: not while the page is as the server drew it. */
function useAlive(): boolean {
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  return alive
}

export const island = defineIsland<FormProps>({ name: 'trace/form', when: 'use', Component: TraceForm })
