// What lies within some steps of an entity, with what ties each to others? The nearest first, and of those equally near the first in the
// order of ids. What many share is an end, unless this begins with it. Written for one step, which is repeated for each that is asked.
// begin: it is walked from there
MATCH (entity:Entity {release: $release, id: $id})
WITH [entity] AS level0, [entity] AS found0
// step: to what is not known yet, as far as there is room
CALL (level0, found0) {
  CALL (level0, found0) {
    UNWIND found0 AS node
    RETURN node, 0 AS step
    UNION ALL
    UNWIND level0 AS near
    WITH near
    WHERE near.id = $id OR NOT near.kind IN $shared
    MATCH (near)-[link]-(node:Entity)
    WHERE ($relations IS NULL OR type(link) IN $relations) AND ($kinds IS NULL OR node.kind IN $kinds)
    RETURN node, 1 AS step
  }
  WITH node, min(step) AS step
  WHERE step = 1
  WITH node
  ORDER BY node.rank, node.id
  LIMIT $first
  RETURN collect(node) AS those
}
WITH found0, those[..$first - size(found0)] AS level1
WITH level1, found0 + level1 AS found1
// found: of what many share, what ties it to its like alone
UNWIND found1 AS node
CALL (node) {
  WITH node
  WHERE node.id = $id OR NOT node.kind IN $shared
  MATCH (node)-[link]-(other:Entity)
  RETURN collect([type(link), startNode(link) = node, other.id, properties(link)]) AS edges
}
CALL (node) {
  WITH node
  WHERE node.kind IN $shared
  MATCH (node)-[link:HAS_PROGRAMME|SAME_AS]-(other:Entity)
  RETURN collect([type(link), startNode(link) = node, other.id, properties(link)]) AS kin
}
RETURN coalesce(node.facts, properties(node)) AS entity, node.tied AS tied, null AS dispute, edges, kin
