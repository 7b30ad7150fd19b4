// Which contradictions did the checks of a new release find? Writes a batch of these ties, each a list: the two ends by where they are.
// allows: CartesianProduct because each side is one node, found by where it is
UNWIND $rows AS row
MATCH (check:Check) WHERE elementId(check) = row[0] AND check.release = $release
MATCH (contradiction:Contradiction) WHERE elementId(contradiction) = row[1] AND contradiction.release = $release
CREATE (check)-[:FOUND]->(contradiction)
RETURN count(*) AS written
