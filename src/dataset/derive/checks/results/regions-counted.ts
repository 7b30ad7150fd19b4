import type { GraphIndex } from '../../index-of-graph.ts'
import type { Finding } from '../finding.ts'
import { countOfList } from '../listing.ts'
import type { Result } from './figure.ts'

/** The regions that a result counts, against those that it names. */
export function regionsCounted(index: GraphIndex): Finding[] {
  return index.all('RESULT').flatMap(result => {
    const count = result.properties.regionsCounted
    return count === null ? [] : [compare(index, result, count)]
  })
}

/** Autonomous provinces are printed beside the regions and not counted with them. */
function compare(index: GraphIndex, result: Result, count: number): Finding {
  const named = index.out('IN_REGION', result.id).filter(({ to }) => {
    const region = index.find('REGION', to)
    return region !== null && !isProvince(region.properties)
  })
  return countOfList({
    owner: result,
    what: 'regions',
    count,
    list: [...new Set(named.map(({ to }) => to))],
    counted: index.printing(result, 'regionsCounted'),
    listed: named.flatMap(({ evidence }) => evidence),
    someMayBeNamed: true,
  })
}

/** ISTAT gives a region two digits and a province three: an autonomous province lies inside a region. */
export function isProvince({ istatCode }: { istatCode: string }): boolean {
  return istatCode.length === 3
}
