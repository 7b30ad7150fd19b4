// What do the contradictions of a new release claim? Writes a batch of claims, each tied to its contradiction.
UNWIND $rows AS row
MATCH (contradiction:Contradiction {release: $release, id: row.contradiction})
CREATE (contradiction)-[:CLAIMS {position: row.position}]->(claim:Claim)
SET claim = row.properties, claim.release = $release
RETURN count(*) AS written
