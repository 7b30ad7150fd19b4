// What is each of these entities?
UNWIND $ids AS id
MATCH (entity:Entity {release: $release, id: id})
RETURN coalesce(entity.facts, properties(entity)) AS entity
