import type { GraphReader } from '../../graph/reader.ts'
import { type Edition, editionOf } from '../../model/editions.ts'
import { FilorossoError } from '../../model/errors.ts'
import { compareIds } from '../../model/order.ts'

/**
 * The edition that a question is asked of, of each series that has it: by the id of its source, or by what it is called.
 * @throws FilorossoError BAD_USER_INPUT, naming the editions that there are
 */
export async function editionsFor(
  reader: Pick<GraphReader, 'entity' | 'idsOfKinds'>,
  asked: string | null | undefined,
): Promise<ReadonlyMap<string, Edition>> {
  if (asked == null) return new Map()
  const sources = await Promise.all((await reader.idsOfKinds(['SOURCE'])).map(id => reader.entity(id)))
  const all = sources.flatMap(source => (source?.kind === 'SOURCE' ? (editionOf(source) ?? []) : []))
  const isMeant = ({ source, edition }: Edition) =>
    source === asked || edition.toLowerCase() === asked.trim().toLowerCase()
  const found = all.filter(isMeant)
  if (found.length > 0) return new Map(found.map(edition => [edition.series, edition]))
  const names = [...new Set(all.map(({ edition }) => edition))].sort(compareIds).slice(0, SHOWN)
  throw new FilorossoError(
    'BAD_USER_INPUT',
    `edition is ${JSON.stringify(asked.slice(0, 100))}; no source is an edition of that name.`,
    {
      hint:
        names.length === 0
          ? 'No source on record is an edition of a series: leave edition out.'
          : `Pass the name of an edition on record (${names.join(', ')}), or the id of its source.`,
    },
  )
}

const SHOWN = 12
