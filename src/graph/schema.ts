import neo4j from 'neo4j-driver'
import type { Database } from './database.ts'
import { fromDriver } from './driver-errors.ts'
import { cypher } from './query.ts'

const MADE_BY = ['schema/constraints', 'schema/indexes']
const AWAITED_BY = 'schema/await-indexes'
/** The files under cypher/ that are no queries with parameters and rows. */
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
    for (const statement of schemaStatements()) await session.executeWrite(transaction => transaction.run(statement))
    await session.executeRead(transaction => transaction.run(cypher(AWAITED_BY)))
  } catch (error) {
    throw fromDriver(error)
  } finally {
    await session.close()
  }
}
