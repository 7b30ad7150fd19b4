import type { Relationship } from './kind.ts'

/** The relationship types that start at more than one kind. Those of one kind stand in its file. */
const relationship = (describe: string, out: string, back: string, more: Partial<Relationship> = {}): Relationship => ({
  describe,
  words: [out, back],
  ...more,
})

export const HAS_SECTION = relationship('a part of it', 'has section', 'section of', { acyclic: true })
export const HAS_LINE = relationship('a part of it', 'has line', 'line of', { acyclic: true })
export const IMPLEMENTS = relationship('carries out its part of a wider one', 'implements', 'implemented by', {
  acyclic: true,
})
export const CLASSIFIES = relationship(
  'places it in the State budget; says nothing of amounts',
  'classifies',
  'classified under',
)
export const ACHIEVED = relationship('did it', 'achieved', 'achieved by')
export const IN_REGION = relationship('a source links it to the region', 'in region', 'region of')
export const IN_PLACE = relationship('a source links it to the place', 'in place', 'place of')
export const LIES_IN = relationship('a place inside a wider one', 'lies in', 'contains', { acyclic: true })
export const CLASSIFIED_AS = relationship(
  'under this heading of a classification; says nothing of amounts',
  'classified as',
  'heading of',
)
export const MANAGED_BY = relationship('the body responsible for it', 'managed by', 'manages')
export const HAS_PROJECT = relationship('a project carried out under it', 'has project', 'project of')
export const HAS_CONTRACT = relationship('a contract let under it', 'has contract', 'contract of')
export const INVOLVES = relationship('who or what takes part in it', 'involves', 'takes part in')
export const FUNDED_BY = relationship('who or what finances it, without an amount', 'financed by', 'finances')
export const COMPLEMENTS = relationship('adds to what the other does', 'complements', 'complemented by')
export const CORROBORATED_BY = relationship('the same figure is stated elsewhere', 'corroborated by', 'corroborates')
export const DEPLOYS = relationship('puts them to work', 'deploys', 'deployed by')
export const HANDLES = relationship('intervenes on it', 'handles', 'handled by')
export const SAME_AS = relationship('two names, one thing; never merged silently', 'same as', 'same as')
