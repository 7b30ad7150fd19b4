import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { archiveOf, makeArchive } from '../src/class-archive.ts'
import { defaultJarCache, jarFolder, resolveJars } from '../src/jars.ts'
import { startManagedNeo4j } from '../src/managed-neo4j.ts'
import { findJava } from '../src/tools.ts'
import { DEFAULT_NEO4J_VERSION } from '../src/versions.ts'
import { ask } from './ask.ts'
import { rejection, temporaryDirectory } from './helpers.ts'

const VERSION = DEFAULT_NEO4J_VERSION

/** A cache with the jars that there are, and nothing made of them. */
async function ownCache(): Promise<string> {
  await resolveJars(defaultJarCache(), VERSION, () => {})
  const cache = temporaryDirectory()
  const jars = jarFolder(defaultJarCache(), VERSION)
  mkdirSync(cache, { recursive: true })
  symlinkSync(jars, join(cache, basename(jars)))
  return cache
}

async function java() {
  const found = await findJava(17)
  if ('missing' in found) throw new Error(found.missing)
  return found
}

test('classes are archived once, starts read them from there, and another Java has an archive of its own', async () => {
  const [jarCache, its] = [await ownCache(), await java()]
  const archive = archiveOf(jarCache, VERSION, its)
  expect(archiveOf(jarCache, VERSION, { ...its, version: 'another' })).not.toBe(archive)

  await makeArchive(jarCache, VERSION, its)
  const { size, mtimeMs } = statSync(archive)
  expect(size).toBeGreaterThan(10_000_000)
  expect(readdirSync(jarCache)).toHaveLength(2)
  await makeArchive(jarCache, VERSION, its)
  expect(statSync(archive).mtimeMs).toBe(mtimeMs)

  const stateDir = temporaryDirectory()
  const managed = await startManagedNeo4j({ stateDir, jarCache })
  try {
    expect(await ask(managed.address, "RETURN 'there'")).toEqual(['there'])
    // Java would say here that it does not fit.
    expect(readFileSync(join(stateDir, 'neo4j', 'logs', 'console.log'), 'utf8')).not.toMatch(/warning|\[cds\]/i)
  } finally {
    await managed.stop()
  }
}, 300_000)

test('an archive that is abandoned leaves nothing', async () => {
  const [jarCache, its] = [await ownCache(), await java()]
  const signal = AbortSignal.timeout(1_500)
  await rejection(makeArchive(jarCache, VERSION, its, signal)).catch(() => {})
  expect(signal.aborted).toBe(true)
  expect(readdirSync(jarCache)).toHaveLength(1)
}, 60_000)
