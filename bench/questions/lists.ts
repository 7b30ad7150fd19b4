import { each, inCents, type Question } from './question.ts'

/** The page of results that is asked for: the fiftieth of five each. */
const DEEP = 245

const cursor = (release: string, list: string, key: string): string =>
  Buffer.from(JSON.stringify([release, list, key])).toString('base64url')

/** Lists, searches and counts: what an index has to serve. Each turn asks what was never asked before. */
export const LIST_QUESTIONS: Question[] = [
  {
    key: 'page of 20',
    about: '20 allocations above an amount, the largest first, with act, fund, axes, priorities, contradictions',
    service:
      'query Q($gt: Decimal!) { allocations(first: 20, filter: { amount: { gt: $gt } }, orderBy: AMOUNT_DESC) { nodes { id name amount { amount } act { id name } fund { id name } axes { id name } priorities { id code } contradictions(first: 5) { nodes { id kind } } } } }',
    peer: 'query Q($gt: BigInt!) { allocations(limit: 20, where: { amount: { gt: $gt } }, sort: [{ amount: DESC }, { id: DESC }]) { id name amount act { id name } fund { id name } axes { id name } priorities { id code } contradictions(limit: 5, sort: [{ id: ASC }]) { id kind } } }',
    postgraphile:
      'query Q($gt: BigInt!) { allAllocations(first: 20, filter: { amount: { greaterThan: $gt } }, orderBy: [AMOUNT_DESC, ID_DESC]) { nodes { id name amount actByActId { id name } fundByFundId { id name } allocationAxisByAllocationId { nodes { axiByAxisId { id name } } } allocationPrioritiesByAllocationId { nodes { priorityByPriorityId { id code } } } allocationContradictionsByAllocationId(first: 5, orderBy: [CONTRADICTION_ID_ASC]) { nodes { contradictionByContradictionId { id kind } } } } } }',
    postgraphileVariables: ({ gt }) => ({ gt: String(inCents(gt)) }),
    cypher: `MATCH (a:Allocation) USING INDEX a:Allocation(release, amount, id)
      WHERE a.release = $release AND a.amount > $gt AND a.id IS NOT NULL
      WITH a ORDER BY a.release DESC, a.amount DESC, a.id DESC LIMIT 20
      RETURN a {.id, .name, .amount, act: COLLECT { MATCH (a)<-[:SETS]-(x:Act) RETURN x {.id, .name} },
        fund: COLLECT { MATCH (a)-[:CHARGED_TO]->(x:Fund) RETURN x {.id, .name} },
        axes: COLLECT { MATCH (a)-[:ON_AXIS]->(x:Axis) RETURN x {.id, .name} },
        priorities: COLLECT { MATCH (a)-[:UNDER_PRIORITY]->(x:InvestmentPriority) RETURN x {.id, .code} },
        contradictions: COLLECT { MATCH (a)<-[:ABOUT]-(x:Contradiction) WITH DISTINCT x ORDER BY x.id LIMIT 5 RETURN x {.id, .kind} }}`,
    variables: (_, turn) => ({ gt: `${100_000 + turn}.00` }),
    peerVariables: ({ gt }) => ({ gt: String(inCents(gt)) }),
    cypherVariables: ({ gt }) => ({ gt: inCents(gt) }),
    compared: 'whole',
  },
  {
    key: 'page of lines',
    about: '20 lines of the sections with a number, by name, each with its first 5 allocations and results',
    service:
      'query Q($n: Int!, $x: String!) { lines(first: 20, filter: { section: { number: { eq: $n } }, not: { name: { eq: $x } } }, orderBy: NAME_ASC) { nodes { id number name allocations(first: 5) { nodes { id amount { amount } } } results(first: 5) { nodes { id name } } } } }',
    peer: 'query Q($n: Int!, $x: String!) { lines(limit: 20, where: { section: { some: { number: { eq: $n } } }, NOT: { name: { eq: $x } } }, sort: [{ name: ASC }, { id: ASC }]) { id number name allocations(limit: 5, sort: [{ id: ASC }]) { id amount } results(limit: 5, sort: [{ id: ASC }]) { id name } } }',
    postgraphile:
      'query Q($n: Int!, $x: String!) { allLines(first: 20, filter: { sectionBySectionId: { number: { equalTo: $n } }, name: { notEqualTo: $x } }, orderBy: [NAME_ASC, ID_ASC]) { nodes { id number name lineAllocationsByLineId(first: 5, orderBy: [ALLOCATION_ID_ASC]) { nodes { allocationByAllocationId { id amount } } } lineResultsByLineId(first: 5, orderBy: [RESULT_ID_ASC]) { nodes { resultByResultId { id name } } } } } }',
    cypher: `MATCH (s:Section) WHERE s.release = $release AND s.number = $n MATCH (s)-[:HAS_LINE]->(l:Line) WHERE l.name <> $x
      WITH DISTINCT l ORDER BY l.name, l.id LIMIT 20 RETURN l {.id, .number, .name,
        allocations: COLLECT { MATCH (l)<-[:FOR]-(a:Allocation) WITH a ORDER BY a.id LIMIT 5 RETURN a {.id, .amount} },
        results: COLLECT { MATCH (l)-[:ACHIEVED]->(r:Result) WITH r ORDER BY r.id LIMIT 5 RETURN r {.id, .name} }}`,
    variables: (_, turn) => ({ n: 1 + (turn % 8), x: `no line ${turn}` }),
    compared: 'whole',
  },
  {
    key: 'plain page',
    about: 'the first 20 acts by name, with nothing beside their properties',
    service:
      'query Q($x: String!) { acts(first: 20, filter: { not: { name: { eq: $x } } }, orderBy: NAME_ASC) { nodes { id name status number } } }',
    peer: 'query Q($x: String!) { acts(limit: 20, where: { NOT: { name: { eq: $x } } }, sort: [{ name: ASC }, { id: ASC }]) { id name status number } }',
    postgraphile:
      'query Q($x: String!) { allActs(first: 20, filter: { name: { notEqualTo: $x } }, orderBy: [NAME_ASC, ID_ASC]) { nodes { id name status number } } }',
    cypher: `MATCH (a:Entity) USING INDEX a:Entity(release, kind, name, id)
      WHERE a.release = $release AND a.kind = 'ACT' AND a.name IS NOT NULL AND a.id IS NOT NULL AND a.name <> $x
      WITH a ORDER BY a.release, a.kind, a.name, a.id LIMIT 20 RETURN a {.id, .name, .status, .number}`,
    variables: (_, turn) => ({ x: `no act ${turn}` }),
    compared: 'whole',
  },
  {
    key: 'search',
    about: 'full-text search for lines by two words, 10 of them',
    service: 'query Q($text: String!) { search(text: $text, kinds: [LINE], first: 10) { nodes { id name } } }',
    peer: 'query Q($text: String!) { findLines(phrase: $text, first: 10) { edges { score node { id name } } } }',
    cypher: `CALL db.index.fulltext.queryNodes('peer_line', $text, {limit: 10}) YIELD node, score RETURN node {.id, .name, score: score}`,
    variables: ({ words }, turn) => ({ text: each(words, turn) }),
    // All of the words, as this service wants them, not any of them.
    peerVariables: ({ text }) => ({ text: allOf(String(text)) }),
    cypherVariables: ({ text }) => ({ text: allOf(String(text)) }),
    compared: 'found',
  },
  {
    key: 'filtered count',
    about: 'how many allocations are above an amount',
    service: 'query Q($gt: Decimal!) { allocations(first: 1, filter: { amount: { gt: $gt } }) { totalCount } }',
    peer: 'query Q($gt: BigInt!) { allocationsConnection(where: { amount: { gt: $gt } }) { totalCount } }',
    postgraphile: 'query Q($gt: BigInt!) { allAllocations(filter: { amount: { greaterThan: $gt } }) { totalCount } }',
    postgraphileVariables: ({ gt }) => ({ gt: String(inCents(gt)) }),
    cypher: `MATCH (a:Allocation) USING INDEX a:Allocation(release, amount, id)
      WHERE a.release = $release AND a.amount > $gt AND a.id IS NOT NULL RETURN {totalCount: count(a)}`,
    variables: (_, turn) => ({ gt: `${50_000 + turn}.00` }),
    peerVariables: ({ gt }) => ({ gt: String(inCents(gt)) }),
    cypherVariables: ({ gt }) => ({ gt: inCents(gt) }),
    compared: 'whole',
  },
  {
    key: 'deep page',
    about: 'the fiftieth page of five results, by id',
    service:
      'query Q($after: String!) { results(first: 5, after: $after) { nodes { id name value } pageInfo { hasNextPage endCursor } } }',
    peer: 'query Q($after: String!) { resultsConnection(first: 5, after: $after, sort: [{ id: ASC }]) { edges { node { id name value } } pageInfo { hasNextPage endCursor } } }',
    postgraphile:
      'query Q($offset: Int!) { allResults(first: 5, offset: $offset, orderBy: [ID_ASC]) { nodes { id name value } pageInfo { hasNextPage endCursor } } }',
    postgraphileVariables: ({ at }) => ({ offset: Number(at) + 1 }),
    cypher: `MATCH (r:Result) USING INDEX r:Result(release, id) WHERE r.release = $release AND r.id > $after
      WITH r ORDER BY r.release, r.id LIMIT 5 RETURN r {.id, .name, .value}`,
    variables: ({ release, results }, turn) => {
      const at = Math.min(DEEP, results.length - 6) - (turn % 20)
      return { after: cursor(release, 'results', each(results, at)), at }
    },
    peerVariables: ({ at }) => ({ after: Buffer.from(`arrayconnection:${at}`).toString('base64') }),
    cypherVariables: ({ at }, { results }) => ({ after: each(results, Number(at)) }),
    compared: 'whole',
  },
]

const allOf = (text: string): string =>
  text
    .split(' ')
    .map(word => `+${word}`)
    .join(' ')
