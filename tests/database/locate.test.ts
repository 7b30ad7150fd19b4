import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { readEnvironment } from '../../src/config/environment.ts'
import { openDatabase } from '../../src/database/locate.ts'
import { program, rejection, temporaryDirectory } from './helpers.ts'

afterEach(() => vi.unstubAllEnvs())

/** A machine that has only the given programs and no jars. */
function machineWith(programs: Record<string, string>): string {
  const folder = temporaryDirectory()
  const bin = join(folder, 'bin')
  for (const [name, script] of Object.entries(programs)) program(bin, name, script)
  vi.stubEnv('PATH', bin)
  vi.stubEnv('JAVA_HOME', '')
  return folder
}

const java = (version: string) => `echo 'openjdk version "${version}" 2018-09-25' >&2`

describe('where the database comes from', () => {
  test('NEO4J_URI wins, with neo4j as the user and the database unless others are given', async () => {
    const env = { NEO4J_URI: 'neo4j+s://graph.example', NEO4J_PASSWORD: 'secret' }
    const opened = await openDatabase(readEnvironment(env))
    expect(opened.origin).toBe('external')
    expect(opened.address).toEqual({ uri: env.NEO4J_URI, user: 'neo4j', password: 'secret', database: 'neo4j' })
    await opened.close()
    const named = await openDatabase(readEnvironment({ ...env, NEO4J_USERNAME: 'u', NEO4J_DATABASE: 'd' }))
    expect(named.address).toMatchObject({ user: 'u', database: 'd' })
  })

  test.each([
    ['no password', { NEO4J_URI: 'bolt://localhost' }, 'NEO4J_PASSWORD is not'],
    ['an HTTP address', { NEO4J_URI: 'http://localhost:7474', NEO4J_PASSWORD: 'x' }, 'http://localhost:7474 is not'],
    ['no scheme', { NEO4J_URI: 'localhost:7687', NEO4J_PASSWORD: 'x' }, 'localhost:7687 is not'],
    ['a password in the address', { NEO4J_URI: 'bolt://u:hush@localhost', NEO4J_PASSWORD: 'x' }, 'holds a user'],
    ['a heap that is no number', { FILOROSSO_NEO4J_HEAP_MB: '1g' }, 'FILOROSSO_NEO4J_HEAP_MB: must be a number'],
    [
      'a version that is none',
      { FILOROSSO_NEO4J_VERSION: '../5' },
      'FILOROSSO_NEO4J_VERSION: must be a published version',
    ],
  ])('%s is refused before anything is started', async (_, env, message) => {
    const refused = await rejection((async () => openDatabase(readEnvironment(env)))())
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', hint: expect.any(String) })
    expect(refused.message).toContain(message)
    expect(refused.message + refused.hint).not.toContain('hush')
  })

  test.each([
    ['no Java', {}, 'no java on PATH'],
    ['a Java that is too old', { java: java('11.0.2'), mvn: '' }, 'is Java 11; the managed Neo4j needs Java 17'],
    ['a Java that does not run', { java: 'exit 1', mvn: '' }, 'does not say its version'],
    ['no Maven', { java: java('21.0.1') }, 'no mvn (Maven) on PATH'],
  ])('with %s and no NEO4J_URI, one error says so and names all three ways', async (_, programs, message) => {
    machineWith(programs)
    const refused = await rejection(
      openDatabase(readEnvironment({ FILOROSSO_STATE_DIR: '/nowhere', FILOROSSO_JAR_CACHE: '/nowhere' })),
    )
    expect(refused.code).toBe('UNAVAILABLE')
    expect(refused.message).toContain(message)
    for (const way of ['NEO4J_URI', 'Java 17', 'Maven', 'docker compose']) expect(refused.hint).toContain(way)
  })
})
