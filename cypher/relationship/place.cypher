// At which place was a relationship between two entities loaded, the first of its type where there are several?
// allows: CartesianProduct because each side is one node, found by its unique id
MATCH (entity:Entity {release: $release, id: $id})
MATCH (other:Entity {release: $release, id: $other})
MATCH (entity)-[link]-(other)
WHERE type(link) = $relation
RETURN min(link.position) AS position
