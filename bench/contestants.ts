import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { post } from './client.ts'
import { cpuMs, freePort, type Served, serve } from './processes.ts'
import type { Question, Subjects } from './questions/question.ts'

/** The database that all of them read. */
export interface Bolt {
  uri: string
  password: string
}

/** One way to have a question answered. */
export interface Contestant {
  name: string
  served: Served
  /** The request for a turn; null where it cannot be asked. */
  request(question: Question, subjects: Subjects, turn: number): Buffer | null
  /** Whether each turn asks what was not asked before. */
  varies: boolean
}

/** All contestants, running; `floor` holds statements and fixed bytes, `recorded` shows what the peer sends to the database. */
export interface Field {
  contestants: Contestant[]
  floor: Served
  recorded: { port: number }
  stop(): Promise<void>
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const slug = ({ key }: Question) => key.replaceAll(' ', '-')

export async function startAll(
  { uri, password }: Bolt,
  environment: Record<string, string>,
  postgraphile: Served | null,
): Promise<Field> {
  const service = (caches: Record<string, string>) =>
    serve(['bin/filorosso.js', 'serve'], {
      ...environment,
      NEO4J_URI: uri,
      NEO4J_PASSWORD: password,
      FILOROSSO_QUEUE: '1000',
      ...caches,
    })
  const recorder = await freePort()
  const peer = (env: Record<string, string>) =>
    serve(['server.mjs'], { BOLT: uri, PASSWORD: password, ...env }, here('peer'))
  const [cold, warm, repeated, stock, shortcut, floor] = await Promise.all([
    service({ FILOROSSO_CACHE_MB: '0', FILOROSSO_ANSWERS_MB: '0' }),
    service({ FILOROSSO_ANSWERS_MB: '0' }),
    service({}),
    peer({}),
    peer({ RUN: '1', SENT_PORT: String(recorder) }),
    serve(['--import', 'tsx', here('plain.ts')], { BOLT: uri, PASSWORD: password }),
  ])
  const ours = ({ service: query }: Question, variables: Record<string, unknown>) => {
    const { at: _, ...sent } = variables
    return post('/graphql', { query, operationName: 'Q', variables: sent })
  }
  const own = (name: string, served: Served, varies: boolean): Contestant => ({
    name,
    served,
    varies,
    request: (question, subjects, turn) => ours(question, question.variables(subjects, turn)),
  })
  const theirs = (name: string, served: Served): Contestant => ({
    name,
    served,
    varies: true,
    request: ({ peer: query, variables, peerVariables = same => same }, subjects, turn) =>
      query === null
        ? null
        : post('/', { query, operationName: 'Q', variables: peerVariables(variables(subjects, turn)) }),
  })
  const relational = (served: Served): Contestant => ({
    name: 'PostGraphile',
    served,
    varies: true,
    request: ({ postgraphile: query, variables, postgraphileVariables = same => same }, subjects, turn) =>
      query === undefined
        ? null
        : post('/graphql', {
            query,
            operationName: 'Q',
            variables: postgraphileVariables(variables(subjects, turn)),
          }),
  })
  const contestants: Contestant[] = [
    own('service, cold', cold, true),
    own('service, warm', warm, true),
    own('service, repeated', repeated, false),
    theirs('peer', stock),
    theirs('peer, shortcut', shortcut),
    ...(postgraphile === null ? [] : [relational(postgraphile)]),
    {
      name: 'Cypher over HTTP',
      served: floor,
      varies: true,
      request: (question, subjects, turn) =>
        post(`/cypher/${slug(question)}`, { variables: cypherVariables(question, subjects, turn) }),
    },
    { name: 'fixed bytes', served: floor, varies: false, request: question => post(`/fixed/${slug(question)}`, {}) },
  ]
  const all = [cold, warm, repeated, stock, shortcut, floor, ...(postgraphile === null ? [] : [postgraphile])]
  await Promise.all(all.map(atRest))
  return {
    contestants,
    floor,
    recorded: { port: recorder },
    stop: async () => {
      await Promise.all(all.map(served => served.stop()))
    },
  }
}

const [LOOK_MS, BUSY_MS, MOST_LOOKS] = [1_000, 50, 120]

/** Once it works no more: a service reads what there is room for before it is measured, and compiles what it begins with. */
async function atRest({ pid }: Served): Promise<void> {
  for (let look = 0; look < MOST_LOOKS; look++) {
    const before = cpuMs(pid)
    await sleep(LOOK_MS)
    if (cpuMs(pid) - before < BUSY_MS) return
  }
}

export function cypherVariables(question: Question, subjects: Subjects, turn: number): Record<string, unknown> {
  const variables = question.variables(subjects, turn)
  return { release: subjects.release, ...(question.cypherVariables?.(variables, subjects) ?? variables) }
}

/** Gives the floor what it answers with: a statement, and bytes. */
export async function put(floor: Served, what: 'cypher' | 'fixed', question: Question, body: string): Promise<void> {
  await fetch(`http://127.0.0.1:${floor.port}/${what}/${slug(question)}`, { method: 'PUT', body })
}
