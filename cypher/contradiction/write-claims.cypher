// What do the contradictions of a new release claim? Writes a batch of claims, each tied to its contradiction, which is found by where it is.
UNWIND $rows AS row
MATCH (contradiction:Contradiction) WHERE elementId(contradiction) = row.contradiction AND contradiction.release = $release
CREATE (contradiction)-[:CLAIMS {position: row.position}]->(claim:Claim)
SET claim = row.properties, claim.release = $release
RETURN count(*) AS written
