import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openInProcess } from './in-process.ts'
import { peakMb, residentMb, serve } from './processes.ts'
import type { Question } from './questions/question.ts'
import { subjectsOf } from './questions/subjects.ts'
import { readWhile, requestsOf } from './requests.ts'

/** The memory of a service after so many requests, in megabytes. */
export interface Sample {
  requests: number
  residentMb: number
  heapMb: number
}

/** After the first half all that is kept is kept; whatever the service has then grown by at the end, beyond this, it grows by for ever. */
const ROOM = 1.1
const SAMPLES = 20
const CONNECTIONS = 8

/** Asks one service so many requests, all questions in turn, and looks at its memory meanwhile. */
export async function soak(
  environment: Record<string, string>,
  questions: readonly Question[],
  requests: number,
  say: (text: string) => void,
): Promise<{ samples: Sample[]; peakMb: number; failed: number; grows: boolean }> {
  const inside = await openInProcess(environment, say)
  const subjects = await subjectsOf(inside.ask, inside.release.id)
  const file = join(environment.FILOROSSO_STATE_DIR ?? '.', 'heap.json')
  const service = await serve(['--import', './bench/heap-report.mjs', 'bin/filorosso.js', 'serve'], {
    ...environment,
    NEO4J_URI: inside.bolt.uri,
    NEO4J_PASSWORD: inside.bolt.password,
    HEAP_FILE: file,
  })
  try {
    const request = requestsOf(questions, subjects)
    const samples: Sample[] = []
    let failed = 0
    for (let part = 0; part < SAMPLES; part++) {
      const [from, to] = [part, part + 1].map(nth => Math.round((requests / SAMPLES) * nth)) as [number, number]
      const taken = await readWhile(service.port, turn => request(from + turn), {
        connections: CONNECTIONS,
        pauseMs: 0,
        goes: turn => turn < to - from,
      })
      failed += taken.failed
      if (taken.failure !== null) say(`${taken.failed} requests failed, the first with ${taken.failure}`)
      const { heapUsed } = JSON.parse(readFileSync(file, 'utf8'))
      const sample = { requests: to, residentMb: residentMb(service.pid), heapMb: Math.round(heapUsed / 2 ** 20) }
      samples.push(sample)
      say(
        `${to} requests: ${sample.residentMb} MB resident, ${sample.heapMb} MB on the heap, p95 ${taken.p95.toFixed(0)} ms`,
      )
    }
    const least = (some: readonly Sample[]) => Math.min(...some.map(sample => sample.residentMb))
    const [third, last] = [samples.slice(SAMPLES / 2, (SAMPLES * 3) / 4), samples.slice((SAMPLES * 3) / 4)]
    return { samples, peakMb: peakMb(service.pid), failed, grows: least(last) > least(third) * ROOM }
  } finally {
    await service.stop()
    await inside.close()
  }
}
