import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import neo4j from 'neo4j-driver'
import { ensureWebBuilt } from '../src/web/build.ts'
import { once } from './client.ts'
import { type Contestant, cypherVariables, type Field, put, startAll } from './contestants.ts'
import { type Counts, countsOf, profiled, type Statement, worst } from './counts.ts'
import { multiply, type Shape } from './data/multiply.ts'
import { type InProcess, openInProcess } from './in-process.ts'
import { type Effort, type Measured, measureAll, quantile } from './measure.ts'
import { PEER_INDEXES } from './peer-indexes.ts'
import { startPostgraphile } from './postgraphile.ts'
import { peakMb, type Run, run } from './processes.ts'
import type { Question, Subjects } from './questions/question.ts'
import { subjectsOf } from './questions/subjects.ts'
import { countAll } from './quick.ts'
import { factsOf, finds } from './same.ts'

/** What was found out about one question over one size of data. */
export interface Result {
  key: string
  /** Which answers have the same facts as the service's; null where they cannot be compared. */
  agrees: Record<string, boolean>
  /** What those said who cannot answer it over so much data: they are not measured. */
  refused: Record<string, string>
  counts: { service: Counts; peer: Counts | null; cypher: Counts }
  /** Of the bare driver in this process: no HTTP. */
  driver: { median: number; p95: number } | null
  measured: Record<string, Measured>
}

export interface Sized {
  shape: Shape
  times: number
  entities: number
  relationships: number
  /** Null where the data was there already. */
  load: { seconds: number; cpuSeconds: number; peakMb: number; relationshipsPerMinute: number } | null
  results: Result[]
  /** Peak memory of each process at the end, in megabytes. */
  memory: Record<string, number>
}

const REPORT = 'data/rapporto-2019'
const SAMPLE = 3

/** Measures all questions over data of one shape and size; without an effort, only what no clock decides, and of this service and Cypher alone. */
export async function measureSize(
  { shape, times, state }: { shape: Shape; times: number; state: string },
  questions: readonly Question[],
  effort: Effort | null,
  say: (text: string) => void,
): Promise<Sized> {
  const environment = environmentOf({ shape, times, state })
  const loading = await load(environment, say)
  const inside = await openInProcess(environment, say)
  let field: Field | null = null
  try {
    for (const statement of PEER_INDEXES) await inside.ask(statement)
    const subjects = await subjectsOf(inside.ask, inside.release.id)
    const counted = await countAll(inside, questions, say)
    const { entityCount: entities, relationshipCount: relationships } = inside.release
    const size = { shape, times, entities, relationships, load: loading }
    if (effort === null)
      return { ...size, results: await countsAlone(questions, subjects, inside, counted), memory: {} }
    installPeer(say)
    const postgraphile = await startPostgraphile(inside.ask, inside.release.id, say)
    await ensureWebBuilt({ stateDir: state, onProgress: say })
    say('starting the contestants')
    field = await startAll(inside.bolt, environment, postgraphile)
    const results: Result[] = []
    const turns = { next: 1_000 }
    const begun = performance.now()
    for (const [nth, question] of questions.entries()) {
      results.push(await measureQuestion(question, subjects, inside, field, counted, effort, turns, say))
      const left = ((performance.now() - begun) / (nth + 1)) * (questions.length - nth - 1)
      say(`${nth + 1} of ${questions.length} questions; about ${Math.ceil(left / 60_000)} min left of this size`)
    }
    const memory = Object.fromEntries(field.contestants.map(({ name, served }) => [name, peakMb(served.pid)]))
    return { ...size, results, memory }
  } finally {
    await field?.stop()
    await inside.close()
  }
}

/** The environment of data of one shape and size, which is made where it is not there. */
export function environmentOf({ shape, times, state }: { shape: Shape; times: number; state: string }) {
  // What is built for the browser is the same for all sizes.
  const [own, shared] = [join(state, `${shape}-${times}`), join(state, 'web')]
  mkdirSync(own, { recursive: true })
  mkdirSync(shared, { recursive: true })
  if (!existsSync(join(own, 'web'))) symlinkSync(shared, join(own, 'web'))
  const copies = times > 1 ? multiply(REPORT, join(state, `data-${shape}`), times - 1, shape) : []
  return {
    FILOROSSO_STATE_DIR: own,
    FILOROSSO_DATA: [REPORT, ...copies].join(','),
    FILOROSSO_NEO4J_HEAP_MB: '1024',
  }
}

function countsAlone(
  questions: readonly Question[],
  subjects: Subjects,
  inside: InProcess,
  counted: ReadonlyMap<string, Counts>,
): Promise<Result[]> {
  return Promise.all(
    questions.map(async question => {
      const service = counted.get(question.key) as Counts
      const counts = { service, peer: null, cypher: await cypherCounts(question, subjects, inside) }
      return { key: question.key, agrees: {}, refused: {}, counts, driver: null, measured: {} }
    }),
  )
}

async function measureQuestion(
  question: Question,
  subjects: Subjects,
  inside: InProcess,
  field: Field,
  counted: ReadonlyMap<string, Counts>,
  effort: Effort,
  turns: { next: number },
  say: (text: string) => void,
): Promise<Result> {
  await put(field.floor, 'cypher', question, question.cypher)
  const asked = field.contestants.filter(({ request }) => request(question, subjects, SAMPLE) !== null)
  const { bodies, refused } = await answersOf(question, subjects, asked, field)
  const fields = asked.filter(({ name }) => bodies.has(name))
  const agrees = agreement(question, bodies)
  const shortcut = fields.find(({ name }) => name === 'peer, shortcut')
  const counts = {
    service: counted.get(question.key) as Counts,
    peer: shortcut === undefined ? null : await peerCounts(question, subjects, shortcut, field, inside),
    cypher: await cypherCounts(question, subjects, inside),
  }
  const driver = await bare(question, subjects, inside, effort)
  const bytes = new Map([...bodies].map(([name, body]) => [name, Buffer.byteLength(body)]))
  const measured = await measureAll(question, subjects, fields, bytes, effort, inside.databasePid, turns)
  const medians = [...measured].map(([name, { median }]) => `${name} ${median.toFixed(2)}`).join(', ')
  say(`${question.key}, median ms: ${medians}; agrees: ${JSON.stringify(agrees)}`)
  for (const [name, said] of Object.entries(refused)) say(`${question.key}: ${name} cannot answer: ${said}`)
  return { key: question.key, agrees, refused, counts, driver, measured: Object.fromEntries(measured) }
}

/** What each answers to the same, before anything is timed. The service's bytes become the fixed ones. */
async function answersOf(question: Question, subjects: Subjects, contestants: readonly Contestant[], field: Field) {
  const bodies = new Map<string, string>()
  const refused: Record<string, string> = {}
  for (const { name, served, request } of contestants) {
    if (name === 'fixed bytes') await put(field.floor, 'fixed', question, bodies.get('service, cold') ?? '')
    const { status, body } = await once(served.port, request(question, subjects, SAMPLE) ?? Buffer.alloc(0))
    const isAnswer = status === 200 && !body.startsWith('{"errors"')
    if (!isAnswer && name.startsWith('service'))
      throw new Error(`${question.key}: ${name} answers ${status} ${body.slice(0, 500)}`)
    if (isAnswer) bodies.set(name, body)
    else refused[name] = `${status} ${body.slice(0, 500)}`
  }
  return { bodies, refused }
}

function agreement({ key, compared }: Question, bodies: ReadonlyMap<string, string>): Record<string, boolean> {
  const ours = bodies.get('service, cold') ?? ''
  const agrees: Record<string, boolean> = {}
  for (const [name, body] of bodies) {
    const isOurs = name.startsWith('service')
    if (compared === 'service only' && !isOurs) continue
    const same = JSON.stringify(factsOf(body)) === JSON.stringify(factsOf(ours))
    agrees[name] = compared === 'found' && !isOurs ? finds(body) : same
    if (!agrees[name])
      throw new Error(`${key}: ${name} does not answer the same:\n${body.slice(0, 400)}\n${ours.slice(0, 400)}`)
  }
  return agrees
}

async function peerCounts(
  question: Question,
  subjects: Subjects,
  shortcut: Contestant,
  field: Field,
  { driver }: InProcess,
): Promise<Counts> {
  const sent = () =>
    fetch(`http://127.0.0.1:${field.recorded.port}/`).then(response => response.json() as Promise<Statement[]>)
  const all: Counts[] = []
  for (let turn = 0; turn < 5; turn++) {
    await sent()
    const { body } = await once(shortcut.served.port, shortcut.request(question, subjects, turn) ?? Buffer.alloc(0))
    const statements = (await sent()).map(({ text, parameters }) => ({
      text,
      parameters: revived(parameters),
    }))
    all.push(await countsOf(driver, statements, Buffer.byteLength(body)))
  }
  return worst(all)
}

async function cypherCounts(question: Question, subjects: Subjects, { driver }: InProcess): Promise<Counts> {
  const all: Counts[] = []
  for (let turn = 0; turn < 5; turn++) {
    const statement = { text: question.cypher, parameters: asIntegers(cypherVariables(question, subjects, turn)) }
    all.push({ roundTrips: 1, bytes: 0, ...(await profiled(driver, statement)) })
  }
  return worst(all)
}

/** The statement on the bare driver, without HTTP: one round trip and its records. */
async function bare(question: Question, subjects: Subjects, { driver }: InProcess, { oneMs }: Effort) {
  const times: number[] = []
  const until = performance.now() + oneMs
  for (let turn = 0; performance.now() < until; turn++) {
    const variables = asIntegers(cypherVariables(question, subjects, turn))
    const begun = performance.now()
    const session = driver.session({ defaultAccessMode: neo4j.session.READ })
    const { records } = await session.run(question.cypher, variables)
    records.map(record => record.get(0))
    times.push(performance.now() - begun)
    void session.close()
  }
  return { median: quantile(times, 0.5), p95: quantile(times, 0.95) }
}

const asIntegers = (variables: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      Number.isInteger(value) ? neo4j.int(value as number) : value,
    ]),
  )

/** Parameters that went through JSON: integers of Neo4j are two halves there. */
function revived(value: unknown): Record<string, unknown> {
  const walk = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(walk)
    if (typeof each !== 'object' || each === null) return each
    const { low, high } = each as { low?: number; high?: number }
    if (typeof low === 'number' && typeof high === 'number') return new neo4j.types.Integer(low, high)
    return Object.fromEntries(Object.entries(each).map(([name, inner]) => [name, walk(inner)]))
  }
  return walk(value) as Record<string, unknown>
}

/** Loads as a user does, in a process that is watched; null where the same release is live already. */
async function load(environment: Record<string, string>, say: (text: string) => void): Promise<Sized['load']> {
  const mark = join(environment.FILOROSSO_STATE_DIR ?? '', 'neo4j')
  if (existsSync(mark)) return null
  const loaded: Run = await run(['bin/filorosso.js', 'load', '--json'], environment, say)
  const { relationshipCount } = JSON.parse(loaded.output)
  const { seconds, cpuSeconds, peakMb: memory } = loaded
  return {
    seconds,
    cpuSeconds,
    peakMb: memory,
    relationshipsPerMinute: Math.round((relationshipCount / seconds) * 60),
  }
}

function installPeer(say: (text: string) => void): void {
  const folder = fileURLToPath(new URL('peer', import.meta.url))
  if (existsSync(join(folder, 'node_modules'))) return
  say('installing the peer in bench/peer')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--silent'], { cwd: folder, stdio: 'inherit' })
  if (status !== 0) throw new Error('npm ci in bench/peer failed')
}

export const peerVersion = (): string =>
  JSON.parse(readFileSync(new URL('peer/package.json', import.meta.url), 'utf8')).dependencies['@neo4j/graphql']
