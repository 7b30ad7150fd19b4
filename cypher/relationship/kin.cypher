// What ties each of these to its like: what may be the same thing, and the programmes of a mission of the budget?
UNWIND $ids AS id
MATCH (entity:Entity {release: $release, id: id})-[link:HAS_PROGRAMME|SAME_AS]-(other:Entity)
RETURN id, type(link) AS relation, startNode(link) = entity AS outward, other.id AS other, properties(link) AS link
