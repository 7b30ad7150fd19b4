import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { VERSION } from '../../config/version.ts'
import { FilorossoError } from '../../model/errors.ts'
import { hashFiles } from '../package/files.ts'
import { Problems } from '../package/problems.ts'
import { sha256 } from '../package/text/lines.ts'
import type { VerifyReport } from './report.ts'
import { verifyPackage } from './verify-package.ts'

/** Beside the files of a package, and none of them: what is proved is proved again without changing the package. */
const FILE = 'proof.json'

const PROOF = z.object({
  /** ISO 8601, UTC. */
  proved: z.string(),
  /** The version of the program. */
  program: z.string(),
  /** SHA-256 of the files of the package as they were. */
  package: z.string(),
  /** Those of the sources that it was proved against, by their ids. */
  sources: z.record(z.string(), z.string()),
})
export type Proof = z.infer<typeof PROOF>

/** The sources of a package and what their bytes are known by. */
function sourcesOf(folder: string): Map<string, string> {
  const file = join(folder, 'sources.csv')
  if (!existsSync(file)) return new Map()
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true, bom: true })
  return new Map(rows.map(({ id = '', sha256: hash = '' }) => [id, hash]))
}

function contentOf(folder: string): string {
  return hashFiles(folder, new Problems())?.hash ?? ''
}

/** Notes that a package was just proved against all of its sources: of what was read then, whatever is saved meanwhile. */
export function noteProof(folder: string, content: VerifyReport['content'], now = new Date()): void {
  const proof: Proof = { proved: now.toISOString(), program: VERSION, ...content }
  writeFileSync(join(folder, FILE), `${JSON.stringify(proof, null, 2)}\n`)
}

/** The proof of a package that has this fingerprint; null where there is none, or what it was made of is not what was read. */
export function proofOf(folder: string, fingerprint: string): Proof | null {
  const file = join(folder, FILE)
  if (!existsSync(file)) return null
  try {
    const { success, data } = PROOF.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return success && data.package.startsWith(fingerprint) ? data : null
  } catch {
    // What nobody can read proves nothing.
    return null
  }
}

/** How a package stands: when it was proved against its sources, and by what; or that it was not. */
export function proofInWords(folder: string): string {
  const file = join(folder, FILE)
  if (!existsSync(file)) return 'not proved against its source'
  let json: unknown = null
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // What nobody can read proves nothing.
  }
  const proof = PROOF.safeParse(json)
  if (!proof.success) return `not proved against its source; its ${FILE} cannot be read`
  const { proved, program, package: content, sources } = proof.data
  const when = `${proved.slice(0, 10)} by filorosso ${program}`
  if (content !== contentOf(folder)) return `not proved against its source since it was changed; last on ${when}`
  const hashes = Object.values(sources).map(hash => `sha256 ${hash.slice(0, 12)}…`)
  return `proved against its source on ${when} (${hashes.join(', ')})`
}

/**
 * Proves packages against the sources that are at hand; each file is known by its SHA-256. The ids of packages that were proved
 * against all of their sources.
 * @throws FilorossoError BAD_USER_INPUT where a package does not stand up to its source, or a file is a source of none.
 */
export async function proveAgainst(
  packages: readonly string[],
  files: readonly string[],
  step: (text: string) => void,
): Promise<string[]> {
  const hashes = new Map<string, string>()
  for (const file of files) {
    if (!existsSync(file))
      throw new FilorossoError('BAD_USER_INPUT', `${file}: there is no such file`, {
        hint: 'give the path of a source',
      })
    hashes.set(file, sha256(readFileSync(file)))
  }
  const used = new Set<string>()
  const proved: string[] = []
  for (const folder of packages) {
    const own = [...hashes].filter(([, hash]) => [...sourcesOf(folder).values()].includes(hash))
    for (const [file] of own) {
      used.add(file)
      step(`proving ${folder} against ${file}`)
      const { ok, failures } = await verifyPackage(folder, { source: file })
      if (ok) continue
      const causes = failures.filter(({ follows }) => !follows)
      const shown = causes.slice(0, 20).map(({ place, message }) => `${place}: ${message}`)
      const more = causes.length > 20 ? [`… and ${causes.length - 20} more`] : []
      throw new FilorossoError('BAD_USER_INPUT', [...shown, ...more].join('\n'), {
        hint: `${folder} does not stand up to ${file}: nothing is loaded`,
      })
    }
    const all = new Set(own.map(([, hash]) => hash))
    if (own.length > 0 && [...sourcesOf(folder).values()].every(hash => all.has(hash))) proved.push(folder)
  }
  const stray = [...hashes].find(([file]) => !used.has(file))
  if (stray !== undefined)
    throw new FilorossoError(
      'BAD_USER_INPUT',
      `${stray[0]}, sha256 ${stray[1]}, is not a source of ${packages.join(', ')}`,
      {
        hint: 'a source is known by the sha256 that sources.csv has: give the very file that the package was made of',
      },
    )
  return proved
}
