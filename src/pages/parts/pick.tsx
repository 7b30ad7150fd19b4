import { useCombobox } from 'downshift'
import { useId, useLayoutEffect, useRef, useState } from 'react'
import { type Suggestion, useSuggestions } from '../search/suggestions.ts'
import { useWords } from '../words/words.ts'
import { useAlive } from './alive.ts'
import { PARTS } from './words.ts'

/** A thing that was chosen, or a text that is still to be searched for. */
export interface Picked {
  id: string | null
  text: string
}

interface PickProps {
  name: string
  label: string
  of: Picked
  /** What each kind is called. */
  kinds: Readonly<Record<string, string>>
  hint?: string
  required?: boolean
}

/** A field of a form that takes a thing: it suggests as one types, and without a script its text is searched for. */
export function Pick({ name, label, of, kinds, hint, required = false }: PickProps) {
  const t = useWords(PARTS)
  const id = useId()
  const alive = useAlive()
  const [text, setText] = useState(of.text)
  const [chosen, setChosen] = useState(of)
  const isChosen = chosen.id !== null && chosen.text === text
  const { found } = useSuggestions(isChosen ? '' : text)
  const { isOpen, openMenu, getInputProps, getMenuProps, getItemProps, highlightedIndex } = useCombobox<Suggestion>({
    id,
    items: [...found],
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
