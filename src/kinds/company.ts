import { along, kind } from './kind.ts'

export const COMPANY = kind({
  prefix: 'company',
  label: 'Company',
  resource: 'companies',
  words: ['company', 'companies'],
  italian: ["l'impresa", 'imprese', 'le'],
  description: 'A company that a crisis affects.',
  naming: 'PRINTED',
  properties: {},
  columns: [],
  ties: {},
  views: { crises: along('CRISIS', '(from)<-[:AFFECTS]-(to)', 'The crises that affect it.', { shows: 'LIST' }) },
  traits: { role: 'OTHER', end: true, shared: false, counted: false, mixed: false, numbersLines: false, dated: false },
})
