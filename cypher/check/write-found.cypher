// Which contradictions did the checks of a new release find? Writes a batch of these ties.
// allows: CartesianProduct because each side is one node, found by its unique id
UNWIND $rows AS row
MATCH (check:Check {release: $release, id: row.from})
MATCH (contradiction:Contradiction {release: $release, id: row.to})
CREATE (check)-[:FOUND]->(contradiction)
RETURN count(*) AS written
