// What does each of these checks say, what is it about, and which contradiction did it find?
UNWIND $ids AS id
MATCH (check:Check {release: $release, id: id})
RETURN
  properties(check) AS check,
  COLLECT { MATCH (check)-[tie:ABOUT]->(entity:Entity) RETURN entity.id ORDER BY tie.position } AS about,
  head(COLLECT { MATCH (check)-[:FOUND]->(contradiction:Contradiction) RETURN contradiction.id }) AS contradiction
