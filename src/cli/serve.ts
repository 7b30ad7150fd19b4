import { inspect } from 'node:util'
import { Command } from 'commander'
import { readEnvironment } from '../config/environment.ts'
import { FilorossoError } from '../model/errors.ts'
import { startService } from '../service/service.ts'
import { print, progress, say } from './output.ts'

export function serveCommand(): Command {
  return new Command('serve')
    .description('Start the database, load the data, serve the API. Ctrl-C ends all of it.')
    .action(async () => {
      const environment = readEnvironment(process.env)
      const starting = new AbortController()
      const stopped = stopSignal(() => starting.abort())
      const steps = progress()
      let service: Awaited<ReturnType<typeof startService>>
      try {
        service = await startService({ environment, steps, log: logFault, signal: starting.signal })
      } catch (error) {
        steps.done()
        if (starting.signal.aborted) return
        throw error
      }
      steps.done()
      const { address, release } = service
      print(
        `filorosso: ${address}/graphql · release ${release.id} · ${release.entityCount} entities, ${release.relationshipCount} relationships`,
      )
      const cause = await Promise.race([
        stopped.then(() => 'asked' as const),
        service.databaseEnded.then(() => 'database' as const),
      ])
      if (cause === 'database') {
        say('filorosso: the database has ended without being asked to; its log is in the state folder')
        process.exitCode = 1
      }
      await service.stop()
    })
}

/** Resolves at the first SIGINT or SIGTERM. A second one ends the program at once. */
function stopSignal(onSignal: () => void): Promise<void> {
  return new Promise(resolve => {
    let asked = false
    const stop = () => {
      if (asked) process.exit(130)
      asked = true
      say('stopping')
      onSignal()
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}

/** One line a fault of a request, so that a client's report leads to it; what is unforeseen keeps its stack. */
function logFault(error: unknown, requestId?: string): void {
  const about = requestId === undefined ? '' : `request ${requestId}: `
  const own = error instanceof FilorossoError ? error : null
  const message = own === null ? '' : own.message
  const cause = own === null ? error : own.cause
  // What is unforeseen keeps its stack; what is known is one line.
  const shown =
    cause instanceof Error && own?.code === 'UNAVAILABLE' ? `${cause.name}: ${cause.message}` : inspect(cause)
  say(`filorosso: ${about}${[message, cause === undefined ? '' : shown.trim()].filter(Boolean).join(' ')}`)
}
