import type { Server as HttpServer } from 'node:http'
import { Server as NetServer } from 'node:net'
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'

/** How long a client that sends one request after the other is given to send the one that ends its connection, in milliseconds. */
const IDLE_MS = 200
/** What the answers take that say that there is none, once time is up, in milliseconds. */
const LAST_WORDS_MS = 300

/**
 * Ends a server without dropping what it has accepted: no new connections, then each answer closes its connection (`onDrain`
 * sees to that), then idle ones are closed; what is still being worked on after `graceMs` is notified (`onLate`), then cut.
 */
export async function drain(
  server: HttpServer,
  graceMs: number,
  { onDrain, onLate }: { onDrain: () => void; onLate: () => void },
): Promise<void> {
  const begun = performance.now()
  onDrain()
  // What has been connected to so far is taken in first: closing the listener would reset it.
  await turn()
  await turn()
  // Not that of the HTTP server: it would cut a connection whose request has arrived and is not read yet.
  const closed = new Promise<void>(resolve => NetServer.prototype.close.call(server, () => resolve()))
  const ended = closed.then(() => true)
  const within = (ms: number) => Promise.race([ended, sleep(Math.max(0, ms), false, { ref: false })])
  if (await within(Math.min(IDLE_MS, graceMs))) return
  server.closeIdleConnections()
  if (!(await within(graceMs - (performance.now() - begun)))) {
    onLate()
    await within(LAST_WORDS_MS)
    server.closeAllConnections()
    await closed
  }
}
