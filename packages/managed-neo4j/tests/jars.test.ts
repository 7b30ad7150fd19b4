import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { isResolved, jarFolder, resolveJars } from '../src/jars.ts'
import { program, rejection, temporaryDirectory } from './helpers.ts'

// A Maven in miniature: it notes that it was asked and answers with two jars. The real one runs in the global set-up.
const MAVEN = `
echo asked >> "$FOLDER/asked"
for argument; do case "$argument" in -Dmdep.outputFile=*) output=\${argument#*=};; esac; done
printf '%s' "$FOLDER/a.jar:$FOLDER/b.jar" > "$output"`

let folder: string
let cache: string
const silent = () => {}
const timesAsked = () => readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n').length

beforeEach(() => {
  folder = temporaryDirectory()
  for (const jar of ['a.jar', 'b.jar']) writeFileSync(join(folder, jar), `content of ${jar}`)
  program(join(folder, 'bin'), 'mvn', MAVEN)
  vi.stubEnv('FOLDER', folder)
  vi.stubEnv('PATH', `${join(folder, 'bin')}:${process.env.PATH}`)
  cache = join(folder, 'cache')
})
afterEach(() => vi.unstubAllEnvs())

describe('the jar cache', () => {
  test('is filled once', async () => {
    const steps: string[] = []
    const classPath = await resolveJars(cache, '5.26.30', step => steps.push(step))
    expect(classPath).toBe(join(jarFolder(cache, '5.26.30'), '*'))
    expect(readdirSync(jarFolder(cache, '5.26.30')).sort()).toEqual(['a.jar', 'b.jar', 'complete.json'])
    await resolveJars(cache, '5.26.30', silent)
    expect(timesAsked()).toBe(1)
    expect(steps).toHaveLength(1)
  })

  test.each([
    ['never finished', (cache: string) => rmSync(join(cache, 'complete.json'))],
    ['without one of its jars', (cache: string) => rmSync(join(cache, 'b.jar'))],
    ['with a jar cut short', (cache: string) => truncateSync(join(cache, 'b.jar'), 3)],
    ['with a marker cut short', (cache: string) => truncateSync(join(cache, 'complete.json'), 10)],
  ])('%s is not believed, and filled again', async (_, damage) => {
    const jars = jarFolder(cache, '5.26.30')
    await resolveJars(cache, '5.26.30', silent)
    damage(jars)
    expect(isResolved(jars)).toBe(false)
    for (const jar of ['a.jar', 'b.jar']) writeFileSync(join(folder, jar), `content of ${jar}`)
    await resolveJars(cache, '5.26.30', silent)
    expect(isResolved(jars)).toBe(true)
    expect(readFileSync(join(jars, 'b.jar'), 'utf8')).toBe('content of b.jar')
    expect(readdirSync(join(folder, 'cache'))).toEqual([basename(jars)])
  })

  test('has one folder per version', async () => {
    await resolveJars(cache, '5.26.30', silent)
    expect(isResolved(jarFolder(cache, '2026.08.1'))).toBe(false)
  })

  test('whole after two at once, whoever is first', async () => {
    await Promise.all([resolveJars(cache, '5.26.30', silent), resolveJars(cache, '5.26.30', silent)])
    expect(isResolved(jarFolder(cache, '5.26.30'))).toBe(true)
    expect(readdirSync(join(folder, 'cache'))).toEqual([basename(jarFolder(cache, '5.26.30'))])
  })

  test('is not there after a run that was abandoned', async () => {
    program(join(folder, 'bin'), 'mvn', 'echo asked >> "$FOLDER/asked"; exec sleep 30')
    const abandon = new AbortController()
    const resolution = resolveJars(cache, '5.26.30', silent, abandon.signal)
    resolution.catch(() => {})
    await expect.poll(() => existsSync(join(folder, 'asked')), { timeout: 5_000 }).toBe(true)
    abandon.abort()
    await expect(resolution).rejects.toThrow()
    expect(readdirSync(join(folder, 'cache'))).toEqual([])
  })

  test('that Maven cannot fill gives its reason in one line', async () => {
    program(join(folder, 'bin'), 'mvn', 'echo "[INFO] x"; echo "[ERROR] no network"; echo "[ERROR] more"; exit 1')
    const failed = await rejection(resolveJars(cache, '5.26.30', silent))
    expect(failed).toMatchObject({ message: 'Maven could not fetch Neo4j 5.26.30: no network' })
    expect(failed.hint).toContain('proxy')
  })

  test('in a place that cannot be written is one clear error', async () => {
    writeFileSync(join(folder, 'file'), '')
    expect((await rejection(resolveJars(join(folder, 'file'), '5.26.30', silent))).hint).toContain('jarCache')
  })
})
