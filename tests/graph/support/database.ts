import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { openConnection } from '../../../src/database/connection.ts'
import type { Database } from '../../../src/graph/database.ts'
import type { ReleaseInfo } from '../../../src/graph/reader.ts'
import { loadRelease } from '../../../src/graph/releases/load.ts'
import { ensureSchema } from '../../../src/graph/schema.ts'
import type { GraphValue } from '../../../src/model/graph.ts'

export const address = inject('neo4j')

/** The Neo4j of this run, for as long as the test file lasts. */
export async function openTestDatabase(): Promise<Database> {
  const { driver, close } = openConnection(address)
  const database = { driver, database: address.database }
  afterAll(async () => {
    await deleteScopes(database)
    await close()
  })
  await ensureSchema(database)
  return database
}

/**
 * A scope that nobody else has, this test in an earlier run included: a database that is not the run's own may still
 * hold what that one loaded. It is emptied when the test file is done.
 */
export function ownScope(name: string): string {
  const scope = `${name}-${randomBytes(4).toString('hex')}`
  scopes.push(scope)
  return scope
}

/** A graph, and the release that holds it. */
export interface Loaded {
  graph: GraphValue
  release: ReleaseInfo
}

/** Loads a graph in a scope of its own. */
export async function loadedIn(database: Database, graph: GraphValue, name: string): Promise<Loaded> {
  return { graph, release: await loadRelease(database, graph, { scope: ownScope(name), contentHash: name }) }
}

const scopes: string[] = []

async function deleteScopes({ driver, database }: Database): Promise<void> {
  const releases = 'MATCH (release:Release) WHERE release.scope IN $scopes'
  const contents = `${releases} MATCH (node {release: release.id}) WITH collect(node) AS nodes, release`
  await driver.executeQuery(`${contents} FOREACH (node IN nodes | DETACH DELETE node)`, { scopes }, { database })
  await driver.executeQuery(`${releases} DETACH DELETE release`, { scopes }, { database })
  await driver.executeQuery('MATCH (p:PrunedRelease) WHERE p.scope IN $scopes DELETE p', { scopes }, { database })
  await driver.executeQuery('MATCH (p:Pointer) WHERE p.scope IN $scopes DETACH DELETE p', { scopes }, { database })
}

/** How many nodes there are of each release of a scope, whatever state it is in: nothing hides from this. */
export async function nodesByRelease({ driver, database }: Database, scope: string): Promise<Record<string, number>> {
  const { records } = await driver.executeQuery(
    'MATCH (n) WHERE n.release STARTS WITH $prefix RETURN n.release AS release, count(*) AS nodes ORDER BY release',
    { prefix: `${scope}-r` },
    { database },
  )
  return Object.fromEntries(records.map(record => [record.get('release'), Number(record.get('nodes'))]))
}

/** How many transactions with this text in them the database is busy with. */
export async function busyWith({ driver, database }: Database, text: string): Promise<number> {
  const { records } = await driver.executeQuery('SHOW TRANSACTIONS YIELD currentQuery', {}, { database })
  return records.filter(record => {
    const query: string = record.get('currentQuery') ?? ''
    return query.includes(text) && !query.startsWith('SHOW')
  }).length
}
