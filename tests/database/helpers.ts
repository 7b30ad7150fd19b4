import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { FilorossoError } from '../../src/model/errors.ts'

/** A fresh directory that is removed after the test. */
export function temporaryDirectory(): string {
  const path = mkdtempSync(join(tmpdir(), 'filorosso-test-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** A program made of a shell script, in a folder for PATH. */
export function program(folder: string, name: string, script: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, name), 0o755)
}

/** The error that a promise is rejected with: one of ours, or the test fails. */
export async function rejection(promise: Promise<unknown>): Promise<FilorossoError> {
  const outcome = await promise.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  )
  if (outcome instanceof FilorossoError) return outcome
  throw new Error(`expected a FilorossoError, got ${String(outcome)}`)
}
