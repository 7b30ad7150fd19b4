// What is left of a release? Deletes so many of its nodes.
CALL () {
  MATCH (node:Claim) WHERE node.release = $release AND node.id IS NOT NULL RETURN node
  UNION ALL
  MATCH (node:Check) WHERE node.release = $release AND node.id IS NOT NULL RETURN node
  UNION ALL
  MATCH (node:Contradiction) WHERE node.release = $release AND node.id IS NOT NULL RETURN node
  UNION ALL
  MATCH (node:Evidence) WHERE node.release = $release AND node.id IS NOT NULL RETURN node
  UNION ALL
  MATCH (node:PackageFile) WHERE node.release = $release AND node.id IS NOT NULL RETURN node
  UNION ALL
  MATCH (node:EntityText) WHERE node.release = $release AND node.id IS NOT NULL RETURN node
  UNION ALL
  MATCH (node:Entity) WHERE node.release = $release AND node.id IS NOT NULL RETURN node
}
WITH node
LIMIT $limit
DETACH DELETE node
RETURN count(*) AS deleted
