// Which entities are the contradictions of a new release about? Writes a batch of these ties.
UNWIND $rows AS row
MATCH (contradiction:Contradiction {release: $release, id: row.from})
WITH row, contradiction
MATCH (entity:Entity {release: $release, id: row.to})
CREATE (contradiction)-[:ABOUT {position: row.position}]->(entity)
RETURN count(*) AS written
