// What does each of these acts set, what is that for, and what holds it?
UNWIND $ids AS id
MATCH (act:Act {release: $release, id: id})-[:SETS]->(amount)
WITH collect(DISTINCT act) AS acts, collect(DISTINCT amount) AS amounts
CALL (amounts) {
  UNWIND amounts AS amount
  MATCH (amount)-[:FOR]->(target)
  WITH DISTINCT target
  MATCH (target)<-[:HAS_LINE|HAS_SECTION]-*(holder)
  RETURN collect(DISTINCT holder) AS holders
}
UNWIND acts + amounts + holders AS found
WITH DISTINCT found
RETURN coalesce(found.facts, properties(found)) AS entity, found.tied AS tied
