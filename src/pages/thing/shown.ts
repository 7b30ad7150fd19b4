import type { EntityQuery } from '../operations/thing.ts'

/** A thing as its page shows it. */
export type EntityShown = NonNullable<EntityQuery['entity']>

/** What ties it to another thing. */
export type Tie = EntityShown['neighbours']['edges'][number]
