import { OBSERVATION_DIRECTION, TARGET_TYPE } from '../model/vocabulary.ts'
import { needed, word } from './columns.ts'
import { along, given, kind, maybe, step, tie } from './kind.ts'
import { directionOf, OBSERVATIONS, observations, observationsOf } from './observations.ts'
import { column, printed } from './origin.ts'
import { CLASSIFIED_AS, MANAGED_BY } from './relationships.ts'
import { classifications, managers } from './shared.ts'
import { DATE, TEXT, wordOf } from './values.ts'

/** Targets and milestones are one kind: editions of one source turn the one into the other under the same code. */
export const TARGET = kind({
  prefix: 'target',
  label: 'Target',
  resource: 'targets',
  words: ['target', 'targets'],
  italian: ["l'obiettivo", 'obiettivi', 'gli'],
  description: 'A target or milestone of a plan: a value to reach, or a step to complete, by a day.',
  naming: 'PRINTED',
  properties: {
    targetType: given(
      wordOf('TargetType', TARGET_TYPE),
      column(needed(word('targetType', TARGET_TYPE))),
      'Whether a value is to be reached or a step to be completed.',
    ),
    code: maybe(TEXT, printed('code', 'text'), 'Its code, whole and as printed, e.g. M5C1-6.', { searched: true }),
    unit: maybe(TEXT, printed('unit', 'text'), 'The unit, as printed; null for a milestone.'),
    due: maybe(
      DATE,
      printed('due', 'date', known => known.value.day),
      'The day by which it is due; the last day of a month, quarter or year.',
      { order: { name: 'DUE', index: true, describe: 'By the day on which it is due; those without one last.' } },
    ),
    direction: maybe(
      wordOf('ObservationDirection', OBSERVATION_DIRECTION),
      { read: row => directionOf(observationsOf(row)) ?? undefined },
      'Whether the value is to rise or to fall from its baseline; null where baseline and target do not say.',
    ),
    observations,
  },
  columns: [],
  details: { observations: OBSERVATIONS },
  ties: {
    MEASURES: tie(
      { describe: 'what it measures', words: ['measures', 'measured by'], italian: ['misura', 'misurato da'] },
      ['PLAN', 'SECTION', 'LINE', 'PROJECT', 'CONTRACT'],
      step('IN'),
    ),
    MANAGED_BY: tie(MANAGED_BY, ['ORGANISATION']),
    CLASSIFIED_AS: tie(CLASSIFIED_AS, ['CLASSIFICATION']),
  },
  views: {
    measures: along(
      'ENTITY',
      '(from)-[:MEASURES]->(to)',
      'The plan, sections, lines, projects or contracts that it measures.',
      {
        shows: 'LIST',
      },
    ),
    indicators: along('INDICATOR', '(from)<-[:COUNTS_TOWARDS]-(to)', 'The indicators that count towards it.', {
      shows: 'LIST',
    }),
    documents: along('ACT', '(from)<-[:DOCUMENTS]-(to)', 'The acts that document that it was met.', { shows: 'LIST' }),
    managers,
    classifications,
  },
  about: ['observations.*'],
  traits: {
    role: 'OUTCOME',
    end: true,
    shared: false,
    counted: true,
    mixed: false,
    numbersLines: false,
    dated: true,
  },
})
