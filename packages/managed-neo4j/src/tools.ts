import { execFile } from 'node:child_process'
import { accessSync, constants, readFileSync, realpathSync, statSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

/** Something looked for on this machine: where it is, or one sentence on why it cannot be used. */
export type Found = { path: string } | { missing: string }

/** A Java, and all that it says of its version: two that say the same are the same. */
export interface Java {
  path: string
  version: string
}

/** The Java to run Neo4j with: of JAVA_HOME if that is set, else of PATH, if it is new enough. */
export async function findJava(minimum: number): Promise<Java | { missing: string }> {
  const home = process.env.JAVA_HOME
  const path = home ? join(home, 'bin', 'java') : findOnPath('java')
  const wanted = `Java ${minimum} or newer`
  if (path === null) return { missing: `there is no java on PATH; the managed Neo4j needs ${wanted}` }
  if (!isProgram(path)) return { missing: `JAVA_HOME is ${home}, where there is no bin/java; ${wanted} is needed` }
  const said = releaseText(path) ?? (await versionOutput(path))
  const major = javaMajor(said)
  // macOS ships a java that only says where to get one.
  if (major === null) return { missing: `${path} does not say its version; ${wanted} is needed` }
  if (major < minimum) return { missing: `${path} is Java ${major}; the managed Neo4j needs ${wanted}` }
  return { path, version: said }
}

/** The Maven that fetches the jars. */
export function findMaven(): Found {
  const path = findOnPath('mvn')
  return path === null
    ? { missing: 'there is no mvn (Maven) on PATH, and the jars of Neo4j are not fetched yet' }
    : { path }
}

/** The feature number in what `java -version` prints, or its `release` file says: 17 of `17.0.15`, 8 of `1.8.0_392`, 25 of `25-ea`. */
export function javaMajor(output: string): number | null {
  const version = /(?:version "|JAVA_VERSION=")(?:1\.)?(\d+)/.exec(output)?.[1]
  return version === undefined ? null : Number(version)
}

function findOnPath(name: string): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(folder => folder !== '')
  return folders.map(folder => join(folder, name)).find(isProgram) ?? null
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** What the file beside its programs says, which takes no start of a Java to read; null where there is none. */
function releaseText(java: string): string | null {
  try {
    const text = readFileSync(join(dirname(realpathSync(java)), '..', 'release'), 'utf8')
    return javaMajor(text) === null ? null : text
  } catch {
    return null
  }
}

function versionOutput(java: string): Promise<string> {
  return new Promise(resolve => {
    // The version goes to standard error.
    execFile(java, ['-version'], { timeout: 20_000 }, (_error, stdout, stderr) => resolve(stderr + stdout))
  })
}
