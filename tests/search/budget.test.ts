import { readFileSync } from 'node:fs'
import neo4j, { type ProfiledPlan } from 'neo4j-driver'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/graph/database.ts'
import { loadRelease } from '../../src/graph/releases/load.ts'
import { levelsOf } from '../../src/questions/search/levels.ts'
import { itemsOf } from '../../src/search/items.ts'
import { openTestDatabase, ownScope } from '../graph/support/database.ts'
import { entity, graphOf } from '../graph/support/graph-of.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})

async function dbHits(file: string, parameters: object): Promise<number> {
  const text = `PROFILE ${readFileSync(`cypher/search/${file}.cypher`, 'utf8')}`
  const { summary } = await database.driver.executeQuery(text, parameters, { database: database.database })
  const sum = ({ dbHits, children }: ProfiledPlan): number =>
    children.reduce((total, child) => total + sum(child), Number(dbHits))
  if (summary.profile === false) throw new Error('the database gave no profile')
  return sum(summary.profile)
}

test('a page reads what it shows, however much is found; a count once each of what is found', async () => {
  const hits = async (size: number) => {
    const plans = Array.from({ length: size }, (_, index) =>
      entity(`plan/x/${index}`, {}, { name: `Servizio ${index}`, description: 'A plan of services.' }),
    )
    const release = await loadRelease(database, graphOf({ entities: plans }), {
      scope: ownScope(`search-hits-${size}`),
      contentHash: `${size}`,
    })
    const [level] = levelsOf(release.id, itemsOf('servizi'))
    if (level === undefined) throw new Error('there is no level')
    const page = { text: level.scored(null), skip: neo4j.int(0), limit: neo4j.int(21) }
    return { page: await dbHits('found', page), counts: await dbHits('counts', { text: level.counted() }) }
  }
  expect(await hits(40)).toEqual({ page: 21, counts: 40 })
  expect(await hits(900)).toEqual({ page: 21, counts: 900 })
})
