import { z } from 'zod'
import type { Database } from '../database.ts'
import { defineQuery, type Run, run, transact } from '../query.ts'

/** What a scope remembers of starts, so that none of them undoes what somebody has loaded. */
export interface LastStart {
  /** The hash of the packages that the last start was configured with; null before the first. */
  configured: string | null
  /** Whether what is live was loaded on request, not by a start. */
  chosen: boolean
}

const lastStart = defineQuery('release/last-start', {
  parameters: z.object({ scope: z.string() }),
  row: z.object({ configured: z.string().nullable(), chosen: z.boolean() }),
})
const noteStart = defineQuery('release/note-start', {
  parameters: z.object({ scope: z.string(), configured: z.string().nullable(), chosen: z.boolean() }),
  row: z.object({ scope: z.string() }),
})

export async function readLastStart(database: Database, scope: string): Promise<LastStart> {
  return (await run(database, lastStart, { scope }))[0] ?? { configured: null, chosen: false }
}

export async function noteLastStart(ask: Run, scope: string, { configured, chosen }: LastStart): Promise<void> {
  await ask(noteStart, { scope, configured, chosen })
}

/** A start that leaves live what is. */
export async function keepLive(database: Database, scope: string, noted: LastStart): Promise<void> {
  await transact(database, ask => noteLastStart(ask, scope, noted))
}
