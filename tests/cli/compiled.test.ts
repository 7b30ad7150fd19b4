import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { inSources } from '../../src/cli/stack.ts'

// Each of these starts the program some times.
vi.setConfig({ testTimeout: 180_000 })

/** A copy of the program whose sources a test may change; its packages are those of the project. */
const folder = mkdtempSync(join(tmpdir(), 'compiled-'))
const kept = join(folder, 'node_modules', '.cache', 'filorosso')
const version = () =>
  execFileSync(process.execPath, ['bin/filorosso.js', '--version'], { cwd: folder, encoding: 'utf8' })

beforeAll(() => {
  for (const name of ['bin', 'cypher', 'schema', 'src', 'package.json', 'tsconfig.json', 'packages'])
    cpSync(name, join(folder, name), { recursive: true, filter: path => !path.includes('node_modules') })
  mkdirSync(join(folder, 'node_modules'))
  for (const name of readdirSync('node_modules').filter(each => !each.startsWith('.') && each !== 'managed-neo4j'))
    symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name))
  symlinkSync(join(folder, 'packages', 'managed-neo4j'), join(folder, 'node_modules', 'managed-neo4j'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the program is compiled once, and anew when a source has changed', () => {
  expect(version()).toBe('0.1.0\n')
  const first = readdirSync(kept)
  expect(version()).toBe('0.1.0\n')
  expect([first.length, readdirSync(kept)]).toEqual([1, first])
  const source = join(folder, 'src', 'config', 'version.ts')
  writeFileSync(
    source,
    readFileSync(source, 'utf8').replace(
      '.parse(JSON.parse(description)).version',
      ".parse({ version: 'changed' }).version",
    ),
  )
  expect(version()).toBe('changed\n')
  expect(readdirSync(kept)).toHaveLength(2)
})

test('what fails in the compiled program is shown where it stands in the sources', () => {
  const [build = ''] = readdirSync(kept)
  const file = join(kept, build, 'main.js')
  const lines = readFileSync(file, 'utf8').split('\n')
  const line = lines.findIndex(each => each.includes('new Command("filorosso")')) + 1
  expect(line).toBeGreaterThan(0)
  const column = (lines[line - 1] as string).indexOf('new Command') + 1
  const source = readFileSync(join(folder, 'src', 'cli', 'main.ts'), 'utf8').split('\n')
  const there = source.findIndex(each => each.includes("new Command('filorosso')")) + 1
  expect(inSources(`at file://${file}:${line}:${column}`)).toContain(`src/cli/main.ts:${there}:`)
  expect(inSources('at /nowhere/else.js:1:1')).toBe('at /nowhere/else.js:1:1')
})

test('where it cannot be kept, the sources are run as they are', () => {
  rmSync(kept, { recursive: true, force: true })
  // A file where the folder would be.
  writeFileSync(kept, '')
  expect(version()).toBe('changed\n')
  expect(existsSync(join(kept, 'main.js'))).toBe(false)
})
