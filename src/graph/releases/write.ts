import { FilorossoError } from '../../model/errors.ts'
import type { GraphValue } from '../../model/graph.ts'
import { once } from '../../model/once.ts'
import { compareIds } from '../../model/order.ts'
import type { Query } from '../query.ts'
import { checkRow, writeChecks, writeChecksAbout, writeFound } from '../records/checks.ts'
import {
  claimRows,
  contradictionRow,
  writeClaims,
  writeContradictions,
  writeContradictionsAbout,
} from '../records/contradictions.ts'
import { entityRow, writeEntities } from '../records/entities.ts'
import { writeEvidence } from '../records/evidence.ts'
import { relationshipRow, writeRelationships } from '../records/relationships.ts'
import { tiedTexts } from '../records/ties.ts'
import type { Writing } from './lease.ts'

/** What is written of a graph, in this order: a tie comes after what it ties. Nothing is tied to evidence. */
export const BATCH_STEPS = [
  'evidence',
  'entities',
  'relationships',
  'contradictions',
  'claims',
  'contradictions-about',
  'checks',
  'checks-about',
  'checks-found',
] as const
export type BatchStep = (typeof BATCH_STEPS)[number]

type Write = (lease: Writing, release: string, from: number, to: number) => Promise<number>

/** Writes some steps of the graph in batches, each in a transaction of its own; `around` is given what each of them is. */
export async function writeGraph(
  lease: Writing,
  release: string,
  graph: GraphValue,
  wanted: readonly BatchStep[],
  batchSize: number,
  around: (step: BatchStep, batch: number, write: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const steps = stepsOf(graph)
  for (const step of wanted) {
    const { length, write } = steps[step]
    for (let from = 0; from < length; from += batchSize) {
      const to = Math.min(from + batchSize, length)
      await around(step, from / batchSize + 1, async () => {
        const written = await write(lease, release, from, to)
        if (written !== to - from) {
          throw new FilorossoError(
            'INTERNAL',
            `release ${release}: ${written} of ${to - from} ${step} written from ${from + 1} on`,
          )
        }
      })
    }
  }
}

function stepsOf(graph: GraphValue): Record<BatchStep, { length: number; write: Write }> {
  const { contradictions, checks } = graph
  const tied = once(() => tiedTexts(graph))
  const ranks = once(() => ranksOf(graph.entities.keys()))
  return {
    evidence: batches(writeEvidence, [...graph.evidence.values()], evidence => ({ ...evidence })),
    entities: batches(writeEntities, [...graph.entities.values()], one =>
      entityRow(one, tied()(one.id), ranks().get(one.id) as number),
    ),
    relationships: batches(writeRelationships, graph.relationships, relationshipRow),
    contradictions: batches(writeContradictions, contradictions, contradictionRow),
    claims: batches(writeClaims, contradictions.flatMap(claimRows), claim => claim),
    'contradictions-about': batches(writeContradictionsAbout, contradictions.flatMap(aboutRows), tie => tie),
    checks: batches(writeChecks, checks, checkRow),
    'checks-about': batches(writeChecksAbout, checks.flatMap(aboutRows), tie => tie),
    'checks-found': batches(
      writeFound,
      checks.flatMap(({ id, contradiction }) => (contradiction === null ? [] : [{ from: id, to: contradiction }])),
      tie => tie,
    ),
  }
}

/** Rows are made batch by batch: all at once, those of a large release would be in memory twice. */
function batches<T, R>(
  query: Query<{ release: string; rows: R[] }, { written: number }>,
  values: readonly T[],
  rowOf: (value: T, position: number, release: string) => R,
): { length: number; write: Write } {
  return {
    length: values.length,
    write: (lease, release, from, to) => {
      const rows = values.slice(from, to).map((value, offset) => rowOf(value, from + offset, release))
      return lease.transact(async run => (await run(query, { release, rows }))[0]?.written ?? 0)
    },
  }
}

/** The order of ids is one that the database lacks: line 9 before line 10. */
export const ranksOf = (ids: Iterable<string>): Map<string, number> =>
  new Map([...ids].sort(compareIds).map((id, rank) => [id, rank]))

function aboutRows({ id, about }: { id: string; about: string[] }) {
  return about.map((entity, position) => ({ from: id, to: entity, position }))
}
