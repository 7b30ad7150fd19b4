// Which entities does the full-text index find, the best first? By kind: how many there are, and so many of the best.
UNWIND $questions AS question
CALL db.index.fulltext.queryNodes('entity_search', question.text) YIELD node AS entity
WITH entity, sum(question.points) AS points
WHERE entity.release = $release AND points >= $atLeast
WITH entity.kind AS kind, points, size(entity.name) AS length, entity.id AS id
ORDER BY points DESC, length, id
WITH kind, count(*) AS count, collect({points: points, length: length, id: id}) AS found
RETURN kind, count, found[..$best] AS best
ORDER BY kind
