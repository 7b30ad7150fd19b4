// What does each of these acts set, what is that for, and what holds it? Ids alone.
UNWIND $ids AS id
MATCH (act:Act {release: $release, id: id})-[:SETS]->(amount)
WITH collect(DISTINCT amount) AS amounts
CALL (amounts) {
  UNWIND amounts AS amount
  MATCH (amount)-[:FOR]->(target)
  WITH DISTINCT target
  MATCH (target)<-[:HAS_LINE|HAS_SECTION]-*(holder)
  RETURN collect(DISTINCT holder) AS holders
}
UNWIND amounts + holders AS found
RETURN DISTINCT found.id AS id
