import { definitionOf } from '../../../kinds/index.ts'
import { idsIn } from '../../../kinds/origin.ts'
import { unitOf } from '../../../locale/units.ts'
import type { CountValue, EntityValue } from '../../../model/graph.ts'
import { type EntityKind, KINDS, kindOfId } from '../../../model/kinds.ts'
import { mayTie } from '../../../model/relations.ts'
import type { Counting } from '../../../model/vocabulary.ts'
import { cell, type Folder, rowsBy } from '../csv.ts'
import type { Editions } from '../editions.ts'
import type { Problems } from '../problems.ts'
import { COUNTS } from '../resources.ts'

/** What a kind must have to be counted so, as a property; null where one of any kind is one. */
const NEEDS: Readonly<Record<Counting, string | null>> = {
  ALL: null,
  SOME: null,
  SUM: 'size',
  LARGEST: 'size',
  MEMBERS: 'headcounts',
}

/** What packages say that results count. */
export function countsOf(
  folders: readonly Folder[],
  entities: ReadonlyMap<string, EntityValue>,
  editions: Editions,
  problems: Problems,
): CountValue[] {
  const later = (one: string, other: string) => editions.comparePackages(one, other)
  return [...rowsBy(folders, COUNTS, problems, later).values()].flat().flatMap(row => {
    const [result, kind, by] = [cell(row, 'result'), cell(row, 'kind') as EntityKind, cell(row, 'by') as Counting]
    const count = { result, kind, by, of: idsIn(cell(row, 'of')) }
    // A word that is none is a problem of its cell already.
    if (!Object.hasOwn(KINDS, kind) || !Object.hasOwn(NEEDS, by)) return []
    for (const [column, message] of wrongIn(count, entities.get(result))) problems.add(row, column, message)
    return [count]
  })
}

function wrongIn({ result, kind, by, of }: CountValue, counting: EntityValue | undefined): [string, string][] {
  const wrong: [string, string][] = []
  const needs = NEEDS[by]
  if (needs !== null && !(needs in definitionOf(kind).properties))
    wrong.push([
      'by',
      `${by} goes by the ${needs} of what is counted, and a thing of the kind ${kind} has none: give ALL or SOME`,
    ])
  const other = of.find(id => kindOfId(id) !== kind)
  if (other !== undefined) wrong.push(['of', `${other} is not of the kind ${kind}`])
  if (of.length === 0 && !mayTie('INVOLVES', 'RESULT', kind) && !mayTie('IN_REGION', 'RESULT', kind))
    wrong.push([
      'of',
      `is empty, and a result names nothing of the kind ${kind}: give the ids of those that are counted`,
    ])
  if (counting?.kind !== 'RESULT') return wrong
  const { value, regionsCounted, unit } = counting.properties
  if (kind === 'REGION' && regionsCounted !== null) return wrong
  if (value === null) wrong.push(['result', `${result} has no figure: it counts nothing`])
  else if (unitOf(unit).percent) wrong.push(['result', `${result} is a percentage: it counts nothing`])
  return wrong
}
