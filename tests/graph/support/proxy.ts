import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { openConnection } from '../../../src/database/connection.ts'
import type { Database } from '../../../src/graph/database.ts'
import { address } from './database.ts'

/** A way to the database that can fail. */
export interface Line {
  database: Database
  /** Ends every connection and refuses new ones. */
  cut(): void
  /** Takes connections and bytes, and passes nothing on. */
  freeze(): void
  /** Passes on so many bytes of each new connection's first answer, then ends it. */
  cutAfter(bytes: number): void
  /** Passes on all, with every seventh byte of what the database says changed. */
  garble(): void
  restore(): void
}

/** A line for as long as the test lasts; tests that run beside others say which test that is. */
export async function openLine(whenFinished: (end: () => Promise<void>) => void = onTestFinished): Promise<Line> {
  const { hostname, port } = new URL(address.uri)
  const open = new Set<Socket>()
  let state: 'good' | 'cut' | 'frozen' | 'garbled' = 'good'
  let most = Number.POSITIVE_INFINITY
  // Without noDelay each small message waits 40 ms for the acknowledgement of the one before.
  const server = createServer({ noDelay: true }, near => {
    open.add(near)
    near.on('error', () => {}).on('close', () => open.delete(near))
    if (state === 'cut') return near.destroy()
    const far = connect({ port: Number(port), host: hostname, noDelay: true })
    far.on('error', () => near.destroy()).on('close', () => near.destroy())
    near.on('close', () => far.destroy())
    near.on('data', bytes => state !== 'frozen' && far.write(bytes))
    far.on('data', bytes => {
      if (state === 'frozen') return
      if (state === 'garbled') for (let at = 0; at < bytes.length; at += 7) bytes[at] = (bytes[at] ?? 0) ^ 0xff
      near.write(bytes.subarray(0, most))
      if (bytes.length > most) setTimeout(() => near.resetAndDestroy(), 5)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const uri = `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { driver, close } = openConnection({ ...address, uri })
  whenFinished(async () => {
    for (const socket of open) socket.destroy()
    server.close()
    await close()
  })
  return {
    database: { driver, database: address.database },
    cut() {
      state = 'cut'
      for (const socket of open) socket.destroy()
    },
    freeze() {
      state = 'frozen'
    },
    cutAfter(bytes) {
      most = bytes
      for (const socket of open) socket.destroy()
    },
    garble() {
      state = 'garbled'
    },
    restore() {
      most = Number.POSITIVE_INFINITY
      // What was sent while the line was frozen is lost, so its connections are of no use any more.
      if (state === 'frozen' || state === 'garbled') for (const socket of open) socket.destroy()
      state = 'good'
    },
  }
}
