// Which amounts are these inside of, what is inside of them, and which are the same money again? With the acts that set them and
// the editions that print or leave them out. Some steps, each amount once: from each anew would go over the same money again and again.
CALL () {
  UNWIND $ids AS id
  MATCH (amount:Allocation {release: $release, id: id})
  RETURN collect(DISTINCT amount) AS amounts
}
CALL (amounts, amounts) {
  UNWIND amounts AS near
  MATCH (near)-[link:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-(far)
  WHERE (NOT link:BREAKS_DOWN_INTO OR startNode(link) = near) AND NOT far IN amounts
  WITH DISTINCT far
  LIMIT $limit
  RETURN collect(far) AS inner1
}
WITH *, amounts + inner1 AS below1
CALL (below1, inner1) {
  UNWIND inner1 AS near
  MATCH (near)-[link:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-(far)
  WHERE (NOT link:BREAKS_DOWN_INTO OR startNode(link) = near) AND NOT far IN below1
  WITH DISTINCT far
  LIMIT $limit
  RETURN collect(far) AS inner2
}
WITH *, below1 + inner2 AS below2
CALL (below2) {
  // What a computed sum was computed from.
  UNWIND below2 AS amount
  UNWIND amount.derivedFrom AS id
  WITH DISTINCT id
  MATCH (term:Allocation {release: $release, id: id})
  RETURN collect(term) AS terms
}
CALL (amounts, terms) {
  UNWIND amounts + terms AS amount
  RETURN collect(DISTINCT amount) AS begun
}
CALL (begun, begun) {
  UNWIND begun AS near
  MATCH (near)-[link:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-(far)
  WHERE (NOT link:BREAKS_DOWN_INTO OR endNode(link) = near) AND NOT far IN begun
  WITH DISTINCT far
  LIMIT $limit
  RETURN collect(far) AS outer1
}
WITH *, begun + outer1 AS above1
CALL (above1, outer1) {
  UNWIND outer1 AS near
  MATCH (near)-[link:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-(far)
  WHERE (NOT link:BREAKS_DOWN_INTO OR endNode(link) = near) AND NOT far IN above1
  WITH DISTINCT far
  LIMIT $limit
  RETURN collect(far) AS outer2
}
WITH *, above1 + outer2 AS above2
CALL (above2, outer2) {
  UNWIND outer2 AS near
  MATCH (near)-[link:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-(far)
  WHERE (NOT link:BREAKS_DOWN_INTO OR endNode(link) = near) AND NOT far IN above2
  WITH DISTINCT far
  LIMIT $limit
  RETURN collect(far) AS outer3
}
WITH *, above2 + outer3 AS above3
CALL (above3, outer3) {
  UNWIND outer3 AS near
  MATCH (near)-[link:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-(far)
  WHERE (NOT link:BREAKS_DOWN_INTO OR endNode(link) = near) AND NOT far IN above3
  WITH DISTINCT far
  LIMIT $limit
  RETURN collect(far) AS outer4
}
WITH *, above3 + outer4 AS above4
CALL (above4) {
  // What computed sums that amounts are inside of were computed from, with what those are inside of.
  UNWIND above4 AS amount
  UNWIND amount.derivedFrom AS id
  WITH DISTINCT id
  MATCH (term:Allocation {release: $release, id: id})
  WITH term
  WHERE NOT term IN above4
  RETURN collect(term) AS more
}
WITH *, above4 + more AS above5
CALL (above5, more) {
  UNWIND more AS near
  MATCH (near)-[link:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-(far)
  WHERE (NOT link:BREAKS_DOWN_INTO OR endNode(link) = near) AND NOT far IN above5
  WITH DISTINCT far
  LIMIT $limit
  RETURN collect(far) AS outer6
}
WITH *, above5 + outer6 AS above6
CALL (above6, outer6) {
  UNWIND outer6 AS near
  MATCH (near)-[link:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-(far)
  WHERE (NOT link:BREAKS_DOWN_INTO OR endNode(link) = near) AND NOT far IN above6
  WITH DISTINCT far
  LIMIT $limit
  RETURN collect(far) AS outer7
}
WITH *, above6 + outer7 AS above7
CALL (above7, outer7) {
  UNWIND outer7 AS near
  MATCH (near)-[link:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-(far)
  WHERE (NOT link:BREAKS_DOWN_INTO OR endNode(link) = near) AND NOT far IN above7
  WITH DISTINCT far
  LIMIT $limit
  RETURN collect(far) AS outer8
}
WITH *, above7 + outer8 AS above8
CALL (above8, outer8) {
  UNWIND outer8 AS near
  MATCH (near)-[link:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-(far)
  WHERE (NOT link:BREAKS_DOWN_INTO OR endNode(link) = near) AND NOT far IN above8
  WITH DISTINCT far
  LIMIT $limit
  RETURN collect(far) AS outer9
}
WITH *, above8 + outer9 AS above9
CALL (above9, outer9) {
  UNWIND outer9 AS near
  MATCH (near)-[link:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-(far)
  WHERE (NOT link:BREAKS_DOWN_INTO OR endNode(link) = near) AND NOT far IN above9
  WITH DISTINCT far
  LIMIT $limit
  RETURN collect(far) AS outer10
}
WITH *, above9 + outer10 AS above10
CALL (above10) {
  UNWIND above10 AS amount
  UNWIND amount.derivedFrom AS id
  WITH DISTINCT id
  MATCH (term:Allocation {release: $release, id: id})
  WITH term
  WHERE NOT term IN above10
  RETURN collect(term) AS others
}
WITH *, above10 + others AS above11
CALL (above11, others) {
  UNWIND others AS near
  MATCH (near)-[link:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-(far)
  WHERE (NOT link:BREAKS_DOWN_INTO OR endNode(link) = near) AND NOT far IN above11
  WITH DISTINCT far
  LIMIT $limit
  RETURN collect(far) AS outer12
}
WITH *, above11 + outer12 AS above12
CALL (above12, outer12) {
  UNWIND outer12 AS near
  MATCH (near)-[link:BREAKS_DOWN_INTO|REDUCES|RESTATES|SUPERSEDES]-(far)
  WHERE (NOT link:BREAKS_DOWN_INTO OR endNode(link) = near) AND NOT far IN above12
  WITH DISTINCT far
  LIMIT $limit
  RETURN collect(far) AS outer13
}
WITH *, above12 + outer13 AS above13
CALL (below2, above13) {
  UNWIND below2 + above13 AS amount
  RETURN collect(DISTINCT amount) AS money
}
CALL (money) {
  UNWIND money AS amount
  RETURN amount AS found
  UNION ALL
  UNWIND money AS amount
  MATCH (amount)<-[:SETS]-(found)
  RETURN found
  UNION ALL
  UNWIND money AS amount
  UNWIND [amount.edition, amount.withdrawnIn] AS id
  WITH DISTINCT id
  MATCH (found:Source {release: $release, id: id})
  RETURN found
}
WITH DISTINCT found
RETURN coalesce(found.facts, properties(found)) AS entity, found.tied AS tied
