import type { EntityKind } from '../../kinds/index.ts'

/** What the fragment `Named` asks: enough for a link. */
export interface Named {
  id: string
  kind: EntityKind
  name: string
}
