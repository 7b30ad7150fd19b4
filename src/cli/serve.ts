import { inspect } from 'node:util'
import { Command } from 'commander'
import { checkPort } from '../api/http/port.ts'
import { readEnvironment } from '../config/environment.ts'
import { isNew, openDatabase } from '../database/locate.ts'
import { FilorossoError } from '../model/errors.ts'
import { keepHeapSmall } from '../service/garbage.ts'
import type { Service } from '../service/service.ts'
import { print, progress, say } from './output.ts'
import { inSources } from './stack.ts'

export function serveCommand(): Command {
  return new Command('serve')
    .description('Start the database, load the data, serve the API. Ctrl-C ends all of it.')
    .action(async () => {
      keepHeapSmall('loading')
      const environment = readEnvironment(process.env)
      const starting = new AbortController()
      let interrupted = false
      const stopped = stopSignal(() => {
        interrupted = true
        starting.abort()
      })
      const steps = progress()
      await checkPort(environment.PORT, environment.HOST)
      let service: Service
      const first = isNew(environment)
      // It takes as long to start as this program takes to be read: both are done at once.
      const database = openDatabase(environment, steps.step, { signal: starting.signal, onRestart: steps.step })
      database.catch(() => {})
      try {
        const { startService } = await import('../service/service.ts')
        service = await startService({ environment, steps, log: logFault, signal: starting.signal, database, first })
      } catch (error) {
        starting.abort()
        await database.then(({ close }) => close()).catch(() => {})
        steps.done()
        if (interrupted) return
        throw error
      }
      steps.done()
      keepHeapSmall('serving')
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
    cause instanceof Error && own?.code === 'UNAVAILABLE'
      ? `${cause.name}: ${cause.message}`
      : inSources(inspect(cause))
  say(`filorosso: ${about}${[message, cause === undefined ? '' : shown.trim()].filter(Boolean).join(' ')}`)
}
