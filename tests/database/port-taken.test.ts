import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, test, vi } from 'vitest'
import { openConnection } from '../../src/database/connection.ts'
import * as freePort from '../../src/database/managed/free-port.ts'
import { startManagedNeo4j } from '../../src/database/managed/managed-neo4j.ts'
import { findByArgument } from '../../src/database/managed/processes.ts'
import { markOf, temporaryDirectory } from './helpers.ts'

vi.mock('../../src/database/managed/free-port.ts', { spy: true })

// Two sentences in one test: a start costs seconds.
test('a port taken meanwhile is replaced, and a killed watchdog leaves no server', { timeout: 60_000 }, async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  vi.mocked(freePort.findFreePort).mockResolvedValueOnce(port)

  const stateDir = temporaryDirectory()
  const neo4j = await startManagedNeo4j({ stateDir })
  expect(freePort.findFreePort).toHaveBeenCalledTimes(2)
  expect(neo4j.address.uri).not.toContain(`:${port}`)
  const connection = openConnection(neo4j.address)
  expect(await connection.verify()).toMatch(/^Neo4j\//)
  await connection.close()
  other.close()

  const mark = markOf(stateDir)
  // The first process with the mark has started the others.
  process.kill(Math.min(...findByArgument(mark)), 'SIGKILL')
  expect(await neo4j.exited).toEqual({ code: null })
  expect(findByArgument(mark)).toEqual([])
  await neo4j.stop()
})
