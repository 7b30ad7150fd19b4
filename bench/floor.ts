import { resolve } from 'node:path'
import type { Driver } from 'neo4j-driver'
import { readEnvironment } from '../src/config/environment.ts'
import { derive } from '../src/dataset/derive/derive.ts'
import { openPackages } from '../src/dataset/package/read-packages.ts'
import { toBolt } from '../src/graph/bolt-values.ts'
import { entityRow } from '../src/graph/records/entities.ts'
import { relationshipRow } from '../src/graph/records/relationships.ts'
import { tiedTexts } from '../src/graph/records/ties.ts'
import type { GraphValue } from '../src/model/graph.ts'
import { groupBy } from '../src/model/group-by.ts'
import { openStore } from '../src/service/store.ts'
import { cpuMs, pidOf } from './processes.ts'

/** What writing rows takes of the database and of this process when nothing is done but that. */
export interface Floor {
  what: string
  rows: number
  seconds: number
  databaseCpuSeconds: number
  cpuSeconds: number
}

const BATCH = 4_000
const RELEASE = 'floor'

interface Work {
  what: string
  text: string
  rows: Record<string, unknown>[]
}

/** Writes what packages make into a database of its own by the shortest statements there are: no lease, no count, no search, no check. */
export async function measureFloor(given: Record<string, string>, say: (text: string) => void): Promise<Floor[]> {
  const environment = readEnvironment({ ...given, FILOROSSO_STATE_DIR: `${given.FILOROSSO_STATE_DIR}-floor` })
  const graph = derive(openPackages(environment.FILOROSSO_DATA.split(',')).graph())
  const store = await openStore(environment, { step: say })
  try {
    const { driver } = store.database
    const pid = pidOf('java', resolve(environment.FILOROSSO_STATE_DIR, 'neo4j'))
    await write(driver, 'MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS', {})
    const found: Floor[] = []
    for (const { what, works } of worksOf(graph)) {
      const before = { at: performance.now(), cpu: process.cpuUsage(), database: cpuMs(pid) }
      for (const { text, rows } of works)
        for (let at = 0; at < rows.length; at += BATCH)
          await write(driver, text, toBolt({ release: RELEASE, rows: rows.slice(at, at + BATCH) }) as object)
      const { user, system } = process.cpuUsage(before.cpu)
      found.push({
        what,
        rows: works.reduce((sum, { rows }) => sum + rows.length, 0),
        seconds: (performance.now() - before.at) / 1_000,
        databaseCpuSeconds: (cpuMs(pid) - before.database) / 1_000,
        cpuSeconds: (user + system) / 1e6,
      })
      say(JSON.stringify(found.at(-1)))
    }
    return found
  } finally {
    await store.close()
  }
}

async function write(driver: Driver, text: string, parameters: object): Promise<void> {
  const session = driver.session()
  try {
    await session.run(text, parameters)
  } finally {
    await session.close()
  }
}

function worksOf(graph: GraphValue): { what: string; works: Omit<Work, 'what'>[] }[] {
  const { evidence, entities, relationships } = graph
  const tied = tiedTexts(graph)
  const node = (label: string) => `UNWIND $rows AS row CREATE (node:${label}) SET node = row`
  const tie = (type: string) => `UNWIND $rows AS row MATCH (from:Entity {release: $release, id: row.from})
    MATCH (to:Entity {release: $release, id: row.to}) CREATE (from)-[tie:${type}]->(to) SET tie = row.properties`
  const labelled = groupBy(
    [...entities.values()].map((one, rank) => entityRow(one, tied(one.id), rank)),
    ({ label }) => label,
  )
  const typed = groupBy(
    relationships.map((each, position) => relationshipRow(each, position, RELEASE)),
    ({ type }) => type,
  )
  return [
    { what: 'evidence', works: [{ text: node('Evidence'), rows: [...evidence.values()].map(ofFloor) }] },
    {
      what: 'entities',
      works: [...labelled].map(([label, rows]) => ({
        text: node(`Entity:${label}`),
        rows: rows.map(({ properties }) => ofFloor(properties)),
      })),
    },
    { what: 'relationships', works: [...typed].map(([type, rows]) => ({ text: tie(type), rows })) },
  ]
}

const ofFloor = (row: object): Record<string, unknown> => ({ ...row, release: RELEASE })
