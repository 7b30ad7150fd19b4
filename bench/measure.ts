import { Connection } from './client.ts'
import type { Contestant } from './contestants.ts'
import { cpuMs } from './processes.ts'
import type { Question, Subjects } from './questions/question.ts'

/** How long each is measured in each round, in milliseconds, and how many rounds there are. */
export interface Effort {
  rounds: number
  oneMs: number
  manyMs: number
  connections: number
}

/** What was measured of one contestant and one question. */
export interface Measured {
  median: number
  p95: number
  requests: number
  perSecond: number
  perSecondMany: number
  p95Many: number
  /** Of the server and of the database, for each request of the many connections, in milliseconds. */
  cpuMs: number
  databaseCpuMs: number
  bytes: number
  /** How many of the many connections' requests were refused or failed; they count as none. */
  failed: number
}

interface Samples {
  failed: number
  one: number[]
  oneMs: number
  many: number[]
  rates: number[]
  cpu: number[]
  databaseCpu: number[]
}

/** All contestants take turns in every round, in an order that changes, so that what the machine does meanwhile falls on all. */
export async function measureAll(
  question: Question,
  subjects: Subjects,
  contestants: readonly Contestant[],
  bytes: ReadonlyMap<string, number>,
  effort: Effort,
  databasePid: number,
  turns: { next: number },
): Promise<Map<string, Measured>> {
  const samples = new Map<string, Samples>()
  const requestOf = (contestant: Contestant) => () =>
    contestant.request(question, subjects, contestant.varies ? turns.next++ : 0) ?? Buffer.alloc(0)
  for (const contestant of contestants) await warmed(contestant.served.port, requestOf(contestant))
  for (let round = 0; round < effort.rounds; round++) {
    for (let nth = 0; nth < contestants.length; nth++) {
      const contestant = contestants[(nth + round) % contestants.length] as Contestant
      const taken = samples.get(contestant.name) ?? {
        failed: 0,
        one: [],
        oneMs: 0,
        many: [],
        rates: [],
        cpu: [],
        databaseCpu: [],
      }
      samples.set(contestant.name, taken)
      const request = requestOf(contestant)
      const one = await drive(contestant.served.port, 1, effort.oneMs, request)
      taken.one.push(...one.times)
      taken.oneMs += one.ms
      const before = [cpuMs(contestant.served.pid), cpuMs(databasePid)] as const
      const many = await drive(contestant.served.port, effort.connections, effort.manyMs, request)
      taken.many.push(...many.times)
      taken.failed += many.failed
      taken.rates.push((many.times.length / many.ms) * 1000)
      taken.cpu.push((cpuMs(contestant.served.pid) - before[0]) / many.times.length)
      taken.databaseCpu.push((cpuMs(databasePid) - before[1]) / many.times.length)
    }
  }
  return new Map(
    [...samples].map(([name, { failed, one, oneMs, many, rates, cpu, databaseCpu }]) => [
      name,
      {
        median: quantile(one, 0.5),
        p95: quantile(one, 0.95),
        requests: one.length,
        perSecond: (one.length / oneMs) * 1000,
        perSecondMany: quantile(rates, 0.5),
        p95Many: quantile(many, 0.95),
        cpuMs: quantile(cpu, 0.5),
        databaseCpuMs: quantile(databaseCpu, 0.5),
        bytes: bytes.get(name) ?? 0,
        failed,
      },
    ]),
  )
}

/** How long is looked whether an answer still becomes faster, for how many requests at least, and how often at most. */
const WARMING = { ms: 500, requests: 50, most: 12 }

/** Asks until it becomes no faster: code is compiled by how often it has run, and an answer of 50 ms comes 20 times in a second. */
async function warmed(port: number, request: () => Buffer): Promise<void> {
  let fastest = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < WARMING.most; turn++) {
    const { times } = await drive(port, 1, WARMING.ms, request, WARMING.requests)
    const median = quantile(times, 0.5)
    if (!(median < 0.95 * fastest) && turn > 1) return
    fastest = Math.min(fastest, median)
  }
}

async function drive(port: number, connections: number, forMs: number, request: () => Buffer, atLeast = 0) {
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(port)))
  const times: number[] = []
  let failed = 0
  const begun = performance.now()
  await Promise.all(
    open.map(async connection => {
      do {
        const bytes = request()
        const sent = performance.now()
        await connection.send(bytes)
        if (connection.status === 200) times.push(performance.now() - sent)
        else failed += 1
      } while (performance.now() - begun < forMs || times.length + failed < atLeast)
    }),
  )
  const ms = performance.now() - begun
  for (const connection of open) connection.close()
  return { times, ms, failed }
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
