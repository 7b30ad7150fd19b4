import { expect } from 'vitest'
import { PackageCopy, problemsOf } from './package-copy.ts'

/** Breaks a copy; gives the line that the problem must name, null where it is about the whole file. */
export type Breaking = (copy: PackageCopy) => number | null

/** One way to break the package: the edit, and where the only problem must be, and what it must say. */
export interface Case {
  title: string
  breaking: Breaking
  file: string
  column: string | null
  says: RegExp
}

export function replace(file: string, text: string, by: string): Breaking {
  return copy => copy.edit(file, text, by)
}

export async function givesItsProblem({ breaking, file, column, says }: Case): Promise<void> {
  const copy = new PackageCopy()
  const line = breaking(copy)
  const problems = await problemsOf(copy.folder)
  expect(problems).toEqual([{ file: `${copy.folder}/${file}`, line, column, message: expect.stringMatching(says) }])
}
