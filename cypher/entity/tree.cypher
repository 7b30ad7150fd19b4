// What are these entities, what do they lead to, and what is read with both, level by level? Written for the amounts that acts set, with all
// that can be read of an entity; each way that an operation follows takes the place of that one, and parts that it does not ask are left out.
// allows: CartesianProduct because a statement has one of its two beginnings
// begin: the first level
CALL () {
  UNWIND $ids AS id
  MATCH (entity:Entity {release: $release, id: id})
  RETURN collect(entity) AS level0
}
// list: the first level of a list, whose question takes the place of the inner part; of what only says whether it goes on nothing is read
CALL () {
  CALL () {
    MATCH (n:Entity {release: $release, id: $ids[0]})
    RETURN n.id AS id, null AS key, n
  }
  WITH collect({id: id, key: key}) AS listed, collect(n) AS those
  RETURN listed, those[..$first - 1] AS page0
}
// way: what each entity of a level leads to
CALL (level0) {
  UNWIND level0 AS near
  WITH near
  WHERE near:Act
  RETURN collect({near: near, far: COLLECT { MATCH (near)-[:SETS]->(far:Allocation) RETURN DISTINCT far }}) AS way1
}
// level: the next one, of which a page that is not nearly the whole list is left to be chosen first
CALL (way1) {
  UNWIND way1 AS found
  WITH found.far AS far
  WHERE size(far) <= $most1
  UNWIND far AS entity
  RETURN collect(DISTINCT entity) AS level1
}
// found: all that is read
CALL (level0, level1, way1, listed) {
  // entities: each once
  UNWIND level0 + level1 AS entity
  WITH DISTINCT entity
  RETURN 'ENTITY' AS part, 0 AS nth, coalesce(entity.facts, properties(entity)) AS row
  // ids: of what a way leads to
  UNION ALL
  UNWIND way1 AS found
  RETURN 'WAY' AS part, 1 AS nth, collect([found.near.id, [each IN found.far | each.id]]) AS row
  // listed: the list itself
  UNION ALL
  RETURN 'LISTED' AS part, 0 AS nth, listed AS row
  // evidence: where they are printed
  UNION ALL
  UNWIND level0 + level1 AS entity
  WITH entity
  WHERE entity:Act
  UNWIND entity.evidence AS place
  WITH DISTINCT place
  MATCH (evidence:Evidence {release: $release, id: place})
  RETURN 'EVIDENCE' AS part, 0 AS nth, properties(evidence) AS row
  // edges: all their relationships
  UNION ALL
  UNWIND level0 + level1 AS entity
  WITH DISTINCT entity
  WHERE entity:Act
  RETURN 'EDGES' AS part, 0 AS nth, {
    id: entity.id,
    edges: COLLECT {
      MATCH (entity)-[link]-(other:Entity)
      RETURN [type(link), startNode(link) = entity, other.id, properties(link)]
    }
  } AS row
  // contradictions: what they say, claim and are about
  UNION ALL
  UNWIND level1 AS contradiction
  WITH DISTINCT contradiction
  RETURN 'CONTRADICTION' AS part, 0 AS nth, {
    contradiction: properties(contradiction),
    claims: COLLECT { MATCH (contradiction)-[tie:CLAIMS]->(claim) RETURN properties(claim) ORDER BY tie.position },
    about: COLLECT { MATCH (contradiction)-[tie:ABOUT]->(entity) RETURN entity.id ORDER BY tie.position }
  } AS row
  // end: a row for each
}
RETURN part, nth, row
