import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { liveArgument } from './claim.ts'
import type { Home } from './home.ts'

/** How to reach a database: all a driver needs. */
export interface DatabaseAddress {
  uri: string
  user: string
  password: string
  database: string
}

/** Where a managed Neo4j listens, and which start of it that was. */
interface Announcement {
  argument: string
  port: number
}

const fileOf = (home: string): string => join(home, 'listening.json')

export function addressOf(port: number, password: string): DatabaseAddress {
  return { uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password, database: 'neo4j' }
}

/** Says where the database of this home listens, for other commands of the same user to use it while it runs. */
export function announce(home: Home, argument: string, port: number): void {
  const file = fileOf(home.path)
  writeFileSync(`${file}.new`, JSON.stringify({ argument, port } satisfies Announcement), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** The address of the managed Neo4j that a live process runs in this state directory; null when none does, or not yet. */
export function runningAddress(stateDir: string): DatabaseAddress | null {
  const home = join(stateDir, 'neo4j')
  const live = liveArgument(home)
  if (live === null) return null
  try {
    const { argument, port } = JSON.parse(readFileSync(fileOf(home), 'utf8')) as Announcement
    if (argument !== live) return null
    return addressOf(port, readFileSync(join(home, 'password'), 'utf8').trim())
  } catch {
    return null
  }
}
