import { ENTITY_KINDS } from '../../kinds/index.ts'
import type { At } from '../at.tsx'
import { kindName } from '../words/kinds.ts'
import { island, type SearchBoxProps } from './box.island.tsx'

export const SEARCH_BOX = island

/** What kinds are called, for who cannot read their definitions: islands. */
export const KINDS_IN = {
  EN: Object.fromEntries(ENTITY_KINDS.map(kind => [kind, kindName(kind, 'EN')])),
  IT: Object.fromEntries(ENTITY_KINDS.map(kind => [kind, kindName(kind, 'IT')])),
}

export const searchBoxProps = ({ language }: Pick<At, 'language'>, text: string, large = false): SearchBoxProps => ({
  text,
  kinds: KINDS_IN[language],
  large,
})
