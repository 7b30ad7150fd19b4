import neo4j, { Neo4jError, type Session } from 'neo4j-driver'
import type { Database } from './database.ts'
import { fromDriver } from './driver-errors.ts'
import { cypher } from './query.ts'

const MADE_BY = ['schema/constraints', 'schema/indexes', 'schema/filter-indexes', 'schema/search-index']
const AWAITED_BY = 'schema/await-indexes'
/** The files under cypher/ that are not queries with parameters and rows. */
export const SCHEMA_FILES: readonly string[] = [...MADE_BY, AWAITED_BY]

/** The statements that constraints and indexes are made with, in order. */
export function schemaStatements(): string[] {
  return MADE_BY.flatMap(file =>
    cypher(file)
      .split(/;\s*$/m)
      .map(statement => statement.trim())
      .filter(statement => statement !== ''),
  )
}

/** Makes the constraints and indexes that are missing and waits until all can be used. */
export async function ensureSchema({ driver, database }: Database): Promise<void> {
  const session = driver.session({ database, defaultAccessMode: neo4j.session.WRITE })
  try {
    for (const statement of schemaStatements()) await make(session, statement)
    await session.executeRead(transaction => transaction.run(cypher(AWAITED_BY)))
  } catch (error) {
    throw fromDriver(error)
  } finally {
    await session.close()
  }
}

/** Where two processes start at once, IF NOT EXISTS may look before the other has made it, and then fail. */
async function make(session: Session, statement: string): Promise<void> {
  const attempt = () => session.executeWrite(transaction => transaction.run(statement))
  await attempt().catch(error => {
    if (error instanceof Neo4jError && error.code.endsWith('AlreadyExists')) return attempt()
    throw error
  })
}
