// What are these entities, what do they lead to, and what is read with both, level by level? Written for the amounts that acts set, with all
// that can be read of an entity; each way that an operation follows takes the place of one of those, and parts that it does not ask are left
// out. All comes in one row, because rows are dear to the database. There an entity is called by its number, which takes no look at it, and
// that is sent as a float: of each integer the driver makes an object, and several more to see whether it is a safe one.
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
// all: what each entity of a level leads to
CALL (level0) {
  UNWIND level0 AS near
  WITH near
  WHERE near:Act
  CALL (near) {
    MATCH (near)-[:SETS]->(far:Allocation)
    RETURN far
  }
  RETURN collect([toFloat(id(near)), toFloat(id(far))]) AS way1, collect(DISTINCT far) AS level1
}
// page: the first of it in the order of ids, and how much there is
CALL (level0) {
  UNWIND level0 AS near
  WITH near
  WHERE near:Act
  CALL (near) {
    MATCH (near)-[:SETS]->(far:Allocation)
    WITH DISTINCT far
    ORDER BY far.rank
    RETURN collect(far) AS those
  }
  UNWIND those[..$most1] AS far
  RETURN collect([toFloat(id(near)), toFloat(id(far)), toFloat(size(those))]) AS way2, collect(DISTINCT far) AS level2
}
// some: the ids of it, and what they are of where that is little: else a page of it is chosen first
CALL (level0) {
  UNWIND level0 AS near
  WITH near
  WHERE near:Act
  CALL (near) {
    MATCH (near)-[:SETS]->(far:Allocation)
    RETURN collect(DISTINCT far) AS those
  }
  WITH near, those, size(those) <= $most1 AS isRead
  UNWIND those AS far
  RETURN
    collect([toFloat(id(near)), far.id, isRead]) AS way3,
    collect(DISTINCT CASE WHEN isRead THEN far END) AS level3
}
// named: what each names by its id
CALL (level0) {
  UNWIND level0 AS near
  WITH near
  WHERE near:Act
  UNWIND near.table AS id
  WITH DISTINCT id
  MATCH (far:Table {release: $release, id: id})
  RETURN collect([null, toFloat(id(far))]) AS way4, collect(far) AS level4
}
// neighbours: the first of its relationships, in the order in which they were loaded
CALL (level0) {
  UNWIND level0 AS near
  WITH near
  WHERE near:Act
  CALL (near) {
    MATCH (near)-[link:SETS]-(far:Entity)
    WITH far, link, startNode(link) = near AS outward
    RETURN far, link, outward
    ORDER BY link.position
    LIMIT $most1
  }
  RETURN
    collect([toFloat(id(near)), toFloat(id(far)), [type(link), outward, far.id, properties(link)]]) AS way5,
    collect(DISTINCT far) AS level5
}
// entities: all of them, each once
CALL (level0, page0, level1, level2, level4, level5) {
  UNWIND level0 + page0 + level1 + level2 + level4 + level5 AS entity
  WITH DISTINCT entity
  RETURN collect([toFloat(id(entity)), coalesce(entity.facts, properties(entity))]) AS entities
}
// evidence: where they are printed
CALL (level0, level1) {
  UNWIND [one IN level0 WHERE (one:Act)] + level1 AS entity
  UNWIND entity.evidence AS place
  WITH DISTINCT place
  MATCH (evidence:Evidence {release: $release, id: place})
  RETURN collect(properties(evidence)) AS evidence
}
// edges: all their relationships
CALL (level0, level1) {
  UNWIND [one IN level0 WHERE (one:Act)] + level1 AS entity
  WITH DISTINCT entity
  RETURN collect([toFloat(id(entity)), COLLECT {
    MATCH (entity)-[link]-(other:Entity)
    RETURN [type(link), startNode(link) = entity, other.id, properties(link)]
  }]) AS edges
}
// contradictions: what they say, claim and are about
CALL (level3) {
  UNWIND level3 AS contradiction
  WITH DISTINCT contradiction
  RETURN collect({
    contradiction: properties(contradiction),
    claims: COLLECT { MATCH (contradiction)-[tie:CLAIMS]->(claim) RETURN properties(claim) ORDER BY tie.position },
    about: COLLECT { MATCH (contradiction)-[tie:ABOUT]->(entity) RETURN entity.id ORDER BY tie.position }
  }) AS contradictions
}
// found: and whether they are in the order of ids
RETURN level0[0].rank IS NOT NULL AS isRanked, listed, entities, [way1, way2, way3, way4, way5] AS ways, evidence, edges, contradictions
