// Which entities are the contradictions of a new release about? Writes a batch of these ties.
// allows: CartesianProduct because each side is one node, found by its unique id
UNWIND $rows AS row
MATCH (contradiction:Contradiction {release: $release, id: row.from})
MATCH (entity:Entity {release: $release, id: row.to})
CREATE (contradiction)-[:ABOUT {position: row.position}]->(entity)
RETURN count(*) AS written
