import { givenBy, gives, id, optional, shownAs } from './columns.ts'
import { along, kind, maybe, step, tie } from './kind.ts'
import { printed } from './origin.ts'
import { CLASSIFIED_AS, HAS_CONTRACT, IN_PLACE, IN_REGION } from './relationships.ts'
import { classifications, inPlaces, moneyFor, period, regions, targets } from './shared.ts'
import { DATE, TEXT } from './values.ts'

export const CONTRACT = kind({
  prefix: 'contract',
  label: 'Contract',
  resource: 'contracts',
  words: ['contract', 'contracts'],
  italian: ['il contratto', 'contratti', 'i'],
  description: 'A contracting process or contract: what is bought, from whom, for how much.',
  naming: 'PRINTED',
  properties: {
    code: maybe(TEXT, printed('code', 'text'), 'Its code in its source, whole and as printed.', { searched: true }),
    status: maybe(TEXT, printed('status', 'text'), 'How far it has come, as its source says it.'),
    signed: maybe(
      DATE,
      printed('signed', 'date', known => known.value.day),
      'The day on which it was signed; null where no source says.',
    ),
    ...period,
  },
  columns: [
    optional(givenBy(id('under', 'LINE', 'PROJECT', 'CONTRACT'), 'HAS_CONTRACT')),
    optional(shownAs(gives(id('buyer', 'ORGANISATION'), 'BOUGHT_BY'), 'buyers')),
    optional(shownAs(gives(id('supplier', 'ORGANISATION'), 'SUPPLIED_BY'), 'suppliers')),
  ],
  ties: {
    HAS_CONTRACT: tie(HAS_CONTRACT, ['CONTRACT'], step('OUT')),
    BOUGHT_BY: tie({ describe: 'who buys', words: ['bought by', 'buys'], italian: ['acquistato da', 'acquista'] }, [
      'ORGANISATION',
    ]),
    SUPPLIED_BY: tie(
      { describe: 'who supplies', words: ['supplied by', 'supplies'], italian: ['fornito da', 'fornisce'] },
      ['ORGANISATION'],
    ),
    IN_REGION: tie(IN_REGION, ['REGION'], step('OUT')),
    IN_PLACE: tie(IN_PLACE, ['PLACE'], step('OUT')),
    CLASSIFIED_AS: tie(CLASSIFIED_AS, ['CLASSIFICATION']),
  },
  views: {
    under: along('ENTITY', '(from)<-[:HAS_CONTRACT]-(to)', 'The line, project or contract that it is let under.', {
      shows: 'ONE_OR_NULL',
    }),
    allocations: moneyFor('The money for it, at every stage.'),
    contracts: along('CONTRACT', '(from)-[:HAS_CONTRACT]->(to)', 'The contracts let under it.', { shows: 'LIST' }),
    buyers: along('ORGANISATION', '(from)-[:BOUGHT_BY]->(to)', 'Who buys.', { shows: 'LIST', wide: true }),
    suppliers: along('ORGANISATION', '(from)-[:SUPPLIED_BY]->(to)', 'Who supplies.', { shows: 'LIST', wide: true }),
    targets,
    classifications,
    places: inPlaces,
    regions: regions('The regions that a source names for it.'),
  },
  traits: { role: 'HOLDER', end: false, shared: false, counted: false, mixed: false, numbersLines: false, dated: true },
})
