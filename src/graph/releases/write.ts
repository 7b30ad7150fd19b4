import { FilorossoError } from '../../model/errors.ts'
import type { EntityValue, GraphValue } from '../../model/graph.ts'
import { once } from '../../model/once.ts'
import { compareIds } from '../../model/order.ts'
import type { Query, Run } from '../query.ts'
import { checkRow, writeChecks, writeChecksAbout, writeFound } from '../records/checks.ts'
import {
  claimRows,
  contradictionRow,
  writeClaims,
  writeContradictions,
  writeContradictionsAbout,
} from '../records/contradictions.ts'
import { entityRow, writeEntities } from '../records/entities.ts'
import { evidenceRow, writeEvidence } from '../records/evidence.ts'
import { relationshipRow, writeRelationships } from '../records/relationships.ts'
import { tiedTexts } from '../records/ties.ts'
import { searchRows, writeSearchTexts } from '../search-index.ts'
import { filesInBatches, type PackageBytes, partRow, writeParts } from './files.ts'

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
/** With what belongs to a release beside its graph. */
export type BatchStep = (typeof BATCH_STEPS)[number] | 'search' | 'files'

/** What one transaction writes. Its rows are made when it is their turn: all at once, those of a large release would be in memory twice. */
export interface Batch {
  size: number
  /** Makes them; then writes them as often as the transaction is tried, and answers how many the database says to have written. */
  made(): (run: Run) => Promise<number>
}

/** All that a release is written as, in batches. */
export function batchesOf(
  graph: GraphValue,
  release: string,
  files: readonly PackageBytes[],
  batchSize: number,
): Record<BatchStep, Batch[]> {
  const { contradictions, checks } = graph
  const entities = [...graph.entities.values()]
  const [tied, searched] = [once(() => tiedTexts(graph)), once(() => searchRows(graph, release))]
  const ranks = once(() => ranksOf(graph.entities.keys()))

  const batch = <T, R, A>(
    query: Query<{ release: string; rows: R[] }, A>,
    values: readonly T[],
    rowOf: (value: T, position: number) => R,
    from: number,
    written: (answer: A, values: readonly T[]) => number,
  ): Batch => ({
    size: values.length,
    made: () => {
      const rows = values.map((value, offset) => rowOf(value, from + offset))
      return async run => {
        const [answer] = await run(query, { release, rows })
        return answer === undefined ? 0 : written(answer, values)
      }
    },
  })
  const answered = <T, R, A>(
    query: Query<{ release: string; rows: R[] }, A>,
    values: readonly T[],
    rowOf: (value: T, position: number) => R,
    written: (answer: A, values: readonly T[]) => number,
  ): Batch[] =>
    Array.from({ length: Math.ceil(values.length / batchSize) }, (_, nth) =>
      batch(query, values.slice(nth * batchSize, (nth + 1) * batchSize), rowOf, nth * batchSize, written),
    )
  const counted = ({ written }: { written: number }) => written
  const batches = <T, R>(
    query: Query<{ release: string; rows: R[] }, { written: number }>,
    values: readonly T[],
    rowOf: (value: T, position: number) => R,
  ): Batch[] => answered(query, values, rowOf, counted)

  // Filled as entities are written, and written again where a transaction is tried again.
  const nodes = new Map<string, string>()
  const nodeOf = (id: string): string => {
    const node = nodes.get(id)
    if (node === undefined)
      throw new FilorossoError('INTERNAL', `release ${release}: ${id} was not written before its relationships`)
    return node
  }
  const placed = ({ nodes: places }: { nodes: string[] }, written: readonly EntityValue[]): number => {
    for (const [nth, { id }] of written.entries()) nodes.set(id, places[nth] as string)
    return places.length
  }
  const found = checks.flatMap(({ id, contradiction }) =>
    contradiction === null ? [] : [{ from: id, to: contradiction }],
  )
  return {
    evidence: batches(writeEvidence, [...graph.evidence.values()], evidenceRow),
    entities: answered(
      writeEntities,
      entities,
      one => entityRow(one, tied()(one.id), ranks().get(one.id) as number),
      placed,
    ),
    relationships: batches(writeRelationships, graph.relationships, (one, position) =>
      relationshipRow(one, position, release, nodeOf),
    ),
    contradictions: batches(writeContradictions, contradictions, contradictionRow),
    claims: batches(writeClaims, contradictions.flatMap(claimRows), claim => claim),
    'contradictions-about': batches(writeContradictionsAbout, contradictions.flatMap(aboutRows), tie => tie),
    checks: batches(writeChecks, checks, checkRow),
    'checks-about': batches(writeChecksAbout, checks.flatMap(aboutRows), tie => tie),
    'checks-found': batches(writeFound, found, tie => tie),
    search: batches(writeSearchTexts, entities, one => searched()(one)),
    files: filesInBatches(files).map(parts => batch(writeParts, parts, partRow, 0, counted)),
  }
}

/** The order of ids is one that the database lacks: line 9 before line 10. */
export const ranksOf = (ids: Iterable<string>): Map<string, number> =>
  new Map([...ids].sort(compareIds).map((id, rank) => [id, rank]))

function aboutRows({ id, about }: { id: string; about: string[] }) {
  return about.map((entity, position) => ({ from: id, to: entity, position }))
}
