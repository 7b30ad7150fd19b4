// What is each of these contradictions about, and what does it claim of an amount? Of names and days, which many may dispute, no claims.
UNWIND $ids AS id
MATCH (contradiction:Contradiction {release: $release, id: id})
WITH contradiction, COLLECT { MATCH (contradiction)-[:ABOUT]->(entity) RETURN entity } AS entities
WITH contradiction, entities, any(entity IN entities WHERE entity:Allocation) AS isOfMoney
RETURN
  contradiction {.id, .kind, .preferred} AS contradiction,
  [entity IN entities | entity.id] AS about,
  COLLECT {
    WITH contradiction, isOfMoney
    WHERE isOfMoney
    MATCH (contradiction)-[tie:CLAIMS]->(claim)
    RETURN claim {.value, .number, .entity, .basis} ORDER BY tie.position
  } AS claims
