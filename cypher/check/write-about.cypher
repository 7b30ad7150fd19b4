// Which entities are the checks of a new release about? Writes a batch of these ties.
// allows: CartesianProduct because each side is one node, found by its unique id
UNWIND $rows AS row
MATCH (check:Check {release: $release, id: row.from})
MATCH (entity:Entity {release: $release, id: row.to})
CREATE (check)-[:ABOUT {position: row.position}]->(entity)
RETURN count(*) AS written
