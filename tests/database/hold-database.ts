/**
 * A process of its own that starts a managed Neo4j, says so on one line, and holds it until it is told to end.
 * On SIGINT it asks one more question first, as a service does that still has a request to answer.
 */
import { openConnection } from '../../src/database/connection.ts'
import { startManagedNeo4j } from '../../src/database/managed/managed-neo4j.ts'

const stateDir = process.argv[2]
if (stateDir === undefined) throw new Error('usage: hold-database.ts STATE_DIR')
const neo4j = await startManagedNeo4j({ stateDir })

process.on('SIGINT', async () => {
  const connection = openConnection(neo4j.address)
  const agent = await connection.verify()
  await connection.close()
  await neo4j.stop()
  console.log(JSON.stringify({ agent }))
})

console.log(JSON.stringify(neo4j.address))
