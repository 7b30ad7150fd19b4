/** Variables of one operation, as they are sent. */
export type Variables = Record<string, unknown>

/**
 * The same thing asked in three ways. The statement of Cypher is what a programmer would write who needs nothing but this:
 * one round trip, and what it gives is one column.
 */
export interface Question {
  key: string
  about: string
  /** The operation of this service, called Q. */
  service: string
  /** The operation of @neo4j/graphql, called Q; null where it cannot be asked the same. */
  peer: string | null
  cypher: string
  /** Which of what the graph holds is asked about, one after the other. */
  variables(subjects: Subjects, turn: number): Variables
  /** The same for the others, where they are asked in another way. */
  peerVariables?(variables: Variables): Variables
  cypherVariables?(variables: Variables, subjects: Subjects): Variables
  /** Whether all ids and amounts of the answers must be the same, or only that each finds something. */
  compared: 'whole' | 'found' | 'service only'
  /** The operation of PostGraphile over the tables of ../postgraphile.ts, called Q, where it is compared. */
  postgraphile?: string
  postgraphileVariables?(variables: Variables): Variables
}

/** What the questions are asked about, read from the graph itself in the order of ids: the same at each start. */
export interface Subjects {
  release: string
  allocations: string[]
  plans: string[]
  acts: string[]
  fundingActs: string[]
  pairs: { from: string; to: string }[]
  diffs: { from: string; to: string }[]
  blocks: string[][]
  hubs: string[]
  results: string[]
  words: string[]
}

export const each = <T>(list: readonly T[], turn: number): T => {
  const found = list[turn % list.length]
  if (found === undefined) throw new Error('the data lacks what a question is asked about')
  return found
}

/** An amount of money as the database holds it. */
export const inCents = (amount: unknown): number => Math.round(Number(amount) * 100)
