import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** What decides how questions are answered; the data is the release's. */
const DECIDING = ['src', 'cypher', 'schema', 'package-lock.json']

/** What this program is, to the byte: answers of another one may differ. Reads the sources once, some 30 ms. */
export function buildId(): string {
  const hash = createHash('sha256')
  for (const path of DECIDING.flatMap(filesAt).sort())
    hash.update(`${relative(ROOT, path)}\n`).update(readFileSync(path))
  return hash.digest('hex').slice(0, 16)
}

function filesAt(name: string): string[] {
  const path = join(ROOT, name)
  try {
    const entries = readdirSync(path, { recursive: true, withFileTypes: true })
    return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTDIR') return [path]
    // A package may come without it: then it decides nothing.
    if (code === 'ENOENT') return []
    throw error
  }
}
