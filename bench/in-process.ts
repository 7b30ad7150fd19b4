import 'reflect-metadata'
import { resolve } from 'node:path'
import { HeaderMap } from '@apollo/server'
import { runningAddress } from 'managed-neo4j'
import type { Driver } from 'neo4j-driver'
import { createApollo } from '../src/api/apollo.ts'
import { createSchema } from '../src/api/schema.ts'
import { type Environment, readEnvironment } from '../src/config/environment.ts'
import { asSent } from '../src/graph/as-sent.ts'
import { cypher, PROBE } from '../src/graph/query.ts'
import type { ReleaseInfo } from '../src/graph/reader.ts'
import { pruneReleases } from '../src/graph/releases/prune.ts'
import { turns } from '../src/model/turns.ts'
import { contextMaker } from '../src/service/context.ts'
import { loadPackages } from '../src/service/data.ts'
import { openStore } from '../src/service/store.ts'
import { recording, type Statement } from './counts.ts'
import { pidOf } from './processes.ts'
import type { Variables } from './questions/question.ts'
import type { Ask } from './questions/subjects.ts'

/** The service without HTTP and without anything kept: what each operation asks of the database, and what it answers. */
export interface InProcess {
  driver: Driver
  bolt: { uri: string; password: string }
  databasePid: number
  release: ReleaseInfo
  ask: Ask
  operation(query: string, variables: Variables): Promise<{ statements: Statement[]; body: string }>
  close(): Promise<void>
}

/** Starts a database with the packages of `environment` live in it. */
export async function openInProcess(
  given: Partial<Record<keyof Environment, string>>,
  say: (text: string) => void,
): Promise<InProcess> {
  const environment = readEnvironment({ ...given, FILOROSSO_CACHE_MB: '0' })
  const store = await openStore(environment, { step: say })
  try {
    const packages = environment.FILOROSSO_DATA.split(',')
    const release = await loadPackages(store.database, { packages, keep: 100, steps: { step: say, detail: () => {} } })
    // What an earlier version has loaded would be found by those who do not ask for a release: it goes now, not in a minute as the load has it.
    await pruneReleases(store.database, '', 1, { graceMs: 0 })
    const { driver, database } = store.database
    const apollo = await createApollo(await createSchema(), error => say(String(error)))
    const context = contextMaker(store, () => null)
    const ask: Ask = async (text, parameters = {}) => {
      const session = driver.session({ database })
      try {
        return (await session.run(text, parameters)).records.map(record => Array.from(record.values()))
      } finally {
        await session.close()
      }
    }
    // What comes together must not depend on how busy the machine is.
    turns.due = () => false
    // Plans are made anew by what there is now, not by what there was while it was written.
    await ask('CALL db.prepareForReplanning(120)')
    const sent = recording(driver)
    const whichIsLive = asSent(cypher('release/live'))
    const bolt = runningAddress(environment.FILOROSSO_STATE_DIR)
    if (bolt === null) throw new Error('the bench measures over a managed Neo4j: leave NEO4J_URI out')
    return {
      driver,
      bolt,
      databasePid: pidOf('java', resolve(environment.FILOROSSO_STATE_DIR, 'neo4j')),
      release,
      ask,
      async operation(query, variables) {
        sent.taken()
        const { body } = await apollo.executeHTTPGraphQLRequest({
          httpGraphQLRequest: {
            method: 'POST',
            headers: new HeaderMap([['content-type', 'application/json']]),
            body: { query, operationName: 'Q', variables },
            search: '',
          },
          context: () => context(null),
        })
        if (body.kind !== 'complete') throw new Error('the answer came in parts')
        // Which release is live is asked once a second, and whether the database answers at all where it is slow to, whatever comes.
        const ofItself = ({ text }: Statement) => text !== whichIsLive && text !== PROBE
        return { statements: sent.taken().filter(ofItself), body: body.string }
      },
      async close() {
        await apollo.stop()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}
