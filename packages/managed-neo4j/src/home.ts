import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diskFull, saysDiskFull } from './disk.ts'
import { ManagedNeo4jError } from './error.ts'

// What Neo4j's own current hash is made with; it reads any count, but would then hash again at the first login.
const HASH_ITERATIONS = 1024

/** What a Neo4j finds in its home directory, `<stateDir>/neo4j`. */
export interface Home {
  path: string
  /** Where the process's own output goes, from the start on. */
  log: string
}

/** The home directory, made when it is not there; as a real path, because processes are distinguished by it. */
export function openHome(stateDir: string): Home {
  try {
    const path = join(stateDir, 'neo4j')
    // 0700: the store and the logs hold what the password protects.
    mkdirSync(join(path, 'logs'), { recursive: true, mode: 0o700 })
    mkdirSync(join(path, 'conf'), { recursive: true, mode: 0o700 })
    const real = realpathSync(path)
    return { path: real, log: join(real, 'logs', 'console.log') }
  } catch (error) {
    if (saysDiskFull(error)) throw diskFull(stateDir, 'stateDir', error)
    const hint = 'check that the folder can be written, or name another in stateDir'
    throw new ManagedNeo4jError(`the state directory ${stateDir} cannot be used: ${String(error)}`, {
      hint,
    })
  }
}

/** Writes the whole configuration: it is made anew at each start, so that a newer version's settings hold. */
export function writeConfiguration(home: Home, port: number): void {
  const address = `127.0.0.1:${port}`
  const settings: Record<string, string> = {
    'server.bolt.listen_address': address,
    'server.bolt.advertised_address': address,
    'server.http.enabled': 'false',
    'server.https.enabled': 'false',
    'dbms.usage_report.enabled': 'false',
    'dbms.security.auth_enabled': 'true',
    // No query of ours reads files or addresses; none that slips in shall.
    'dbms.security.allow_csv_import_from_file_urls': 'false',
    // Otherwise each query is planned anew for lists of 1, of some, of tens and of hundreds: 3.9 s of a processor for twenty, then 8.6 s more (measured).
    'internal.cypher.use_parameter_size': 'false',
    // Neo4j would take half of the machine's memory for it.
    'server.memory.pagecache.size': '128m',
    // Otherwise an empty database takes 516 MB on disk (measured), 2 MB with these.
    'db.tx_log.preallocate': 'false',
    'db.tx_log.rotation.size': '32m',
    'db.tx_log.rotation.retention_policy': '1 files',
    // Who stops it has already waited for its queries; the 10 s of the default would end in a kill (measured).
    'db.shutdown_transaction_end_timeout': '1s',
    // Neo4j waits this long twice at every stop, for nothing: 2.1 s with 1s, 0.3 s with this (measured).
    'internal.server.bolt.thread_pool_shutdown_wait_time': '200ms',
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`)
  writeFileSync(join(home.path, 'conf', 'neo4j.conf'), lines.join(''))
}

/**
 * The password of the user `neo4j`: made at random for a new home, and kept in a file that only its owner reads.
 * Neo4j learns it as a hash before its first start, so that it never runs with a known one.
 */
export function preparePassword(home: Home): string {
  const file = join(home.path, 'password')
  if (existsSync(file)) {
    chmodSync(file, 0o600)
  } else {
    refuseForeignStore(home)
    writeFileSync(`${file}.new`, randomBytes(24).toString('base64url'), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  const password = readFileSync(file, 'utf8').trim()
  const initialUser = join(home.path, 'data', 'dbms', 'auth.ini')
  if (!existsSync(initialUser)) {
    mkdirSync(join(home.path, 'data', 'dbms'), { recursive: true, mode: 0o700 })
    writeFileSync(`${initialUser}.new`, initialUserLine(password), { mode: 0o600 })
    renameSync(`${initialUser}.new`, initialUser)
  }
  return password
}

/** A store whose password is lost answers nobody: say so now, not after a start that then cannot be used. */
function refuseForeignStore(home: Home): void {
  const store = join(home.path, 'data', 'databases')
  if (!existsSync(store)) return
  const hint = `put the file back, or remove ${join(home.path, 'data')}: releases are then loaded again from their packages`
  throw new ManagedNeo4jError(`the database in ${home.path} has lost its password file`, { hint })
}

/** What `neo4j-admin dbms set-initial-password` would write, without a second Java and a password that ps shows. */
export function initialUserLine(password: string, salt: Buffer = randomBytes(32)): string {
  let hash = createHash('sha256').update(salt).update(password, 'utf8').digest()
  for (let iteration = 1; iteration < HASH_ITERATIONS; iteration++) hash = createHash('sha256').update(hash).digest()
  return `neo4j:SHA-256,${hash.toString('hex')},${salt.toString('hex')},${HASH_ITERATIONS}:\n`
}
