import { execFile } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Something looked for on this machine: where it is, or one sentence on why it cannot be used. */
export type Found = { path: string } | { missing: string }

/** The Java to run Neo4j with: of JAVA_HOME if that is set, else of PATH, if it is new enough. */
export async function findJava(minimum: number): Promise<Found> {
  const home = process.env.JAVA_HOME
  const path = home ? join(home, 'bin', 'java') : findOnPath('java')
  const wanted = `Java ${minimum} or newer`
  if (path === null) return { missing: `there is no java on PATH; the managed Neo4j needs ${wanted}` }
  if (!isProgram(path)) return { missing: `JAVA_HOME is ${home}, where there is no bin/java; ${wanted} is needed` }
  const said = await versionOutput(path)
  const major = javaMajor(said)
  // macOS ships a java that only says where to get one.
  if (major === null) return { missing: `${path} does not say its version; ${wanted} is needed` }
  if (major < minimum) return { missing: `${path} is Java ${major}; the managed Neo4j needs ${wanted}` }
  return { path }
}

/** The Maven that fetches the jars. */
export function findMaven(): Found {
  const path = findOnPath('mvn')
  return path === null
    ? { missing: 'there is no mvn (Maven) on PATH, and the jars of Neo4j are not fetched yet' }
    : { path }
}

/** The feature number in what `java -version` prints: 17 of `17.0.15`, 8 of `1.8.0_392`, 25 of `25-ea`. */
export function javaMajor(output: string): number | null {
  const version = /version "(?:1\.)?(\d+)/.exec(output)?.[1]
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

function versionOutput(java: string): Promise<string> {
  return new Promise(resolve => {
    // The version goes to standard error.
    execFile(java, ['-version'], { timeout: 20_000 }, (_error, stdout, stderr) => resolve(stderr + stdout))
  })
}
