import { citationFieldOf } from './base/citation.ts'
import { Entity } from './base/entity.ts'
import { EntityFields, NodeFields } from './base/entity-fields.ts'
import { EvidenceFields } from './base/evidence.ts'
import { NeighbourEvidence } from './base/neighbours.ts'
import { Check, CheckEvidence, CheckFields } from './checks/check.ts'
import { ClaimEvidence, ClaimFields, Contradiction, ContradictionFields } from './checks/contradiction.ts'
import { AllocationFields } from './own/allocation.ts'
import { HEADLINE_FIELDS } from './own/headline.ts'
import {
  IndicatorFields,
  MeasureEvidence,
  ObservationEvidence,
  ObservedValueEvidence,
  TargetFields,
} from './own/indicator.ts'
import { HeadcountEvidence, NavigatorCohortFields } from './own/navigator-cohort.ts'
import { SourceFields } from './own/source.ts'
import { TableFields } from './own/table.ts'

/** What code resolves of entities and of what is about them; what definitions give is resolved in kinds/. */
export const ENTITY_RESOLVERS = [
  NodeFields,
  EntityFields,
  citationFieldOf(() => Entity),
  citationFieldOf(() => Check),
  citationFieldOf(() => Contradiction),
  EvidenceFields,
  NeighbourEvidence,
  CheckFields,
  CheckEvidence,
  ContradictionFields,
  ClaimFields,
  ClaimEvidence,
  ...HEADLINE_FIELDS,
  AllocationFields,
  IndicatorFields,
  TargetFields,
  ObservedValueEvidence,
  ObservationEvidence,
  MeasureEvidence,
  NavigatorCohortFields,
  HeadcountEvidence,
  SourceFields,
  TableFields,
]
