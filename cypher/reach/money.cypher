// Which amounts are these inside of, what is inside of them, and which are the same money again? With the acts that set them, the
// editions that print or leave them out, and the contradictions about those asked about.
CALL () {
  UNWIND $ids AS id
  MATCH (amount:Allocation {release: $release, id: id})
  RETURN collect(DISTINCT amount) AS amounts
}
CALL (amounts) {
  UNWIND amounts AS amount
  MATCH
    (amount) (
      (near)-[link:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-(far)
      WHERE NOT link:BREAKS_DOWN_INTO OR startNode(link) = near
    )* (inner)
  WITH DISTINCT inner
  LIMIT $limit
  RETURN collect(inner) AS below
}
// Up in two steps of each amount once, and then as far as it goes: many have the same totals, and from each anew would go over these again.
CALL (amounts) {
  UNWIND amounts AS amount
  MATCH (amount)-[:REDUCES|RESTATES|SUPERSEDES]-*(same)
  WITH DISTINCT same
  OPTIONAL MATCH (same)<-[:BREAKS_DOWN_INTO]-(total)
  RETURN collect(DISTINCT same) AS again, collect(DISTINCT total) AS totals
}
CALL (again) {
  // What a computed sum was computed from.
  UNWIND again AS amount
  UNWIND amount.derivedFrom AS id
  WITH DISTINCT id
  MATCH (term:Allocation {release: $release, id: id})
  RETURN collect(term) AS terms
}
CALL (totals, terms) {
  UNWIND totals + terms AS amount
  MATCH (amount)-[:REDUCES|RESTATES|SUPERSEDES]-*(same)
  WITH DISTINCT same
  OPTIONAL MATCH (same)<-[:BREAKS_DOWN_INTO]-(total)
  RETURN collect(DISTINCT same) AS over, collect(DISTINCT total) AS higher
}
CALL (higher) {
  UNWIND higher AS amount
  MATCH
    (amount) (
      (near)-[link:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-(far)
      WHERE NOT link:BREAKS_DOWN_INTO OR endNode(link) = near
    )* (outer)
  WITH DISTINCT outer
  LIMIT $limit
  RETURN collect(outer) AS above
}
CALL (over, above) {
  UNWIND over + above AS amount
  UNWIND amount.derivedFrom AS id
  WITH DISTINCT id
  MATCH (term:Allocation {release: $release, id: id})
  RETURN collect(term) AS others
}
CALL (others) {
  UNWIND others AS amount
  MATCH (amount)-[:REDUCES|RESTATES|SUPERSEDES]-{0,1}(same)
  WITH DISTINCT same
  OPTIONAL MATCH (same)<-[:BREAKS_DOWN_INTO]-(total)
  RETURN collect(DISTINCT same) + collect(DISTINCT total) AS beyond
}
CALL (below, again, over, above, beyond) {
  UNWIND below + again + over + above + beyond AS amount
  RETURN collect(DISTINCT amount) AS money
}
CALL (money) {
  UNWIND money AS amount
  MATCH (amount)<-[:SETS]-(act)
  RETURN collect(DISTINCT act) AS acts
}
CALL (money) {
  UNWIND money AS amount
  UNWIND [amount.edition, amount.withdrawnIn] AS id
  WITH DISTINCT id
  MATCH (edition:Source {release: $release, id: id})
  RETURN collect(edition) AS editions
}
CALL (amounts, money, acts, editions) {
  UNWIND money + acts + editions AS found
  RETURN coalesce(found.facts, properties(found)) AS entity, found.tied AS tied, null AS dispute
  UNION ALL
  UNWIND amounts AS amount
  UNWIND amount.disputes AS id
  WITH DISTINCT id
  MATCH (contradiction:Contradiction {release: $release, id: id})
  RETURN null AS entity, null AS tied, contradiction.dispute AS dispute
}
RETURN entity, tied, dispute
