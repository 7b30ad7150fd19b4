import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** How often connections are looked at, and how long one may take in too little, in milliseconds. */
const EVERY_MS = 1_000
const PATIENCE_MS = 10_000
/** What a client takes in that long at least, in bytes: a tenth of a slow telephone. */
const LEAST_BYTES = 64 * 1024
interface Progress {
  since: number
  taken: number
}

/** Cuts off clients that do not read what they asked for, or a little now and then, so that they do not hold memory. */
export function cutSlowReaders(server: Server): void {
  const sockets = new Map<Socket, Progress | null>()
  server.on('connection', (socket: Socket) => {
    sockets.set(socket, null)
    socket.once('close', () => sockets.delete(socket))
  })
  const look = () => {
    const now = performance.now()
    for (const [socket, before] of sockets) {
      const behind = socket.writableLength
      const taken = socket.bytesWritten - behind
      if (behind === 0) sockets.set(socket, null)
      else if (before === null || taken - before.taken >= LEAST_BYTES) sockets.set(socket, { since: now, taken })
      else if (now - before.since >= PATIENCE_MS) socket.destroy()
    }
  }
  const timer = setInterval(look, EVERY_MS).unref()
  server.once('close', () => clearInterval(timer))
}
