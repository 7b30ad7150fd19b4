import { givenBy, gives, id, optional, shownAs } from './columns.ts'
import { along, kind, maybe, step, tie } from './kind.ts'
import { printed } from './origin.ts'
import {
  ACHIEVED,
  CLASSIFIED_AS,
  FUNDED_BY,
  HAS_CONTRACT,
  HAS_PROJECT,
  IN_PLACE,
  IN_REGION,
  MANAGED_BY,
} from './relationships.ts'
import {
  classifications,
  contracts,
  indicators,
  inPlaces,
  managers,
  moneyFor,
  period,
  projects,
  regions,
  results,
  targets,
} from './shared.ts'
import { TEXT } from './values.ts'

export const PROJECT = kind({
  prefix: 'project',
  label: 'Project',
  resource: 'projects',
  words: ['project', 'projects'],
  italian: ['il progetto', 'progetti', 'i'],
  description: 'A project or activity that money is given to and that works towards results.',
  naming: 'PRINTED',
  properties: {
    code: maybe(TEXT, printed('code', 'text'), 'Its code in its source, whole and as printed.', { searched: true }),
    status: maybe(TEXT, printed('status', 'text'), 'How far it has come, as its source says it.'),
    ...period,
  },
  columns: [
    optional(givenBy(id('under', 'PLAN', 'SECTION', 'LINE', 'PROJECT'), 'HAS_PROJECT')),
    optional(shownAs(gives(id('manager', 'ORGANISATION'), 'MANAGED_BY'), 'managers')),
  ],
  ties: {
    HAS_PROJECT: tie(HAS_PROJECT, ['PROJECT'], step('OUT')),
    HAS_CONTRACT: tie(HAS_CONTRACT, ['CONTRACT'], step('OUT')),
    ACHIEVED: tie(ACHIEVED, ['RESULT'], step('OUT')),
    IN_REGION: tie(IN_REGION, ['REGION'], step('OUT')),
    IN_PLACE: tie(IN_PLACE, ['PLACE'], step('OUT')),
    MANAGED_BY: tie(MANAGED_BY, ['ORGANISATION']),
    FUNDED_BY: tie(FUNDED_BY, ['FUND', 'ORGANISATION']),
    CLASSIFIED_AS: tie(CLASSIFIED_AS, ['CLASSIFICATION']),
  },
  views: {
    under: along(
      'ENTITY',
      '(from)<-[:HAS_PROJECT]-(to)',
      'The plan, section, line or project that it is carried out under.',
      {
        shows: 'ONE_OR_NULL',
      },
    ),
    allocations: moneyFor('The money for it.'),
    projects,
    contracts,
    indicators,
    targets,
    results: results('What it did.'),
    managers,
    funders: along('ENTITY', '(from)-[:FUNDED_BY]->(to)', 'Who finances it, without an amount.', {
      shows: 'LIST',
      wide: true,
    }),
    classifications,
    places: inPlaces,
    regions: regions('The regions that a source names for it.'),
  },
  traits: { role: 'HOLDER', end: false, shared: false, counted: false, mixed: false, numbersLines: false, dated: true },
})
