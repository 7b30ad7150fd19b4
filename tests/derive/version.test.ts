import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { RULES_VERSION } from '../../src/dataset/derive/version.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { defects, generate, schemes } from './generate.ts'
import { oneOfEach } from './one-of-each.ts'
import { outcomes, planted, Report } from './outcomes.ts'

/** What the rules conclude from some graphs: by rule and status how many checks, and one digest of every word. */
interface Concluded {
  from: string
  checks: Record<string, number>
  contradictions: number
  computed: number
  inferred: number
  sha256: string
}

interface Recorded {
  version: number
  [graph: string]: Concluded | number
}

const RECORD = new URL('rules-version.json', import.meta.url)
const HOW = 'RECORD_RULES=1 npx vitest run tests/derive/version.test.ts'

/** Evidence by what it prints where: its ids are the package reader's business. */
function plain({ entities, relationships, checks, contradictions, evidence }: GraphValue): string {
  const place = new Map([...evidence].map(([id, { line, raw }]) => [id, `line ${line}: ${raw}`]))
  const value = { entities: [...entities.values()], relationships, checks, contradictions }
  return JSON.stringify(value, (_, part) => {
    if (typeof part === 'string') return place.get(part) ?? part
    // In which order an object's properties were set says nothing.
    const isObject = typeof part === 'object' && part !== null && !Array.isArray(part)
    return isObject ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part
  })
}

function digest(graphs: readonly GraphValue[]): string {
  const hash = createHash('sha256')
  for (const graph of graphs) hash.update(plain(graph))
  return hash.digest('hex')
}

function concluded(graphs: readonly GraphValue[]): Concluded {
  const derived = graphs.map(derive)
  const counts: Record<string, number> = {}
  for (const { kind, status } of derived.flatMap(({ checks }) => checks)) {
    counts[`${kind} ${status}`] = (counts[`${kind} ${status}`] ?? 0) + 1
  }
  const added = (size: (graph: GraphValue) => number) =>
    derived.reduce((sum, after, i) => sum + size(after) - size(graphs[i] ?? after), 0)
  return {
    from: digest(graphs),
    checks: Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))),
    contradictions: added(({ contradictions }) => contradictions.length),
    computed: added(({ entities }) => entities.size),
    inferred: added(({ relationships }) => relationships.length),
    sha256: digest(derived),
  }
}

const sample = { numRuns: 40, seed: 2019 }
const plans = fc.sample(fc.tuple(schemes, fc.array(defects, { maxLength: 6 })), sample)
const reports = fc.sample(fc.tuple(outcomes, planted), sample)
const graphs = {
  'tests/packages/comune-di-rivalta': [await readPackages(['tests/packages/comune-di-rivalta'])],
  'tests/derive/one-of-each.ts': [oneOfEach()],
  'tests/derive/generate.ts, forty times': plans.map(([scheme, wrong]) => generate(scheme, wrong).graph),
  'tests/derive/outcomes.ts, forty times': reports.map(([scheme, wrong]) => new Report(scheme, wrong).builder.graph),
}
const now = Object.fromEntries(Object.entries(graphs).map(([name, some]) => [name, concluded(some)]))

if (process.env.RECORD_RULES) {
  writeFileSync(RECORD, `${JSON.stringify({ version: RULES_VERSION, ...now }, null, 2)}\n`)
}
const recorded: Recorded = JSON.parse(readFileSync(RECORD, 'utf8'))

test.each(Object.keys(graphs))('what the rules conclude from %s is what their version concluded', name => {
  const { from, ...then } = recorded[name] as Concluded
  const { from: given, ...found } = now[name] as Concluded
  if (given !== from) {
    expect.fail(
      `${name} is not what it was, or is read in another way; see that what is concluded is right, and ${HOW}`,
    )
  }
  expect(
    found,
    `the rules conclude something else from ${name}: raise RULES_VERSION in src/dataset/derive/version.ts, so that data loaded under older rules is loaded anew, then ${HOW}`,
  ).toEqual(then)
})

test('the record is of the version that is there', () => {
  expect(recorded.version, `RULES_VERSION was raised; record what it concludes: ${HOW}`).toBe(RULES_VERSION)
})
