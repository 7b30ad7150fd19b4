import { createHash } from 'node:crypto'
import { closeSync, type Dirent, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
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
  return filesOf(asked, problems, wholly)
}

/** The same without the bytes of its tables: they are hashed piece by piece, and nothing of them is kept. */
export function hashFiles(asked: string, problems: Problems): PackageFiles | null {
  return filesOf(asked, problems, (file, name) =>
    name === DESCRIPTOR_FILE ? wholly(file) : { content: null, digest: digestOf(file) },
  )
}

function wholly(file: string): Taken {
  const content = readFileSync(file)
  return { content, digest: createHash('sha256').update(content).digest('hex') }
}

interface Taken {
  content: Buffer | null
  digest: string
}

function filesOf(asked: string, problems: Problems, take: (file: string, name: string) => Taken): PackageFiles | null {
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
  const digests = new Map<string, string>()
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
      const { content, digest } = take(join(path, name), name)
      if (content !== null) bytes.set(name, content)
      digests.set(name, digest)
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException
      problems.add({ file: `${path}/${name}`, line: null }, null, `cannot be read: ${code}`)
    }
  }
  return { name: basename(resolve(path)), path, bytes, links, hash: hashOf(digests) }
}

/** Of all files one after the other: what each is read into is not left to be collected. */
const PIECE = Buffer.allocUnsafeSlow(64 * 1024)

function digestOf(file: string): string {
  const hash = createHash('sha256')
  const opened = openSync(file, 'r')
  try {
    for (let read = 1; read > 0; ) {
      read = readSync(opened, PIECE)
      hash.update(PIECE.subarray(0, read))
    }
  } finally {
    closeSync(opened)
  }
  return hash.digest('hex')
}

/** A sha256 of the names of files and of the sha256 of each, as hexadecimal digits. */
export function hashOf(digests: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256')
  for (const [name, digest] of digests) hash.update(`${name}\0${digest}\n`)
  return hash.digest('hex')
}
