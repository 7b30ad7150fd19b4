import { resolve } from 'node:path'
import type { Driver, Record as Neo4jRecord } from 'neo4j-driver'
import { readEnvironment } from '../src/config/environment.ts'
import { derive } from '../src/dataset/derive/derive.ts'
import { openPackages } from '../src/dataset/package/read-packages.ts'
import { toBolt } from '../src/graph/bolt-values.ts'
import { entityRow } from '../src/graph/records/entities.ts'
import { evidenceRow, writeEvidence } from '../src/graph/records/evidence.ts'
import { printedDigests } from '../src/graph/records/printed.ts'
import { relationshipRow, writeRelationships } from '../src/graph/records/relationships.ts'
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
  /** Made when they are asked for: relationships are between what was written before. */
  rows(): readonly unknown[]
  took?(records: readonly Neo4jRecord[]): void
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
      let written = 0
      for (const { text, rows: made, took } of works) {
        const rows = made()
        written += rows.length
        for (let at = 0; at < rows.length; at += BATCH) {
          const parameters = toBolt({ release: RELEASE, rows: rows.slice(at, at + BATCH) }) as object
          const records = await write(driver, text, parameters)
          took?.(records)
        }
      }
      const { user, system } = process.cpuUsage(before.cpu)
      found.push({
        what,
        rows: written,
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

async function write(driver: Driver, text: string, parameters: object): Promise<readonly Neo4jRecord[]> {
  const session = driver.session()
  try {
    return (await session.run(text, parameters)).records
  } finally {
    await session.close()
  }
}

/** Evidence and relationships by the statements of a load, which nothing shorter is known for; entities by one for each label. */
function worksOf(graph: GraphValue): { what: string; works: Omit<Work, 'what'>[] }[] {
  const { evidence, entities, relationships } = graph
  const tied = tiedTexts(graph)
  const digest = printedDigests(graph)
  const labelled = groupBy(
    [...entities.values()].map((one, rank) => entityRow(one, tied(one.id), rank, digest(one))),
    ({ label }) => label,
  )
  const nodes = new Map<string, string>()
  const nodeOf = (id: string) => nodes.get(id) as string
  return [
    { what: 'evidence', works: [{ text: writeEvidence.text, rows: () => [...evidence.values()].map(evidenceRow) }] },
    {
      what: 'entities',
      works: [...labelled].map(([label, rows]) => ({
        text: `UNWIND $rows AS row CREATE (node:Entity:${label}) SET node = row RETURN node.id AS id, elementId(node) AS node`,
        rows: () => rows.map(({ properties }) => ({ ...properties, release: RELEASE })),
        took: records => {
          for (const record of records) nodes.set(record.get('id'), record.get('node'))
        },
      })),
    },
    {
      what: 'relationships',
      works: [
        {
          text: writeRelationships.text,
          rows: () => relationships.map((each, position) => relationshipRow(each, position, RELEASE, nodeOf)),
        },
      ],
    },
  ]
}
