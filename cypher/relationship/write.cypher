// Which relationships does a new release hold? Writes a batch of them, each a list in the order of what is read of it here; one whose ends
// are not both there is not counted. The same load has just written its ends, and nobody else may delete them while it holds the lease.
// allows: CartesianProduct because each side is one node, found by where it is
UNWIND $rows AS row
MATCH (from:Entity) WHERE elementId(from) = row[0] AND from.release = $release
MATCH (to:Entity) WHERE elementId(to) = row[1] AND to.release = $release
CREATE (from)-[:$(row[2]) {
  basis: row[3], rule: row[4], evidence: row[5], note: row[6], breakdown: row[7], position: row[8],
  fromShared: row[9], toShared: row[10]
}]->(to)
RETURN count(*) AS written
