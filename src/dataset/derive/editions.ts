import type { EntityOf, EntityValue, RelationshipValue } from '../../model/graph.ts'
import { groupBy } from '../../model/group-by.ts'
import { inEditionOrder } from '../package/editions.ts'
import type { Allocation, GraphIndex } from './index-of-graph.ts'

export const EDITION_RULE = 'a-later-edition-replaces-it'

type Source = EntityOf<'SOURCE'>

/** The editions of each series, the earliest first. */
function seriesOf(index: GraphIndex): Source[][] {
  const sources = index.all('SOURCE').filter(({ properties }) => properties.series !== null)
  const ordered = (source: Source) => ({
    source: source.id,
    year: source.properties.year,
    edition: source.properties.edition ?? '',
  })
  return [...groupBy(sources, ({ properties }) => properties.series ?? '').values()].map(editions =>
    editions.sort((a, b) => inEditionOrder(ordered(a), ordered(b))),
  )
}

/** What an amount is of, whichever edition prints it: its target and act, its stage, column and part, who receives and who pays. What it is charged to may change. */
function keyOf(index: GraphIndex, { id, properties }: Allocation): string {
  const ends = (['BENEFITS', 'PAID_BY'] as const).map(relation => index.following(relation, id).join(' '))
  const { stage, column, part, period, currency } = properties
  return JSON.stringify([index.targetOf(id), index.actOf(id), stage, column, part, period, currency, ...ends])
}

/**
 * An edition replaces the one before as a whole: an amount that both print, changed or not, is superseded by the later; one that
 * the later no longer prints, where that is complete, is withdrawn. An excerpt withdraws nothing. What an edition before the last
 * prints counts for nothing more.
 */
export function replacedByEditions(index: GraphIndex): { entities: EntityValue[]; relationships: RelationshipValue[] } {
  const bySource = groupBy(index.all('ALLOCATION'), ({ properties }) => {
    const table = properties.table === null ? null : index.find('TABLE', properties.table)
    return table?.properties.source ?? ''
  })
  const entities: EntityValue[] = []
  const relationships: RelationshipValue[] = []
  for (const editions of seriesOf(index)) {
    editions.forEach((edition, nth) => {
      const later = editions[nth + 1]
      if (later === undefined) return
      const now = groupBy(bySource.get(later.id) ?? [], allocation => keyOf(index, allocation))
      for (const [key, before] of groupBy(bySource.get(edition.id) ?? [], allocation => keyOf(index, allocation))) {
        const after = now.get(key) ?? []
        // Several rows of one thing are not matched by their order.
        if (after.length === 1 && before.length === 1) {
          const [from, to] = [after[0]?.id ?? '', before[0]?.id ?? '']
          if (!index.has(from, 'SUPERSEDES', to)) relationships.push(supersedes(from, to))
        } else if (later.properties.complete === true || after.length > 0)
          for (const allocation of before)
            entities.push({ ...allocation, properties: { ...allocation.properties, withdrawnIn: later.id } })
      }
    })
  }
  return { entities, relationships }
}

function supersedes(from: string, to: string): RelationshipValue {
  return {
    from,
    type: 'SUPERSEDES',
    to,
    note: null,
    breakdown: null,
    basis: 'COMPUTED',
    rule: EDITION_RULE,
    evidence: [],
  }
}
