import type { SourceTaken } from '../../model/taken.ts'
import { cell, type Folder, type Row, rowsOf } from './csv.ts'

/** What a package takes of one of its sources, as its rows say; `sha256` is what it knows the source by. */
export type Counted = Omit<SourceTaken, 'proved' | 'provedBy'> & { path: string; sha256: string }

/** When a package was proved against its sources, these by their hashes. */
export interface Proved {
  proved: string
  program: string
  sources: Readonly<Record<string, string>>
}

/** What packages take of each of their sources, in the order of their ids; of each package, named by its folder, whether it stands proved. */
export function takenOf(counted: readonly Counted[], proofOf: (path: string) => Proved | null): SourceTaken[] {
  const proofs = new Map([...new Set(counted.map(({ path }) => path))].map(path => [path, proofOf(path)]))
  return counted
    .map(({ path, sha256, ...taken }) => {
      const proof = proofs.get(path) ?? null
      const isProved = proof !== null && proof.sources[taken.source] === sha256
      return { ...taken, proved: isProved ? proof.proved : null, provedBy: isProved ? proof.program : null }
    })
    .sort((one, other) => (one.source === other.source ? 0 : one.source < other.source ? -1 : 1))
}

/** Counts what a package takes of each of its sources, while its rows are there. */
export function countTaken(folder: Folder): Counted[] {
  const [evidence, figures, columns, records] = [
    countBy(rowsOf(folder, 'evidence'), () => ''),
    // Behind the word of a repetition stands what it repeats.
    countBy(rowsOf(folder, 'exclusions'), row => cell(row, 'reason').split(' ')[0] ?? ''),
    countBy(rowsOf(folder, 'excluded-columns'), row => cell(row, 'reason')),
    countBy(rowsOf(folder, 'excluded-records'), row => cell(row, 'reason')),
  ]
  return rowsOf(folder, 'sources').map(row => {
    const source = cell(row, 'id')
    return {
      path: folder.path,
      source,
      sha256: cell(row, 'sha256'),
      places: evidence.get(source)?.[''] ?? 0,
      figures: figures.get(source) ?? {},
      columns: columns.get(source) ?? {},
      records: records.get(source) ?? {},
    }
  })
}

/** How many rows of each source there are of each word. */
function countBy(rows: readonly Row[], word: (row: Row) => string): Map<string, Record<string, number>> {
  const counts = new Map<string, Record<string, number>>()
  for (const row of rows) {
    const source = cell(row, 'source')
    const own = counts.get(source) ?? {}
    own[word(row)] = (own[word(row)] ?? 0) + 1
    counts.set(source, own)
  }
  return counts
}
