// Which entities are the checks of a new release about? Writes a batch of these ties, each a list: the two ends by where they are, and the place.
// allows: CartesianProduct because each side is one node, found by where it is
UNWIND $rows AS row
MATCH (check:Check) WHERE elementId(check) = row[0] AND check.release = $release
MATCH (entity:Entity) WHERE elementId(entity) = row[1] AND entity.release = $release
CREATE (check)-[:ABOUT {position: row[2]}]->(entity)
RETURN count(*) AS written
