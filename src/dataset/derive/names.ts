import type { EntityOf, EntityValue, RelationshipValue } from '../../model/graph.ts'
import { normaliseName } from '../../model/text.ts'
import type { GraphIndex } from './index-of-graph.ts'

const AREA_RULE = 'area-equals-section-name'
const DEFINITION_RULE = 'definition-equals-line-name'

/** What each indicator measures because its heading or its definition is a name inside the plan it is filed under. */
export function measuresByName(index: GraphIndex): RelationshipValue[] {
  return index.all('INDICATOR').flatMap(indicator => {
    const { plan, area } = indicator.properties
    if (plan === null) return []
    const sections = index.sectionsBelow(plan)
    return [
      ...(area === null ? [] : matches(index, indicator, area, sections, AREA_RULE)),
      ...matches(index, indicator, indicator.name, index.linesBelow(plan), DEFINITION_RULE),
    ]
  })
}

function matches(
  index: GraphIndex,
  indicator: EntityOf<'INDICATOR'>,
  text: string,
  candidates: readonly string[],
  rule: string,
): RelationshipValue[] {
  const wanted = normaliseName(text)
  if (wanted === '') return []
  return candidates.flatMap(id => {
    const candidate = index.graph.entities.get(id)
    const spelling = candidate && spellings(candidate).find(name => normaliseName(name) === wanted)
    if (!candidate || spelling === undefined || index.has(indicator.id, 'MEASURES', id)) return []
    // What is matched before what it matches: the indicator's own words come first.
    const evidence = [...new Set([...printing(index, indicator, text), ...printing(index, candidate, spelling)])]
    return [
      { from: indicator.id, type: 'MEASURES', to: id, note: null, breakdown: null, basis: 'INFERRED', rule, evidence },
    ]
  })
}

export function spellings(entity: EntityValue): string[] {
  return [entity.name, ...entity.aliases]
}

/** The evidence of an entity that prints a name, whole or in pieces. */
export function printing(index: GraphIndex, entity: EntityValue, name: string): string[] {
  const wanted = normaliseName(name)
  return index.evidenceOf(entity, [
    raw => normaliseName(raw) === wanted,
    raw => normaliseName(raw) !== '' && wanted.includes(normaliseName(raw)),
  ])
}
