import { parse } from 'csv-parse/sync'
import type { SourceTaken } from '../../model/taken.ts'
import { namesOf } from './resources.ts'

type Row = Readonly<Record<string, string>>

/** The bytes of a package's files by their names, and when it was proved against its sources. */
export interface TakenFrom {
  files: ReadonlyMap<string, Buffer>
  proof: { proved: string; program: string; sources: Readonly<Record<string, string>> } | null
}

/** What packages take of each of their sources, in the order of their ids. */
export function takenOf(packages: readonly TakenFrom[]): SourceTaken[] {
  return packages.flatMap(ofPackage).sort((one, other) => (one.source < other.source ? -1 : 1))
}

function ofPackage({ files, proof }: TakenFrom): SourceTaken[] {
  const rows = (name: string): Row[] => {
    const bytes = namesOf(name).flatMap(each => files.get(`${each}.csv`) ?? [])[0]
    return bytes === undefined ? [] : parse(bytes, { columns: true, bom: true })
  }
  const [evidence, figures, columns, records] = [
    countBy(rows('evidence'), () => ''),
    // Behind the word of a repetition stands what it repeats.
    countBy(rows('exclusions'), ({ reason = '' }) => reason.split(' ')[0] ?? ''),
    countBy(rows('excluded-columns'), ({ reason = '' }) => reason),
    countBy(rows('excluded-records'), ({ reason = '' }) => reason),
  ]
  return rows('sources').map(({ id = '', sha256 }) => {
    const isProved = proof !== null && proof.sources[id] === sha256
    return {
      source: id,
      places: evidence.get(id)?.[''] ?? 0,
      figures: figures.get(id) ?? {},
      columns: columns.get(id) ?? {},
      records: records.get(id) ?? {},
      proved: isProved ? proof.proved : null,
      provedBy: isProved ? proof.program : null,
    }
  })
}

/** How many rows of each source there are of each word. */
function countBy(rows: readonly Row[], word: (row: Row) => string): Map<string, Record<string, number>> {
  const counts = new Map<string, Record<string, number>>()
  for (const row of rows) {
    const { source = '' } = row
    const own = counts.get(source) ?? {}
    own[word(row)] = (own[word(row)] ?? 0) + 1
    counts.set(source, own)
  }
  return counts
}
