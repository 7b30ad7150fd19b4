import type { ComponentType } from 'react'

/** When an island comes alive: at once, when it is scrolled to, or when somebody is about to use it. */
type When = 'load' | 'visible' | 'use'

export interface IslandDefinition<P extends object> {
  /** The path of its file from src/pages, without `.island.tsx`. */
  name: string
  when: When
  Component: ComponentType<P>
}

/** A file `<name>.island.tsx` exports one of these as `island`. */
export const defineIsland = <P extends object>(definition: IslandDefinition<P>): IslandDefinition<P> => definition
