import { createHash, randomUUID } from 'node:crypto'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findFreePort } from './free-port.ts'
import { openHome, preparePassword, writeConfiguration } from './home.ts'
import { jarFolder, UNFINISHED } from './jars.ts'
import { serverArguments } from './server-arguments.ts'
import { launch, untilStarted } from './server-process.ts'
import type { Java } from './tools.ts'

const HEAP_MB = 256
/** The archive is written at the end of the run, by a process that gives way to all others. */
const GRACE_S = 300

/** Where the classes of a Neo4j are kept as one Java has them in memory: another Java, or other jars, have another file. */
export function archiveOf(jarCache: string, neo4jVersion: string, { version }: Java): string {
  const java = createHash('sha256').update(version).digest('hex').slice(0, 8)
  return `${jarFolder(jarCache, neo4jVersion)}.java-${java}.jsa`
}

/**
 * Makes that file by a run of an empty Neo4j, where it is not there. Made beside its place and moved there when it is whole: abandoned
 * at any point, it is not there. Java does not use one that does not fit.
 */
export async function makeArchive(
  jarCache: string,
  neo4jVersion: string,
  java: Java,
  signal?: AbortSignal,
): Promise<void> {
  const archive = archiveOf(jarCache, neo4jVersion, java)
  if (existsSync(archive)) return
  const jars = jarFolder(jarCache, neo4jVersion)
  const folder = `${jars}.${randomUUID()}${UNFINISHED}`
  try {
    const home = openHome(folder)
    const made = join(folder, 'classes.jsa')
    preparePassword(home)
    writeConfiguration(home, await findFreePort())
    const args = serverArguments({
      home,
      classPath: join(jars, '*'),
      neo4jVersion,
      heapMb: HEAP_MB,
      java: [`-XX:ArchiveClassesAtExit=${made}`],
    })
    const mark = `--home-dir=${home.path}`
    const start = { program: 'nice', args: ['-n', '19', java.path, ...args], mark, home: home.path, log: home.log }
    signal?.throwIfAborted()
    const server = launch({ ...start, graceS: GRACE_S })
    const abandon = () => killed(server.pid)
    signal?.addEventListener('abort', abandon, { once: true })
    try {
      const outcome = await untilStarted(server, start, signal)
      await server.stop()
      signal?.throwIfAborted()
      if (outcome === 'started' && existsSync(made)) renameSync(made, archive)
    } catch (error) {
      abandon()
      await server.exited
      throw error
    } finally {
      signal?.removeEventListener('abort', abandon)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** At once, with all of its group: there is nothing in it to be saved. */
function killed(group: number | undefined): void {
  if (group === undefined) return
  try {
    process.kill(-group, 'SIGKILL')
  } catch {
    // It has ended.
  }
}
