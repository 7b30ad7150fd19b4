// Which entities does the full-text index find, in no order, what are they and by which words are they found? All where they are at most so
// many; of more than that nothing but that there are more. The terms that it is asked are those of one release.
CALL db.index.fulltext.queryNodes('entity_text', $text, {limit: $most + 1}) YIELD node
WITH collect(node) AS texts
RETURN size(texts) AS count, COLLECT {
  UNWIND CASE WHEN size(texts) > $most THEN [] ELSE texts END AS text
  MATCH (entity:Entity {release: $release, id: text.id})
  RETURN {id: text.id, text: text.searchText, entity: coalesce(entity.facts, properties(entity))}
} AS found
