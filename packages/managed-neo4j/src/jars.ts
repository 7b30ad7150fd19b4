import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { diskFull, saysDiskFull } from './disk.ts'
import { ManagedNeo4jError } from './error.ts'
import { findMaven } from './tools.ts'

const POM = fileURLToPath(new URL('./pom.xml', import.meta.url))
const MARKER = 'complete.json'
/** How the names end of what is not finished: cleared when it is an hour old. */
export const UNFINISHED = '.unfinished'
const ABANDONED_AFTER_MS = 60 * 60 * 1000

/** What the marker of a whole cache says: every jar with its size, so that a lost or cut one is noticed. */
interface Marker {
  jars: { file: string; bytes: number }[]
}

/** Where jars are kept when nobody names a folder. */
export function defaultJarCache(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'managed-neo4j')
}

/**
 * Where the jars of one Neo4j version live below a cache: shared by all projects of this user, named by the version and by the pom
 * that was resolved, so that neither another version nor another pom ever finds the wrong ones.
 */
export function jarFolder(jarCache: string, version: string): string {
  const pom = createHash('sha256').update(readFileSync(POM)).digest('hex').slice(0, 8)
  return join(jarCache, `neo4j-${version}-${pom}`)
}

/** Whether the cache is whole: it was finished once and no jar was lost since. */
export function isResolved(cache: string): boolean {
  try {
    const marker = JSON.parse(readFileSync(join(cache, MARKER), 'utf8')) as Marker
    return marker.jars.length > 0 && marker.jars.every(({ file, bytes }) => statSync(join(cache, file)).size === bytes)
  } catch {
    return false
  }
}

/**
 * The class path of a Neo4j version, fetched by Maven the first time.
 *
 * The cache is filled beside its place and moved there when it is whole: interrupted at any point, it is not there.
 */
export async function resolveJars(
  jarCache: string,
  version: string,
  onProgress: (step: string) => void,
  signal?: AbortSignal,
): Promise<string> {
  const cache = jarFolder(jarCache, version)
  const classPath = join(cache, '*')
  if (isResolved(cache)) return classPath

  const maven = findMaven()
  if ('missing' in maven) throw new ManagedNeo4jError(maven.missing, { hint: 'install Maven' })
  const unfinished = `${cache}.${randomUUID()}${UNFINISHED}`
  try {
    mkdirSync(unfinished, { recursive: true })
    removeAbandoned(join(cache, '..'))
    onProgress(`fetching Neo4j ${version} with Maven, once (about ${WHOLE_MB} MB)`)
    const jars = await runMaven(maven.path, version, unfinished, onProgress, signal)
    fill(unfinished, jars)
    moveInto(cache, unfinished)
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof ManagedNeo4jError) throw error
    if (saysDiskFull(error)) throw diskFull(jarCache, 'jarCache', error)
    const hint = 'check that it can be written and has 130 MB free, or name another folder in jarCache'
    throw new ManagedNeo4jError(`the jar cache ${cache} cannot be filled: ${String(error)}`, { hint })
  } finally {
    if (existsSync(unfinished)) rmSync(unfinished, { recursive: true, force: true })
  }
  return classPath
}

/** Asks Maven for the class path: it fetches what its own repository lacks and names the files there. */
async function runMaven(
  mvn: string,
  version: string,
  folder: string,
  onProgress: (step: string) => void,
  signal?: AbortSignal,
): Promise<string[]> {
  const output = join(folder, 'classpath')
  const goal = ['dependency:build-classpath', '-Dmdep.includeScope=runtime', `-Dmdep.outputFile=${output}`]
  // A jar that does not match its checksum must fail here, not as a strange error of Java later.
  const args = ['--batch-mode', '--strict-checksums', '-f', POM, `-Dneo4j.version=${version}`, ...goal]
  const child = spawn(mvn, args, { stdio: ['ignore', 'pipe', 'ignore'], ...(signal && { signal }) })

  const errors: string[] = []
  let megabytes = 0
  let reported = Date.now()
  const lines = createInterface({ input: child.stdout })
  lines.on('line', line => {
    if (line.startsWith('[ERROR] ')) errors.push(line.slice('[ERROR] '.length).replace(/ -> \[Help \d+\]$/, ''))
    megabytes += downloadedMegabytes(line)
    if (megabytes === 0 || Date.now() - reported < 2_000) return
    reported = Date.now()
    onProgress(`fetching Neo4j ${version}: ${progressText(megabytes)}`)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) {
    const why = errors[0] ?? `mvn ended with ${code ?? 'a signal'}`
    // Maven keeps what it fetches in a repository of its own, too.
    const full = errors.find(saysDiskFull)
    if (full !== undefined)
      throw new ManagedNeo4jError(`a disk is full: ${full}`, {
        hint: 'free some space on the disks of the Maven repository (~/.m2) and of jarCache',
      })
    const hint = 'check the network and the proxy or mirror in the Maven settings, then start again'
    throw new ManagedNeo4jError(`Maven could not fetch Neo4j ${version}: ${why}`, { hint })
  }
  const paths = readFileSync(output, 'utf8').trim().split(':')
  rmSync(output)
  return paths
}

/** About what a machine without any of it fetches: the jars, and the parts of Maven that ask for them. */
const WHOLE_MB = 135

/** `37 of about 135 MB (27 %)`; never all of it before the end. */
export function progressText(megabytes: number): string {
  const percent = Math.min(99, Math.round((100 * megabytes) / WHOLE_MB))
  return `${Math.round(megabytes)} of about ${Math.max(WHOLE_MB, Math.round(megabytes))} MB (${percent} %)`
}

/** What a line of Maven's says to have fetched: `Downloaded from central: https://… (1.2 MB at 3.4 MB/s)`. */
export function downloadedMegabytes(line: string): number {
  const [, amount, unit] = /^(?:\[INFO\] )?Downloaded from .*\(([\d.,]+) (B|kB|MB|GB) at /.exec(line) ?? []
  if (amount === undefined) return 0
  return Number(amount.replace(',', '.')) * { B: 1e-6, kB: 1e-3, MB: 1, GB: 1e3 }[unit as 'B']
}

/** Puts the jars into the folder, then the marker: as hard links where that works, since Maven keeps them as well. */
function fill(folder: string, paths: string[]): void {
  const jars = paths.map(path => {
    const file = basename(path)
    const target = join(folder, file)
    try {
      linkSync(path, target)
    } catch {
      copyFileSync(path, target)
    }
    return { file, bytes: statSync(target).size }
  })
  const marker: Marker = { jars }
  writeFileSync(join(folder, MARKER), JSON.stringify(marker, null, 1))
}

/** One rename makes the cache. When another process finished first, its cache stays: it may be running from it. */
function moveInto(cache: string, whole: string): void {
  if (isResolved(cache)) return
  const debris = `${cache}.${randomUUID()}${UNFINISHED}`
  try {
    renameSync(cache, debris)
  } catch {
    // The usual case: there is no damaged one to clear.
  }
  try {
    renameSync(whole, cache)
  } catch (error) {
    if (!isResolved(cache)) throw error
  }
  rmSync(debris, { recursive: true, force: true })
}

/** Clears what interrupted runs left, sparing those that may still be at work. */
function removeAbandoned(root: string): void {
  for (const name of readdirSync(root).filter(entry => entry.endsWith(UNFINISHED))) {
    const path = join(root, name)
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - changed > ABANDONED_AFTER_MS) rmSync(path, { recursive: true, force: true })
  }
}
