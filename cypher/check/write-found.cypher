// Which contradictions did the checks of a new release find? Writes a batch of these ties.
UNWIND $rows AS row
MATCH (check:Check {release: $release, id: row.from})
WITH row, check
MATCH (contradiction:Contradiction {release: $release, id: row.to})
CREATE (check)-[:FOUND]->(contradiction)
RETURN count(*) AS written
