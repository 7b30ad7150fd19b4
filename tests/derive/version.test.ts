import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { derive } from '../../src/dataset/derive/derive.ts'
import { RULES_VERSION } from '../../src/dataset/derive/version.ts'
import { readPackages } from '../../src/dataset/package/read-packages.ts'
import type { GraphValue } from '../../src/model/graph.ts'
import { oneOfEach } from './one-of-each.ts'

/** What the rules conclude from a graph: by rule and status how many checks, and one digest of every word. */
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
  return JSON.stringify(value, (_, text) => (typeof text === 'string' ? (place.get(text) ?? text) : text))
}

function digest(graph: GraphValue): string {
  return createHash('sha256').update(plain(graph)).digest('hex')
}

function concluded(graph: GraphValue): Concluded {
  const derived = derive(graph)
  const counts: Record<string, number> = {}
  for (const { kind, status } of derived.checks) {
    counts[`${kind} ${status}`] = (counts[`${kind} ${status}`] ?? 0) + 1
  }
  return {
    from: digest(graph),
    checks: Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))),
    contradictions: derived.contradictions.length - graph.contradictions.length,
    computed: derived.entities.size - graph.entities.size,
    inferred: derived.relationships.length - graph.relationships.length,
    sha256: digest(derived),
  }
}

const graphs = {
  'tests/packages/comune-di-rivalta': await readPackages(['tests/packages/comune-di-rivalta']),
  'tests/derive/one-of-each.ts': oneOfEach(),
}
const now = Object.fromEntries(Object.entries(graphs).map(([name, graph]) => [name, concluded(graph)]))

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
