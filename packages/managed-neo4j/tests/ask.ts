import neo4j from 'neo4j-driver'
import type { DatabaseAddress } from '../src/announcement.ts'

/** The first column of what a database answers. */
export async function ask({ uri, user, password, database }: DatabaseAddress, cypher: string): Promise<unknown[]> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
  try {
    const { records } = await driver.executeQuery(cypher, {}, { database })
    return records.map(record => record.get(0))
  } finally {
    await driver.close()
  }
}
