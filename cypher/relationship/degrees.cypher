// How many relationships has each of these?
UNWIND $ids AS id
MATCH (entity:Entity {release: $release, id: id})
RETURN id, COUNT { (entity)--() } AS count
