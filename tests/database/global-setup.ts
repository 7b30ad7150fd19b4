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

let database: OpenedDatabase | undefined
let stateDir: string | undefined

/** One Neo4j for the whole run: the one NEO4J_URI names, else a managed one with a store of its own. */
export async function setup(project: TestProject): Promise<void> {
  stateDir = mkdtempSync(join(tmpdir(), 'filorosso-test-'))
  const env = readEnvironment({ ...process.env, FILOROSSO_STATE_DIR: stateDir })
  try {
    database = await openDatabase(env, step => console.log(`[neo4j] ${step}`))
    const connection = openConnection(database.address)
    await connection.verify().finally(connection.close)
  } catch (error) {
    await teardown()
    throw error
  }
  project.provide('neo4j', database.address)
}

/** A run that is killed needs none of this: the database ends with it, and the next run has another store. */
export async function teardown(): Promise<void> {
  await database?.close()
  if (stateDir !== undefined) rmSync(stateDir, { recursive: true, force: true })
}
