import { openConnection } from '../../src/database/connection.ts'
import { QUERIES_AT_ONCE } from '../../src/graph/cached-reader.ts'
import { run } from '../../src/graph/query.ts'
import { entitiesAround } from '../../src/graph/records/ties.ts'

/** Asks the database for these ids again and again until its input ends, over as many connections as one request may use, as a process of its own. */
const [at = '', release = '', ids = ''] = process.argv.slice(2)
const address = JSON.parse(at)
const { driver, close } = openConnection(address)
const database = { driver, database: address.database }
const all: string[] = JSON.parse(ids)
const BATCH = 1_000
let isOver = false
process.stdin.on('end', () => (isOver = true)).resume()

process.stdout.write('ready')
const asked = async (first: number) => {
  for (let at = first; !isOver; at = (at + QUERIES_AT_ONCE * BATCH) % all.length)
    await run(database, entitiesAround, { release, ids: all.slice(at, at + BATCH) })
}
await Promise.all(Array.from({ length: QUERIES_AT_ONCE }, (_, nth) => asked(nth * BATCH)))
await close()
