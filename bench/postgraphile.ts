import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort, type Served, serve } from './processes.ts'
import type { Ask } from './questions/subjects.ts'

const PROGRAMS = '/usr/lib/postgresql'
const NAME = 'bench'

/** The tables that the questions need, each with the Cypher that fills it; columns that end in `_id` lead to the table of that name. */
const TABLES: Record<string, { columns: string; cypher: string }> = {
  act: {
    columns: 'id text primary key, name text not null, status text, number text',
    cypher: 'MATCH (n:Act) WHERE n.release = $release RETURN n.id, n.name, n.status, n.number',
  },
  fund: { columns: 'id text primary key, name text not null', cypher: named('Fund') },
  axis: { columns: 'id text primary key, name text not null', cypher: named('Axis') },
  priority: {
    columns: 'id text primary key, code text',
    cypher: 'MATCH (n:InvestmentPriority) WHERE n.release = $release RETURN n.id, n.code',
  },
  section: {
    columns: 'id text primary key, number integer',
    cypher: 'MATCH (n:Section) WHERE n.release = $release RETURN n.id, n.number',
  },
  line: {
    columns: 'id text primary key, number text, name text not null, section_id text references section',
    cypher: `MATCH (n:Line) WHERE n.release = $release
      RETURN n.id, n.number, n.name, head(COLLECT { MATCH (n)<-[:HAS_LINE]-(s:Section) RETURN s.id })`,
  },
  result: {
    columns: 'id text primary key, name text not null, value text',
    cypher: 'MATCH (n:Result) WHERE n.release = $release RETURN n.id, n.name, n.value',
  },
  allocation: {
    columns: `id text primary key, name text not null, stage text, grain text, part text, amount bigint, precision text, printed text,
      act_id text references act, fund_id text references fund`,
    cypher: `MATCH (n:Allocation) WHERE n.release = $release
      RETURN n.id, n.name, n.stage, n.grain, n.part, n.amount, n.precision, n.printed,
        head(COLLECT { MATCH (n)<-[:SETS]-(a:Act) RETURN a.id }), head(COLLECT { MATCH (n)-[:CHARGED_TO]->(f:Fund) RETURN f.id })`,
  },
  evidence: {
    columns: 'id text primary key, line integer, heading text, raw text, field text',
    cypher: `MATCH (n:Allocation) WHERE n.release = $release UNWIND n.evidence AS id WITH DISTINCT id
      MATCH (e:Evidence {release: $release, id: id}) RETURN e.id, e.line, e.heading, e.raw, e.field`,
  },
  contradiction: {
    columns: 'id text primary key, kind text',
    cypher: 'MATCH (n:Contradiction) WHERE n.release = $release RETURN n.id, n.kind',
  },
  allocation_evidence: {
    columns: tie('allocation', 'evidence'),
    cypher: 'MATCH (n:Allocation) WHERE n.release = $release UNWIND n.evidence AS id RETURN DISTINCT n.id, id',
  },
  allocation_axis: { columns: tie('allocation', 'axis'), cypher: tied('(n:Allocation)-[:ON_AXIS]->(o:Axis)') },
  allocation_priority: {
    columns: tie('allocation', 'priority'),
    cypher: tied('(n:Allocation)-[:UNDER_PRIORITY]->(o:InvestmentPriority)'),
  },
  allocation_contradiction: {
    columns: tie('allocation', 'contradiction'),
    cypher: tied('(n:Allocation)<-[:ABOUT]-(o:Contradiction)'),
  },
  line_allocation: { columns: tie('line', 'allocation'), cypher: tied('(n:Line)<-[:FOR]-(o:Allocation)') },
  line_result: { columns: tie('line', 'result'), cypher: tied('(n:Line)-[:ACHIEVED]->(o:Result)') },
}

/** What a user would index. */
const INDEXES = [
  'allocation (amount, id)',
  'act (name, id)',
  'line (name, id)',
  'line (section_id)',
  'section (number)',
  ...Object.keys(TABLES).flatMap(name => (name.includes('_') ? [`${name} (${name.split('_')[1]}_id)`] : [])),
]

function named(label: string): string {
  return `MATCH (n:${label}) WHERE n.release = $release RETURN n.id, n.name`
}
function tie(one: string, other: string): string {
  return `${one}_id text references ${one}, ${other}_id text references ${other}, primary key (${one}_id, ${other}_id)`
}
function tied(pattern: string): string {
  return `MATCH ${pattern} WHERE n.release = $release RETURN DISTINCT n.id, o.id`
}

/** Where PostgreSQL's programs are; null where it is not installed, and then it is not compared. */
function programs(): string | null {
  if (!existsSync(PROGRAMS)) return null
  const [latest] = readdirSync(PROGRAMS).sort((one, other) => Number(other) - Number(one))
  const folder = join(PROGRAMS, latest ?? '', 'bin')
  return existsSync(join(folder, 'initdb')) ? folder : null
}

/** PostGraphile over a PostgreSQL with the data of a release, in a folder of its own that goes with it; null where there is no PostgreSQL. */
export async function startPostgraphile(
  ask: Ask,
  release: string,
  say: (text: string) => void,
): Promise<Served | null> {
  const bin = programs()
  if (bin === null) {
    say('no PostgreSQL: PostGraphile is left out')
    return null
  }
  say('filling PostgreSQL for PostGraphile')
  install()
  const folder = mkdtempSync(join(tmpdir(), 'filorosso-bench-'))
  const as = owner()
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid ?? 0)
  const done = (program: string, args: string[], input?: string) => {
    const { status, stderr } = spawnSync(join(bin, program), args, { ...as, cwd: folder, input, encoding: 'utf8' })
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr.slice(-2_000)}`)
  }
  const data = join(folder, 'data')
  done('initdb', ['-D', data, '-U', NAME, '-A', 'trust', '-E', 'UTF8', '--locale=C'])
  const port = await freePort()
  const database = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'],
    {
      ...as,
      cwd: folder,
      stdio: 'ignore',
    },
  )
  const stop = async () => {
    await ended(database)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const at = ['-h', '127.0.0.1', '-p', String(port), '-U', NAME, '-d', 'postgres']
    for (let tries = 0; spawnSync(join(bin, 'pg_isready'), at, as).status !== 0; tries++) {
      if (tries === 100) throw new Error('PostgreSQL did not start')
      await sleep(100)
    }
    done('psql', [...at, '-q', '-v', 'ON_ERROR_STOP=1'], await filling(ask, release))
    const server = await serve(
      ['server.mjs'],
      { DATABASE: `postgres://${NAME}@127.0.0.1:${port}/postgres` },
      fileURLToPath(new URL('postgraphile', import.meta.url)),
    )
    return { ...server, stop: () => server.stop().then(stop) }
  } catch (error) {
    await stop()
    throw error
  }
}

async function filling(ask: Ask, release: string): Promise<string> {
  const parts: string[] = []
  for (const [name, { columns, cypher }] of Object.entries(TABLES)) {
    const rows = await ask(cypher, { release })
    const lines = rows.map(row => row.map(copied).join('\t'))
    parts.push(`CREATE TABLE ${name} (${columns});`, `COPY ${name} FROM stdin;`, ...lines, '\\.')
  }
  return [...parts, ...INDEXES.map(index => `CREATE INDEX ON ${index};`), 'ANALYZE;', ''].join('\n')
}

const copied = (value: unknown): string =>
  value === null || value === undefined
    ? '\\N'
    : String(value).replace(/[\\\t\n\r]/g, found => `\\${{ '\\': '\\', '\t': 't', '\n': 'n', '\r': 'r' }[found]}`)

/** PostgreSQL refuses to be run by root: its own user does. */
function owner(): { uid?: number; gid?: number } {
  if (userInfo().uid !== 0) return {}
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g') }
}

function install(): void {
  const folder = fileURLToPath(new URL('postgraphile', import.meta.url))
  if (existsSync(join(folder, 'node_modules'))) return
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--silent'], { cwd: folder, stdio: 'inherit' })
  if (status !== 0) throw new Error('npm ci in bench/postgraphile failed')
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGINT')
  })
}
