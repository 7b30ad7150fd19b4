import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { noteProof } from '../dataset/verify/proof.ts'
import type { Failure, VerifyReport } from '../dataset/verify/report.ts'
import { verifyPackage } from '../dataset/verify/verify-package.ts'
import { type Changes, changesBetween, nextVersion, versionOf } from './changes.ts'
import { refuse } from './refuse.ts'

export interface Steps {
  step(text: string): void
  detail(text: string): void
}

/** A package in its folder. */
export interface Put {
  folder: string
  version: string
  /** Against the package that stood there; null where there was none. */
  changes: Changes | null
  figures: { figures: number; evidenced: number; notFacts: number }
}

/**
 * The version of the package of this name that stands in a folder, which an import may replace; null where there is none.
 * @throws FilorossoError BAD_USER_INPUT where anything else stands there: it is somebody's.
 */
export function standing(folder: string, name: string, of: string): string | null {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return null
  const found = versionOf(folder)
  if (found.name !== name)
    refuse([`${folder} is not empty, and not a package of ${of}`], 'name a folder that is not there yet')
  return found.version ?? '0.0.0'
}

/**
 * Writes a package, proves it against its files, and puts it in its folder; `old` is the version that stands there and is
 * replaced. Nothing is left where something is wrong.
 * @param causes why nothing was made of what stands at a place: that is said there, not what follows from it.
 * @param placeOf where in the files what stands in the package is printed, by what is wrong with it; null where that is not known.
 * @throws FilorossoError BAD_USER_INPUT with all that the proof finds.
 */
export async function putPackage(
  folder: string,
  old: string | null,
  paths: Iterable<string>,
  write: (folder: string, version: string) => void,
  hint: string,
  steps: Steps,
  causes: ReadonlyMap<string, string> = new Map(),
  placeOf: (message: string) => string | null = () => null,
): Promise<Put> {
  mkdirSync(dirname(resolve(folder)), { recursive: true })
  const made = mkdtempSync(`${resolve(folder)}.importing-`)
  const withdraw = removedWhenEnded(made)
  try {
    let version = old ?? '1.0.0'
    write(made, version)
    const changes = old === null ? null : changesBetween(folder, made)
    if (changes !== null && changes.gone.length + changes.made.length + changes.changed.length > 0) {
      version = nextVersion(version)
      write(made, version)
    }
    const figures = { figures: 0, evidenced: 0, notFacts: 0 }
    let content: VerifyReport['content'] | null = null
    for (const path of paths) {
      steps.step(`proving the package against ${basename(path)}`)
      const report = await verifyPackage(made, { source: path, causes })
      if (!report.ok) {
        const found = report.failures.filter(({ follows }) => !follows)
        const named = ({ place, message }: Failure) =>
          place.startsWith(made) ? (placeOf(message) ?? place.replace(made, folder)) : `${basename(path)}, ${place}`
        refuse(
          found.map(failure => `${named(failure)}: ${failure.message}`),
          found.some(({ explained }) => explained)
            ? 'a record that is a total or a note is listed under skip, or comes after what until says'
            : found.some(({ place }) => !place.startsWith(made))
              ? hint
              : undefined,
        )
      }
      content = report.content
      figures.figures += report.totals.figures
      figures.evidenced += report.totals.evidenced
      figures.notFacts += report.totals.notFacts
    }
    const before = `${made}.before`
    if (existsSync(folder)) renameSync(folder, before)
    renameSync(made, folder)
    rmSync(before, { recursive: true, force: true })
    if (content !== null) noteProof(folder, content)
    return { folder, version, changes, figures }
  } finally {
    withdraw()
    rmSync(made, { recursive: true, force: true })
  }
}

/** Removes a folder where the program is ended from outside; what it gives takes that back. */
function removedWhenEnded(folder: string): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const withdraw = () => {
    for (const signal of signals) process.off(signal, end)
  }
  const end = (signal: NodeJS.Signals) => {
    withdraw()
    rmSync(folder, { recursive: true, force: true })
    process.kill(process.pid, signal)
  }
  for (const signal of signals) process.on(signal, end)
  return withdraw
}
