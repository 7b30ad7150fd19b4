// Which amounts are these inside of, what is inside of them, and which are the same money again? Ids alone, with the acts that set them and
// the editions that print or leave them out.
CALL () {
  UNWIND $ids AS id
  MATCH (amount:Allocation {release: $release, id: id})
  RETURN collect(amount) AS amounts
}
CALL (amounts) {
  UNWIND amounts AS amount
  MATCH (amount)((near)-[link:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-(far) WHERE NOT link:BREAKS_DOWN_INTO OR startNode(link) = near)*(inner)
  WITH DISTINCT inner
  LIMIT $limit
  RETURN collect(inner) AS inner
}
CALL (inner) {
  // What a computed sum was computed from.
  UNWIND inner AS amount
  UNWIND amount.derivedFrom AS id
  WITH DISTINCT id
  MATCH (term:Allocation {release: $release, id: id})
  RETURN collect(term) AS terms
}
CALL (amounts, terms) {
  UNWIND amounts + terms AS amount
  MATCH (amount)((near)-[link:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-(far) WHERE NOT link:BREAKS_DOWN_INTO OR endNode(link) = near)*(outer)
  WITH DISTINCT outer
  LIMIT $limit
  RETURN collect(outer) AS outer
}
CALL (inner, outer) {
  // What computed sums that amounts are inside of were computed from, with what those are inside of.
  UNWIND outer AS amount
  UNWIND amount.derivedFrom AS id
  WITH DISTINCT id
  MATCH (term:Allocation {release: $release, id: id})
  WITH term
  WHERE NOT term IN inner + outer
  MATCH (term)((near)-[link:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-(far) WHERE NOT link:BREAKS_DOWN_INTO OR endNode(link) = near)*(beside)
  WITH DISTINCT beside
  LIMIT $limit
  RETURN collect(beside) AS beside
}
CALL (inner, outer, beside) {
  UNWIND inner + outer + beside AS amount
  RETURN collect(DISTINCT amount) AS money
}
CALL (money) {
  UNWIND money AS amount
  RETURN amount AS found
  UNION
  UNWIND money AS amount
  MATCH (amount)<-[:SETS]-(found)
  RETURN found
  UNION
  UNWIND money AS amount
  UNWIND [amount.edition, amount.withdrawnIn] AS id
  WITH DISTINCT id
  MATCH (found:Source {release: $release, id: id})
  RETURN found
}
RETURN DISTINCT found.id AS id
