import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { serverArguments } from '../src/server-arguments.ts'
import { findJava } from '../src/tools.ts'
import { DEFAULT_NEO4J_VERSION } from '../src/versions.ts'

/** The bytes that Java keeps for what it compiles, if it is started with these options. */
function compiledAtMost(java: string, options: string[]): number {
  const flags = execFileSync(java, [...options, '-XX:+PrintFlagsFinal', '-version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return Number(/ReservedCodeCacheSize\s*=\s*(\d+)/.exec(flags)?.[1])
}

test('a database with one compiler may keep as much of what is compiled as one with both', async () => {
  const java = await findJava(17)
  if ('missing' in java) throw new Error(java.missing)
  const home = { path: '/nowhere' }
  const given = serverArguments({ home, classPath: '', neo4jVersion: DEFAULT_NEO4J_VERSION, heapMb: 256, java: [] })
  const options = given.filter(argument => argument.startsWith('-X'))
  expect(options).toContain('-XX:TieredStopAtLevel=1')
  expect(compiledAtMost(java.path, options)).toBeGreaterThanOrEqual(compiledAtMost(java.path, []))
})
