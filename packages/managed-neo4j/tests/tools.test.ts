import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { managedUnavailableReason } from '../src/managed-neo4j.ts'
import { javaMajor } from '../src/tools.ts'
import { program, temporaryDirectory } from './helpers.ts'

afterEach(() => vi.unstubAllEnvs())

const java = (version: string) => `echo 'openjdk version "${version}" 2018-09-25' >&2`

/** A machine that has only the given programs. */
function machineWith(programs: Record<string, string>): string {
  const folder = temporaryDirectory()
  for (const [name, script] of Object.entries(programs)) program(join(folder, 'bin'), name, script)
  vi.stubEnv('PATH', join(folder, 'bin'))
  vi.stubEnv('JAVA_HOME', '')
  return folder
}

describe('what it needs', () => {
  test('JAVA_HOME goes before PATH, and a wrong one is said', async () => {
    const folder = machineWith({ java: java('11.0.2'), mvn: '' })
    vi.stubEnv('JAVA_HOME', folder)
    const jars = join(folder, 'jars')
    expect(await managedUnavailableReason('5.26.30', jars)).toContain('Java 11')
    program(join(folder, 'newer', 'bin'), 'java', java('17'))
    vi.stubEnv('JAVA_HOME', join(folder, 'newer'))
    expect(await managedUnavailableReason('5.26.30', jars)).toBeNull()
    expect(await managedUnavailableReason('2026.08.1', jars)).toContain('needs Java 21')
    vi.stubEnv('JAVA_HOME', join(folder, 'none'))
    expect(await managedUnavailableReason('5.26.30', jars)).toContain('where there is no bin/java')
  })

  test('a Java with a release file is not started to learn its version', async () => {
    const folder = machineWith({ java: 'exit 1', mvn: '' })
    writeFileSync(join(folder, 'release'), 'JAVA_VERSION="17.0.15"\n')
    expect(await managedUnavailableReason('5.26.30', join(folder, 'jars'))).toBeNull()
    expect(await managedUnavailableReason('2026.08.1', join(folder, 'jars'))).toContain('is Java 17')
  })

  test.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_392"', 8],
    ['Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "25-ea" 2025-09-16', 25],
    ['IMPLEMENTOR="Debian"\nJAVA_RUNTIME_VERSION="21.0.2+13"\nJAVA_VERSION="21.0.2"', 21],
    ['The operation could not be completed. Unable to locate a Java Runtime.', null],
  ])('the Java that prints %j is Java %j', (output, major) => {
    expect(javaMajor(output)).toBe(major)
  })
})
