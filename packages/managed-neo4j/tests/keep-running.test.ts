import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startManagedNeo4j } from '../src/managed-neo4j.ts'
import { findByArgument } from '../src/processes.ts'
import { ask } from './ask.ts'
import { markOf, temporaryDirectory } from './helpers.ts'

/** The Java processes of a state directory, watchdogs left out. */
const servers = (stateDir: string) =>
  findByArgument(markOf(stateDir)).filter(pid =>
    /java$/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? ''),
  )

const killServers = (stateDir: string) => {
  for (const pid of servers(stateDir)) process.kill(pid, 'SIGKILL')
}

test.skipIf(process.platform !== 'linux')(
  'a Neo4j that is killed, again and again, while it starts too, is there again at the same address with its data',
  { timeout: 240_000 },
  async () => {
    const stateDir = temporaryDirectory()
    const said: string[] = []
    const neo4j = await startManagedNeo4j({ stateDir, onRestart: what => said.push(what) })
    await ask(neo4j.address, 'CREATE (n:Kept { name: "filo" }) RETURN n.name')
    for (const times of [1, 2]) {
      killServers(stateDir)
      await expect
        .poll(() => said.filter(what => what.includes('without being asked')).length, { timeout: 20_000 })
        .toBe(times)
      if (times === 2) {
        // While it starts.
        await expect.poll(() => servers(stateDir).length, { timeout: 20_000 }).toBe(1)
        killServers(stateDir)
      }
      await expect.poll(() => said.filter(what => what === 'Neo4j runs again').length, { timeout: 60_000 }).toBe(times)
      expect(await ask(neo4j.address, 'MATCH (n:Kept) RETURN n.name')).toEqual(['filo'])
    }
    expect(said.filter(what => what.includes('(signal 9)'))).toHaveLength(3)
    expect(
      said.filter(what => /in ([\d.]+) s$/.test(what)).map(what => Number(/in ([\d.]+) s$/.exec(what)?.[1])),
    ).toEqual([0.25, 0.5, 1])

    // A stop while it is away ends all of it, too.
    const mark = markOf(stateDir)
    killServers(stateDir)
    await expect.poll(() => said.at(-1)).toContain('without being asked')
    await neo4j.stop()
    await neo4j.exited
    expect(findByArgument(mark)).toEqual([])
  },
)

test.skipIf(process.platform !== 'linux')(
  'a first start whose server is killed is tried again',
  { timeout: 120_000 },
  async () => {
    const stateDir = temporaryDirectory()
    const starting = startManagedNeo4j({ stateDir })
    starting.catch(() => {})
    await expect
      .poll(() => servers(stateDir).length, { timeout: 20_000 })
      .toBe(1)
      .catch(() => {})
    killServers(stateDir)
    const neo4j = await starting
    expect(await ask(neo4j.address, 'RETURN "here"')).toEqual(['here'])
    await neo4j.stop()
  },
)
