// Which entities does the full-text index find, the best first? The terms that it is asked are those of one release.
CALL db.index.fulltext.queryNodes('entity_text', $text, {skip: $skip, limit: $limit}) YIELD node AS entity, score
WITH entity.id AS id, toInteger(score) AS score
RETURN id, score ORDER BY score DESC, id
