// What is each of these entities, and which relationships tie it to another? One query where both are needed.
UNWIND $ids AS id
MATCH (entity:Entity {release: $release, id: id})
RETURN
  properties(entity) AS entity,
  COLLECT {
    MATCH (entity)-[link]-(other:Entity)
    RETURN {relation: type(link), outward: startNode(link) = entity, other: other.id, link: properties(link)}
  } AS edges
