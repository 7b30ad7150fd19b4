// What does each of these acts set, what is that for, who pays and receives it, what holds it, and which editions print it?
UNWIND $ids AS id
MATCH (act:Act {release: $release, id: id})-[:SETS]->(amount)
WITH collect(DISTINCT act) AS acts, collect(DISTINCT amount) AS amounts
CALL (amounts) {
  UNWIND amounts AS amount
  MATCH (amount)-[:BENEFITS|CHARGED_TO|FOR]->(target)
  WITH DISTINCT target
  MATCH (target)<-[:HAS_LINE|HAS_SECTION]-*(holder)
  RETURN collect(DISTINCT holder) AS holders
}
CALL (amounts) {
  UNWIND amounts AS amount
  UNWIND [amount.edition, amount.withdrawnIn] AS id
  WITH DISTINCT id
  MATCH (edition:Source {release: $release, id: id})
  RETURN collect(edition) AS editions
}
UNWIND acts + amounts + holders + editions AS found
WITH DISTINCT found
RETURN coalesce(found.facts, properties(found)) AS entity, found.tied AS tied
