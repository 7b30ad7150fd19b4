// What is each of these entities, and where is it printed? One query where both are needed.
UNWIND $ids AS id
MATCH (entity:Entity {release: $release, id: id})
RETURN
  properties(entity) AS entity,
  COLLECT {
    UNWIND entity.evidence AS place
    MATCH (evidence:Evidence {release: $release, id: place})
    RETURN properties(evidence)
  } AS evidence
