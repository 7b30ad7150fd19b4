// How many relationships has something that many share? Written for what a body receives; other types are added to it.
MATCH (entity:Entity {release: $release, id: $id})
RETURN COUNT { (entity)<-[:BENEFITS]-() } AS count
