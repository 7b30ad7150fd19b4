import type { CountValue, EntityOf, EntityValue } from '../../../model/graph.ts'
import { KIND_WORDS } from '../../../model/words.ts'
import type { GraphIndex } from '../index-of-graph.ts'
import { isProvince } from '../regions.ts'
import { check, sidesInItalian } from './check.ts'
import { type Finding, statedClaim } from './finding.ts'
import { againstGroups, againstHeadCounts, againstList, type Count } from './results/counted.ts'
import { exactly, figureClaim, figureOf } from './results/figure.ts'

/** How many sections and lines there are said to be, and what packages say that results count (counts.csv), against what is named. */
export const COUNT_VS_LIST = check({
  describe: 'A stated count against the list it counts.',
  words: ['count against list', 'conteggio ed elenco'],
  italian: {
    formula: 'numero dichiarato - voci elencate',
    explain: sides => `Il numero dichiarato non è quello delle voci elencate. ${sidesInItalian(sides)}.`,
  },
  find: index => [...partsCounted(index), ...regionsCounted(index), ...declared(index)],
})

/** Where sections or lines are inside others, a source may count the outer ones or all of them: either is right. */
function partsCounted(index: GraphIndex): Finding[] {
  const owners: (EntityOf<'PLAN'> | EntityOf<'SECTION'> | EntityOf<'SPENDING_PROGRAMME'>)[] = [
    ...index.all('PLAN'),
    ...index.all('SECTION'),
    ...index.all('SPENDING_PROGRAMME'),
  ]
  const isOuter = (id: string) => index.preceding('HAS_LINE', id).every(above => index.find('LINE', above) === null)
  return owners.flatMap(owner => {
    const { sectionCount, lineCount } = owner.properties
    const lines = index.linesBelow(owner.id)
    const found = (what: string, stated: number | null, outer: string[], all: string[]): Finding[] => {
      if (stated === null) return []
      const things = (all.length === stated ? all : outer).flatMap(id => index.graph.entities.get(id) ?? [])
      const count = {
        owner,
        what,
        figure: exactly(stated),
        claim: exactClaim(owner, stated, index.printing(owner, what)),
      }
      return [
        againstList({ ...count, things, listed: things.flatMap(({ evidence }) => evidence), isDeclared: false }, true),
      ]
    }
    return [
      ...found('sections', sectionCount, index.following('HAS_SECTION', owner.id), index.sectionsBelow(owner.id)),
      ...found('lines', lineCount, lines.filter(isOuter), lines),
    ]
  })
}

/** Of the regions that a source counts it names some, unless the package says that it names them all. */
function regionsCounted(index: GraphIndex): Finding[] {
  const said = new Set(index.graph.counts?.flatMap(({ result, kind }) => (kind === 'REGION' ? [result] : [])))
  const results = index
    .all('RESULT')
    .filter(({ id, properties }) => properties.regionsCounted !== null && !said.has(id))
  return results.flatMap(({ id }) => counted(index, { result: id, kind: 'REGION', by: 'SOME', of: [] }, false))
}

const declared = (index: GraphIndex): Finding[] =>
  (index.graph.counts ?? []).flatMap(count => counted(index, count, true))

function counted(index: GraphIndex, { result, kind, by, of }: CountValue, isDeclared: boolean): Finding[] {
  const owner = index.find('RESULT', result)
  const regions = kind === 'REGION' ? (owner?.properties.regionsCounted ?? null) : null
  const figure = owner && (regions === null ? figureOf(owner) : exactly(regions))
  if (!owner || !figure) return []
  const ties = [...index.out('INVOLVES', result), ...index.out('IN_REGION', result)]
  const named = [...(of.length > 0 ? of : new Set(ties.map(({ to }) => to)))]
  const things = named.flatMap(id => {
    const each = index.graph.entities.get(id)
    // Autonomous provinces are printed beside the regions and not counted with them.
    const isBeside = of.length === 0 && each?.kind === 'REGION' && isProvince(each.properties)
    return each?.kind === kind && !isBeside ? [each] : []
  })
  const count: Count = {
    owner,
    what: KIND_WORDS[kind][1],
    figure,
    claim:
      regions === null
        ? figureClaim(index, owner)
        : exactClaim(owner, regions, index.printing(owner, 'regionsCounted')),
    things,
    listed: things.flatMap(({ id, evidence }) => {
      const tied = ties.filter(({ to }) => to === id)
      return tied.length > 0 ? tied.flatMap(tie => tie.evidence) : evidence
    }),
    isDeclared,
  }
  if (by === 'MEMBERS') return againstHeadCounts(index, count)
  return [by === 'ALL' || by === 'SOME' ? againstList(count, by === 'ALL') : againstGroups(index, count, by)]
}

const exactClaim = (owner: EntityValue, count: number, printed: readonly string[]) =>
  statedClaim(owner, String(count), String(count), printed)
