import type { TraceQuery } from '../operations/trace.ts'

/** A trace as its page shows it. */
export type TraceShown = Extract<NonNullable<TraceQuery['node']>, { __typename: 'Trace' }>

/** An act that sets money on a day: one of those that the form offers. */
export type ActDay = NonNullable<TraceQuery['acts']>['nodes'][number]
