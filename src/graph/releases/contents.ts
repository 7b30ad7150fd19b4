import { z } from 'zod'
import { FilorossoError } from '../../model/errors.ts'
import type { GraphValue } from '../../model/graph.ts'
import { defineQuery, type Run } from '../query.ts'
import type { Origin, ReleaseInfo } from '../reader.ts'
import type { Part } from './files.ts'

const written = defineQuery('release/contents', {
  parameters: z.object({ release: z.string() }),
  row: z.object({ what: z.string(), count: z.int() }),
})

/** Refuses a graph with a tie to nothing, or with one id twice, before any of it is written: whoever built it is wrong. */
export function refuseLooseEnds(graph: GraphValue): void {
  const { entities, relationships, evidence, checks, contradictions } = graph
  const refuse = (problem: string): never => {
    throw new FilorossoError('INTERNAL', `the graph cannot be loaded: ${problem}`)
  }
  const contradictionIds = new Set(contradictions.map(({ id }) => id))
  if (contradictionIds.size < contradictions.length) refuse('two contradictions have one id')
  if (new Set(checks.map(({ id }) => id)).size < checks.length) refuse('two checks have one id')
  for (const [key, { id }] of [...entities, ...evidence]) if (key !== id) refuse(`${id} is kept under ${key}`)

  const see = (known: { has(id: string): boolean }, what: string, owner: string, ids: readonly (string | null)[]) => {
    const missing = ids.find(id => id !== null && !known.has(id))
    if (missing !== undefined) refuse(`${owner} names the ${what} ${missing}, which is not in the graph`)
  }
  const seeEntities = see.bind(null, entities, 'entity')
  const seeEvidence = see.bind(null, evidence, 'evidence')
  for (const entity of entities.values()) seeEvidence(entity.id, entity.evidence)
  for (const { from, type, to, evidence } of relationships) {
    seeEntities(`${from} ${type} ${to}`, [from, to])
    seeEvidence(`${from} ${type} ${to}`, evidence)
  }
  for (const { id, about, evidence, contradiction } of checks) {
    seeEntities(id, about)
    seeEvidence(id, evidence)
    see(contradictionIds, 'contradiction', id, [contradiction])
  }
  for (const { id, about, claims, preferred } of contradictions) {
    if (preferred !== null && claims[preferred] === undefined) refuse(`${id} prefers a claim that it has not`)
    seeEntities(id, [...about, ...claims.map(({ entity }) => entity)])
    seeEvidence(
      id,
      claims.flatMap(({ evidence }) => evidence),
    )
  }
}

/** What the release's node says of it, its id, time and origin apart. */
export function summary(graph: GraphValue): Omit<ReleaseInfo, 'id' | 'loadedAt' | keyof Origin> {
  const entities = [...graph.entities.values()]
  return {
    entityCount: entities.length,
    relationshipCount: graph.relationships.length,
    counts: {
      ...tally(entities.map(({ kind }) => kind)),
      CHECK: graph.checks.length,
      CONTRADICTION: graph.contradictions.length,
      EVIDENCE: graph.evidence.size,
    },
    sources: entities.flatMap(({ id, kind }) => (kind === 'SOURCE' ? [id] : [])).sort(),
  }
}

/** Fails unless the database holds of this release as many of everything as the graph does. */
export async function verifyWritten(
  run: Run,
  release: string,
  graph: GraphValue,
  files: readonly Part[] = [],
): Promise<void> {
  const expected: Record<string, number> = { ...expectedContents(graph), 'part of a file': files.length }
  const found = new Map((await run(written, { release })).map(({ what, count }) => [what, count]))
  for (const what of new Set([...Object.keys(expected), ...found.keys()])) {
    const [want, have] = [expected[what] ?? 0, found.get(what) ?? 0]
    if (want !== have) throw new FilorossoError('INTERNAL', `release ${release}: ${have} of ${want} written (${what})`)
  }
}

function expectedContents({
  entities,
  relationships,
  evidence,
  checks,
  contradictions,
}: GraphValue): Record<string, number> {
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0)
  return {
    ...tally([...entities.values()].map(({ kind }) => `entity ${kind}`)),
    'search text': entities.size,
    ...tally(relationships.map(({ type }) => `relationship ${type}`)),
    evidence: evidence.size,
    check: checks.length,
    'check ABOUT': sum(checks.map(({ about }) => about.length)),
    'check FOUND': checks.filter(({ contradiction }) => contradiction !== null).length,
    contradiction: contradictions.length,
    'contradiction ABOUT': sum(contradictions.map(({ about }) => about.length)),
    'contradiction CLAIMS': sum(contradictions.map(({ claims }) => claims.length)),
  }
}

function tally(words: string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
