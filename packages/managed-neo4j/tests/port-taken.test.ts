import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, test, vi } from 'vitest'
import * as freePort from '../src/free-port.ts'
import { startManagedNeo4j } from '../src/managed-neo4j.ts'
import { findByArgument } from '../src/processes.ts'
import { ask } from './ask.ts'
import { markOf, temporaryDirectory } from './helpers.ts'

vi.mock('../src/free-port.ts', { spy: true })

// Two sentences in one test: a start costs seconds.
test('a port taken meanwhile is replaced, and a killed watchdog leaves no server', { timeout: 180_000 }, async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  vi.mocked(freePort.findFreePort).mockResolvedValueOnce(port)

  const stateDir = temporaryDirectory()
  const neo4j = await startManagedNeo4j({ stateDir })
  expect(freePort.findFreePort).toHaveBeenCalledTimes(2)
  expect(neo4j.address.uri).not.toContain(`:${port}`)
  expect(await ask(neo4j.address, 'RETURN 1 + 1')).toHaveLength(1)
  other.close()

  const mark = markOf(stateDir)
  // The first process with the mark has started the others.
  process.kill(Math.min(...findByArgument(mark)), 'SIGKILL')
  expect(await neo4j.exited).toEqual({ code: null })
  expect(findByArgument(mark)).toEqual([])
  await neo4j.stop()
})
