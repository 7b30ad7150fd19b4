import type { Relationship } from './kind.ts'

/** The relationship types that start at more than one kind. Those of one kind stand in its file. */
const relationship = (
  describe: string,
  words: Relationship['words'],
  italian: Relationship['words'],
  more: Partial<Relationship> = {},
): Relationship => ({ describe, words, italian, ...more })

export const HAS_SECTION = relationship(
  'a part of it',
  ['has section', 'section of'],
  ['ha la sezione', 'sezione di'],
  { acyclic: true },
)
export const HAS_LINE = relationship('a part of it', ['has line', 'line of'], ['ha la linea', 'linea di'], {
  acyclic: true,
})
export const IMPLEMENTS = relationship(
  'carries out its part of a wider one',
  ['implements', 'implemented by'],
  ['attua', 'attuato da'],
  {
    acyclic: true,
  },
)
export const CLASSIFIES = relationship(
  'places it in the State budget; says nothing of amounts',
  ['classifies', 'classified under'],
  ['classifica', 'classificato in'],
)
export const ACHIEVED = relationship('did it', ['achieved', 'achieved by'], ['ha ottenuto', 'ottenuto da'])
export const IN_REGION = relationship(
  'a source links it to the region',
  ['in region', 'region of'],
  ['nella regione', 'regione di'],
)
export const IN_PLACE = relationship(
  'a source links it to the place',
  ['in place', 'place of'],
  ['nel luogo', 'luogo di'],
)
export const LIES_IN = relationship(
  'a place inside a wider one',
  ['lies in', 'contains'],
  ['si trova in', 'contiene'],
  { acyclic: true },
)
export const CLASSIFIED_AS = relationship(
  'under this heading of a classification; says nothing of amounts',
  ['classified as', 'heading of'],
  ['classificato come', 'voce che classifica'],
)
export const MANAGED_BY = relationship(
  'the body responsible for it',
  ['managed by', 'manages'],
  ['gestito da', 'gestisce'],
)
export const HAS_PROJECT = relationship(
  'a project carried out under it',
  ['has project', 'project of'],
  ['ha il progetto', 'progetto di'],
)
export const HAS_CONTRACT = relationship(
  'a contract let under it',
  ['has contract', 'contract of'],
  ['ha il contratto', 'contratto di'],
)
export const INVOLVES = relationship(
  'who or what takes part in it',
  ['involves', 'takes part in'],
  ['coinvolge', 'partecipa a'],
)
export const FUNDED_BY = relationship(
  'who or what finances it, without an amount',
  ['financed by', 'finances'],
  ['finanziato da', 'finanzia'],
)
export const COMPLEMENTS = relationship(
  'adds to what the other does',
  ['complements', 'complemented by'],
  ['integra', 'integrato da'],
)
export const CORROBORATED_BY = relationship(
  'the same figure is stated elsewhere',
  ['corroborated by', 'corroborates'],
  ['confermato da', 'conferma'],
)
export const DEPLOYS = relationship('puts them to work', ['deploys', 'deployed by'], ['impiega', 'impiegato da'])
export const HANDLES = relationship('intervenes on it', ['handles', 'handled by'], ['si occupa di', 'seguito da'])
export const SAME_AS = relationship(
  'two names, one thing; never merged silently',
  ['same as', 'same as'],
  ['lo stesso di', 'lo stesso di'],
)
