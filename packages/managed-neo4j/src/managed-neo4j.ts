import { existsSync } from 'node:fs'
import { addressOf, announce, type DatabaseAddress } from './announcement.ts'
import { claimHome } from './claim.ts'
import { archiveOf, makeArchive } from './class-archive.ts'
import { diskFull, saysDiskFull } from './disk.ts'
import { ManagedNeo4jError } from './error.ts'
import { findFreePort } from './free-port.ts'
import { type Home, openHome, preparePassword, writeConfiguration } from './home.ts'
import { defaultJarCache, isResolved, jarFolder, resolveJars } from './jars.ts'
import { keepRunning } from './keep-running.ts'
import { serverArguments } from './server-arguments.ts'
import { type Launch, launch, type ServerProcess, untilStarted } from './server-process.ts'
import { findJava, findMaven, type Java } from './tools.ts'
import { DEFAULT_NEO4J_VERSION, launchFacts } from './versions.ts'

const DEFAULT_HEAP_MB = 512
const STARTS_TO_TRY = 4

/** A Neo4j that this process started. It ends with `stop`, and with this process however that ends. */
export interface ManagedNeo4j {
  address: DatabaseAddress
  /** Ends it cleanly, by force after some seconds; may be called again. */
  stop(): Promise<void>
  /** Resolves when it has ended and is not started again, asked to or not; `code` is null when a signal ended it. */
  exited: Promise<{ code: number | null }>
}

export interface ManagedNeo4jOptions {
  /** The data, the password and the logs are kept below it, in `neo4j/`. */
  stateDir: string
  /** The most that the Java heap may take; 512 if not given. */
  heapMb?: number
  /** Called with what is being done whenever that may take longer than a second. */
  onProgress?: (step: string) => void
  /** Abandons the start. It has no effect on a database that has started: `stop` has. */
  signal?: AbortSignal
  /**
   * Given, it is started again on the same port whenever it ends without being asked to, after a pause that doubles up to 15 s; called with
   * what happens, in a sentence. Not given, its end is its end.
   */
  onRestart?: (what: string) => void
  /** Called when its process is there, which then takes seconds to start: what is done here is done beside that. What it throws ends the start. */
  onLaunch?: () => void
  /** A published version; 2025.01 and later need Java 21. The long-term support line, 5.26, if not given. */
  neo4jVersion?: string
  /** Where the jars are kept, for all projects of this user; `~/.cache/managed-neo4j` if not given. */
  jarCache?: string
}

/**
 * Starts Neo4j Community on a free port of the loopback interface, fetching its jars the first time.
 *
 * @throws ManagedNeo4jError: no Java or Maven, no jars, the state directory in use, or a start that failed.
 */
export async function startManagedNeo4j(options: ManagedNeo4jOptions): Promise<ManagedNeo4j> {
  const { stateDir, onProgress = () => {}, signal, neo4jVersion = DEFAULT_NEO4J_VERSION } = options
  const jarCache = options.jarCache ?? defaultJarCache()
  signal?.throwIfAborted()
  const java = await findRuntime(neo4jVersion, jarCache)
  if ('missing' in java) throw new ManagedNeo4jError(java.missing, { hint: 'install it' })

  const home = openHome(stateDir)
  const claim = await claimHome(home.path, onProgress)
  try {
    const classPath = await resolveJars(jarCache, neo4jVersion, onProgress, signal)
    const password = preparePassword(home)
    onProgress(`starting Neo4j ${neo4jVersion}`)
    const archive = archiveOf(jarCache, neo4jVersion, java)
    const args = serverArguments({
      home,
      classPath,
      neo4jVersion,
      heapMb: options.heapMb ?? DEFAULT_HEAP_MB,
      java: [...(existsSync(archive) ? [`-XX:SharedArchiveFile=${archive}`] : []), claim.argument],
    })
    const start: Launch = { program: java.path, args, mark: claim.argument, home: home.path, log: home.log }
    const { server, port } = await startOnFreePort(home, start, options)
    announce(home, claim.argument, port)
    const { exited, stop } = keepRunning(start, server, options.onRestart)
    const released = exited.finally(claim.release)
    return {
      address: addressOf(port, password),
      exited: released,
      stop: async () => {
        await stop()
        await released
      },
    }
  } catch (error) {
    claim.release()
    if (!(error instanceof ManagedNeo4jError) && saysDiskFull(error)) throw diskFull(home.path, 'stateDir', error)
    throw error
  }
}

/**
 * Has later starts read the classes of Neo4j from an archive that this Java maps into memory, where there is none yet: that takes some 15 s
 * of one processor, at the lowest priority, and saves 2 of some 4 s of each start (measured).
 */
export async function hastenStarts({
  neo4jVersion = DEFAULT_NEO4J_VERSION,
  jarCache = defaultJarCache(),
  signal,
}: Pick<ManagedNeo4jOptions, 'neo4jVersion' | 'jarCache' | 'signal'> = {}): Promise<void> {
  const java = await findRuntime(neo4jVersion, jarCache)
  if ('missing' in java || !isResolved(jarFolder(jarCache, neo4jVersion))) return
  await makeArchive(jarCache, neo4jVersion, java, signal)
}

/** What is missing to run a managed Neo4j, in one sentence; null when it can run. */
export async function managedUnavailableReason(
  neo4jVersion = DEFAULT_NEO4J_VERSION,
  jarCache = defaultJarCache(),
): Promise<string | null> {
  const java = await findRuntime(neo4jVersion, jarCache)
  return 'missing' in java ? java.missing : null
}

/** The Java to run it with, if all else that it takes is here too. */
async function findRuntime(neo4jVersion: string, jarCache: string): Promise<Java | { missing: string }> {
  if (process.platform !== 'linux' && process.platform !== 'darwin') {
    return { missing: `the managed Neo4j runs on Linux and macOS, not on ${process.platform}` }
  }
  const java = await findJava(launchFacts(neo4jVersion).minimumJava)
  // Maven is needed once: not when the jars are there.
  if ('missing' in java || isResolved(jarFolder(jarCache, neo4jVersion))) return java
  const maven = findMaven()
  return 'missing' in maven ? maven : java
}

async function startOnFreePort(
  home: Home,
  start: Launch,
  { signal, onLaunch }: Pick<ManagedNeo4jOptions, 'signal' | 'onLaunch'>,
): Promise<{ server: ServerProcess; port: number }> {
  let outcome = ''
  for (let attempt = 1; attempt <= STARTS_TO_TRY; attempt++) {
    const port = await findFreePort()
    writeConfiguration(home, port)
    signal?.throwIfAborted()
    const server = launch(start)
    try {
      onLaunch?.()
      outcome = await untilStarted(server, start, signal)
      if (outcome === 'started') return { server, port }
    } catch (error) {
      await server.stop()
      throw error
    }
  }
  const [message, hint] =
    outcome === 'killed'
      ? ['Neo4j was killed whenever it started', 'the system may be short of memory: give it less in heapMb']
      : [`${STARTS_TO_TRY} free ports in a row were taken by other programs`, 'start again']
  throw new ManagedNeo4jError(message, { hint })
}
