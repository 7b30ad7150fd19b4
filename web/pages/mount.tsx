import { flushSync } from 'react-dom'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { type At, Standing } from '../../src/pages/at.tsx'
import type { IslandDefinition } from '../../src/pages/parts/island-definition.ts'

/** React takes over what the server drew. */
export function mount(place: HTMLElement, { Component, when }: IslandDefinition<object>): void {
  const at = JSON.parse(document.body.dataset.at ?? '') as At
  const props = JSON.parse(place.dataset.props ?? '{}') as object
  const options = { identifierPrefix: place.dataset.prefix ?? '' }
  const drawn = (given: object) => (
    <Standing at={at}>
      <Component {...given} />
    </Standing>
  )
  if (when !== 'use') {
    hydrateRoot(place, drawn(props), options)
    return
  }
  // Somebody is typing already: the same field, with what is in it and where the caret stands.
  const field = place.contains(document.activeElement) ? (document.activeElement as HTMLInputElement) : null
  const { id, value = '', selectionStart = null, selectionEnd = null } = field ?? {}
  place.replaceChildren()
  flushSync(() => createRoot(place, options).render(drawn(field === null ? props : { ...props, text: value })))
  const again = id ? document.getElementById(id) : null
  again?.focus()
  if (again instanceof HTMLInputElement && selectionStart !== null)
    again.setSelectionRange(selectionStart, selectionEnd)
}
