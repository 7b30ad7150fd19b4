import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { interrupt, run } from './run.ts'

const READY = /^filorosso: (http:\/\/localhost:\d+)\/graphql · release (\S+)/m
const folder = mkdtempSync(join(tmpdir(), 'filorosso-killed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Kills the Java processes whose home is in the folder; how many there were. */
function killDatabase(): number {
  const servers = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(pid => {
      try {
        const [program, ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
        return /java$/.test(program ?? '') && args.some(each => each.startsWith(`--home-dir=${folder}`))
      } catch {
        return false
      }
    })
  for (const pid of servers) process.kill(Number(pid), 'SIGKILL')
  return servers.length
}

test.skipIf(process.platform !== 'linux')(
  'a database that is killed while it loads, and while it serves, is started again; memory answers meanwhile, /ready says the truth',
  { timeout: 240_000 },
  async () => {
    const service = run(['serve'], {
      PORT: '0',
      FILOROSSO_STATE_DIR: join(folder, 'state'),
      FILOROSSO_DATA: 'tests/packages/comune-di-rivalta',
    })
    let log = ''
    service.child.stderr?.on('data', chunk => {
      log += chunk
    })
    await expect.poll(() => log, { timeout: 90_000 }).toMatch(/loading \d+ entities/)
    expect(killDatabase()).toBe(1)
    const [, address, release] = (await service.line(READY)) as unknown as [string, string, string]
    expect(log).toContain('signal 9')

    const ready = async () => (await fetch(`${address}/ready`)).status
    const ask = async (query: string) => {
      const answer = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      })
      return JSON.stringify(await answer.json())
    }
    const known = '{ plans { nodes { id name } } }'
    const before = await ask(known)
    expect(before).toContain('plan/')
    expect(await ready()).toBe(200)
    for (let kill = 0; kill < 2; kill++) {
      expect(killDatabase()).toBe(1)
      await expect.poll(ready, { timeout: 10_000, interval: 20 }).toBe(503)
      expect(await ask(known)).toBe(before)
      const unknown = await ask(`{ acts(filter: { name: { contains: "x${kill}" } }) { totalCount } }`)
      expect(unknown).toContain('"code":"UNAVAILABLE"')
      expect((await fetch(`${address}/health`)).status).toBe(200)
      await expect.poll(ready, { timeout: 60_000 }).toBe(200)
      expect(await ask(`{ acts(filter: { name: { contains: "y${kill}" } }) { totalCount } }`)).toContain(
        '"totalCount":0',
      )
    }
    expect(await (await fetch(`${address}/ready`)).json()).toMatchObject({ release })
    expect(log.match(/Neo4j runs again/g)).toHaveLength(3)
    // What could not be asked is in the log, once a request, with its cause and the request's id.
    expect(log.match(/request \S+: .*database cannot be reached.*/gi)).toHaveLength(2)
    interrupt(service)
    expect((await service.finished).code).toBe(0)
  },
)
