import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseAddress } from 'managed-neo4j'
import type { TestProject } from 'vitest/node'
import { readEnvironment } from '../../src/config/environment.ts'
import { openConnection } from '../../src/database/connection.ts'
import { type OpenedDatabase, openDatabase } from '../../src/database/locate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The Neo4j of this test run; each test file owns its release in it. */
    neo4j: DatabaseAddress
  }
}

/** What the projects of a run have in common: each has its own copy of this file. */
const run = globalThis as { testDatabase?: DatabaseAddress }

/** One Neo4j for the whole run: the one NEO4J_URI names, else a managed one with a store of its own. Ended by what is returned. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (run.testDatabase !== undefined) {
    project.provide('neo4j', run.testDatabase)
    return undefined
  }
  const stateDir = mkdtempSync(join(tmpdir(), 'filorosso-test-'))
  let database: OpenedDatabase | undefined
  // A run that is killed needs none of this: the database ends with it, and the next run has another store.
  const end = async () => {
    await database?.close()
    rmSync(stateDir, { recursive: true, force: true })
  }
  const env = readEnvironment({ ...process.env, FILOROSSO_STATE_DIR: stateDir })
  try {
    database = await openDatabase(env, step => console.log(`[neo4j] ${step}`))
    const connection = openConnection(database.address)
    await connection.verify().finally(connection.close)
  } catch (error) {
    await end()
    throw error
  }
  run.testDatabase = database.address
  project.provide('neo4j', database.address)
  return end
}
