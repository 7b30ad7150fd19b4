import { createHash } from 'node:crypto'
import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { compare, type Problems } from './problems.ts'

/**
 * The files of a package, each read once and before anything is made of them: what is hashed is what is parsed, also where somebody saves a
 * file meanwhile.
 */
export interface PackageFiles {
  /** The folder's own name. */
  name: string
  /** As it was asked for, without slashes at its end. */
  path: string
  /** Of `datapackage.json` and every CSV, by name, in the order of the names. */
  bytes: ReadonlyMap<string, Buffer>
  /** Names of links, which may lead out of the package. */
  links: ReadonlySet<string>
  /** See hashOf. */
  hash: string
}

export const DESCRIPTOR_FILE = 'datapackage.json'

/** Null where there is no such folder; a file that cannot be read is a problem. */
export function readFiles(asked: string, problems: Problems): PackageFiles | null {
  const path = asked.replace(/(?<=[^/])\/+$/, '')
  let entries: Dirent[]
  try {
    entries = readdirSync(path, { withFileTypes: true })
  } catch {
    problems.add({ file: path, line: null }, null, 'there is no such folder')
    return null
  }
  const bytes = new Map<string, Buffer>()
  const links = new Set<string>()
  for (const entry of entries.sort((a, b) => compare(a.name, b.name))) {
    const { name } = entry
    if (!entry.isDirectory() && /\.csv$/i.test(name) && !name.endsWith('.csv')) {
      const right = `${name.slice(0, -'.csv'.length)}.csv`
      problems.add({ file: `${path}/${name}`, line: null }, null, `is not read: call it ${right}, in small letters`)
      continue
    }
    if (entry.isDirectory() || !(name === DESCRIPTOR_FILE || name.endsWith('.csv'))) continue
    if (entry.isSymbolicLink()) links.add(name)
    try {
      bytes.set(name, readFileSync(join(path, name)))
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException
      problems.add({ file: `${path}/${name}`, line: null }, null, `cannot be read: ${code}`)
    }
  }
  return { name: basename(resolve(path)), path, bytes, links, hash: hashOf({ bytes }) }
}

/** A sha256 of the names and contents of the files, as hexadecimal digits. */
export function hashOf({ bytes }: Pick<PackageFiles, 'bytes'>): string {
  const hash = createHash('sha256')
  for (const [name, content] of bytes) {
    hash.update(`${name}\0${createHash('sha256').update(content).digest('hex')}\n`)
  }
  return hash.digest('hex')
}
