// What does something consist of, which amounts are tied to that, and which are the same money again?
UNWIND $ids AS id
MATCH (about:Entity {release: $release, id: id})-[:HAS_LINE|HAS_PROGRAMME|HAS_SECTION]->*(part)
WITH about, collect(DISTINCT part) AS parts
CALL (about, parts) {
  WITH about
  WHERE about:Allocation
  RETURN about AS amount
  UNION ALL
  UNWIND parts AS part
  MATCH (part)--(amount:Allocation)
  RETURN amount
}
WITH parts, collect(DISTINCT amount) AS amounts
CALL (amounts) {
  UNWIND amounts AS amount
  MATCH (amount)-[:REDUCES|RESTATES|SUPERSEDES]-(again)
  RETURN collect(DISTINCT again) AS again
}
UNWIND parts + amounts + again AS found
WITH DISTINCT found
RETURN coalesce(found.facts, properties(found)) AS entity, found.tied AS tied
