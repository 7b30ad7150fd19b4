// Which relationships lead from one entity to another? Each two are asked about as one text.
UNWIND $ids AS id
WITH id, split(id, ' ') AS ends
MATCH (entity:Entity {release: $release, id: ends[0]})
CALL (entity, ends) {
  MATCH (other:Entity {release: $release, id: ends[1]})
  MATCH (entity)-[link]->(other)
  RETURN link, other
}
RETURN id, type(link) AS relation, true AS outward, other.id AS other, properties(link) AS link
