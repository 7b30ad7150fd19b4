// What are the entities of a list, in its order? What finds their ids, and what it says of each beside, takes the place of the first part.
CALL () {
  UNWIND $ids AS id
  RETURN id, null AS key
}
RETURN id, key, COLLECT { MATCH (entity:Entity {release: $release, id: id}) RETURN coalesce(entity.facts, properties(entity)) } AS entities
