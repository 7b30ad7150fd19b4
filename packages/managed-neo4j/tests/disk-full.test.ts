import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { downloadedMegabytes, progressText, resolveJars } from '../src/jars.ts'
import { startManagedNeo4j } from '../src/managed-neo4j.ts'
import { program, rejection, temporaryDirectory } from './helpers.ts'

/** A folder on a disk of so many kilobytes; null where this user may not make one. */
function smallDisk(kilobytes: number): string | null {
  const folder = temporaryDirectory()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return null
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder])
  })
  return folder
}

describe('a full disk is said to be one, with its folder and what to change', () => {
  test('while the store is made', { timeout: 120_000 }, async context => {
    const disk = smallDisk(1_000)
    if (disk === null) return context.skip('mounting needs root')
    const { message, hint } = await rejection(startManagedNeo4j({ stateDir: disk }))
    expect(message).toBe(`the disk of ${join(disk, 'neo4j')} is full`)
    expect(hint).toContain('stateDir')
  })

  test('before anything can be written', async context => {
    const disk = smallDisk(64)
    if (disk === null) return context.skip('mounting needs root')
    try {
      writeFileSync(join(disk, 'filling'), Buffer.alloc(1_000_000))
    } catch {
      // It is full now.
    }
    const { message, hint } = await rejection(startManagedNeo4j({ stateDir: disk }))
    expect(message).toMatch(/^the disk of .* is full$/)
    expect(hint).toContain('stateDir')
  })

  test('by Maven', async () => {
    const folder = temporaryDirectory()
    program(join(folder, 'bin'), 'mvn', 'echo "[ERROR] x.jar: No space left on device -> [Help 1]"; exit 1')
    vi.stubEnv('PATH', `${join(folder, 'bin')}:${process.env.PATH}`)
    const { message, hint } = await rejection(resolveJars(join(folder, 'jars'), '5.26.30', () => {}))
    vi.unstubAllEnvs()
    expect(message).toContain('a disk is full: x.jar')
    expect(hint).toContain('jarCache')
  })
})

test('what Maven has fetched is said in megabytes and percent', () => {
  expect(downloadedMegabytes('Downloaded from central: https://host/a.jar (1.5 MB at 3.1 MB/s)')).toBe(1.5)
  expect(downloadedMegabytes('[INFO] Downloaded from central: https://host/a.pom (2,5 kB at 3.1 kB/s)')).toBe(0.0025)
  expect(downloadedMegabytes('[INFO] Downloading from central: https://host/a.jar')).toBe(0)
  expect(progressText(27)).toBe('27 of about 135 MB (20 %)')
  expect(progressText(140)).toBe('140 of about 140 MB (99 %)')
})
