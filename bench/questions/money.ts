import { each, type Question } from './question.ts'

const REACHED = `MATCH (x:Act {release: $release, id: $id})-[:SETS]->(a:Allocation)
  OPTIONAL MATCH p = (a)-[:FOR|BREAKS_DOWN_INTO|CHARGED_TO|ON_AXIS]->(t)-[:HAS_SECTION|HAS_LINE|ACHIEVED|HANDLES*0..3]->(e)
  UNWIND relationships(p) AS r WITH DISTINCT r
  RETURN {type: type(r), from: startNode(r).id, to: endNode(r).id, name: endNode(r).name, amount: endNode(r).amount}`

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
    cypher: `MATCH (x:Act {release: $release, id: $from})-[:SETS]->(a:Allocation)-[f:FOR]->(t)
      MATCH p = (t)-[:HAS_SECTION|HAS_LINE*0..2]->(m)<-[:MEASURES]-(i:Indicator {id: $to})
      UNWIND [f] + relationships(p) AS r WITH DISTINCT r RETURN {type: type(r), from: startNode(r).id, to: endNode(r).id}`,
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
    cypher: `UNWIND $ids AS id MATCH (a:Allocation {release: $release, id: id})
      RETURN {id: a.id, amount: a.amount, parts: COLLECT { MATCH (a)-[:BREAKS_DOWN_INTO|SUPERSEDES|RESTATES]-(o) RETURN o.id }}`,
    variables: ({ blocks }, turn) => ({ ids: each(blocks, turn) }),
    compared: 'service only',
  },
]
