import { editionOf, inEditionOrder } from '../../model/editions.ts'
import type { EntityValue, RelationshipValue } from '../../model/graph.ts'
import { groupBy } from '../../model/group-by.ts'
import type { Allocation, GraphIndex } from './index-of-graph.ts'

const EDITION_RULE = 'a-later-edition-replaces-it'

/** What an amount is of, whichever edition prints it: its target and act, its stage, column and part, who receives and who pays. What it is charged to may change. */
function keyOf(index: GraphIndex, { id, properties }: Allocation): string {
  const ends = (['BENEFITS', 'PAID_BY'] as const).map(relation => index.following(relation, id).join(' '))
  const { stage, column, part, period, currency } = properties
  return JSON.stringify([index.targetOf(id), index.actOf(id), stage, column, part, period, currency, ...ends])
}

/** The source that prints an amount: that of its table, or of its evidence. */
function sourceOf(index: GraphIndex, { evidence, properties }: Allocation): string {
  const table = properties.table === null ? null : index.find('TABLE', properties.table)
  return table?.properties.source ?? index.graph.evidence.get(evidence[0] ?? '')?.source ?? ''
}

/**
 * An edition replaces the one before as a whole: an amount that both print, changed or not, is superseded by the later; one that
 * the later no longer prints, where that is complete, is withdrawn. An excerpt withdraws nothing. What an edition before the last
 * prints counts for nothing more. Each amount of an edition is given the edition it is of.
 */
export function replacedByEditions(index: GraphIndex): { entities: EntityValue[]; relationships: RelationshipValue[] } {
  const editions = index.all('SOURCE').flatMap(source => editionOf(source) ?? [])
  const printed = new Set(editions.map(({ source }) => source))
  const bySource = groupBy(index.all('ALLOCATION'), allocation => sourceOf(index, allocation))
  const withdrawn = new Map<string, string>()
  const relationships: RelationshipValue[] = []
  for (const series of groupBy(editions, each => each.series).values()) {
    const inOrder = [...series].sort(inEditionOrder)
    inOrder.forEach(({ source }, nth) => {
      const later = index.find('SOURCE', inOrder[nth + 1]?.source ?? '')
      if (later === null) return
      const now = groupBy(bySource.get(later.id) ?? [], allocation => keyOf(index, allocation))
      for (const [key, before] of groupBy(bySource.get(source) ?? [], allocation => keyOf(index, allocation))) {
        const after = now.get(key) ?? []
        // Several rows of one thing are not matched by their order.
        if (after.length === 1 && before.length === 1) {
          const [from, to] = [after[0]?.id ?? '', before[0]?.id ?? '']
          if (!index.has(from, 'SUPERSEDES', to)) relationships.push(supersedes(from, to))
        } else if (later.properties.complete === true || after.length > 0)
          for (const { id } of before) withdrawn.set(id, later.id)
      }
    })
  }
  const entities = [...bySource].flatMap(([source, allocations]) =>
    !printed.has(source)
      ? []
      : allocations.map(each => ({
          ...each,
          properties: { ...each.properties, edition: source, withdrawnIn: withdrawn.get(each.id) ?? null },
        })),
  )
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
