import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { PackageError, type Problem } from '../../../src/dataset/package/problems.ts'
import { readPackages } from '../../../src/dataset/package/read-packages.ts'

/** The invented package, as it is checked in: never written to. */
export const RIVALTA = new URL('../../packages/comune-di-rivalta', import.meta.url).pathname

/** A copy of the invented package, to break; it is gone when the test is done. */
export class PackageCopy {
  readonly folder: string

  constructor(name = 'comune-di-rivalta') {
    const parent = mkdtempSync(join(tmpdir(), 'filorosso-package-'))
    onTestFinished(() => rmSync(parent, { recursive: true, force: true }))
    this.folder = join(parent, name)
    cpSync(RIVALTA, this.folder, { recursive: true })
  }

  path(file: string): string {
    return join(this.folder, file)
  }

  read(file: string): string {
    return readFileSync(this.path(file), 'utf8')
  }

  write(file: string, text: string): void {
    writeFileSync(this.path(file), text)
  }

  /** Replaces the first occurrence of a text, which must be there; gives the 1-based line that it stands on. */
  edit(file: string, text: string, by: string): number {
    const before = this.read(file)
    const start = before.indexOf(text)
    if (start === -1) throw new Error(`${file} does not hold ${JSON.stringify(text)}`)
    this.write(file, before.slice(0, start) + by + before.slice(start + text.length))
    return before.slice(0, start).split('\n').length
  }

  /** Adds a row at the end; gives its line. */
  append(file: string, row: string): number {
    const before = this.read(file)
    this.write(file, `${before}${row}\n`)
    return before.split('\n').length
  }

  /** Keeps only the rows whose text passes. */
  filter(file: string, keep: (row: string) => boolean): void {
    this.write(
      file,
      this.read(file)
        .split('\n')
        .filter((row, index) => index === 0 || keep(row))
        .join('\n'),
    )
  }
}

/** What readPackages finds wrong; empty when nothing is. */
export async function problemsOf(...folders: string[]): Promise<readonly Problem[]> {
  try {
    await readPackages(folders)
    return []
  } catch (error) {
    if (error instanceof PackageError) return error.problems
    throw error
  }
}
