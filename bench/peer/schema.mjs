// The schema that a user of @neo4j/graphql would write for this graph: a type for each label, a field for each relationship.
const relation = (field, to, type, direction) =>
  `${field}: [${to}!]! @relationship(type: "${type}", direction: ${direction})`
const out = (field, to, type) => relation(field, to, type, 'OUT')
const back = (field, to, type) => relation(field, to, type, 'IN')

const COMMON = `id: ID! name: String! kind: String! basis: String! rule: String description: String aliases: [String!]! release: String!
  places: [Evidence!]! @cypher(statement: "UNWIND this.evidence AS each MATCH (place:Evidence {release: this.release, id: each}) RETURN place", columnName: "place")
  contradictions: [Contradiction!]! @relationship(type: "ABOUT", direction: IN)`

const TYPES = {
  Act: [
    'actKind: String! status: String! number: String date: String publishedIn: String',
    out('sets', 'Allocation', 'SETS'),
    out('approvesPlans', 'Plan', 'APPROVES'),
    out('approvesProgrammes', 'SpendingProgramme', 'APPROVES'),
    out('amendsPlans', 'Plan', 'AMENDS'),
    out('amendsActs', 'Act', 'AMENDS'),
    back('amendedBy', 'Act', 'AMENDS'),
    out('follows', 'Act', 'FOLLOWS'),
    back('followedBy', 'Act', 'FOLLOWS'),
    out('converts', 'Act', 'CONVERTS'),
    out('issuers', 'Organisation', 'ISSUED_BY'),
    out('concernsOrganisations', 'Organisation', 'CONCERNS'),
    out('concernsLines', 'Line', 'CONCERNS'),
    out('concernsPlans', 'Plan', 'CONCERNS'),
    out('concernsProgrammes', 'SpendingProgramme', 'CONCERNS'),
  ],
  Allocation: [
    'stage: String! grain: String! part: String! amount: BigInt precision: String printed: String',
    back('act', 'Act', 'SETS'),
    out('lines', 'Line', 'FOR'),
    out('sections', 'Section', 'FOR'),
    out('plans', 'Plan', 'FOR'),
    out('fund', 'Fund', 'CHARGED_TO'),
    out('axes', 'Axis', 'ON_AXIS'),
    out('priorities', 'InvestmentPriority', 'UNDER_PRIORITY'),
    out('beneficiary', 'Organisation', 'BENEFITS'),
  ],
  Axis: [],
  Fund: [],
  InvestmentPriority: ['code: String!'],
  Line: [
    'number: String!',
    back('section', 'Section', 'HAS_LINE'),
    back('allocations', 'Allocation', 'FOR'),
    out('results', 'Result', 'ACHIEVED'),
  ],
  Organisation: [],
  Plan: [out('sections', 'Section', 'HAS_SECTION')],
  Result: ['value: String unit: String qualifier: String'],
  Section: ['number: Int!', out('lines', 'Line', 'HAS_LINE'), back('allocations', 'Allocation', 'FOR')],
  SpendingProgramme: [],
}
const SEARCHED = ['Line', 'Act', 'Plan', 'Result']

const searched = kind =>
  SEARCHED.includes(kind)
    ? ` @fulltext(indexes: [{ indexName: "peer_${kind.toLowerCase()}", queryName: "find${kind}s", fields: ["name"] }])`
    : ''

export const typeDefs = `
type Evidence @node { id: ID! line: Int heading: String raw: String! field: String source: String! }
type Contradiction @node { id: ID! kind: String! name: String! }
${Object.entries(TYPES)
  .map(([kind, fields]) => `type ${kind} @node${searched(kind)} { ${[COMMON, ...fields].join('\n  ')} }`)
  .join('\n')}
`
