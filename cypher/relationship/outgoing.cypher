// Which relationships go out from each of these entities to another?
UNWIND $ids AS id
MATCH (entity:Entity {release: $release, id: id})-[link]->(other:Entity)
RETURN
  id,
  type(link) AS relation,
  true AS outward,
  other.id AS other,
  properties(link) AS link
