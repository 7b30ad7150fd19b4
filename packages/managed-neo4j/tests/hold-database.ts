/**
 * A process of its own that starts a managed Neo4j, says so on one line, and holds it until it is made to end.
 * On SIGINT it asks one more question first, as a service does that still has a request to answer.
 */
import { startManagedNeo4j } from '../src/managed-neo4j.ts'
import { ask } from './ask.ts'

const stateDir = process.argv[2]
if (stateDir === undefined) throw new Error('usage: hold-database.ts STATE_DIR')
const neo4j = await startManagedNeo4j({ stateDir })

process.on('SIGINT', async () => {
  const [answer] = await ask(neo4j.address, 'RETURN "still here"')
  await neo4j.stop()
  console.log(JSON.stringify({ answer }))
})

console.log(JSON.stringify(neo4j.address))
