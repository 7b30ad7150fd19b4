import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureBuilt, GRAPHIQL } from '../../src/web/build.ts'

let folder: string
let stateDir: string
let webDir: string
let progress: string[]

const source = (name: string, text: string) => writeFile(join(webDir, 'graphiql', name), text)
const build = (signal?: AbortSignal) =>
  ensureBuilt(
    { ...GRAPHIQL, root: join(webDir, 'graphiql'), sources: [webDir] },
    { stateDir, onProgress: message => progress.push(message), ...(signal && { signal }) },
  )
const kept = () => readdir(join(stateDir, 'web'))

// A page of a few lines, because what is tested is when and where it is built.
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'filorosso-build-'))
  stateDir = join(folder, 'state')
  webDir = join(folder, 'web')
  progress = []
  await mkdir(join(webDir, 'graphiql'), { recursive: true })
  await source('vite.config.ts', "export default { build: { assetsDir: 'assets/graphiql' } }\n")
  await source('index.html', '<!doctype html><title>x</title><script type="module" src="./main.ts"></script>\n')
  await source('main.ts', 'document.title = process.env.NODE_ENV ?? "none"\n')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

test('a page is built once, and again when a source changes; the old one is removed', async () => {
  const first = await build()
  expect(await readdir(first)).toEqual(expect.arrayContaining(['assets', 'index.html']))
  expect(await build()).toBe(first)
  expect(progress).toHaveLength(1)

  await source('main.ts', 'document.title = "changed"\n')
  const second = await build()
  expect(second).not.toBe(first)
  expect(await kept()).toEqual([basename(second)])
})

test('a page is a production build, whatever NODE_ENV is, and leaves NODE_ENV as it was', async () => {
  const before = process.env.NODE_ENV
  const assets = join(await build(), 'assets', 'graphiql')
  const [script] = (await readdir(assets)).filter(name => name.endsWith('.js'))
  expect(await readFile(join(assets, script ?? ''), 'utf8')).toContain('production')
  expect(process.env.NODE_ENV).toBe(before)
})

test('a source that does not compile is one error that names it, and leaves nothing behind', async () => {
  await source('main.ts', 'const = 1\n')
  await expect(build()).rejects.toThrow(/could not be built[\s\S]*main\.ts/)
  expect(await kept()).toEqual([])
})

test('a build that is called off leaves nothing, and the next one is whole', async () => {
  const stop = new AbortController()
  const stopped = build(stop.signal)
  while (!existsSync(join(stateDir, 'web')) || (await kept()).length === 0) await new Promise(done => setTimeout(done))
  stop.abort()
  await expect(stopped).rejects.toThrow(/abort/i)
  expect(await kept()).toEqual([])
  expect(await readdir(await build())).toContain('index.html')
})

test('what a killed build left is not believed, and is removed; what a running one writes is left alone', async () => {
  const name = basename(await build())
  await rm(join(stateDir, 'web', name), { recursive: true })
  // No process has the id 2^22 or above on Linux; our parent's is alive.
  const [dead, alive] = [`.${name}.4194305.abcdef`, `.${name}.${process.ppid}.abcdef`]
  for (const leftover of [dead, alive]) await mkdir(join(stateDir, 'web', leftover))
  expect(await readdir(await build())).toContain('index.html')
  expect((await kept()).sort()).toEqual([alive, name].sort())
})

test('two starts at once both get the same whole page', async () => {
  const [one, other] = await Promise.all([build(), build()])
  expect(one).toBe(other)
  expect(await readdir(one)).toContain('index.html')
  expect(await kept()).toEqual([basename(one)])
})
