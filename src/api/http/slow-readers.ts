import { readFileSync, readlinkSync } from 'node:fs'
import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** How often connections are looked at, in milliseconds. */
const EVERY_MS = 1_000
/** How many looks may find that a client took in too little: looks and not time, in which the service itself may have stood still. */
const MOST_LOOKS = 10
/** What a client takes in meanwhile at least, in bytes: a tenth of a slow telephone. */
const LEAST_BYTES = 64 * 1024

interface Progress {
  looks: number
  taken: number
}

/**
 * Cuts off clients that do not read what they asked for, or a little now and then, so that they do not hold memory. How long the
 * answer is does not matter.
 */
export function cutSlowReaders(server: Server): void {
  const timer = setInterval(slowReaders(server), EVERY_MS).unref()
  server.once('close', () => clearInterval(timer))
}

/** A look at the connections of a server, of which each that is found too slow too often is cut. */
export function slowReaders(server: Server): () => void {
  const sockets = new Map<Socket, Progress | null>()
  server.on('connection', (socket: Socket) => {
    sockets.set(socket, null)
    socket.once('close', () => sockets.delete(socket))
  })
  return () => {
    for (const socket of sockets.keys()) if (socket.writableLength === 0) sockets.set(socket, null)
    const behind = [...sockets].filter(([socket]) => socket.writableLength > 0)
    const queued = behind.length === 0 ? new Map<string, number>() : queuedBySocket()
    for (const [socket, before] of behind) {
      const taken = socket.bytesWritten - socket.writableLength - (queued.get(nameOf(socket)) ?? 0)
      if (before === null || taken - before.taken >= LEAST_BYTES) sockets.set(socket, { looks: 0, taken })
      else if (before.looks === MOST_LOOKS) socket.destroy()
      else before.looks += 1
    }
  }
}

/**
 * What the system has of each connection and the client has not confirmed, in bytes. Megabytes may lie there, and are taken from the
 * program a third of them at a time: by that alone a client of 50 KB a second stands still for half a minute. Linux says it; elsewhere
 * nothing is known.
 */
function queuedBySocket(): Map<string, number> {
  const lines = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap(file => textOf(file).split('\n').slice(1))
  return new Map(
    lines.flatMap(line => {
      const [, , , , queues = '', , , , , inode] = line.trim().split(/\s+/)
      return inode === undefined ? [] : [[`socket:[${inode}]`, Number.parseInt(queues, 16)] as const]
    }),
  )
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return ''
  }
}

/** As Linux names it. */
function nameOf(socket: Socket): string {
  const { fd = -1 } = (socket as unknown as { _handle: { fd?: number } | null })._handle ?? {}
  try {
    return readlinkSync(`/proc/self/fd/${fd}`)
  } catch {
    return ''
  }
}
