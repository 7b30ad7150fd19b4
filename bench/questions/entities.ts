import { each, type Question } from './question.ts'

/** Entities by their ids, and what hangs on them. */
export const ENTITY_QUESTIONS: Question[] = [
  {
    key: 'by id',
    about: 'an allocation with its evidence',
    service:
      'query Q($id: ID!) { allocation(id: $id) { id name stage grain part amount { amount precision printed } evidence { id line heading raw field } } }',
    peer: 'query Q($id: ID!) { allocations(where: { id: { eq: $id } }) { id name stage grain part amount precision printed evidence: places { id line heading raw field } } }',
    postgraphile:
      'query Q($id: String!) { allocationById(id: $id) { id name stage grain part amount precision printed allocationEvidencesByAllocationId { nodes { evidenceByEvidenceId { id line heading raw field } } } } }',
    cypher: `MATCH (a:Allocation {release: $release, id: $id})
      RETURN a {.id, .name, .stage, .grain, .part, .amount, .precision, .printed, evidence: COLLECT {
        UNWIND a.evidence AS e MATCH (p:Evidence {release: $release, id: e}) RETURN p {.id, .line, .heading, .raw, .field} }}`,
    variables: ({ allocations }, turn) => ({ id: each(allocations, turn) }),
    compared: 'whole',
  },
  {
    key: 'plan tree',
    about: 'a plan with its sections, lines, their allocations and acts',
    service:
      'query Q($id: ID!) { plan(id: $id) { id name sections { id number name allocations(first: 20) { nodes { id amount { amount } act { id name } } } lines { id number name allocations(first: 20) { nodes { id amount { amount } act { id name } } } } } } }',
    peer: 'query Q($id: ID!) { plans(where: { id: { eq: $id } }) { id name sections { id number name allocations(limit: 20, sort: [{ id: ASC }]) { id amount act { id name } } lines { id number name allocations(limit: 20, sort: [{ id: ASC }]) { id amount act { id name } } } } } }',
    cypher: `MATCH (p:Plan {release: $release, id: $id}) RETURN p {.id, .name, sections: COLLECT {
      MATCH (p)-[:HAS_SECTION]->(s:Section) RETURN s {.id, .number, .name,
        allocations: COLLECT { MATCH (s)<-[:FOR]-(a:Allocation) WITH a ORDER BY a.id LIMIT 20
          RETURN a {.id, .amount, act: head(COLLECT { MATCH (a)<-[:SETS]-(x:Act) RETURN x {.id, .name} })} },
        lines: COLLECT { MATCH (s)-[:HAS_LINE]->(l:Line) RETURN l {.id, .number, .name,
          allocations: COLLECT { MATCH (l)<-[:FOR]-(a:Allocation) WITH a ORDER BY a.id LIMIT 20
            RETURN a {.id, .amount, act: head(COLLECT { MATCH (a)<-[:SETS]-(x:Act) RETURN x {.id, .name} })} }} }} }}`,
    variables: ({ plans }, turn) => ({ id: each(plans, turn) }),
    compared: 'whole',
  },
  {
    key: 'neighbours',
    about: 'what an act is tied to, the first 20',
    service:
      'query Q($id: ID!) { act(id: $id) { id neighbours(first: 20, relations: [APPROVES, AMENDS, FOLLOWS, CONVERTS, ISSUED_BY, CONCERNS]) { edges { relation direction node { id name } } } } }',
    peer: 'query Q($id: ID!) { acts(where: { id: { eq: $id } }) { id approvesPlans(limit: 20) { id name } approvesProgrammes(limit: 20) { id name } amendsPlans(limit: 20) { id name } amendsActs(limit: 20) { id name } amendedBy(limit: 20) { id name } follows(limit: 20) { id name } followedBy(limit: 20) { id name } converts(limit: 20) { id name } issuers(limit: 20) { id name } concernsOrganisations(limit: 20) { id name } concernsLines(limit: 20) { id name } concernsPlans(limit: 20) { id name } concernsProgrammes(limit: 20) { id name } } }',
    cypher: `MATCH (a:Act {release: $release, id: $id})-[r:APPROVES|AMENDS|FOLLOWS|CONVERTS|ISSUED_BY|CONCERNS]-(o:Entity)
      RETURN {relation: type(r), out: startNode(r) = a, id: o.id, name: o.name} LIMIT 20`,
    variables: ({ acts }, turn) => ({ id: each(acts, turn) }),
    compared: 'found',
  },
  {
    key: 'hub',
    about: 'an organisation that all share: its first 20 neighbours',
    service:
      'query Q($id: ID!) { entity(id: $id) { id neighbours(first: 20, relations: [BENEFITS]) { nodes { id name } } } }',
    peer: null,
    cypher: `MATCH (o:Organisation {release: $release, id: $id})<-[:BENEFITS]-(a:Allocation) RETURN a {.id, .name} LIMIT 20`,
    variables: ({ hubs }, turn) => ({ id: each(hubs, turn) }),
    compared: 'found',
  },
  {
    key: 'act to results',
    about: 'an act, its allocations, their lines and what these achieved',
    service:
      'query Q($id: ID!) { act(id: $id) { id name allocations(first: 20) { nodes { id amount { amount } target { ... on Line { id name results(first: 5) { nodes { id name value } } } } } } } }',
    peer: 'query Q($id: ID!) { acts(where: { id: { eq: $id } }) { id name sets(limit: 20, sort: [{ id: ASC }]) { id amount lines { id name results(limit: 5, sort: [{ id: ASC }]) { id name value } } } } }',
    cypher: `MATCH (x:Act {release: $release, id: $id}) RETURN x {.id, .name, allocations: COLLECT {
      MATCH (x)-[:SETS]->(a:Allocation) WITH a ORDER BY a.id LIMIT 20 RETURN a {.id, .amount, lines: COLLECT {
        MATCH (a)-[:FOR]->(l:Line) RETURN l {.id, .name, results: COLLECT {
          MATCH (l)-[:ACHIEVED]->(r:Result) WITH r ORDER BY r.id LIMIT 5 RETURN r {.id, .name, .value} }} }} }}`,
    variables: ({ fundingActs }, turn) => ({ id: each(fundingActs, turn) }),
    compared: 'whole',
  },
]
