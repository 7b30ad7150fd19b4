import { RELATION_NAMES } from '../../src/model/relations.ts'
import { each, type Question } from './question.ts'

const WAYS =
  'ACHIEVED|DEPLOYS|FOR|HANDLES|HAS_CONTRACT|HAS_LINE|HAS_PROJECT|HAS_SECTION|INVOLVES|IN_PLACE|IN_REGION|LEADS_TO|SETS'
const AGAIN = 'BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES'
/** What a trace tells of a place or amount and weighs it by, with its ties to the others. */
const TOLD = `WITH DISTINCT found
  RETURN {id: found.id, name: found.name, amount: found.amount, absence: found.absence, stage: found.stage, part: found.part,
    basis: found.basis, ties: COLLECT {
      MATCH (found)-[r:${WAYS}|${AGAIN}|MEASURES|CHARGED_TO|ON_AXIS|BENEFITS]->(o) RETURN [type(r), o.id, r.basis, r.breakdown] }}`

/** All that an act's money goes on to, the amounts about that, and what these are split into, replaced or printed again by. */
const REACHED = `MATCH (x:Act {release: $release, id: $id})-[:${WAYS}]->*(place)
  WITH collect(DISTINCT place) AS places
  CALL (places) { UNWIND places AS place MATCH (place)<-[:MEASURES]-(indicator) RETURN collect(DISTINCT indicator) AS indicators }
  CALL (places) { UNWIND places AS place MATCH (place)<-[:FOR]-(amount) RETURN collect(DISTINCT amount) AS amounts }
  CALL (amounts) { UNWIND amounts AS amount MATCH (amount)-[:${AGAIN}]-(tied) RETURN collect(DISTINCT tied) AS tied }
  UNWIND places + indicators + amounts + tied AS found
  ${TOLD}`

/** What lies between, the amounts of what is divided there, and what these are split into, replaced or printed again by. */
const BETWEEN = `MATCH (x:Act {release: $release, id: $from})-[:SETS]->(a:Allocation)-[:FOR]->(t)
  MATCH p = (t)-[:HAS_SECTION|HAS_LINE*0..2]->(m)<-[:MEASURES]-(i:Indicator {release: $release, id: $to})
  WITH collect(DISTINCT x) + collect(DISTINCT a) + collect(DISTINCT i) AS ends, collect(nodes(p)) AS ways
  WITH ends, COLLECT { UNWIND ways AS way UNWIND way AS place RETURN DISTINCT place } AS places
  CALL (places) { UNWIND places AS place MATCH (place)-[:HAS_SECTION|HAS_LINE]->*(held)<-[:FOR]-(amount) RETURN collect(DISTINCT amount) AS amounts }
  CALL (amounts) { UNWIND amounts AS amount MATCH (amount)-[:${AGAIN}]-(tied) RETURN collect(DISTINCT tied) AS tied }
  UNWIND ends + places + amounts + tied AS found
  ${TOLD}`

/** Amounts, what they are inside of and what is inside of them, and what is the same money again, each with its act. */
const SUMMED = `UNWIND $ids AS id MATCH (a:Allocation {release: $release, id: id})
  WITH collect(a) AS amounts
  CALL (amounts) { UNWIND amounts AS a MATCH (a)<-[:BREAKS_DOWN_INTO]-*(total) RETURN collect(DISTINCT total) AS totals }
  CALL (totals) { UNWIND totals AS total MATCH (total)-[:BREAKS_DOWN_INTO]->*(part) RETURN collect(DISTINCT part) AS parts }
  CALL (parts) { UNWIND parts AS part MATCH (part)-[:REDUCES|RESTATES|SUPERSEDES]-*(same) RETURN collect(DISTINCT same) AS money }
  CALL (money) { UNWIND money AS a MATCH (a)<-[:SETS]-(act) RETURN collect(DISTINCT act) AS acts }
  UNWIND money + acts AS found
  ${TOLD}`

/** Questions that a general API over a database does not know. The Cypher fetches what they are answered from. */
export const MONEY_QUESTIONS: Question[] = [
  {
    key: 'trace',
    about: "an act's money followed as far as it goes",
    service:
      'query Q($id: ID!) { trace(from: $id) { verdict truncated routes { amountIn { amount } amountOut { amount } hops { relation to { id name } amountOut { amount } conservation { status } } } stops { at { id } reason } } }',
    peer: null,
    cypher: REACHED,
    variables: ({ fundingActs }, turn) => ({ id: each(fundingActs, turn) }),
    compared: 'service only',
  },
  {
    key: 'trace between',
    about: "an act's money to one indicator",
    service:
      'query Q($from: ID!, $to: ID!) { trace(from: $from, to: $to) { verdict routes { amountIn { amount } amountOut { amount } hops { relation to { id name } amountOut { amount } conservation { status } } } stops { at { id } reason } } }',
    peer: null,
    cypher: BETWEEN,
    variables: ({ pairs }, turn) => ({ ...each(pairs, turn) }),
    compared: 'service only',
  },
  {
    key: 'diff',
    about: 'what one act changed against another',
    service:
      'query Q($from: ID!, $to: ID!) { diff(from: $from, to: $to) { before { amount } after { amount } declared { amount } residual { amount } changes { target { id name } part fund { id } status before { id amount { amount } } after { id amount { amount } } delta { amount } } } }',
    peer: null,
    cypher: `UNWIND [$from, $to] AS id MATCH (x:Act {release: $release, id: id})-[:SETS]->(a:Allocation)-[:FOR]->(t)
      RETURN {act: id, id: a.id, amount: a.amount, part: a.part, target: t.id, name: t.name,
        fund: head(COLLECT { MATCH (a)-[:CHARGED_TO]->(f) RETURN f.id })}`,
    variables: ({ diffs }, turn) => ({ ...each(diffs, turn) }),
    compared: 'service only',
  },
  {
    key: 'coverage',
    about: "how much of an act's money can be followed to each level",
    service:
      'query Q($id: ID!) { coverage(of: $id) { stage total { amount } levels { kind basis amount { amount } upper { amount } share } deadEnds { at { id } reason upperBound { amount } } } }',
    peer: null,
    cypher: REACHED,
    variables: ({ fundingActs }, turn) => ({ id: each(fundingActs, turn) }),
    compared: 'service only',
  },
  {
    key: 'sum',
    about: 'the sum of nine allocations',
    service:
      'query Q($ids: [ID!]!) { sum(ids: $ids) { __typename ... on Sum { count total { amount } } ... on SumRefused { reasons { code } } } }',
    peer: null,
    cypher: SUMMED,
    variables: ({ blocks }, turn) => ({ ids: each(blocks, turn) }),
    compared: 'service only',
  },
  {
    key: 'paths',
    about: 'the shortest paths between an act and an indicator',
    service:
      'query Q($from: ID!, $to: ID!) { paths(from: $from, to: $to) { length steps { from { id } relation direction to { id name } basis evidence { id } } } }',
    peer: null,
    cypher: `MATCH (x:Entity {release: $release, id: $from}), (i:Entity {release: $release, id: $to})
      MATCH p = allShortestPaths((x)-[:${RELATION_NAMES.join('|')}*..6]-(i))
      WITH p LIMIT 5
      RETURN [n IN nodes(p) | n.id], [r IN relationships(p) | {type: type(r), from: startNode(r).id, basis: r.basis, rule: r.rule, note: r.note,
        evidence: COLLECT { UNWIND r.evidence AS place MATCH (e:Evidence {release: $release, id: place}) RETURN e.id }}]`,
    variables: ({ pairs }, turn) => ({ ...each(pairs, turn) }),
    compared: 'service only',
  },
  {
    key: 'timeline',
    about: 'what has a day of a plan',
    service: 'query Q($id: ID!) { timeline(about: $id) { date label entity { id name } evidence { id } } }',
    peer: null,
    cypher: `MATCH (p:Plan {release: $release, id: $id})-[:HAS_SECTION|HAS_LINE]->*(part)
      WITH p, collect(DISTINCT part) AS parts
      CALL (parts) { UNWIND parts AS part MATCH (part)<-[:FOR]-(amount)<-[:SETS]-(act) RETURN collect(DISTINCT act) AS acts }
      CALL (p) { MATCH (p)-[:APPROVES|AMENDS|CONCERNS]-(act:Act) RETURN collect(DISTINCT act) AS others }
      UNWIND parts + acts + others AS found WITH DISTINCT found
      RETURN {id: found.id, name: found.name, date: found.date, start: found.start, end: found.end, printed: COLLECT {
        UNWIND found.evidence AS place MATCH (e:Evidence {release: $release, id: place}) RETURN e {.id, .raw} }}`,
    variables: ({ plans }, turn) => ({ id: each(plans, turn) }),
    compared: 'service only',
  },
  {
    key: 'subgraph',
    about: 'what lies around an act, two hops away',
    service:
      'query Q($id: ID!) { subgraph(of: $id, hops: 2) { nodes { id name } edges { from { id } relation to { id } } truncated } }',
    peer: null,
    cypher: `MATCH (x:Act {release: $release, id: $id})-[:${RELATION_NAMES.join('|')}]-{1,2}(o:Entity)
      WITH DISTINCT o LIMIT 100
      RETURN {id: o.id, name: o.name, ties: COLLECT { MATCH (o)-[r:${RELATION_NAMES.join('|')}]->(other) RETURN [type(r), other.id] LIMIT 100 }}`,
    variables: ({ acts }, turn) => ({ id: each(acts, turn) }),
    compared: 'service only',
  },
]
