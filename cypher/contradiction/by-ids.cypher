// What does each of these contradictions say, what does it claim, and what is it about?
UNWIND $ids AS id
MATCH (contradiction:Contradiction {release: $release, id: id})
RETURN
  properties(contradiction) AS contradiction,
  COLLECT { MATCH (contradiction)-[tie:CLAIMS]->(claim) RETURN properties(claim) ORDER BY tie.position } AS claims,
  COLLECT { MATCH (contradiction)-[tie:ABOUT]->(entity) RETURN entity.id ORDER BY tie.position } AS about
