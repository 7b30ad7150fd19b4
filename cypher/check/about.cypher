// Which checks are about each of these entities?
UNWIND $ids AS id
MATCH (entity:Entity {release: $release, id: id})<-[:ABOUT]-(check:Check)
RETURN id, collect(DISTINCT check.id) AS found
