// Which release of a scope answers from now on? Moves its pointer, in the one transaction that makes the release readable.
// allows: CartesianProduct because each side is one node, found by its unique id
MATCH (pointer:Pointer {scope: $scope})
MATCH (release:Release {id: $release})
OPTIONAL MATCH (pointer)-[before:LIVE]->(:Release)
OPTIONAL MATCH (pruned:PrunedRelease {id: $release})
DELETE before, pruned
CREATE (pointer)-[:LIVE]->(release)
SET release.state = 'COMPLETE', release.liveAt = datetime.realtime().epochMillis
REMOVE release.deleteAfter
RETURN release.id AS id
