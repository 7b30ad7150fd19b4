import { useCombobox } from 'downshift'
import { useId, useLayoutEffect, useRef, useState } from 'react'
import { hrefOf, useAt } from '../at.tsx'
import { defineIsland } from '../parts/island-definition.ts'
import { Kept } from '../parts/kept.tsx'
import { useWords } from '../words/words.ts'
import { type Suggestion, useSuggestions } from './suggestions.ts'
import { SEARCH } from './words.ts'

export interface SearchBoxProps {
  /** What stands in it at first. */
  text: string
  /** What each kind is called. */
  kinds: Readonly<Record<string, string>>
  /** Whether it is the main thing of its page. */
  large: boolean
}

/** A form that searches; as one types it suggests. Without a script it is the form alone. */
function SearchBox({ text, kinds, large }: SearchBoxProps) {
  const t = useWords(SEARCH)
  const at = useAt()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [input, setInput] = useState(text)
  const { found: suggestions, state } = useSuggestions(input)
  const { isOpen, openMenu, getInputProps, getMenuProps, getItemProps, highlightedIndex } = useCombobox<Suggestion>({
    id,
    items: [...suggestions],
    inputValue: input,
    itemToString: item => item?.name ?? '',
    onSelectedItemChange: ({ selectedItem }) => {
      if (selectedItem !== null) location.assign(hrefOf(at, `/${selectedItem.id}`))
    },
    // The text stays what was typed: a suggestion is a page to go to, not a text to search for.
    stateReducer: (state, { type, changes }) =>
      type === useCombobox.stateChangeTypes.ItemClick || type === useCombobox.stateChangeTypes.InputKeyDownEnter
        ? { ...changes, inputValue: state.inputValue }
        : type === useCombobox.stateChangeTypes.InputBlur
          ? { ...changes, selectedItem: null, inputValue: state.inputValue }
          : changes,
  })
  // What was typed before this came alive, by somebody who waits for suggestions.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it comes alive
  useLayoutEffect(() => {
    const typed = form.current?.querySelector('input')?.value ?? ''
    if (typed === text) return
    setInput(typed)
    openMenu()
  }, [])
  return (
    <search className={large ? 'search large' : 'search'}>
      <form action="/search" method="get" ref={form} autoComplete="off">
        <label className="unseen" htmlFor={`${id}-input`}>
          {t.label}
        </label>
        <input
          {...getInputProps({
            id: `${id}-input`,
            name: 'q',
            // At once, not as downshift's own change, which comes too late for who types fast.
            onChange: ({ currentTarget }) => setInput(currentTarget.value),
            // Nothing is chosen: Enter searches.
            onKeyDown: ({ key, nativeEvent }) => {
              if (key === 'Enter' && highlightedIndex === -1)
                Object.assign(nativeEvent, { preventDownshiftDefault: true })
            },
            type: 'search',
            placeholder: large ? t.placeholder : t.title,
            autoComplete: 'off',
            spellCheck: false,
          })}
        />
        <Kept />
        <button type="submit">
          <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
            <path d="M8.5 3a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zm4 9.5L17 17" />
          </svg>
          <span className={large ? '' : 'unseen'}>{t.button}</span>
        </button>
        <ul
          {...getMenuProps({ className: 'suggestions', 'aria-label': t.suggestions })}
          hidden={!isOpen || suggestions.length === 0}
        >
          {isOpen &&
            suggestions.map((item, index) => (
              <li
                key={item.id}
                {...getItemProps({ item, index, className: index === highlightedIndex ? 'active' : '' })}
              >
                <bdi>{item.name}</bdi> <small>{kinds[item.kind] ?? item.kind}</small>
              </li>
            ))}
        </ul>
        {isOpen && suggestions.length === 0 && state !== 'IDLE' && <p className="suggestions none">{t[state]}</p>}
        <span className="unseen" aria-live="polite">
          {isOpen && state === 'ANSWERED' && t.suggested(suggestions.length)}
        </span>
      </form>
    </search>
  )
}

export const island = defineIsland<SearchBoxProps>({ name: 'search/box', when: 'use', Component: SearchBox })
