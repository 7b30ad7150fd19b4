// Which relationships does a new release hold? Writes a batch of them; one whose ends are not both there is not counted.
// allows: CartesianProduct because each side is one node, found by its unique id
UNWIND $rows AS row
MATCH (from:Entity {release: $release, id: row.from})
MATCH (to:Entity {release: $release, id: row.to})
CREATE (from)-[link:$(row.type)]->(to)
SET link = row.properties
RETURN count(*) AS written
