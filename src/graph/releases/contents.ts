import { z } from 'zod'
import { FilorossoError } from '../../model/errors.ts'
import type { GraphValue } from '../../model/graph.ts'
import { defineQuery, type Run } from '../query.ts'
import type { ReleaseInfo } from '../reader.ts'

const written = defineQuery('release/contents', {
  parameters: z.object({ release: z.string() }),
  row: z.object({ what: z.string(), count: z.int() }),
})

/** Refuses a graph with a tie to nothing before any of it is written: whoever built it is wrong. */
export function refuseLooseEnds(graph: GraphValue): void {
  const contradictions = new Set(graph.contradictions.map(({ id }) => id))
  const see = (known: { has(id: string): boolean }, what: string, owner: string, ids: readonly string[]) => {
    const missing = ids.find(id => !known.has(id))
    if (missing !== undefined)
      throw new FilorossoError('INTERNAL', `${owner} names the ${what} ${missing}, which is not in the graph`)
  }
  const seeEntities = see.bind(null, graph.entities, 'entity')
  const seeEvidence = see.bind(null, graph.evidence, 'evidence')
  for (const { id, evidence } of graph.entities.values()) seeEvidence(id, evidence)
  for (const { from, type, to, evidence } of graph.relationships) {
    seeEntities(`${from} ${type} ${to}`, [from, to])
    seeEvidence(`${from} ${type} ${to}`, evidence)
  }
  for (const { id, about, evidence, contradiction } of graph.checks) {
    seeEntities(id, about)
    seeEvidence(id, evidence)
    see(contradictions, 'contradiction', id, contradiction === null ? [] : [contradiction])
  }
  for (const { id, about, claims } of graph.contradictions) {
    seeEntities(id, about)
    for (const claim of claims) {
      seeEntities(id, claim.entity === null ? [] : [claim.entity])
      seeEvidence(id, claim.evidence)
    }
  }
}

/** What the release's node says of it, its id and time apart. */
export function summary(graph: GraphValue): Omit<ReleaseInfo, 'id' | 'loadedAt'> {
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
export async function verifyWritten(run: Run, release: string, graph: GraphValue): Promise<void> {
  const expected = expectedContents(graph)
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
