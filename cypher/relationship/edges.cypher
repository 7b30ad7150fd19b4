// Which relationships tie each of these entities to another, and which way do they point?
UNWIND $ids AS id
MATCH (entity:Entity {release: $release, id: id})-[link]-(other:Entity)
RETURN
  id,
  type(link) AS relation,
  startNode(link) = entity AS outward,
  other.id AS other,
  properties(link) AS link
