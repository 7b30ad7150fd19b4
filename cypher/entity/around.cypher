// What is each of these, and what ties it to others?
UNWIND $ids AS id
MATCH (entity:Entity {release: $release, id: id})
RETURN coalesce(entity.facts, properties(entity)) AS entity, entity.tied AS tied
