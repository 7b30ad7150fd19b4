import { FilorossoError } from '../../model/errors.ts'
import type { EntityValue, GraphValue, RelationshipValue } from '../../model/graph.ts'
import { once } from '../../model/once.ts'
import { compareIds } from '../../model/order.ts'
import { each, inTurns } from '../../model/turns.ts'
import type { Query, Run } from '../query.ts'
import { checkRow, writeChecks, writeChecksAbout, writeFound } from '../records/checks.ts'
import {
  claimRow,
  claimsOf,
  contradictionRow,
  writeClaims,
  writeContradictions,
  writeContradictionsAbout,
} from '../records/contradictions.ts'
import { entityRow, writeEntities } from '../records/entities.ts'
import { evidenceRow, writeEvidence } from '../records/evidence.ts'
import { printedDigests } from '../records/printed.ts'
import { relationshipRow, writeRelationships } from '../records/relationships.ts'
import { tiedTexts } from '../records/ties.ts'
import { searchRows, writeSearchTexts } from '../search-index.ts'
import { type Part, partsInBatches, writeParts } from './files.ts'

/** What is written of a graph. */
export const BATCH_STEPS = [
  'entities',
  'relationships',
  'contradictions',
  'claims',
  'contradictions-about',
  'checks',
  'checks-about',
  'checks-found',
  'evidence',
] as const
/** With what belongs to a release beside its graph. */
export type BatchStep = (typeof BATCH_STEPS)[number] | 'search' | 'files'

/** What one transaction writes. Its rows are made when it is their turn: all at once, those of a large release would be in memory twice. */
export interface Batch {
  size: number
  /** Makes them; then writes them as often as the transaction is tried, and answers how many the database says to have written. */
  made(): Promise<(run: Run) => Promise<number>>
}

export type Batches = Partial<Record<BatchStep, Batch[]>>

/** All that a release is written as, in batches: of each of its parts, when it is known. */
export interface BatchesOf {
  files(parts: readonly Part[]): Batches
  evidence(evidence: GraphValue['evidence']): Batches
  /** All else of a graph. */
  rest(graph: GraphValue): Batches
}

export function batchesOf(release: string, batchSize: number): BatchesOf {
  const batch = <T, R, A>(
    query: Query<{ release: string; rows: R[] }, A>,
    values: readonly T[],
    rowOf: (value: T) => R,
    written: (answer: A, values: readonly T[]) => number,
  ): Batch => ({
    size: values.length,
    made: async () => {
      const rows = await inTurns(each(values, rowOf))
      return async run => {
        const [answer] = await run(query, { release, rows })
        return answer === undefined ? 0 : written(answer, values)
      }
    },
  })
  const answered = <T, R, A>(
    query: Query<{ release: string; rows: R[] }, A>,
    values: readonly T[],
    rowOf: (value: T) => R,
    written: (answer: A, values: readonly T[]) => number,
  ): Batch[] =>
    Array.from({ length: Math.ceil(values.length / batchSize) }, (_, nth) =>
      batch(query, values.slice(nth * batchSize, (nth + 1) * batchSize), rowOf, written),
    )
  const counted = ({ written }: { written: number }) => written
  const batches = <T, R>(
    query: Query<{ release: string; rows: R[] }, { written: number }>,
    values: readonly T[],
    rowOf: (value: T) => R,
  ): Batch[] => answered(query, values, rowOf, counted)

  const rest = (graph: GraphValue): Batches => {
    const { contradictions, checks, relationships } = graph
    const entities = [...graph.entities.values()]
    const [entity, contradiction, check] = [new Places(release), new Places(release), new Places(release)]
    const taking =
      (places: Places) =>
      (...answer: Parameters<Places['took']>) =>
        places.took(...answer)
    const about = (from: Places) => (tie: { from: string; to: string; position: number }) => [
      from.of(tie.from),
      entity.of(tie.to),
      tie.position,
    ]
    const found = checks.flatMap(one => (one.contradiction === null ? [] : [[one.id, one.contradiction] as const]))
    return {
      entities: answered(writeEntities, entities, entityRowsOf(graph), taking(entity)),
      relationships: batches(writeRelationships, [...relationships.keys()], position =>
        relationshipRow(relationships[position] as RelationshipValue, position, release, id => entity.of(id)),
      ),
      contradictions: answered(writeContradictions, contradictions, contradictionRow, taking(contradiction)),
      claims: batches(writeClaims, contradictions.flatMap(claimsOf), claim =>
        claimRow(claim, id => contradiction.of(id)),
      ),
      'contradictions-about': batches(writeContradictionsAbout, contradictions.flatMap(aboutOf), about(contradiction)),
      checks: answered(writeChecks, checks, checkRow, taking(check)),
      'checks-about': batches(writeChecksAbout, checks.flatMap(aboutOf), about(check)),
      'checks-found': batches(writeFound, found, ([from, to]) => [check.of(from), contradiction.of(to)]),
      search: batches(writeSearchTexts, entities, searchRowsOf(graph, release)),
    }
  }
  return {
    files: all => ({ files: partsInBatches(all).map(parts => batch(writeParts, parts, part => part, counted)) }),
    evidence: evidence => ({ evidence: batches(writeEvidence, [...evidence.values()], evidenceRow) }),
    rest,
  }
}

/** What is worked out of the whole graph for these is forgotten with the last of their batches. */
function entityRowsOf(graph: GraphValue) {
  const tied = once(() => tiedTexts(graph))
  const ranks = once(() => ranksOf(graph.entities.keys()))
  const digests = once(() => printedDigests(graph))
  return (one: EntityValue) => {
    const printedAs = one.evidence.length === 0 ? null : digests()(one)
    return entityRow(one, tied()(one.id), ranks().get(one.id) as number, printedAs)
  }
}

function searchRowsOf(graph: GraphValue, release: string) {
  const rows = once(() => searchRows(graph, release))
  return (one: EntityValue) => rows()(one)
}

/** Where the database has what was written, by its id. Written again where a transaction is tried again. */
class Places {
  readonly #release: string
  readonly #nodes = new Map<string, string>()

  constructor(release: string) {
    this.#release = release
  }

  took({ nodes }: { nodes: string[] }, written: readonly Pick<EntityValue, 'id'>[]): number {
    for (const [nth, { id }] of written.entries()) this.#nodes.set(id, nodes[nth] as string)
    return nodes.length
  }

  of(id: string): string {
    const node = this.#nodes.get(id)
    if (node === undefined)
      throw new FilorossoError('INTERNAL', `release ${this.#release}: ${id} was not written before what links to it`)
    return node
  }
}

/** The order of ids is one that the database lacks: line 9 before line 10. */
export const ranksOf = (ids: Iterable<string>): Map<string, number> =>
  new Map([...ids].sort(compareIds).map((id, rank) => [id, rank]))

function aboutOf({ id, about }: { id: string; about: string[] }) {
  return about.map((entity, position) => ({ from: id, to: entity, position }))
}
