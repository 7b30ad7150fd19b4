import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { documented, type Report } from '../../bench/document.ts'
import type { Result, Sized } from '../../bench/full.ts'
import type { Measured } from '../../bench/measure.ts'

const took = (median: number): Measured => ({
  median,
  p95: median * 2,
  requests: 1,
  perSecond: 1,
  perSecondMany: 1_000 / median,
  p95Many: 1,
  cpuMs: 1,
  databaseCpuMs: 1,
  bytes: 1,
  failed: 0,
})
const asked = (dbHits: number) => ({ roundTrips: 1, dbHits, rows: 1, bytes: 1_046 })

function result(key: string, [cold, warm, repeated, peer, cypher, fixed]: number[], dbHits = 48): Result {
  const named = {
    'service, cold': cold,
    'service, warm': warm,
    'service, repeated': repeated,
    peer,
    'Cypher over HTTP': cypher,
    'fixed bytes': fixed,
  }
  return {
    key,
    agrees: {},
    refused: {},
    counts: { service: asked(dbHits), peer: null, cypher: asked(30) },
    driver: { median: 3, p95: 4 },
    measured: Object.fromEntries(
      Object.entries(named).flatMap(([name, ms]) => (ms === undefined ? [] : [[name, took(ms)]])),
    ),
  }
}

const size = (times: number, results: Result[], load: Sized['load'] = null): Sized => ({
  shape: 'report',
  times,
  entities: 759 * times,
  relationships: 1_983 * times,
  load,
  results,
  memory: { 'service, cold': 150, 'service, warm': 480, 'service, repeated': 100, peer: 200 },
})
const questions = (measured: Sized[], day = '2026-11-28'): Report => ({
  of: 'questions',
  at: `${day}T03:00:00.000Z`,
  machine: 'a machine',
  peer: '7.6.3',
  measured,
})

const NAMES = [
  'summary',
  'peer',
  'postgraphile',
  'milliseconds',
  'machine',
  'memory',
  'load',
  'targets',
  'questions',
  'counts',
  'growth',
]
const PAGE = NAMES.map(name => `<!-- measured: ${name} -->\nas it was: ${name}\n<!-- end -->`).join('\n\n')
const between = (text: string, name: string) =>
  text.split(`<!-- measured: ${name} -->\n`)[1]?.split('\n<!-- end -->')[0] ?? ''

// by id: cold 4 of the peer's 10, and 12; a trace without the peer.
const AT_ONE = size(1, [
  result('by id', [4, 1, 0.2, 10, 2, 0.1]),
  result('trace', [40, 8, 0.2, undefined as never, 20, 0.1]),
])
const AT_HUNDRED = size(100, [result('by id', [12, 1, 0.2, 10, 2, 0.1], 480)])

describe('the tables of docs/performance.md', () => {
  it('have a row for each question, with the sizes beside each other and what is missed in bold', () => {
    const text = documented(PAGE, [questions([AT_ONE, AT_HUNDRED])])
    expect(between(text, 'peer')).toContain('Each cell: ×1 / ×100')
    expect(between(text, 'peer')).toMatch(/\| by id \| 2\.50 \/ \*\*0\.83\*\* \| 10\.0 \| 50\.0 \|/)
    expect(between(text, 'peer')).not.toContain('trace')
    expect(between(text, 'machine')).toContain('| trace | **2.00** / — | 2.00 / — |')
    expect(between(text, 'counts')).toContain('| by id | 1 | 48 / 480 |')
    expect(between(text, 'growth')).toContain('| by id | **10.0** | **3.00** | 1.00 |')
    expect(between(text, 'summary')).toContain('It is behind, cold: by id at ×100 (0.83).')
    expect(between(text, 'memory')).toContain('| ×1 | 759 | 1983 | 150 | **480** | 100 | 200 | 200 |')
  })

  it('list each target with what misses it and what its floor would allow', () => {
    const listed = between(documented(PAGE, [questions([AT_ONE, AT_HUNDRED])]), 'targets')
    // By id: a warm answer takes 1, the Cypher over HTTP 2 and the driver alone 3, so cold may come to 3 of the peer's 10.
    expect(listed).toContain('| cold, times ahead of the peer: at least 2 | 0 of 1 | by id 2.50 / **0.83** (3.33) |')
    expect(listed).toContain('hand-written Cypher over HTTP: at most 1.7 | 0 of 1 | trace **2.00** / — (0.55 / —) |')
    expect(listed).toContain('| warm, times ahead of the peer: at least 10 | 1 of 1 |  |')
    expect(listed).toContain('| the same, geometric mean: at most 2 | 2 of 2 |  |')
  })

  it('take sizes and questions from several files, the later before the earlier', () => {
    const again = size(1, [result('by id', [5, 1, 0.2, 10, 2, 0.1])])
    const text = documented(PAGE, [questions([AT_ONE], '2026-11-27'), questions([AT_HUNDRED]), questions([again])])
    expect(between(text, 'peer')).toContain('| by id | 2.00 / **0.83** |')
    expect(between(text, 'milliseconds')).toMatch(/\| trace \| 40\.0 \/ — \|/)
    expect(between(text, 'summary')).toContain('Measured on 2026-11-28')
    const on = (machine: string): Report => ({ ...questions([AT_ONE]), machine })
    const said = (...machines: string[]) => between(documented(PAGE, machines.map(on)), 'summary')
    expect(said('2 cores, load 1 2 3', '2 cores, load 4 5 6')).toContain('on 2 cores, load 1 2 3 and 4 5 6;')
    expect(said('2 cores, load 1 2 3', '4 cores, load 4')).toContain('on 2 cores, load 1 2 3; 4 cores, load 4;')
    expect(said('2 cores, load 1', '2 cores, load 1')).toContain('on 2 cores, load 1;')
  })

  it('keep the load and the memory of a whole run where a later one asked only some of it', () => {
    const load = { seconds: 100, cpuSeconds: 70, peakMb: 900, relationshipsPerMinute: 118_980 }
    const some = { ...size(1, [result('by id', [5, 1, 0.2, 10, 2, 0.1])]), memory: { peer: 120, 'service, warm': 490 } }
    const text = documented(PAGE, [questions([{ ...AT_ONE, load }]), questions([some])])
    expect(between(text, 'load')).toContain('| ×1 | 1983 | 100 | 118980 | 70.0 | 900 |')
    expect(between(text, 'memory')).toContain('| ×1 | 759 | 1983 | 150 | **490** | 100 | 200 | 200 |')
    const whole = { ...AT_ONE, memory: { ...AT_ONE.memory, peer: 120 } }
    expect(between(documented(PAGE, [questions([AT_ONE]), questions([whole])]), 'memory')).toContain('| 120 | 200 |')
  })

  it('show other sizes, and other data, beside the two that are compared question by question', () => {
    const apart: Sized = { ...AT_HUNDRED, shape: 'apart', entities: 70_000 }
    const ten = size(10, [result('by id', [6, 1, 0.2, 9, 2, 0.1], 48)])
    const all = documented(`${PAGE}\n<!-- measured: others -->\n<!-- end -->`, [
      questions([AT_ONE, ten, AT_HUNDRED, apart]),
    ])
    expect(between(all, 'peer')).toBe(between(documented(PAGE, [questions([AT_ONE, AT_HUNDRED])]), 'peer'))
    expect(between(all, 'growth')).toBe(between(documented(PAGE, [questions([AT_ONE, AT_HUNDRED])]), 'growth'))
    expect(between(all, 'others')).toContain('At ×10 / apart ×100. **Bold**')
    expect(between(all, 'others')).toContain(
      '| by id | **1.50** / **0.83** | **9.00** / 10.0 | 45.0 / 50.0 | 3.00 / 6.00 |',
    )
    expect(between(all, 'others')).toContain('| by id | 1.00 / **10.0** | 1.50 / **3.00** | 1.00 |')
    expect(between(all, 'memory')).toContain('| apart ×100 | 70000 | 198300 | 150 | 480 | 100 | 200 | — |')
  })

  it('leave what was not measured: a load where the data was there, and growth where there is one size', () => {
    const text = documented(PAGE, [questions([AT_HUNDRED])])
    expect(between(text, 'load')).toBe('as it was: load')
    expect(between(text, 'growth')).toBe('as it was: growth')
    const loaded = { seconds: 100, cpuSeconds: 70, peakMb: 900, relationshipsPerMinute: 118_980 }
    expect(between(documented(PAGE, [questions([{ ...AT_HUNDRED, load: loaded }])]), 'load')).toContain(
      '| ×100 | 198300 | 100 | **118980** | 70.0 | 900 |',
    )
  })

  it('have their places on the page', () => {
    const page = readFileSync('docs/performance.md', 'utf8')
    const written = documented(page, [questions([AT_ONE, AT_HUNDRED])])
    for (const name of NAMES.filter(each => !['load', 'postgraphile', 'questions'].includes(each)))
      expect(between(written, name), name).not.toBe(between(page, name))
    for (const name of [...NAMES, 'others', 'start', 'floor', 'readers', 'soak'])
      expect(page, name).toContain(`<!-- measured: ${name} -->`)
  })

  it('are not written where the page has no place for them', () => {
    expect(() => documented('', [questions([AT_ONE])])).toThrow('has no <!-- measured: summary -->')
  })
})
