// Which contradictions are about each of these entities?
UNWIND $ids AS id
MATCH (entity:Entity {release: $release, id: id})<-[:ABOUT]-(contradiction:Contradiction)
RETURN id, collect(DISTINCT contradiction.id) AS found
