import { setTimeout as sleep } from 'node:timers/promises'
import { openInProcess } from './in-process.ts'
import { cpuMs, run, serve } from './processes.ts'
import type { Question } from './questions/question.ts'
import { subjectsOf } from './questions/subjects.ts'
import { readWhile, requestsOf, type Taken } from './requests.ts'

const REPORT = 'data/rapporto-2019'
const READERS = { connections: 4, pauseMs: 20 }
const QUIET_MS = 20_000

/** With what the service took of the processor for each answer, in milliseconds. */
export type Read = Taken & { cpuMs: number }

/** What readers of a live service wait before and during a load by another process, and the processor time that each took. */
export interface Beside {
  before: Read
  during: Read
  after: Read
  load: { seconds: number; cpuSeconds: number; peakMb: number }
  databaseCpuSeconds: number
}

/** Reads the report while packages are loaded beside it; what is read is the report's before and after, so that all three ask the same. */
export async function readBeside(
  state: string,
  packages: readonly string[],
  questions: readonly Question[],
  say: (text: string) => void,
): Promise<Beside> {
  const environment = { FILOROSSO_STATE_DIR: state, FILOROSSO_DATA: REPORT, FILOROSSO_NEO4J_HEAP_MB: '1024' }
  const inside = await openInProcess(environment, say)
  const database = { NEO4J_URI: inside.bolt.uri, NEO4J_PASSWORD: inside.bolt.password }
  const service = await serve(['bin/filorosso.js', 'serve'], { ...environment, ...database })
  try {
    const request = requestsOf(questions, await subjectsOf(inside.ask, inside.release.id))
    const readFor = async (goes: () => boolean): Promise<Read> => {
      const cpu = cpuMs(service.pid)
      const taken = await readWhile(service.port, request, { ...READERS, goes })
      return { ...taken, cpuMs: (cpuMs(service.pid) - cpu) / taken.requests }
    }
    const quiet = () => {
      const until = performance.now() + QUIET_MS
      return readFor(() => performance.now() < until)
    }
    // Once for code, plans and what is kept; then it counts.
    await quiet()
    const before = await quiet()
    const cpuBefore = cpuMs(inside.databasePid)
    let loads = true
    const loading = run(
      ['bin/filorosso.js', 'load', ...packages, '--json'],
      { ...environment, ...database },
      say,
    ).finally(() => {
      loads = false
    })
    const [during, load] = await Promise.all([readFor(() => loads), loading])
    const databaseCpuSeconds = (cpuMs(inside.databasePid) - cpuBefore) / 1_000
    await sleep(2_000)
    const after = await quiet()
    const { seconds, cpuSeconds, peakMb } = load
    return { before, during, after, load: { seconds, cpuSeconds, peakMb }, databaseCpuSeconds }
  } finally {
    await service.stop()
    await inside.close()
  }
}
