import { hydrateRoot } from 'react-dom/client'
import { type At, Standing } from '../../src/pages/at.tsx'
import type { IslandDefinition } from '../../src/pages/parts/island-definition.ts'

/** React takes over what the server drew: the same elements, so that nothing that is typed meanwhile is lost. */
export function mount(place: HTMLElement, { Component }: IslandDefinition<object>): void {
  const at = JSON.parse(document.body.dataset.at ?? '') as At
  const props = JSON.parse(place.dataset.props ?? '{}') as object
  hydrateRoot(
    place,
    <Standing at={at}>
      <Component {...props} />
    </Standing>,
    { identifierPrefix: place.dataset.prefix ?? '' },
  )
}
