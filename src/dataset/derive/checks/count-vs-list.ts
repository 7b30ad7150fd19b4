import type { EntityOf } from '../../../model/graph.ts'
import type { GraphIndex } from '../index-of-graph.ts'
import { check, sidesInItalian } from './check.ts'
import type { Finding } from './finding.ts'
import { countOfList } from './listing.ts'
import { crisesCounted } from './results/crises-counted.ts'
import { groupsCounted } from './results/groups-counted.ts'
import { regionsCounted } from './results/regions-counted.ts'

type Counting = EntityOf<'PLAN'> | EntityOf<'SECTION'> | EntityOf<'SPENDING_PROGRAMME'>

export const COUNT_VS_LIST = check({
  describe: 'A stated count against the list it counts.',
  words: ['count against list', 'conteggio ed elenco'],
  italian: {
    formula: 'numero dichiarato - voci elencate',
    explain: sides => `Il numero dichiarato non è quello delle voci elencate. ${sidesInItalian(sides)}.`,
  },
  find: index => [countVsList, regionsCounted, crisesCounted, groupsCounted].flatMap(rule => rule(index)),
})

/** How many sections and lines a source says there are, against those that it names. */
function countVsList(index: GraphIndex): Finding[] {
  const owners: Counting[] = [...index.all('PLAN'), ...index.all('SECTION'), ...index.all('SPENDING_PROGRAMME')]
  return owners.flatMap(owner => {
    const { sectionCount, lineCount } = owner.properties
    const lines = index.linesBelow(owner.id)
    const isInLine = (id: string) => index.preceding('HAS_LINE', id).some(above => index.find('LINE', above) !== null)
    return [
      ...compare(index, owner, 'sections', sectionCount, [
        index.following('HAS_SECTION', owner.id),
        index.sectionsBelow(owner.id),
      ]),
      ...compare(index, owner, 'lines', lineCount, [lines.filter(id => !isInLine(id)), lines]),
    ]
  })
}

/** Where sections or lines are inside others, a source may count the outer ones or all of them: it does not say which. */
function compare(
  index: GraphIndex,
  owner: Counting,
  what: string,
  count: number | null,
  lists: readonly [outer: string[], all: string[]],
): Finding[] {
  if (count === null) return []
  const list = lists.find(each => each.length === count) ?? lists[0]
  const counted = index.printing(owner, what)
  const listed = list.flatMap(id => index.graph.entities.get(id)?.evidence ?? [])
  return [countOfList({ owner, what, count, list, counted, listed })]
}
