import type { Direction, Relation } from './relations.ts'

/** How a relationship reads for a person: from left to right, and from right to left. */
const WORDS: Record<Relation, readonly [out: string, back: string]> = {
  SETS: ['sets', 'set by'],
  FOR: ['is for', 'is given'],
  BREAKS_DOWN_INTO: ['breaks down into', 'part of'],
  SUPERSEDES: ['supersedes', 'superseded by'],
  REDUCES: ['reduces', 'reduced by'],
  RESTATES: ['restates', 'restated by'],
  CHARGED_TO: ['charged to', 'is charged with'],
  ON_AXIS: ['on axis', 'axis of'],
  UNDER_PRIORITY: ['under priority', 'priority of'],
  BENEFITS: ['received by', 'receives'],
  APPROVES: ['approves', 'approved by'],
  AMENDS: ['amends', 'amended by'],
  CONVERTS: ['converts', 'converted by'],
  FOLLOWS: ['follows', 'followed by'],
  CONCERNS: ['concerns', 'concerned by'],
  ISSUED_BY: ['issued by', 'issued'],
  HAS_SECTION: ['has section', 'section of'],
  HAS_LINE: ['has line', 'line of'],
  IMPLEMENTS: ['implements', 'implemented by'],
  CONTINUES: ['continues', 'continued by'],
  SAME_AS: ['same as', 'same as'],
  HAS_PROGRAMME: ['has programme', 'programme of'],
  CLASSIFIES: ['classifies', 'classified under'],
  ACHIEVED: ['achieved', 'achieved by'],
  LEADS_TO: ['leads to', 'comes after'],
  IN_REGION: ['in region', 'region of'],
  INVOLVES: ['involves', 'takes part in'],
  MEASURES: ['measures', 'measured by'],
  CORROBORATED_BY: ['corroborated by', 'corroborates'],
  OVERLAPS: ['overlaps', 'overlaps'],
  DEPLOYS: ['deploys', 'deployed by'],
  AFFECTS: ['affects', 'affected by'],
  HANDLES: ['handles', 'handled by'],
}

export function relationInWords(relation: Relation, direction: Exclude<Direction, 'BOTH'>): string {
  return WORDS[relation][direction === 'OUT' ? 0 : 1]
}
