/**
 * A process of its own that loads a sample into some scopes at once. It prints every point on a line. A load that has
 * come to the point where it is to be killed waits there; when all have, the process kills itself as `kill -9` does. At the point where
 * it is to be stopped it stops itself, between two transactions.
 */

import type { DatabaseAddress } from 'managed-neo4j'
import { openConnection } from '../../../src/database/connection.ts'
import { loadRelease } from '../../../src/graph/releases/load.ts'
import { sampleGraph } from './sample.ts'

export interface ChildLoads {
  address: DatabaseAddress
  loads: { scope: string; killAt?: string; stopAt?: string }[]
  content: string
  size: number
  batchSize: number
  leaseMs: number
}

const { address, loads, content, size, batchSize, leaseMs }: ChildLoads = JSON.parse(process.argv[2] ?? '{}')
const { driver, close } = openConnection(address)
let going = loads.length
const outcomes = loads.map(({ scope, killAt, stopAt }) =>
  loadRelease({ driver, database: address.database }, sampleGraph(size, content), {
    scope,
    contentHash: content,
    batchSize,
    leaseMs,
    async onPoint(point) {
      console.log(`${scope}: ${point}`)
      if (point === stopAt) process.kill(process.pid, 'SIGSTOP')
      if (point !== killAt) return
      going -= 1
      if (going === 0) process.kill(process.pid, 'SIGKILL')
      await new Promise(() => {})
    },
  }).then(
    () => console.log(`${scope}: loaded`),
    error => console.log(`${scope}: failed, ${error.code}`),
  ),
)
await Promise.all(outcomes)
await close()
