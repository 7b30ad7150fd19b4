import { labelsIn } from '../../entities/base/labels.ts'
import type { Language } from '../../locale/language.ts'
import type { Relation } from '../../model/relations.ts'

/** How a relationship reads for a person, in the direction in which it is walked: what stands at the other end, to what this is. */
export function relationLabel(relation: Relation, direction: 'OUT' | 'IN', language: Language): string {
  const found = labelsIn(language).Relation?.find(({ word }) => word === relation)
  return (direction === 'OUT' ? found?.label : found?.inverse) ?? relation
}
