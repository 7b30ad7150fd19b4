import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { interrupt, run, takePort } from './run.ts'

const READY = /^filorosso: (http:\/\/localhost:\d+)\/graphql · release (\S+) · (\d+) entities, (\d+) relationships$/m
const folder = mkdtempSync(join(tmpdir(), 'filorosso-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Java processes whose home is in the folder: what must not outlive the program. */
function databasesIn(path: string): string[] {
  const all = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
  return all.split('\n').filter(line => line.includes('java') && line.includes(path))
}

const ask = async (address: string, path: string, init?: RequestInit) => fetch(`${address}${path}`, init)

describe('filorosso serve', () => {
  const env = {
    PORT: '0',
    FILOROSSO_STATE_DIR: join(folder, 'state'),
    FILOROSSO_DATA: 'tests/packages/comune-di-rivalta',
  }

  test('starts its own database, answers, shares it with other commands, survives kill -9, and ends cleanly on Ctrl-C', async () => {
    const first = run(['serve'], env)
    const [, address, release, entities] = (await first.line(READY)) as unknown as string[]
    expect(Number(entities)).toBeGreaterThan(10)
    expect(await (await ask(address as string, '/health')).json()).toEqual({ status: 'alive' })
    expect(await (await ask(address as string, '/ready')).json()).toEqual({ status: 'ready', release })

    const listed = await run(['releases', '--json'], env).finished
    expect(listed.code).toBe(0)
    expect(JSON.parse(listed.stdout)).toMatchObject([{ id: release }])

    const second = await run(['serve'], env).finished
    expect(second).toMatchObject({ code: 1, stdout: '' })
    expect(second.stderr).toContain(`process ${first.child.pid}`)
    expect(second.stderr).not.toContain('    at ')

    process.kill(first.child.pid as number, 'SIGKILL')
    expect((await first.finished).signal).toBe('SIGKILL')

    const again = run(['serve'], env)
    const [, , sameRelease] = (await again.line(READY)) as unknown as string[]
    expect(sameRelease).toBe(release)
    const asked = performance.now()
    interrupt(again)
    const { code, stderr } = await again.finished
    const seconds = (performance.now() - asked) / 1000
    console.log(`stopped in ${seconds.toFixed(1)} s`)
    expect(code, stderr).toBe(0)
    // Three times the promise: a shared machine is noisy.
    expect(seconds).toBeLessThan(24)
    expect(databasesIn(folder)).toEqual([])
  }, 180_000)

  test('a taken port is one clear error, before anything else is started', async () => {
    const taken = await takePort()
    const { code, stdout, stderr } = await run(['serve'], {
      ...env,
      PORT: String(taken.port),
      FILOROSSO_STATE_DIR: join(folder, 'never'),
    }).finished
    await taken.free()
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toBe(
      `filorosso: port ${taken.port} is taken\n  end what listens there, or set PORT to another one\n`,
    )
  })

  test.each([
    ['a wrong password', () => ({ NEO4J_URI: inject('neo4j').uri, NEO4J_PASSWORD: 'wrong' }), /password/i, 1],
    ['an unreachable URI', () => ({ NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'x' }), /127\.0\.0\.1:1/, 1],
    ['no way to a database', () => ({ PATH: '/nowhere', JAVA_HOME: '' }), /NEO4J_URI[\s\S]*Maven[\s\S]*[Dd]ocker/, 1],
    ['a port that is no number', () => ({ PORT: 'http' }), /PORT/, 2],
    [
      'a package that is not there',
      () => ({ ...external(), FILOROSSO_DATA: 'tests/packages/none' }),
      /tests\/packages\/none/,
      2,
    ],
    ['a source text that is not there', () => ({ ...external(), FILOROSSO_SOURCE: 'none.txt' }), /none\.txt/, 2],
  ])('%s is one clear error without a stack trace', async (_, variables, message, expected) => {
    const { code, stdout, stderr } = await run(['serve'], {
      ...env,
      FILOROSSO_STATE_DIR: join(folder, 'none'),
      ...variables(),
    }).finished
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/^\s+at /m)
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' })
  })
})

function external(): Record<string, string> {
  const { uri, user, password, database } = inject('neo4j')
  return { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_DATABASE: database }
}
