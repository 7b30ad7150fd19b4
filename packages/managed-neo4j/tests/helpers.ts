import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { ManagedNeo4jError } from '../src/error.ts'

/** A fresh directory that is removed after the test. */
export function temporaryDirectory(): string {
  const path = mkdtempSync(join(tmpdir(), 'managed-neo4j-test-'))
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
export async function rejection(promise: Promise<unknown>): Promise<ManagedNeo4jError> {
  const outcome = await promise.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  )
  if (outcome instanceof ManagedNeo4jError) return outcome
  throw new Error(`expected a ManagedNeo4jError, got ${String(outcome)}`)
}

/** The argument that marks all processes of the claim in force on a state directory. */
export function markOf(stateDir: string): string {
  const { instance } = JSON.parse(readFileSync(join(stateDir, 'neo4j', 'owner.json'), 'utf8'))
  return `-Dmanaged-neo4j.instance=${instance}`
}

/** A process that starts a managed Neo4j and holds it, in a process group of its own as under a terminal. */
export interface Holder {
  process: ChildProcess
  /** The next line of JSON that it prints. */
  line(): Promise<unknown>
}

export function holdDatabase(stateDir: string): Holder {
  const script = fileURLToPath(new URL('./hold-database.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, stateDir], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const line = async (): Promise<unknown> => {
    const { value, done } = await lines.next()
    if (done) throw new Error('the holder ended without another line')
    return JSON.parse(value)
  }
  return { process: child, line }
}
