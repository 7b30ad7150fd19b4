// Which entities does the full-text index find, the best first, and what are they? The terms that it is asked are those of one release.
CALL db.index.fulltext.queryNodes('entity_text', $text, {skip: $skip, limit: $limit}) YIELD node AS text, score
MATCH (entity:Entity {release: $release, id: text.id})
RETURN entity.id AS id, toInteger(score) AS score, coalesce(entity.facts, properties(entity)) AS entity
ORDER BY score DESC, id
