import { setTimeout as sleep } from 'node:timers/promises'
import { type Launch, launch, type ServerProcess, untilStarted } from './server-process.ts'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 15_000
/** Having run for as long, it is taken to be well: the next pause is a short one again. */
const WELL_AFTER_MS = 60_000

/**
 * Starts a server again whenever it ends without being asked to; without `onRestart` its first end is its last. The configuration, hence the
 * port, stays as it is: whoever has the address need not learn another.
 */
export function keepRunning(
  start: Launch,
  first: ServerProcess,
  onRestart: ((what: string) => void) | undefined,
): Pick<ServerProcess, 'exited' | 'stop'> {
  const asked = new AbortController()
  let server = first

  const watch = async (): Promise<{ code: number | null }> => {
    let failures = 0
    let since = Date.now()
    while (true) {
      const end = await server.exited
      if (asked.signal.aborted || onRestart === undefined) return end
      if (Date.now() - since > WELL_AFTER_MS) failures = 0
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS)
      failures += 1
      onRestart(`Neo4j has ended without being asked to (${endText(end)}); starting it again in ${pause / 1000} s`)
      await sleep(pause, undefined, { signal: asked.signal }).catch(() => {})
      if (asked.signal.aborted) return end
      server = launch(start)
      since = Date.now()
      try {
        const outcome = await untilStarted(server, start, asked.signal)
        onRestart(outcome === 'started' ? 'Neo4j runs again' : `Neo4j did not start: ${outcome}`)
      } catch (error) {
        await server.stop()
        if (!asked.signal.aborted) onRestart(error instanceof Error ? error.message : String(error))
      }
    }
  }

  const exited = watch()
  return {
    exited,
    stop: async () => {
      asked.abort()
      await server.stop()
      await exited
    },
  }
}

function endText({ code }: { code: number | null }): string {
  if (code === null) return 'its watchdog was killed'
  return code > 128 ? `signal ${code - 128}` : `exit code ${code}`
}
