// What is each of these, what ties it to other entities, and which contradictions are about it? A relationship between two of them is
// given once, with the one on its left; of what many share (funds, regions, organisations), only what ties them to their like.
UNWIND $ids AS id
MATCH (entity:Entity {release: $release, id: id})
RETURN
  properties(entity) AS entity,
  COLLECT {
    WITH entity
    WHERE NOT entity.id IN $shared
    MATCH (entity)-[link]-(other:Entity|Contradiction)
    WHERE startNode(link) = entity OR NOT other.id IN $ids OR other.id IN $shared
    RETURN [type(link), startNode(link) = entity, other.id, properties(link)] AS edge
    UNION ALL
    WITH entity
    WHERE entity.id IN $shared
    MATCH (entity)-[link:ABOUT|HAS_PROGRAMME|SAME_AS]-(other:Entity|Contradiction)
    RETURN [type(link), startNode(link) = entity, other.id, properties(link)] AS edge
  } AS edges
