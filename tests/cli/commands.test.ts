import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { describeEnvironment } from '../../src/config/environment.ts'
import { run } from './run.ts'

const PACKAGE = 'tests/packages/comune-di-rivalta'
const TRACED = 'act/ministero-delle-acque/dd-6-2022'
const folder = mkdtempSync(join(tmpdir(), 'filorosso-commands-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The program's own releases, with no scope: this file alone uses them. */
function external(): Record<string, string> {
  const { uri, user, password, database } = inject('neo4j')
  return { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, NEO4J_DATABASE: database }
}

describe('the commands', () => {
  let release = ''

  beforeAll(async () => {
    const { code, stdout, stderr } = await run(['load', PACKAGE, '--json'], external()).finished
    expect(code, stderr).toBe(0)
    release = JSON.parse(stdout).id
  })

  test('load says which release is live, and loading the same again changes nothing', async () => {
    const { stdout } = await run(['load', PACKAGE], external()).finished
    expect(stdout).toMatch(new RegExp(`^release ${release}: \\d+ entities, \\d+ relationships$`, 'm'))
    const { stdout: listed } = await run(['releases', '--json'], external()).finished
    expect(JSON.parse(listed).filter(({ id }: { id: string }) => id === release)).toHaveLength(1)
  })

  test.runIf(process.platform === 'linux')('a process that comes last does so with all of its threads', () => {
    const program = `
      import { readdirSync } from 'node:fs'
      import { getPriority } from 'node:os'
      import { comeLast } from './src/service/priority.ts'
      comeLast()
      console.log(Math.min(...readdirSync('/proc/self/task').map(thread => getPriority(Number(thread)))))`
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', program],
      { encoding: 'utf8' },
    )
    expect(Number(stdout), stderr).toBeGreaterThanOrEqual(constants.priority.PRIORITY_BELOW_NORMAL)
  })

  test('trace prints the whole answer as JSON, and draws the flow', async () => {
    const svg = join(folder, 'flow.svg')
    const { code, stdout, stderr } = await run(['trace', TRACED, '--json', '--svg', svg], external()).finished
    expect(code, stderr).toBe(0)
    const trace = JSON.parse(stdout)
    expect(trace).toMatchObject({ from: { id: TRACED }, verdict: 'EXPLORED', release: { id: release } })
    const drawn = readFileSync(svg, 'utf8')
    expect(drawn.match(/<rect /g)).toHaveLength(trace.flow.nodes.length + 1)
    expect(drawn.match(/<path /g)).toHaveLength(trace.flow.links.length)
  })

  test('trace for people names every hop, every stop and the citation', async () => {
    const { stdout } = await run(['trace', TRACED], external()).finished
    expect(stdout).toMatch(/—SETS→/)
    expect(stdout).toMatch(/where the trail stops/)
    expect(stdout).toMatch(new RegExp(`release=${release}`))
  })

  test('export writes a list, a question and a release, each whole or not at all', async () => {
    const [csv, zip, none] = ['acts.csv', 'release.zip', 'none.csv'].map(name => join(folder, name)) as [
      string,
      string,
      string,
    ]
    const filtered = ['acts', '--filter', `{"id":{"eq":"${TRACED}"}}`, '--order-by', 'DATE_DESC']
    const written = await run(['export', ...filtered, '-o', csv], external()).finished
    expect(written.code, written.stderr).toBe(0)
    expect(written.stderr).toContain(`${csv} is written, of release ${release}`)
    expect(
      readFileSync(csv, 'utf8')
        .split('\r\n')
        .map(row => row.split(',')[0]),
    ).toEqual(['\uFEFFid', TRACED, ''])
    const hops = await run(['export', 'trace', '--arg', `from=${TRACED}`, '-f', 'jsonl'], external()).finished
    expect(JSON.parse(hops.stdout.split('\n')[0] as string)).toMatchObject({ 'from.id': TRACED, row: 1, release })
    expect((await run(['export', 'release', '-o', zip], external()).finished).code).toBe(0)
    expect(Object.keys(unzipSync(readFileSync(zip)))).toContain('packages/comune-di-rivalta/datapackage.json')
    const refused = await run(['export', 'acts', '--table', 'colours', '-o', none], external()).finished
    expect([refused.code, existsSync(none), existsSync(`${none}.part`)]).toEqual([2, false, false])
  }, 60_000)

  test.each([
    [['export', 'colours'], 2, /colours is not a list/],
    [['export', 'act/nobody/none'], 1, /act\/nobody\/none/],
    [['export', 'trace', '--arg', 'from'], 2, /--arg from is not a name and a value/],
    [['export', 'acts', '-o', '/none/acts.csv'], 2, /\/none\/acts\.csv cannot be written: ENOENT/],
    [['trace', 'act/nobody/none'], 1, /act\/nobody\/none/],
    [['trace', TRACED, '--direction', 'UP'], 2, /OUT, IN, BOTH/],
    [['trace', TRACED, '--as-of', '2019-13-01'], 2, /2019-13-01/],
    [['trace', TRACED, '--max-routes', '0'], 2, /maxRoutes/],
    [['trace', TRACED, '--release', 'r0000'], 1, /r0000/],
    [['load', 'tests/packages/none'], 2, /tests\/packages\/none/],
    [['verify'], 2, /package/],
    [['verify', 'tests/packages/none'], 2, /tests\/packages\/none: there is no such folder/],
    [[], 2, /Usage: filorosso/],
    [['nonsense'], 2, /nonsense/],
  ])('%j is refused in words', async (args, code, message) => {
    const finished = await run(args, external()).finished
    expect(finished.stderr).toMatch(message)
    expect(finished.stderr).not.toMatch(/^\s+at /m)
    expect(finished.code).toBe(code)
  })

  test('verify proves the package against its source, and says what it could not check without it', async () => {
    const proven = await run(['verify', PACKAGE, '--source', `${PACKAGE}/source.txt`, '--json']).finished
    expect(JSON.parse(proven.stdout)).toMatchObject({ ok: true, failures: [], unchecked: [] })
    expect(proven.code).toBe(0)
    const without = await run(['verify', PACKAGE]).finished
    expect(without.code).toBe(0)
    expect(without.stderr).toMatch(/not checked: /)
  })

  test('every command has its --help, and the program names every variable', async () => {
    const { stdout } = await run(['--help']).finished
    for (const { name } of describeEnvironment()) expect(stdout).toContain(name)
    for (const command of ['serve', 'load', 'verify', 'init-package', 'releases', 'trace', 'export']) {
      expect(stdout).toContain(command)
      const help = await run([command, '--help']).finished
      expect(help.stdout).toMatch(new RegExp(`Usage: filorosso ${command}`))
      expect(help.code).toBe(0)
    }
  }, 60_000)
})
