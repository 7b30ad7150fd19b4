import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { diskFull, saysDiskFull } from './disk.ts'
import { ManagedNeo4jError } from './error.ts'
import { endByArgument, findByArgument, identify, isAlive, type ProcessIdentity } from './processes.ts'

/** A home directory taken by this process; everything it starts there carries `argument`. */
export interface Claim {
  /** A Java option that says nothing to Java and that no other process in the world has. */
  argument: string
  release(): void
}

/** The claim as written to `owner.json`: who holds the home, and how to recognise what it started. */
interface Owner extends ProcessIdentity {
  instance: string
}

const LEFTOVER_GRACE_MS = 8_000

/**
 * Takes the home directory for this process, or says which live process holds it.
 *
 * A claim whose process is gone is stale: what that process started and left running is ended first. Neo4j's own store
 * lock needs no clearing, since the kernel drops it with the process, and guards the store if two claims ever overlap.
 */
export async function claimHome(home: string, onProgress: (step: string) => void): Promise<Claim> {
  const file = join(home, 'owner.json')
  const self = identify(process.pid)
  if (self === null) throw new ManagedNeo4jError('this process cannot see itself in /proc or by ps')
  const text = JSON.stringify({ ...self, instance: randomUUID() } satisfies Owner)

  for (let attempt = 0; attempt < 5; attempt++) {
    if (createExclusively(file, text)) return claimOf(file, text)
    const found = await readSettled(file)
    if (found === null) continue
    const owner = parseOwner(found)
    if (owner !== null && isAlive(owner)) throw heldBy(owner.pid)
    if (owner !== null) await endLeftovers(owner, onProgress)
    removeIfStill(file, found)
  }
  throw new ManagedNeo4jError(`other processes keep claiming ${home}`, { hint: 'start again' })
}

/** The Java option of what a live process runs in this home; null when no live process holds it. */
export function liveArgument(home: string): string | null {
  try {
    const owner = parseOwner(readFileSync(join(home, 'owner.json'), 'utf8'))
    return owner !== null && isAlive(owner) ? argumentOf(owner) : null
  } catch {
    return null
  }
}

function claimOf(file: string, text: string): Claim {
  const owner = JSON.parse(text) as Owner
  return { argument: argumentOf(owner), release: () => removeIfStill(file, text) }
}

function argumentOf(owner: Owner): string {
  return `-Dmanaged-neo4j.instance=${owner.instance}`
}

function heldBy(pid: number): ManagedNeo4jError {
  const who = pid === process.pid ? 'this process itself' : `process ${pid}`
  const hint = 'stop it first, or name another folder in stateDir'
  return new ManagedNeo4jError(`the state directory is in use by ${who}`, { hint })
}

async function endLeftovers(owner: Owner, onProgress: (step: string) => void): Promise<void> {
  const argument = argumentOf(owner)
  if (findByArgument(argument).length === 0) return
  onProgress(`stopping the database that process ${owner.pid} left behind`)
  await endByArgument(argument, LEFTOVER_GRACE_MS)
}

function createExclusively(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    if (saysDiskFull(error)) throw diskFull(dirname(file), 'stateDir', error)
    throw new ManagedNeo4jError(`${file} cannot be written: ${String(error)}`, { cause: error })
  }
}

/** The file's text, read again when it is still being written; null when it is gone. */
async function readSettled(file: string): Promise<string | null> {
  try {
    const text = readFileSync(file, 'utf8')
    if (parseOwner(text) !== null) return text
    await sleep(200)
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function parseOwner(text: string): Owner | null {
  try {
    const { pid, started, instance } = JSON.parse(text) as Partial<Owner>
    if (typeof pid !== 'number' || typeof started !== 'string' || typeof instance !== 'string') return null
    return { pid, started, instance }
  } catch {
    return null
  }
}

/** Removes the claim only if it is the one meant: another process may have replaced it since it was read. */
function removeIfStill(file: string, text: string): void {
  const aside = `${file}.${randomUUID()}`
  try {
    renameSync(file, aside)
    const moved = readFileSync(aside, 'utf8')
    if (moved !== text) createExclusively(file, moved)
    rmSync(aside)
  } catch {
    // Gone already.
  }
}
