import type { RelationshipValue } from '../../model/graph.ts'
import { normaliseName } from '../../model/text.ts'
import type { GraphIndex } from './index-of-graph.ts'
import { printing } from './names.ts'

const REGIONS_RULE = 'all-regions'

/** As a whole place: `almost all` of them leaves out some that nobody names. */
const ALL = 'tutte le regioni'

/** What was done in all regions was done in each: without these ties a region that is not named would seem left out. */
export function allRegions(index: GraphIndex): RelationshipValue[] {
  const regions = index.all('REGION').filter(({ properties }) => !isProvince(properties))
  return index.all('RESULT').flatMap(result => {
    const place = result.properties.places.find(each => normaliseName(each) === ALL)
    if (place === undefined) return []
    const evidence = printing(index, result, place)
    return regions
      .filter(({ id }) => !index.has(result.id, 'IN_REGION', id))
      .map(({ id }) => ({
        from: result.id,
        type: 'IN_REGION' as const,
        to: id,
        note: null,
        breakdown: null,
        basis: 'INFERRED' as const,
        rule: REGIONS_RULE,
        evidence,
      }))
  })
}

/** ISTAT gives a region two digits and a province three: an autonomous province lies inside a region. */
export function isProvince({ istatCode }: { istatCode: string }): boolean {
  return istatCode.length === 3
}
